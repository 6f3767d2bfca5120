package settings

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"oversight/model"
	"oversight/model/store"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// backupCard says what backups there are, and how much of the disk those of each day may take.
type backupCard struct {
	page  *Page
	facts *kit.KeyValues
	share *kit.Select
	rules model.Backups
}

// backupFacts is what the card says, read in one go.
type backupFacts struct {
	rules  model.Backups
	last   time.Time
	failed string
	daily  store.DailyBackups
}

func newBackupCard(p *Page) *backupCard {
	c := &backupCard{page: p, facts: kit.NewKeyValues(), share: kit.NewSelect(nil, nil)}
	for _, share := range model.BackupShares {
		c.share.Options = append(c.share.Options, shareLabel(share))
	}
	return c
}

func shareLabel(percent int) string { return fmt.Sprintf("不超过磁盘的 %d%%", percent) }

func (c *backupCard) object() fyne.CanvasObject {
	form := kit.NewForm(kit.Field{
		Name: "share", Label: "每天备份合起来", Widget: c.share,
		Hint: "留最近 7 天、4 周、6 个月的；超出时先去掉最早的。您自己放在 backups 里的文件不动",
	})
	return container.NewVBox(c.facts, form)
}

func (c *backupCard) load() {
	p := c.page
	kit.Load(kit.NewLoader(p.Window), func(ctx context.Context) (f backupFacts, err error) {
		if f.rules, err = p.Store.Backups(ctx); err != nil {
			return f, err
		}
		if f.last, err = p.Store.LastBackup(ctx); err != nil {
			return f, err
		}
		if _, f.failed, err = p.Store.BackupFailure(ctx); err != nil {
			return f, err
		}
		f.daily, err = p.Store.DailyBackups(ctx)
		return f, err
	}, c.show)
}

func (c *backupCard) show(f backupFacts) {
	last := "还没有"
	if !f.last.IsZero() {
		last = f.last.Local().Format("2006年1月2日 15:04")
	}
	pairs := []kit.Pair{{Label: "最近备份", Value: last}, {Label: "每天备份", Value: dailyWords(f.daily)}}
	if f.failed != "" {
		pairs = append(pairs, kit.Pair{Label: "没有成功", Value: f.failed, Tone: kit.ToneOverdue})
	}
	if len(f.daily.Damaged) > 0 {
		pairs = append(pairs, kit.Pair{Label: "已损坏", Value: strings.Join(f.daily.Damaged, "、") + "，在 backups 里，不要用它恢复", Tone: kit.ToneOverdue})
	}
	c.facts.Set(pairs...)
	c.rules = f.rules
	c.share.OnChanged = nil
	if label := shareLabel(f.rules.Share); !slices.Contains(c.share.Options, label) { // set by another version
		c.share.Options = append(c.share.Options, label)
	}
	c.share.SetSelected(shareLabel(f.rules.Share))
	c.share.OnChanged = c.onShare
}

func dailyWords(d store.DailyBackups) string {
	if d.Count == 0 {
		return "还没有"
	}
	words := fmt.Sprintf("%d 份，%s至%s，共 %s", d.Count, d.Oldest.Chinese(), d.Newest.Chinese(), store.SizeWords(d.Size))
	if d.Limit > 0 {
		words += "，上限 " + store.SizeWords(d.Limit)
	}
	return words
}

func (c *backupCard) onShare(label string) {
	var share int
	if _, err := fmt.Sscanf(label, "不超过磁盘的 %d%%", &share); err != nil || share == c.rules.Share {
		return
	}
	p, b := c.page, model.Backups{Share: share}
	p.Runner.Start(kit.Job{
		Busy: "正在保存…", Fixed: true, Work: func(ctx context.Context) error { return p.Store.SetBackups(ctx, b) },
		Done: func() { p.Toast("已更改，下一次备份时起作用"); c.load() },
		Fail: func(error) bool { c.load(); return false },
	})
}

// encryptKey remembers among the preferences whether the clerk encrypted the last backup.
const encryptKey = "backup.encrypt"

// onBackup asks whether the backup is to be encrypted, then where it goes.
func (p *Page) onBackup() {
	b := &backupDialog{page: p, secret: kit.NewCheck("用口令加密", nil), pass: kit.NewEntry(""), again: kit.NewEntry("")}
	b.secret.Checked = p.App.Preferences().Bool(encryptKey)
	b.secret.OnChanged = b.onSecret
	b.pass.Password, b.again.Password = true, true
	b.form = kit.ShowForm(p.Window, kit.FormDialog{
		Title: "备份全部数据", Verb: "选择位置…",
		Intro: "备份是一个文件：全部记录、操作记录和已签发的 PDF。放在 U 盘上带走的，请用口令加密。",
		Fields: []kit.Field{
			{Name: "secret", Label: "加密", Widget: kit.NewFlow(b.secret)},
			{Name: "passphrase", Label: "口令", Required: true, Hint: fmt.Sprintf("至少 %d 个字符，可以用汉字", model.ShortestPassphrase), Widget: b.pass},
			{Name: "again", Label: "再输一遍", Required: true, Hint: "口令忘了，谁也打不开这个备份", Widget: b.again},
		},
		OnSubmit: func() (kit.Work, error) { return nil, b.check() },
		OnDone:   b.onDone,
	})
	b.onSecret(b.secret.Checked)
}

// backupDialog is what is asked before a backup.
type backupDialog struct {
	page        *Page
	form        *kit.Form
	secret      *kit.Check
	pass, again *kit.Entry
}

func (b *backupDialog) onSecret(on bool) {
	b.form.SetVisible("passphrase", on)
	b.form.SetVisible("again", on)
}

func (b *backupDialog) check() error {
	if !b.secret.Checked {
		return nil
	}
	if err := model.CheckPassphrase(b.pass.Text); err != nil {
		return err
	}
	if b.again.Text != b.pass.Text {
		return model.InvalidField("again", "两次输入的口令不一样，请再输一遍")
	}
	return nil
}

func (b *backupDialog) onDone() {
	b.page.App.Preferences().SetBool(encryptKey, b.secret.Checked)
	passphrase, suffix := "", ".db"
	if b.secret.Checked {
		passphrase, suffix = b.pass.Text, ".db.age"
	}
	b.page.saveBackup(passphrase, suffix)
}

func (p *Page) saveBackup(passphrase, suffix string) {
	name := "oversight-" + time.Now().Format("20060102-150405") + suffix
	kit.PickSaveFile(p.Window, name, "", func(path string) {
		var said string
		p.Runner.Run("正在备份并核验…", func(ctx context.Context) error {
			err := p.Store.Backup(ctx, path, passphrase)
			what := "已备份到 "
			if passphrase != "" {
				what = "已加密备份到 "
			}
			said = desk.Written(what+filepath.Base(path), path)
			return err
		}, func() {
			p.Changed()
			p.backups.load()
			p.Toast(said)
		})
	})
}
