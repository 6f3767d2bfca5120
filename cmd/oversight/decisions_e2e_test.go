package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/store"
)

// Decisions in the program as it is delivered: a meeting, its matter, an inquiry, and the card that is made from it.

func TestAnInquiryOfAMeetingBecomesACardInTheRealWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("takes minutes")
	}
	walk(t, walkDecision)
}

// furnished is a data folder with an office and a leader, in which the program has started.
func furnished(s *screen, binary, dir string) (*desk, *program, error) {
	ctx := context.Background()
	d := &desk{screen: s, dir: dir, day: model.DateOf(time.Now()).String()}
	var err error
	d.store, err = store.Create(ctx, dir, store.Options{}, func(s *store.Store) error {
		_, err := s.SavePerson(ctx, model.Person{
			Name: "罗清源", Posts: []model.Post{{Title: "县委常委、县政府常务副县长", From: model.MustDate("2019-03-01")}},
			Links: []model.Link{{Unit: model.Unit{Name: "县国资局"}, Kind: model.InCharge}},
		})
		office := model.Office{Issuer: "中共示例县纪律检查委员会", Desk: "县同级监督领导小组办公室", Clerk: "周明"}
		return errors.Join(err, s.SetOffice(ctx, office))
	})
	if err != nil {
		return nil, nil, err
	}
	s.t.Cleanup(func() { d.store.Close() })
	p, err := s.start(binary, dir)
	return d, p, err
}

func walkDecision(s *screen, binary, dir string) error {
	d, p, err := furnished(s, binary, dir)
	if err != nil {
		return err
	}
	defer p.Process.Kill()
	for _, step := range []func() error{
		d.holdMeeting, d.bringMatter, d.putInquiry, d.registerInquiry, d.takeAnswer, d.judgeInquiry, d.draftCard, d.issue,
		d.printCard, d.saveRecord, d.checkDecision,
	} {
		if err := step(); err != nil {
			s.picture("decision-failed")
			return err
		}
	}
	return nil
}

func (d *desk) times(n int, key string) { d.keys(slices.Repeat([]string{key}, n)...) }

// on goes to the list of a page, and from there by so many Tab to a button, which it presses.
func (d *desk) on(page string, tabs int) {
	d.keys(page)
	d.times(tabs, "Tab")
	d.keys("Return")
	d.rests()
}

// register asks for a new meeting: the button stands before the search and the filters of the list.
func (d *desk) register() {
	d.keys("ctrl+3")
	d.times(7, "shift+Tab")
	d.keys("Return")
	d.rests()
}

func (d *desk) holdMeeting() error {
	return d.until("the meeting", func() {
		d.register()
		d.keys("Tab")
		d.pastes("第38次会议")
		d.keys("Tab")
		d.types("2020-05-27")
		d.keys("Tab", "Tab")
		for _, text := range []string{"县委三楼会议室", "陆承远", "11", "9", "郑国强"} {
			d.pastes(text)
			d.keys("Tab")
		}
		d.types("2020-05-25")
		d.picture("11-meeting")
		d.keys("Return")
	}, func() bool {
		rows, err := d.store.Meetings(context.Background(), model.MeetingFilter{}, model.MeetingRow{}, 9)
		return err == nil && len(rows) == 1 && rows[0].Observer == "郑国强" && rows[0].Papers == model.MustDate("2020-05-25")
	})
}

// matters are those of the first meeting.
func (d *desk) matters() []model.Matter {
	found, err := d.store.MattersOf(context.Background(), 1)
	if err != nil {
		return nil
	}
	return found
}

func (d *desk) bringMatter() error {
	err := d.until("the matter", func() {
		d.on("ctrl+3", 2)
		d.pastes("审议《县属国有企业领导人管理办法》")
		d.keys("Tab", "Tab")
		d.pastes("县国资局")
		d.keys("Return") // the leader in charge of it is filled in
		d.keys("Tab")
		d.pastes("县国资局局长")
		d.picture("12-matter")
		d.keys("Return")
	}, func() bool {
		found := d.matters()
		return len(found) == 1 && found[0].Leader.Name == "罗清源" && found[0].Unit == "县国资局" && found[0].Reporter == "县国资局局长"
	})
	d.picture("13-meetings")
	return err
}

