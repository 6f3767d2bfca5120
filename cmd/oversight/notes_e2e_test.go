package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"oversight/model"
)

// What is typed while a meeting is held, in the program as it is delivered, when the power fails in between.

func TestNotesOfAMeetingSurviveAPowerCutInTheRealWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	walk(t, walkNotes)
}

func walkNotes(s *screen, binary, dir string) error {
	d, p, err := furnished(s, binary, dir)
	if err != nil {
		return err
	}
	defer func() { p.Process.Kill() }()
	if err := d.convene(); err != nil {
		return err
	}
	for _, step := range []func() error{d.openNotes, d.firstNote, d.beginNote} {
		if err := step(); err != nil {
			s.picture("notes-failed")
			return err
		}
	}
	if err := p.Process.Kill(); err != nil {
		return err
	}
	<-p.ended
	if p, err = s.start(binary, dir); err != nil {
		return err
	}
	for _, step := range []func() error{d.goOnWithNote, d.numberNotes} {
		if err := step(); err != nil {
			s.picture("notes-failed")
			return err
		}
	}
	return nil
}

// convene puts a meeting of today with two matters on record.
func (d *desk) convene() error {
	ctx, today := context.Background(), model.DateOf(time.Now())
	meeting := model.NewMeeting("县委常委会", today)
	meeting.Name, meeting.Observer = "第39次会议", "郑国强"
	meeting, err := d.store.SaveMeeting(ctx, meeting)
	for i, title := range []string{"审议产业引导基金方案", "研究干部任免"} {
		m := model.NewMatter(meeting.ID, i+1)
		m.Title = title
		if err == nil {
			_, err = d.store.SaveMatter(ctx, m, today)
		}
	}
	return err
}

// openNotes opens 会中速记; that it is open shows in what is kept of the first words.
func (d *desk) openNotes() error {
	return d.until("会中速记", func() {
		d.on("ctrl+3", 3)
		d.types("2") // the second matter
		d.keys("Return", "Tab")
		d.pastes("民主推荐了几轮？")
	}, d.keeps("民主推荐了几轮？"))
}

// keeps tells whether a text being typed at the meeting is kept.
func (d *desk) keeps(text string) func() bool {
	return func() bool {
		body, _, err := d.store.Typing(context.Background(), "note:1")
		return err == nil && strings.Contains(body, text)
	}
}

// notes are the inquiries recorded at the meeting.
func (d *desk) notes() []model.Inquiry {
	found, err := d.store.InquiriesAt(context.Background(), 1)
	if err != nil {
		return nil
	}
	return found
}

// firstNote goes on in the question and saves.
func (d *desk) firstNote() error {
	d.keys("Tab", "2", "Tab") // the second risk point
	for _, text := range []string{"县委组织部", "两轮，有记录", "补充推荐记录\n公示后再任用"} {
		d.pastes(text)
		d.keys("Tab")
	}
	d.picture("31-note")
	d.keys("ctrl+Return")
	if !within(20*time.Second, func() bool { return len(d.notes()) == 1 }) {
		return fmt.Errorf("Ctrl+Enter does not save the note")
	}
	q := d.notes()[0]
	if q.Question != "民主推荐了几轮？" || !slices.Equal(q.Risks, model.Risks()[1:2]) || len(q.Answers) != 1 || q.Answers[0].Who != "县委组织部" ||
		len(q.Suggestions) != 2 || q.By != "郑国强" || q.Phase != model.PhaseAt || q.Means != model.MeansList()[0] {
		return fmt.Errorf("noted is %+v", q)
	}
	return nil
}

// beginNote types a second question; the matter is that of the first, the caret waits in the question.
func (d *desk) beginNote() error {
	d.rests()
	d.pastes("有没有反对意见？")
	if !within(20*time.Second, d.keeps("有没有反对意见？")) {
		return fmt.Errorf("the second question is not kept")
	}
	d.picture("32-before-the-cut")
	return nil
}

// goOnWithNote takes the offer of the program that was started again and saves.
func (d *desk) goOnWithNote() error {
	err := d.until("the second note", func() {
		d.rests() // the offer comes when the meeting is read
		d.picture("33-offer")
		d.keys("Return")
		d.rests()
		d.keys("ctrl+Return")
	}, func() bool { return len(d.notes()) == 2 })
	if err != nil {
		return err
	}
	if q := d.notes()[1]; q.Question != "有没有反对意见？" || q.Matter != d.notes()[0].Matter {
		return fmt.Errorf("what went on is %+v", q)
	}
	return nil
}

// numberNotes gives both their numbers with 全部登记编号, which is four inputs before the question.
func (d *desk) numberNotes() error {
	year := time.Now().Year()
	err := d.until("the numbers", func() {
		d.times(4, "shift+Tab")
		d.keys("Return")
		d.rests()
		d.picture("34-numbers")
		d.keys("Return")
	}, func() bool {
		found := d.notes()
		return len(found) == 2 && found[0].Number.String() == fmt.Sprintf("问〔%d〕1号", year) && found[1].Number.String() == fmt.Sprintf("问〔%d〕2号", year)
	})
	d.picture("35-numbered")
	if err != nil {
		return err
	}
	if d.keeps("有没有反对意见？")() {
		d.t.Error("what was stored is kept as typed still")
	}
	report, err := d.store.Verify(context.Background())
	if err != nil || len(report.Problems) > 0 {
		d.t.Errorf("verify finds %v, %v", report.Problems, err)
	}
	return nil
}
