package documents

import (
	"slices"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// actButtons are the acts the life cycle allows now, the usual next one first and marked.
func (d *detail) actButtons() []fyne.CanvasObject {
	handlers := map[model.Act]struct {
		label string
		do    func()
	}{
		model.ActSave:   {"继续编辑", func() { d.page.Edit(d.doc.ID) }},
		model.ActSubmit: {submitVerb(d.basis.Rules), d.onSubmit},
		model.ActCheck:  {model.ActCheck.Label(), d.onCheck},
		model.ActRework: {model.ActRework.Label(), d.onRework},
		model.ActSign:   {model.ActSign.Label(), d.onSign},
		model.ActServe:  {model.ActServe.Label(), d.onServe},
		model.ActReply:  {model.ActReply.Label(), d.onReply},
		model.ActAccept: {"认定", d.onJudge}, // one dialog for the three verdicts
		model.ActChase:  {model.ActChase.Label(), d.onChase},
		model.ActExtend: {model.ActExtend.Label(), d.onExtend},
		model.ActClose:  {model.ActClose.Label(), d.onClose},
		model.ActLook:   {model.ActLook.Label(), d.onLook},
	}
	if d.doc.Upward {
		handlers[model.ActServe] = struct {
			label string
			do    func()
		}{"登记报送", d.onServe}
		handlers[model.ActReply] = struct {
			label string
			do    func()
		}{"登记批示", d.onReply}
	}
	var out []fyne.CanvasObject
	for i, a := range d.doc.Acts() {
		h, ok := handlers[a]
		if !ok || a == model.ActLook && d.doc.Ended != nil {
			continue
		}
		b := kit.NewButton(h.label, h.do)
		if i == 0 {
			b.Importance = widget.HighImportance
		}
		out = append(out, b)
	}
	if next := d.basis.Kind(d.basis.Kind(d.doc.Kind).Next); next.Key != "" && !next.Retired && d.doc.CheckEscalation(d.page.Today()) == nil {
		out = append(out, kit.NewButton("升级为"+next.Name, func() { d.page.Escalate(d.doc) }))
	}
	if len(d.doc.SlipsNow()) > 0 {
		out = append(out, kit.NewMenuButton("出具单据", d.slipChoices))
	}
	if d.doc.ToBeSigned() {
		out = append(out, kit.NewButton(printing.SigningSheetName, d.onSigningSheet))
	}
	out = append(out, kit.NewIconButton("预览打印", theme.DocumentPrintIcon(), d.onPreview))
	if slices.Contains(d.doc.Acts(), model.ActHandover) {
		out = append(out, kit.NewMenuButton("移交", d.passChoices))
	}
	if len(d.correctable()) > 0 {
		out = append(out, kit.NewMenuButton(model.ActCorrect.Label(), d.correctable))
	}
	if slices.Contains(d.doc.Acts(), model.ActVoid) {
		b := kit.NewButton(model.ActVoid.Label(), d.onVoid)
		b.Importance = widget.LowImportance
		out = append(out, b)
	}
	return out
}

// tabPaper is the place of the tab 纸面.
const tabPaper = 3

func (d *detail) onPreview() {
	d.tabs.SelectIndex(tabPaper)
}

// onSigningSheet shows the 发文稿纸 with the draft behind it.
func (d *detail) onSigningSheet() {
	d.onPreview()
	d.showPaper()
	d.paper.choose(sheetLabel)
}

func (d *detail) showPaper() {
	if d.tabs.SelectedIndex() == tabPaper && d.doc.ID != 0 {
		d.paper.show(model.NewPaper(d.doc, d.basis.Kind(d.doc.Kind), d.basis.Office, d.basis.Calendar))
	}
}
