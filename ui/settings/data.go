package settings

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"oversight/model/store"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// dataPanel shows where everything is kept, makes a backup and verifies.
func (p *Page) dataPanel() fyne.CanvasObject {
	result := kit.NewParagraph("")
	backup := kit.NewIconButton("立即备份", theme.DocumentSaveIcon(), p.onBackup)
	verify := kit.NewIconButton("核验数据", theme.ConfirmIcon(), func() { p.onVerify(result) })
	where := container.NewVBox(kit.NewKeyValues(kit.Pair{Label: "数据文件夹", Value: p.Store.Dir()}))
	for _, warning := range []string{syncWarning(p.Store.Dir()), exposedWarning(p.Store.Dir())} {
		if warning == "" {
			continue
		}
		text := kit.NewParagraph(warning)
		text.SetTone(kit.ToneToday)
		where.Add(text)
	}
	diagnosis := kit.NewIconButton("导出诊断包", theme.MailAttachmentIcon(), func() { p.SaveDiagnosis(p.Store.Dir()) })
	return container.NewVBox(
		where,
		kit.NewCaption("全部记录、操作记录和已签发的 PDF 都在这里的 "+store.DatabaseName+" 里；printed 文件夹里是供打开和打印的副本。"),
		kit.NewFlow(p.folderButton(), backup, verify, diagnosis),
		result,
		p.backups.object(),
		p.backupSwitch(),
		kit.NewCaption("恢复备份：先退出本程序，再运行 oversightctl restore 备份文件；加上 -dry-run 先看会恢复什么、失去什么。恢复前会核验备份，现有数据另存在 backups 文件夹里。"),
		kit.NewCaption("诊断包供维护人员查找程序的毛病：程序和电脑的情况、记录的条数、运行日志。日志里的汉字和长数字都已抹去，不含案件内容。"),
	)
}

// folderButton opens the data folder in the file manager of the system.
func (p *Page) folderButton() *kit.Button {
	file := filepath.Join(p.Store.Dir(), store.DatabaseName)
	return kit.NewIconButton("打开数据文件夹", theme.FolderOpenIcon(), func() {
		p.Runner.Run("正在打开…", func(context.Context) error { return kit.ShowInFolder(file) }, nil)
	})
}

func (p *Page) onVerify(result *kit.Text) {
	var r store.Report
	p.Runner.Run("正在核验…", func(ctx context.Context) (err error) {
		r, err = p.Store.Verify(ctx)
		return err
	}, func() {
		if len(r.Problems) > 0 {
			result.SetTone(kit.ToneOverdue)
			result.SetText("核验没有通过，请停止使用并用备份核对：\n" + strings.Join(r.Problems, "\n"))
			return
		}
		result.SetTone(kit.ToneNormal)
		result.SetText(fmt.Sprintf("核验通过：操作记录 %d 行、文书 %d 份、留存的 PDF %d 份，前后一致。", r.Lines, r.Documents, r.Papers))
	})
}

// The keys of the look among the preferences.
const (
	modeKey  = "look.mode"
	scaleKey = "look.scale"
)

var (
	modes  = []kit.Mode{kit.ModeSystem, kit.ModeLight, kit.ModeDark}
	scales = []kit.Scale{kit.ScaleSmall, kit.ScaleStandard, kit.ScaleLarge}
)

// Look returns the look the clerk chose.
func Look(prefs fyne.Preferences) (kit.Mode, kit.Scale) {
	return kit.Mode(prefs.Int(modeKey)), kit.Scale(prefs.Int(scaleKey))
}

func (p *Page) lookPanel() fyne.CanvasObject {
	prefs := p.App.Preferences()
	mode, scale := Look(prefs)
	var choose func()
	modeSelect := kit.NewSelect(nil, func(string) { choose() })
	for _, m := range modes {
		modeSelect.Options = append(modeSelect.Options, m.String())
	}
	scaleSelect := kit.NewSelect(nil, func(string) { choose() })
	for _, s := range scales {
		scaleSelect.Options = append(scaleSelect.Options, s.String())
	}
	modeSelect.Selected, scaleSelect.Selected = mode.String(), scale.String()
	choose = func() {
		mode, scale := modes[modeSelect.SelectedIndex()], scales[scaleSelect.SelectedIndex()]
		prefs.SetInt(modeKey, int(mode))
		prefs.SetInt(scaleKey, int(scale))
		p.OnLook(mode, scale)
	}
	return kit.NewForm(append([]kit.Field{
		{Name: "mode", Label: "颜色", Widget: modeSelect},
		{Name: "scale", Label: "字号", Widget: scaleSelect},
	}, p.startFields()...)...)
}
