package meetings

import (
	"strconv"
	"time"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// The first option of every choice does not narrow.
const anyType, anyYear, anyClass = "全部类型", "全部年份", "全部类别"

// searchPause is how long typing must pause before the list follows.
const searchPause = 200 * time.Millisecond

// bar is a line of filters: words, two choices, and a button that clears all.
func bar(text, choice, other fyne.CanvasObject, clear func()) fyne.CanvasObject {
	return leading(container.New(layout.NewGridLayoutWithColumns(3), text, choice, other), kit.NewIconButton("清除", theme.ContentClearIcon(), clear))
}

// words is the entry of a bar; changed is called once the typing pauses.
func words(hint string, changed func()) *kit.Entry {
	e := kit.NewEntry(hint)
	soon := kit.Debounce(searchPause, changed)
	e.OnChanged = func(string) { soon() }
	return e
}

// first is a choice that stands on its first option, which does not narrow.
func first(any string, changed func()) *kit.Select {
	s := kit.NewSelect([]string{any}, func(string) { changed() })
	s.Selected = any
	return s
}

// meetingBar narrows the meetings.
type meetingBar struct {
	text       *kit.Entry
	kind, year *kit.Select
}

func newMeetingBar(changed func()) *meetingBar {
	return &meetingBar{text: words("会议、议题、主持人", changed), kind: first(anyType, changed), year: first(anyYear, changed)}
}

func (b *meetingBar) object() fyne.CanvasObject { return bar(b.text, b.kind, b.year, b.clear) }

// setChoices offers the types of the office and the years that have meetings; what is chosen stays.
func (b *meetingBar) setChoices(types []string, years []int) {
	b.kind.Options, b.year.Options = append([]string{anyType}, types...), []string{anyYear}
	for _, y := range years {
		b.year.Options = append(b.year.Options, strconv.Itoa(y))
	}
	b.kind.Refresh()
	b.year.Refresh()
}

func (b *meetingBar) value() model.MeetingFilter {
	f := model.MeetingFilter{Text: b.text.Text}
	if b.kind.Selected != anyType {
		f.Type = b.kind.Selected
	}
	f.Year, _ = strconv.Atoi(b.year.Selected) // 全部年份 is 0
	return f
}

func (b *meetingBar) clear() {
	b.kind.SetSelected(anyType)
	b.year.SetSelected(anyYear)
	b.text.SetText("")
}

// waitingBar narrows the matters that wait for a meeting.
type waitingBar struct {
	text   *kit.Entry
	class  *kit.Select
	leader *kit.Picker
}

func newWaitingBar(p *Page, changed func()) *waitingBar {
	b := &waitingBar{text: words("议题、单位、汇报人", changed), class: first(anyClass, changed)}
	for _, c := range model.Classes() {
		b.class.Options = append(b.class.Options, string(c))
	}
	b.leader = kit.NewPicker("分管领导", func(q string) []kit.Option { return p.basis.People.Options(q, p.Today()) })
	b.leader.OnChanged = func(kit.Option) { changed() }
	return b
}

func (b *waitingBar) object() fyne.CanvasObject { return bar(b.text, b.class, b.leader, b.clear) }

func (b *waitingBar) value() model.MatterFilter {
	f := model.MatterFilter{Waiting: true, Leader: b.leader.Value().ID, Text: b.text.Text}
	if b.class.Selected != anyClass {
		f.Class = model.Class(b.class.Selected)
	}
	return f
}

func (b *waitingBar) clear() {
	b.class.SetSelected(anyClass)
	b.text.SetText("")
	if b.leader.Value().ID != 0 {
		b.leader.SetValue(kit.Option{})
		b.leader.OnChanged(kit.Option{})
	}
}
