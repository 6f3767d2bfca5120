package inquiries

import (
	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// actButtons are the acts the life cycle allows now, the usual next one first and marked; 作废 and 删除 stand last.
func (d *detail) actButtons() []fyne.CanvasObject {
	handlers := map[model.InquiryAct]func(){
		model.InquiryRegister: d.onRegister,
		model.InquiryAnswer:   d.onAnswer,
		model.InquiryJudge:    d.onJudge,
		model.InquiryFollow:   d.onFollow,
		model.InquiryResult:   d.onResult,
		model.InquiryRecheck:  d.onRecheck,
		model.InquiryReport:   d.onReport,
		model.InquiryClose:    d.onClose,
		model.InquiryCorrect:  func() { d.page.correct(d.Inquiry.ID) },
	}
	last := map[model.InquiryAct]func(){model.InquiryVoid: d.onVoid, model.InquiryDrop: d.onDrop}
	var out, end []fyne.CanvasObject
	for i, a := range d.Inquiry.State.Acts() {
		var b *kit.Button
		switch {
		case a == model.InquirySave:
			b = kit.NewButton("继续编辑", func() { d.page.Edit(d.Inquiry.ID) })
		case a == model.InquiryDocument:
			b = kit.NewMenuButton(a.Label(), d.documentChoices)
		case last[a] != nil:
			quiet := kit.NewButton(a.Label(), last[a])
			quiet.Importance = widget.LowImportance
			end = append(end, quiet)
			continue
		default:
			b = kit.NewButton(a.Label(), handlers[a])
		}
		if i == 0 && a != model.InquiryCorrect {
			b.Importance = widget.HighImportance
		}
		out = append(out, b)
	}
	out = append(out, kit.NewIconButton("预览打印", theme.DocumentPrintIcon(), d.onPreview))
	return append(out, end...)
}

// documentChoices are the kinds of documents that can be made from the inquiry.
func (d *detail) documentChoices() []kit.Choice {
	var out []kit.Choice
	for _, k := range d.page.basis.FromInquiry() {
		out = append(out, kit.Choice{Label: k.Name + "…", Do: func() { d.onDocument(k) }})
	}
	return out
}

// onDocument opens the form of a document of the kind, filled in from the inquiry.
func (d *detail) onDocument(k model.Kind) {
	clerk, today := d.page.basis.Office.Clerk, d.page.Today()
	doc, err := d.Inquiry.Document(k, d.Matter, clerk, today)
	if k.Key == model.KindInquiry {
		doc, err = d.Inquiry.AdviceLetter(k, d.Matter, d.Meeting, clerk, today)
	}
	if err != nil {
		kit.ShowErr(d.page.Window, err)
		return
	}
	d.page.OnDraft(doc)
}
