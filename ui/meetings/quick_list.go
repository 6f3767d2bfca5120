package meetings

import (
	"context"
	"fmt"
	"slices"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2/theme"
)

func (f *notes) newTable() *kit.Table[model.Inquiry] {
	empty := kit.NewEmptyState(theme.ListIcon(), "还没有记录", "填好右边，按 Ctrl+Enter 保存并记下一条", nil)
	t := kit.NewTable([]kit.Column[model.Inquiry]{
		{ID: "number", Label: "编号", Width: 150, Text: noteNumber, Tone: noteTone},
		{ID: "matter", Label: "议题", Width: 130, Text: func(q model.Inquiry) string { return f.matterOf(q.Matter).Title }},
		{ID: "gist", Label: "问询内容", Width: 120, Grow: true, Text: func(q model.Inquiry) string { return q.Gist() }},
	}, func(q model.Inquiry) int64 { return q.ID }, empty)
	t.OnSelect = func(rows []model.Inquiry) {
		if len(rows) == 1 && rows[0].ID != f.base.ID && rows[0].State == model.InquiryDraft {
			f.save(func() { f.open(rows[0].ID) })
		}
	}
	t.OnOpen = func(q model.Inquiry) {
		if q.State != model.InquiryDraft {
			f.page.Toast(q.Number.String() + "已经编号，不在这里改，请到“廉政问询”里更正")
			return
		}
		f.focus() // it was shown when it was selected
	}
	return t
}

func noteNumber(q model.Inquiry) string {
	switch {
	case q.Number.IsZero():
		return q.State.Label()
	case q.State == model.InquiryVoided:
		return q.Number.String() + "（" + q.State.Label() + "）"
	}
	return q.Number.String()
}

func noteTone(q model.Inquiry) kit.Tone {
	if q.State == model.InquiryDraft {
		return kit.ToneNeutral
	}
	return kit.ToneNormal
}

// drafts are the inquiries that have no number yet, in the order recorded.
func (f *notes) drafts() []model.Inquiry {
	return slices.DeleteFunc(slices.Clone(f.inquiries), func(q model.Inquiry) bool { return q.State != model.InquiryDraft })
}

func (f *notes) draft(id int64) (model.Inquiry, bool) {
	drafts := f.drafts()
	at := slices.IndexFunc(drafts, func(q model.Inquiry) bool { return q.ID == id })
	if at < 0 {
		return model.Inquiry{}, false
	}
	return drafts[at], true
}

// take shows what is stored now; what is being typed stays.
func (f *notes) take(n noted) {
	f.noted = n
	f.table.SetRows(n.inquiries)
	f.count.SetText(fmt.Sprintf("共 %d 条，草稿 %d 条", len(n.inquiries), len(f.drafts())))
	f.title.SetText(n.meeting.Title() + "　" + n.meeting.Days())
	f.remind()
	if stored, ok := f.draft(f.base.ID); ok && stored.Version != f.base.Version && !f.unsaved() {
		f.show(stored)
	}
}

// mayGoOn is how many days after its last day a meeting may still be going on: from a Friday to the Monday.
const mayGoOn = 3

// remind says when today is no day of the meeting, and offers to prolong one that is over.
func (f *notes) remind() {
	today := f.page.Today()
	f.remark.SetText(f.meeting.NoteRemark(today))
	over := today.Sub(f.meeting.To)
	f.extend.Hidden = over < 1 || over > mayGoOn
	f.unusual.Hidden = f.meeting.Within(today)
	f.object.Refresh()
}

// reload reads the meeting again.
func (f *notes) reload() {
	meeting := f.meeting.ID
	kit.Load(f.loader, func(ctx context.Context) (noted, error) { return f.page.readNoted(ctx, meeting) }, f.take)
}

// mark shows in the list and above the fields which one they hold.
func (f *notes) mark() {
	at := slices.IndexFunc(f.inquiries, func(q model.Inquiry) bool { return q.ID == f.base.ID })
	if at < 0 {
		f.table.Select()
		f.heading.SetText(fmt.Sprintf("记第 %d 条", len(f.inquiries)+1))
		return
	}
	f.table.Select(f.base.ID)
	f.heading.SetText(fmt.Sprintf("修改第 %d 条", at+1))
}
