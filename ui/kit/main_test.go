package kit

import (
	"os"
	"testing"

	"fyne.io/fyne/v2/test"
)

// TestMain gives all tests an app with our theme, so that what they measure does not depend on Fyne's fonts.
func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(NewTheme(ModeLight, ScaleStandard))
	os.Exit(m.Run())
}
