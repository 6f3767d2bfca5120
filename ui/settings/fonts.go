package settings

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"strings"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// fontFiles are the files a font may come in; a collection holds several.
var fontFiles = []string{".ttf", ".otf", collection}

const collection = ".ttc"

// fontRows are a line for each role of type on paper, with the font that is printed in.
type fontRows struct {
	tab    *printTab
	form   *kit.Form
	faces  map[string]*kit.Text
	resets map[string]*kit.Button
	loader *kit.Loader
	shown  map[string]string // the fonts the lines are about, as in model.PrintSetup
}

func newFontRows(t *printTab) *fontRows {
	r := &fontRows{tab: t, faces: map[string]*kit.Text{}, resets: map[string]*kit.Button{}, loader: kit.NewLoader(t.page.Window)}
	var fields []kit.Field
	for _, role := range model.FontRoles() {
		r.faces[role.Key] = kit.NewParagraph("")
		r.resets[role.Key] = kit.NewButton("恢复自带字体", func() { r.use(role, "") })
		choose := kit.NewButton("选择字体文件…", func() { r.onChoose(role) })
		buttons := container.NewHBox(choose, r.resets[role.Key])
		fields = append(fields, kit.Field{
			Name: role.Key, Label: role.Name, Hint: role.Use,
			Widget: container.NewBorder(nil, nil, nil, buttons, kit.Middle(r.faces[role.Key])),
		})
	}
	r.form = kit.NewForm(fields...)
	for _, role := range model.FontRoles() {
		r.show(role.Key, "", face{})
	}
	return r
}

func (r *fontRows) object() fyne.CanvasObject {
	note := kit.NewCaption("可以改用这台电脑上装有的字体。所选字体里没有的字，仍用程序自带的字体打印；已签发的纸面不变。")
	return container.NewVBox(r.form, note)
}

// face is what a line says of a font.
type face struct {
	name string
	err  error
}

// refresh names the fonts in use. A file that has gone or is not fit any more is said to be so. To read a font takes
// half a second and every change in the window comes by here, so the same fonts are not read again.
func (r *fontRows) refresh() {
	fonts, check := r.tab.setup.Fonts, r.tab.page.CheckFont
	if maps.Equal(fonts, r.shown) {
		return
	}
	r.shown = fonts
	kit.Load(r.loader, func(context.Context) (map[string]face, error) {
		faces := map[string]face{}
		for role, path := range fonts {
			name, err := check(role, path)
			faces[role] = face{name, err}
		}
		return faces, nil
	}, func(faces map[string]face) {
		for _, role := range model.FontRoles() {
			r.show(role.Key, fonts[role.Key], faces[role.Key])
		}
	})
}

func (r *fontRows) show(role, path string, f face) {
	line, reset := r.faces[role], r.resets[role]
	line.SetTone(kit.ToneNeutral)
	switch {
	case path == "":
		line.SetText("程序自带")
		reset.Disable()
		return
	case f.err != nil:
		line.SetText(path + "\n现在不能用，改用程序自带的打印：" + model.UserMessage(f.err))
		line.SetTone(kit.ToneOverdue)
	default:
		line.SetText(f.name + "\n" + path)
	}
	reset.Enable()
}

func (r *fontRows) onChoose(role model.FontRole) {
	kit.PickFile(r.tab.page.Window, "选择"+role.Name+"字体", kit.FontFolder(), fontFiles, func(path string) {
		if strings.EqualFold(filepath.Ext(path), collection) {
			r.openCollection(role, path)
			return
		}
		r.use(role, path)
	})
}

// openCollection reads which fonts a collection holds; where there are several, the clerk chooses.
func (r *fontRows) openCollection(role model.FontRole, path string) {
	r.form.ClearErrors()
	var names []string
	r.tab.page.Runner.Start(kit.Job{
		Busy: "正在读取字体…", Work: func(context.Context) (err error) {
			names, err = printing.FontNames(path)
			return err
		},
		Done: func() {
			if len(names) == 1 {
				r.use(role, path)
				return
			}
			r.askMember(role, path, names)
		},
		Fail: func(err error) bool { return r.form.SetError(role.Key, model.UserMessage(err)) },
	})
}

// askMember asks which font of a collection is meant.
func (r *fontRows) askMember(role model.FontRole, path string, names []string) {
	choice := kit.NewSelect(nil, nil)
	for i, name := range names { // numbered: two weights of one family have the same name
		choice.Options = append(choice.Options, fmt.Sprintf("%d. %s", i+1, name))
	}
	choice.SetSelectedIndex(0)
	kit.ShowForm(r.tab.page.Window, kit.FormDialog{
		Title: "选择" + role.Name + "字体", Verb: "使用", Intro: fmt.Sprintf("%s 里有 %d 种字体。", filepath.Base(path), len(names)),
		Fields:   []kit.Field{{Name: "font", Label: "字体", Required: true, Widget: choice}},
		OnSubmit: func() (kit.Work, error) { return r.work(role, fmt.Sprintf("%s#%d", path, choice.SelectedIndex())), nil },
		OnDone:   func() { r.done(role) },
	})
}

// use prints a role in the font of a file from now on, or in the program's own for an empty path.
func (r *fontRows) use(role model.FontRole, path string) {
	p := r.tab.page
	r.form.ClearErrors()
	p.Runner.Start(kit.Job{
		Busy: "正在检查字体…", Fixed: true, Work: r.work(role, path), Done: func() { r.done(role) },
		Fail: func(err error) bool { return r.form.SetError(role.Key, model.UserMessage(err)) },
	})
}

// work checks a font and stores that it is used; one that is not fit is not stored.
func (r *fontRows) work(role model.FontRole, path string) kit.Work {
	setup, check, st := r.tab.changed(), r.tab.page.CheckFont, r.tab.page.Store
	setup.Fonts[role.Key] = path
	return func(ctx context.Context) error {
		if path != "" {
			if _, err := check(role.Key, path); err != nil {
				return err
			}
		}
		if err := st.SetPrintSetup(ctx, setup); err != nil {
			return err
		}
		printing.UseSetup(setup) // a font of another role that has gone is said so in its own line
		return nil
	}
}

func (r *fontRows) done(role model.FontRole) {
	r.shown = nil // the file of an unchanged path may have been put right
	r.tab.page.Changed()
	r.tab.page.Toast(role.Name + "的字体已保存")
}
