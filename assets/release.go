package assets

// Version is the release of the program. FyneApp.toml says the same to the scripts; a test of cmd/oversight compares them.
const Version = "0.3.0"

// BuildDate is the day of the sources the program was built from, as YYYY-MM-DD. The linker sets it (.ci/windows.sh);
// it is "" in a program built by hand.
var BuildDate string

// Release is the version with the day it was built from, as the program shows it.
func Release() string {
	if BuildDate == "" {
		return Version + "（自行编译）"
	}
	return Version + "（" + BuildDate + "）"
}
