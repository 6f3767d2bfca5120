package kit

import (
	"fmt"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"oversight/assets"
)

// fyneLanguages are the languages Fyne 2.7.1 brings translations for. Fyne picks one by the locale of the system and
// has no way to be told another, so all of them are made Chinese.
var fyneLanguages = []string{
	"cs", "de", "el", "en", "es", "fr", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk", "zh-Hans",
}

// InstallChinese makes the texts that Fyne shows by itself Chinese, whatever the locale of the system.
// Call it after the app exists; further calls do nothing.
func InstallChinese() error { return installChinese() }

var installChinese = sync.OnceValue(func() error {
	for _, l := range fyneLanguages {
		if err := lang.AddTranslations(fyne.NewStaticResource(l+".json", assets.Chinese)); err != nil {
			return fmt.Errorf("install Chinese texts for %s: %w", l, err)
		}
	}
	return nil
})
