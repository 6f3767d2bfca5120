package documents

import (
	"context"
	"fmt"
	"strings"
	"time"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// detail shows one document: its content, its deadline explained, what happened, its papers;
// above them the acts allowed now.
type detail struct {
	page   *Page
	basis  desk.Basis
	loader *kit.Loader
	wanted int64 // the document asked for last; doc is the one shown
	doc    model.Document

	box     *fyne.Container
	empty   fyne.CanvasObject
	full    fyne.CanvasObject
	title   *kit.Text
	number  *kit.Text
	state   *kit.Badge
	light   *kit.Badge
	acts    *fyne.Container
	tabs    *container.AppTabs
	content *fyne.Container
	days    *fyne.Container
	line    *kit.Timeline
	paper   *paperView
}

func newDetail(p *Page) *detail {
	d := &detail{page: p, loader: kit.NewLoader(p.Window)}
	d.number, d.title = kit.NewSubHeading(""), kit.NewParagraph("")
	d.state, d.light = kit.NewBadge(kit.ToneNeutral, ""), kit.NewBadge(kit.ToneNeutral, "")
	d.acts = kit.NewFlow()
	blocks := layout.NewCustomPaddedVBoxLayout(kit.CardGap)
	d.content, d.days = container.New(blocks), container.New(blocks)
	d.line = kit.NewTimeline()
	d.paper = newPaperView(p)
	d.tabs = container.NewAppTabs(
		container.NewTabItem("内容", container.NewVScroll(edged(d.content))),
		container.NewTabItem("期限", container.NewVScroll(edged(d.days))),
		container.NewTabItem("经过", container.NewVScroll(edged(d.line))),
		container.NewTabItem("纸面", edged(d.paper.object())),
	)
	d.tabs.OnSelected = func(*container.TabItem) { d.showPaper() }
	badges := container.NewHBox(d.state, d.light)
	head := container.NewVBox(container.NewBorder(nil, nil, d.number, badges), d.title, d.acts)
	top := edged(head)
	d.full = container.New(layout.NewBorderLayout(top, nil, nil, nil), top, d.tabs) // in the order of Tab
	d.empty = kit.NewEmptyState(theme.ListIcon(), "选择一份文书", "在左边的列表里单击一份文书，这里显示它的内容、期限、经过和纸面", nil)
	d.box = container.NewStack(d.empty)
	return d
}

// edged gives content the margins of a page.
func edged(content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(kit.CardGap, kit.CardGap, kit.PageMargin, kit.PageMargin), content)
}

func (d *detail) object() fyne.CanvasObject { return d.box }

// view is what the pane shows, read in one go.
type view struct {
	doc   model.Document
	lines []model.AuditEntry
	links []model.Row // the documents before and after it in the ladder
}

func (d *detail) show(id int64) {
	d.wanted = id
	today := d.page.Today()
	kit.Load(d.loader, func(ctx context.Context) (v view, err error) {
		if v.doc, err = d.page.Store.Document(ctx, id); err != nil {
			return v, err
		}
		if v.lines, err = d.page.Store.Timeline(ctx, "document", id); err != nil {
			return v, err
		}
		v.links, err = d.page.Store.Ladder(ctx, v.doc, today)
		return v, err
	}, d.set)
}

// reload shows the same document as it is now.
func (d *detail) reload() {
	if d.wanted != 0 {
		d.show(d.wanted)
	}
}

func (d *detail) set(v view) {
	if d.basis.Calendar == nil {
		return // the basis is on its way; Refresh shows the document wanted when it has come
	}
	d.doc = v.doc
	d.number.SetText(v.doc.Number.String())
	if v.doc.Number.IsZero() {
		d.number.SetText(d.basis.Kind(v.doc.Kind).Name + "（未编号）")
	}
	d.title.SetText(v.doc.Title)
	d.state.Set(kit.ToneNeutral, v.doc.State.Label())
	standing := model.StandingOn(v.doc.State, v.doc.Deadline.Due, d.page.Today(), d.basis.Kind(v.doc.Kind).Warn, d.basis.Calendar)
	d.light.Set(desk.LightTone(standing.Light), standing.String())
	d.showActs()
	d.content.Objects = d.contentBlocks(v.links)
	d.content.Refresh()
	d.days.Objects = d.deadlineBlocks(standing)
	d.days.Refresh()
	d.line.Set(events(v.lines)...)
	d.box.Objects = []fyne.CanvasObject{d.full}
	d.box.Refresh()
	d.showPaper()
}

func events(lines []model.AuditEntry) []kit.Event {
	out := make([]kit.Event, len(lines))
	for i, l := range lines {
		at := time.UnixMilli(l.At).Local()
		what, more, _ := strings.Cut(l.Text, "；")
		out[i] = kit.Event{When: at.Format("2006-01-02 15:04"), Who: l.Actor, What: what, Detail: more}
	}
	return out
}

