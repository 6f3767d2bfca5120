package kit

import (
	"encoding/json"

	"fyne.io/fyne/v2"
)

// KeepWidths gives a table the column widths the user chose last time and keeps what she chooses now.
// They are cosmetic, hence in the preferences: losing them loses nothing.
func KeepWidths[T any](p fyne.Preferences, key string, t *Table[T]) {
	var widths map[string]float32
	if json.Unmarshal([]byte(p.String(key)), &widths) == nil {
		t.SetWidths(widths)
	}
	t.OnWidthsChanged = func() {
		if data, err := json.Marshal(t.Widths()); err == nil {
			p.SetString(key, string(data))
		}
	}
}
