package calendar

import (
	"fmt"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// fill replaces the preview.
func (n *noticePanel) fill(objects ...fyne.CanvasObject) {
	n.preview.Objects = objects
	n.preview.Refresh()
	n.scroll.ScrollToTop()
	n.scroll.Refresh()
}

func (n *noticePanel) showNothing() {
	n.fill(
		kit.NewParagraph("粘贴或打开通知后，这里逐月列出读到的放假和上班日期、每一天出自哪一句、没有读懂的句子，以及和现在的工作日历有哪些不同。"),
		kit.NewParagraph("看过没有问题再点“采用”：办理中文书的期限随之重算，变动的逐份列出。"),
		kit.NewCaption("放假表每行一天：日期、放假或上班、名称，三列用制表符或逗号隔开；Excel 表格的前三列同此。"),
	)
}

// show lays out what was read: first what is doubtful, then what would change, then the months.
func (n *noticePanel) show(r reading) {
	if r.err != nil {
		text := kit.NewParagraph(model.UserMessage(r.err))
		text.Color = kit.ToneOverdue.ForegroundName()
		n.fill(append([]fyne.CanvasObject{text}, doubts(r.notice)...)...)
		return
	}
	n.propose(r.notice.Source())
	n.shown = r.notice
	n.proposeKind(r.kind)
	objects := []fyne.CanvasObject{kit.NewSubHeading(r.kind.Title(r.notice.Year))}
	if r.notice.Title != "" {
		objects = append(objects, kit.NewCaption(r.notice.Title))
	}
	objects = append(objects, meaning(r))
	objects = append(objects, doubts(r.notice)...)
	objects = append(objects, effects(r)...)
	n.fill(append(objects, months(r.notice)...)...)
}

// proposeKind shows what the notice is taken for.
func (n *noticePanel) proposeKind(kind model.NoticeKind) {
	n.mute = true
	defer func() { n.mute = false }()
	if kind == "" {
		n.kind.ClearSelected()
		return
	}
	n.kind.SetSelected(kind.Label())
}

// meaning says who speaks and what the notice is taken for.
func meaning(r reading) fyne.CanvasObject {
	text := r.notice.Meaning() + "。"
	if r.kind != r.notice.Kind {
		text += "现在按你选的“" + r.kind.Label() + "”采用。"
	}
	line := kit.NewParagraph(text)
	if !r.notice.Plain {
		line.Color = kit.ToneToday.ForegroundName()
	}
	return line
}

// doubts lists in words what must be compared with the original.
func doubts(n model.Notice) []fyne.CanvasObject {
	if n.Doubts() == 0 {
		return nil
	}
	head := kit.NewParagraph(fmt.Sprintf("有 %d 处请先对照原文核对：", n.Doubts()))
	head.Bold, head.Color = true, kit.ToneOverdue.ForegroundName()
	box := container.NewVBox(head)
	for _, w := range n.Warnings {
		box.Add(kit.NewParagraph("· " + w.Text))
		if w.Sentence >= 0 {
			box.Add(kit.NewCaption("原文：" + n.Sentences[w.Sentence]))
		}
	}
	for _, sentence := range n.Unread {
		box.Add(kit.NewParagraph("· 没有读懂这一句，是否放假请自行查看："))
		box.Add(kit.NewCaption("原文：" + sentence))
	}
	card := kit.NewSurface(kit.ToneOverdue.SoftName(), kit.CardPadding, box)
	card.Radius = 6
	return []fyne.CanvasObject{card}
}

// effects says what taking the notice would change.
func effects(r reading) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	add := func(tone kit.Tone, text string) {
		line := kit.NewParagraph(text)
		if tone != kit.ToneNeutral {
			line.Color = tone.ForegroundName()
		}
		lines = append(lines, line)
	}
	if r.kind == "" {
		add(kit.ToneToday, "先在左边选“这份安排是”什么，再看采用后有什么变化。")
		return lines
	}
	if r.trying != nil {
		add(kit.ToneOverdue, model.UserMessage(r.trying))
		return lines
	}
	if r.nameless {
		add(kit.ToneToday, "文字里没有通知的文号和标题，采用前请在左边填写。")
	}
	if r.change.Same {
		add(kit.ToneReplied, r.change.Text+"。")
		return lines
	}
	if text := r.notice.Bearing(r.kind, r.known); text != "" {
		add(kit.ToneReplied, text+"。")
	}
	if days := r.overlaid(); len(days) > 0 {
		add(kit.ToneToday, "这几天本单位单独设置过，和这份通知不同，采用后仍按单独设置的："+model.DateRanges(days)+"。要改按通知，请在日历里点那一天恢复。")
	}
	var off, work []model.Date
	for _, d := range r.change.Days {
		if r.known.IsWorking(d) {
			off = append(off, d)
		} else {
			work = append(work, d)
		}
	}
	if len(off)+len(work) == 0 {
		add(kit.ToneReplied, "和现在的工作日历逐日相同。")
	}
	if len(off) > 0 {
		add(kit.ToneNeutral, fmt.Sprintf("和现在不同，改为休息的 %d 天：%s", len(off), model.DateRanges(off)))
	}
	if len(work) > 0 {
		add(kit.ToneNeutral, fmt.Sprintf("和现在不同，改为上班的 %d 天：%s", len(work), model.DateRanges(work)))
	}
	if n := len(r.change.Deadlines); n > 0 {
		add(kit.ToneToday, fmt.Sprintf("采用后，办理中 %d 份文书的期限变动或不再是暂定。", n))
	} else {
		add(kit.ToneNeutral, "采用后，办理中文书的期限没有变动。")
	}
	return lines
}

// overlaid are the days that the office has set otherwise than a national notice says: they stay as they are.
func (r reading) overlaid() (days []model.Date) {
	if r.kind == model.NoticeLocal {
		return nil
	}
	for _, own := range r.own {
		for _, d := range r.notice.Days {
			if d.Date == own.Date && d.Off != own.Off {
				days = append(days, d.Date)
			}
		}
	}
	return days
}

// months shows each month with days of the notice, and beside it which sentence says so.
func months(n model.Notice) []fyne.CanvasObject {
	rules := map[model.Date]model.NoticeDay{}
	for _, d := range n.Days {
		rules[d.Date] = d
	}
	cell := func(d model.Date) kit.MonthCell {
		rule, ok := rules[d]
		return dayCell(ok && !rule.Off || !ok && !weekend(d), ok, weekend(d))
	}
	var out []fyne.CanvasObject
	var lines *fyne.Container
	var shown model.Date
	for _, s := range n.Spans() {
		year, month, _ := s.From.YMD()
		if first := model.NewDate(year, month, 1); first != shown {
			shown, lines = first, container.NewVBox()
			out = append(out, container.New(twoColumns(monthWidth), container.NewVBox(kit.NewMonthPicture(first, cell)), lines))
		}
		lines.Add(kit.NewParagraph(s.String()))
		lines.Add(kit.NewCaption(origin(n, s)))
	}
	return out
}

// origin names the place a run of days was read from.
func origin(n model.Notice, s model.NoticeSpan) string {
	if n.Tabular {
		return fmt.Sprintf("表里从第 %d 行起", s.Sentence+1)
	}
	return "原文：" + n.Sentences[s.Sentence]
}

// monthWidth is the width of a month in the preview, in Fyne units.
const monthWidth = 190