// inquiry is the one inquiry there is, the zero one while there is none.
func (d *desk) inquiry() (q model.Inquiry) {
	rows, err := d.store.Inquiries(context.Background(), model.InquiryFilter{}, 0, 9, model.DateOf(time.Now()))
	if err == nil && len(rows) == 1 {
		q, _ = d.store.Inquiry(context.Background(), rows[0].ID)
	}
	return q
}

// inquiryIs tells whether the inquiry has a state.
func (d *desk) inquiryIs(want model.InquiryState) func() bool {
	return func() bool { return d.inquiry().State == want }
}

func (d *desk) putInquiry() error {
	err := d.until("the draft of the inquiry", func() {
		d.on("ctrl+3", 9)
		d.keys("Tab")
		d.types("2020-05-27") // 会中, 口头 and who asks follow the day
		d.times(4, "Tab")     // past them to the first risk point
		d.keys("space")
		d.times(7, "Tab")
		d.pastes("公益项目和经营项目怎样分开？")
		d.keys("Tab", "Tab")
		d.pastes("理顺公益项目和经营项目的关系\n明确企业负责人任职回避")
		d.picture("14-inquiry-form")
		d.keys("ctrl+s")
	}, d.inquiryIs(model.InquiryDraft))
	if err != nil {
		return err
	}
	q := d.inquiry()
	if q.Phase != model.PhaseAt || q.By != "郑国强" || !slices.Equal(q.Risks, model.Risks()[:1]) || len(q.Suggestions) != 2 {
		return fmt.Errorf("the draft is %+v", q)
	}
	return nil
}

// toInquiryActs is how many Tab there are from the list of inquiries to the first act of the one shown, past 打印台账 and
// 导出 Excel.
const toInquiryActs = 3

func (d *desk) registerInquiry() error {
	return d.until("the number of the inquiry", func() {
		d.on("ctrl+4", toInquiryActs+1)
		d.keys("Return")
	}, d.inquiryIs(model.InquiryRegistered))
}

func (d *desk) takeAnswer() error {
	return d.until("the answer", func() {
		d.on("ctrl+4", toInquiryActs)
		d.types("2020-05-28")
		d.keys("Tab")
		d.pastes("县国资局局长")
		d.keys("Tab")
		d.pastes("正在起草分账办法")
		d.picture("15-answer")
		d.keys("ctrl+Return")
	}, d.inquiryIs(model.InquiryAnswered))
}

// judgeInquiry adopts the first suggestion, not the second.
func (d *desk) judgeInquiry() error {
	err := d.until("the judgement", func() {
		d.on("ctrl+4", toInquiryActs)
		d.keys("Right", "Tab", "Tab", "Right", "Right", "Right", "Tab")
		d.pastes("上级已有规定")
		d.keys("Tab", "Tab") // 全部采纳
		d.types("2020-05-29")
		d.picture("16-judge")
		d.keys("Return")
	}, d.inquiryIs(model.InquiryJudged))
	d.picture("17-judged")
	return err
}

// draftCard makes a card from the inquiry: 制发文书 is the fifth act, 工作提醒卡 its second choice.
func (d *desk) draftCard() error {
	return d.until("the draft of the card", func() {
		d.on("ctrl+4", toInquiryActs+4)
		d.keys("Down", "Return") // the first, 问询建议函, is marked
		d.rests()
		d.picture("18-card-form")
		d.keys("ctrl+s")
	}, d.is(model.Draft))
}

// card is the one document there is.
func (d *desk) card() (doc model.Document, err error) {
	rows, err := d.store.Documents(context.Background(), model.Filter{}, 0, 9, model.DateOf(time.Now()))
	if err != nil || len(rows) != 1 {
		return doc, fmt.Errorf("%d documents, %w", len(rows), err)
	}
	return d.store.Document(context.Background(), rows[0].ID)
}