func (d *detail) contentBlocks(links []model.Row) []fyne.CanvasObject {
	doc := d.doc
	wording, _ := doc.Filled(d.basis.Office)
	labels := d.basis.Kind(doc.Kind).Labels
	facts := kit.NewKeyValues(
		kit.Pair{Label: labels.Object, Value: strings.TrimSpace(doc.Leader.Name + "　" + doc.Leader.Post)},
		kit.Pair{Label: string(doc.Link) + "单位", Value: doc.UnitNames()},
		kit.Pair{Label: "问题来源", Value: doc.Source},
		kit.Pair{Label: "依据", Value: doc.Basis},
		kit.Pair{Label: "拟稿", Value: doc.DraftedBy + "　" + doc.Drafted.Chinese()},
		kit.Pair{Label: "核稿", Value: doc.CheckedBy},
		kit.Pair{Label: "签发", Value: strings.TrimSpace(doc.SignedBy + "　" + doc.Signed.Chinese())},
	)
	blocks := []fyne.CanvasObject{facts}
	if len(links) > 0 {
		blocks = append(blocks, d.ladder(links))
	}
	if doc.Oversight != (model.Oversight{}) {
		blocks = append(blocks, oversightCard(doc.Oversight))
	}
	blocks = append(blocks,
		kit.NewCard("问题", container.NewVBox(paragraphs(wording.Earlier+wording.Lead, doc.Problems)...)),
		kit.NewCard(labels.Advice, container.NewVBox(paragraphs(wording.Request, doc.Suggestions)...)),
	)
	if !doc.Service.Served.IsZero() {
		blocks = append(blocks, kit.NewCard("送达", kit.NewKeyValues(
			kit.Pair{Label: "送达", Value: doc.Service.Served.Chinese() + "，" + string(doc.Service.Means) + "，送达人：" + doc.Service.By},
			kit.Pair{Label: "签收", Value: doc.Service.Received.Chinese() + "，签收人：" + doc.Service.Receiver},
			kit.Pair{Label: "代收关系", Value: doc.Service.Relation},
			kit.Pair{Label: "备注", Value: doc.Service.Note},
		)))
	}
	if !doc.Reply.Received.IsZero() {
		blocks = append(blocks, kit.NewCard("反馈", kit.NewKeyValues(
			kit.Pair{Label: "收到", Value: doc.Reply.Received.Chinese() + "，反馈人：" + doc.Reply.By},
			kit.Pair{Label: "整改情况", Value: doc.Reply.Text},
		)))
	}
	if !doc.Review.On.IsZero() {
		blocks = append(blocks, kit.NewCard("认定", kit.NewKeyValues(
			kit.Pair{Label: "结论", Value: doc.Review.Verdict.Label() + "，" + doc.Review.On.Chinese() + "，审核人：" + doc.Review.By},
			kit.Pair{Label: "意见", Value: doc.Review.Opinion},
		)))
	}
	if doc.State == model.Voided {
		blocks = append(blocks, kit.NewCard("作废", kit.NewKeyValues(
			kit.Pair{Label: "日期", Value: doc.Void.On.Chinese() + "，批准人：" + doc.Void.By},
			kit.Pair{Label: "原因", Value: doc.Void.Reason, Tone: kit.ToneOverdue},
		)))
	}
	return blocks
}

func paragraphs(lead string, items []string) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if lead != "" {
		out = append(out, kit.NewParagraph(lead))
	}
	for i, s := range items {
		out = append(out, kit.NewParagraph(fmt.Sprintf("%d. %s", i+1, s)))
	}
	return out
}

// startWord says which event the clock started from.
func (d *detail) startWord(dl model.Deadline) string {
	switch {
	case d.doc.Deadline.Start.IsZero() && d.doc.Signed.IsZero():
		return "暂按拟稿之日"
	case d.doc.Deadline.Start.IsZero():
		return "暂按签发之日"
	}
	return dl.Event.Label()
}

// deadlineBlocks explain the deadline: the rule, then every day counted and skipped.
func (d *detail) deadlineBlocks(standing model.Standing) []fyne.CanvasObject {
	dl, note := d.doc.Deadline, ""
	if dl.Start.IsZero() {
		dl = d.doc.Forecast(d.basis.Calendar)
		note = "还没有登记送达，下面暂按签发（拟稿）日推算，登记签收日期后正式起算。"
	}
	if dl.Start.IsZero() {
		return []fyne.CanvasObject{kit.NewParagraph("还没有可以推算期限的日期。")}
	}
	if dl.Provisional {
		note += "期限里有的日子所在年份还没有放假通知，截止日期是暂定的。"
	}
	facts := []kit.Pair{
		{Label: "应反馈日期", Value: dl.Due.Chinese() + "（" + dl.Due.WeekdayName() + "）", Tone: desk.LightTone(standing.Light)},
		{Label: "现在", Value: standing.String(), Tone: desk.LightTone(standing.Light)},
		{Label: "起算", Value: dl.Start.Chinese() + "（" + d.startWord(dl) + "，当日不计）"},
		{Label: "期限", Value: fmt.Sprintf("%d 个工作日", dl.Term)},
	}
	if dl.Original != dl.Due {
		facts = append(facts, kit.Pair{Label: "原定", Value: dl.Original.Chinese()})
	}
	blocks := []fyne.CanvasObject{kit.NewKeyValues(facts...)}
	if note != "" {
		blocks = append(blocks, kit.NewCaption(note))
	}
	rows := container.NewVBox()
	for _, step := range d.basis.Calendar.Explain(dl.Start, dl.Term) {
		t := kit.NewText(step.String())
		if step.N == 0 {
			t.Color = kit.ColorMuted
		}
		rows.Add(t)
	}
	rule := kit.NewCaption("开始的当日不计入，自下一日开始计算（民法典第二百零一条）；法定节假日和休息日不计，调休上班日照计。")
	return append(blocks, kit.NewCard("逐日说明", container.NewVBox(rows, rule)))
}
