package documents

import (
	"oversight/model"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// deadlineBlocks explain the deadline: the dates, then the term and each extension with every day counted and skipped.
func (d *detail) deadlineBlocks(standing model.Standing) []fyne.CanvasObject {
	why := d.doc.Explanation(d.basis.Calendar)
	if len(why.Counts) == 0 {
		return []fyne.CanvasObject{kit.NewParagraph("还没有可以推算期限的日期。")}
	}
	tone := desk.LightTone(standing.Light)
	pairs := []kit.Pair{{Label: "现在", Value: standing.String(), Tone: tone}}
	for _, f := range why.Facts() {
		pairs = append(pairs, kit.Pair{Label: f[0], Value: f[1]})
	}
	pairs[len(pairs)-1].Tone = tone // the date that holds
	blocks := []fyne.CanvasObject{
		kit.NewKeyValues(pairs...),
		kit.NewFlow(
			kit.NewIconButton("复制说明", theme.ContentCopyIcon(), func() { d.copyExplanation(why) }),
			kit.NewIconButton("打印说明", theme.DocumentPrintIcon(), d.showNote),
		),
	}
	for _, note := range why.Notes {
		t := kit.NewParagraph(note)
		t.SetTone(kit.ToneSoon)
		blocks = append(blocks, t)
	}
	for _, c := range why.Counts {
		blocks = append(blocks, desk.CountCard(c))
	}
	return append(blocks, kit.NewCaption(model.RuleStart+model.RuleEnd+model.RuleWorking))
}

// copyExplanation puts the explanation on the clipboard, with the paper it is of above it.
func (d *detail) copyExplanation(why model.Explanation) {
	name := "《" + d.basis.Kind(d.doc.Kind).Name + "》" + d.doc.Number.String() + "　" + d.doc.Leader.Name
	d.page.App.Clipboard().SetContent(name + "\n" + why.String() + "\n")
	d.page.Toast("期限说明已复制")
}

// showNote shows the explanation as it prints.
func (d *detail) showNote() {
	d.onPreview()
	d.paper.choose(printing.DeadlineNoteName)
}
