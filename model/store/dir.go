package store

import (
	"os"
	"path/filepath"
	"runtime"
)

// DefaultDir returns the data folder when none is named: ./data beside the program when that folder
// exists (portable use), else %LOCALAPPDATA%\Oversight, on other systems $XDG_DATA_HOME/oversight.
func DefaultDir() (string, error) {
	if exe, err := os.Executable(); err == nil {
		portable := filepath.Join(filepath.Dir(exe), "data")
		if info, err := os.Stat(portable); err == nil && info.IsDir() {
			return portable, nil
		}
	}
	if runtime.GOOS == "windows" {
		if base := os.Getenv("LOCALAPPDATA"); base != "" {
			return filepath.Join(base, "Oversight"), nil
		}
	}
	if base := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(base) {
		return filepath.Join(base, "oversight"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", storageError("find home", err)
	}
	return filepath.Join(home, ".local", "share", "oversight"), nil
}