// printCard prints the card; the printer gets the paper that was frozen at the signing, byte for byte.
// toPrint is how many Tab there are from the list of documents to 打印, past the acts of a signed document.
const toPrint = 7

func (d *desk) printCard() error {
	doc, err := d.card()
	if err != nil {
		return err
	}
	frozen, err := d.store.Paper(context.Background(), doc.ID)
	if err != nil {
		return err
	}
	err = d.until("the print", func() {
		d.keys("ctrl+2", "ctrl+p")
		d.times(toPrint, "Tab")
		d.picture("19-paper")
		d.keys("Return")
	}, func() bool {
		sheet, err := os.ReadFile(d.lp)
		return err == nil && bytes.Equal(sheet, frozen)
	})
	if err != nil {
		return err
	}
	return d.says(d.lp, doc.Number.String(), "罗清源", "未采纳（上级已有规定）", "存在廉政风险：依据不足", "明确企业负责人任职回避")
}

// saveRecord saves the record of the inquiry, which names the card.
func (d *desk) saveRecord() error {
	path := filepath.Join(d.desktop, d.inquiry().Number.String()+" 廉政问询记录表.pdf")
	err := d.until("the record saved", func() {
		d.keys("ctrl+4", "ctrl+p")
		d.times(toInquiryActs+9, "Tab") // eight acts, 打印
		d.keys("Return")
		d.rests()
		d.picture("20-save")
		d.keys("Return")
	}, func() bool {
		_, err := os.Stat(path)
		return err == nil
	})
	if err != nil {
		return err
	}
	doc, err := d.card()
	if err != nil {
		return err
	}
	return d.says(path, "问〔2020〕1号", "正在起草分账办法", "未采纳", "上级已有规定", doc.Number.String())
}

// says reads a PDF and reports which of the words it does not have.
func (d *desk) says(path string, words ...string) error {
	out, err := exec.Command("pdftotext", path, "-").Output()
	if err != nil {
		return fmt.Errorf("pdftotext: %w", err)
	}
	text := strings.Join(strings.Fields(string(out)), "")
	for _, want := range words {
		if !strings.Contains(text, want) {
			d.t.Errorf("%s does not say %q:\n%s", filepath.Base(path), want, text)
		}
	}
	return nil
}

// checkDecision compares what the store holds, and what the program without a window lists, with what was typed.
func (d *desk) checkDecision() error {
	doc, err := d.card()
	if err != nil {
		return err
	}
	q := d.inquiry()
	if q.Outcomes() != "第1条采纳；第2条未采纳（上级已有规定）" || !slices.Equal(q.Documents, []string{doc.Number.String()}) {
		d.t.Errorf("the inquiry is %s, names %v", q.Outcomes(), q.Documents)
	}
	if doc.Inquiry != q.Number.String() || doc.Leader.Name != "罗清源" || doc.CheckedBy != "吴静" || doc.SignedBy != "郑国强" {
		d.t.Errorf("the card is %+v", doc)
	}
	list := exec.Command("go", "run", "-buildvcs=false", "../oversightctl", "-data", d.dir, "list", "inquiries", "-json")
	out, err := list.Output()
	if err != nil {
		return fmt.Errorf("oversightctl: %w", err)
	}
	var rows []map[string]string
	if err := json.Unmarshal(out, &rows); err != nil || len(rows) != 1 {
		return fmt.Errorf("%d inquiries are listed, %w:\n%s", len(rows), err, out)
	}
	for key, want := range map[string]string{
		"number": "问〔2020〕1号", "phase": "会中", "date": "2020-05-27", "matter": "审议《县属国有企业领导人管理办法》", "person": "罗清源",
		"suggestions": "2", "adopted": "1", "not_adopted": "1", "by": "郑国强",
	} {
		if rows[0][key] != want {
			d.t.Errorf("oversightctl says %s is %q, want %q", key, rows[0][key], want)
		}
	}
	report, err := d.store.Verify(context.Background())
	if err != nil || len(report.Problems) > 0 {
		d.t.Errorf("verify finds %v, %v", report.Problems, err)
	}
	return nil
}
