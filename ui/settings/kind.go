package settings

import (
	"context"
	"strconv"
	"strings"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// starts are the events a clock can start from, in the order of the choice.
var starts = []model.StartEvent{model.StartReceipt, model.StartService, model.StartSigning}

// kindForm edits what the office sets for a kind, with the wording shown as it will print.
func (p *Page) kindForm(k model.Kind) fyne.CanvasObject {
	mark, term, warn := kit.NewEntry(""), kit.NewEntry(""), kit.NewEntry("")
	mark.SetText(k.Mark)
	term.SetText(strconv.Itoa(k.Term))
	warn.SetText(strconv.Itoa(k.Warn))
	start := kit.NewSelect(nil, nil)
	for _, s := range starts {
		start.Options = append(start.Options, s.Label())
	}
	start.SetSelected(k.Start.Label())
	earlier, lead := wordingEntry(k.Wording.Earlier), wordingEntry(k.Wording.Lead)
	request, feedback := wordingEntry(k.Wording.Request), wordingEntry(k.Wording.Feedback)
	fields := []kit.Field{
		{Name: "mark", Label: "代字", Required: true, Hint: p.numberHint(k.Mark), Widget: mark},
		{Name: "term", Label: "反馈期限", Required: true, Hint: "工作日；新建文书的默认值", Widget: term},
		{Name: "start", Label: "起算日", Required: true, Hint: "当日不计，自下一日起算", Widget: start},
		{Name: "warn", Label: "临期提醒", Required: true, Hint: "剩几个工作日时亮黄灯", Widget: warn},
	}
	if k.Wording.Earlier != "" {
		fields = append(fields, kit.Field{Name: "earlier", Label: "提到前次的话", Hint: "升级的文书才有", Widget: earlier})
	}
	form := kit.NewForm(append(fields,
		kit.Field{Name: "lead", Label: "问题前的话", Widget: lead},
		kit.Field{Name: "request", Label: "建议前的话", Widget: request},
		kit.Field{Name: "feedback", Label: "反馈要求", Required: true, Widget: feedback},
	)...)
	read := func() (model.Kind, error) {
		k := k
		k.Mark, k.Start = mark.Text, starts[start.SelectedIndex()]
		k.Wording = model.Wording{Earlier: earlier.Value(), Lead: lead.Value(), Request: request.Value(), Feedback: feedback.Value()}
		var err error
		if k.Term, err = desk.Days("term", term.Text); err != nil {
			return k, err
		}
		k.Warn, err = desk.Days("warn", warn.Text)
		return k, err
	}
	p.unsaved = append(p.unsaved, func() bool {
		typed, err := read()
		return err != nil || typed != p.basis.Kind(k.Key)
	})
	mark.OnChanged = func(text string) { form.SetHint("mark", p.numberHint(text)) }
	sample := kit.NewParagraph("")
	show := func(string) {
		k, _ := read() // shown as far as it can be read
		sample.SetText(p.sample(k))
	}
	for _, e := range []*kit.MultiEntry{earlier, lead, request, feedback} {
		e.OnChanged = show
	}
	show("")
	save := kit.NewPrimaryButton("保存", func() {
		k, err := read()
		if err != nil {
			form.ShowError(err)
			return
		}
		p.save(form, func(ctx context.Context) error {
			_, err := p.Store.SetKind(ctx, k)
			return err
		}, k.Name+"的设置已保存")
	})
	slots := kit.NewCaption("可用的空格：{" + strings.Join(model.SlotNames(), "} {") + "}。《》【】照原样印。")
	aside := kit.NewCard("印出来的样子", sample)
	note := kit.NewText("代字用于以后签发的文书，临期提醒马上生效；期限、起算日和措辞只用于以后新建的文书。")
	note.SizeName, note.Color = theme.SizeNameCaptionText, kit.ColorMuted // on one line beside the button
	return container.NewVBox(form, slots, container.NewHBox(save, container.NewCenter(note)), aside)
}

func (p *Page) numberHint(mark string) string {
	return "编号写成 " + (model.Number{Mark: mark, Year: p.Today().Year(), Seq: 1}).String()
}

func wordingEntry(text string) *kit.MultiEntry {
	e := kit.NewMultiEntry("", 2, 6)
	e.SetValue(text)
	return e
}

// sample fills a wording with the card of 2020-05-27; a slot it does not know stays in braces.
func (p *Page) sample(k model.Kind) string {
	d := model.NewDocument(k, "", p.Today())
	d.Leader = model.LeaderRef{Name: "李书言", Post: "县委常委、宣传部部长"}
	d.Units = []model.Unit{{Name: "某某镇"}}
	d.Basis = "《中国共产党党内监督条例》"
	d.Oversight.Matter = "宣传文化经费管理"
	w, open := d.Filled(p.basis.Office)
	text := w.Lead + "\n1. 思想文化宣传薄弱\n2. 内生动力不足\n" + w.Request + "\n" + w.Feedback
	if len(open) > 0 {
		text += "\n\n没有内容可填的空格：{" + strings.Join(open, "} {") + "}"
	}
	return text
}
