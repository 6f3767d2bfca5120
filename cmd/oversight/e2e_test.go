package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/store"
)

// The program as it is delivered, on a screen of its own, by keyboard and clipboard alone.

func TestACardIsIssuedAndClosedInTheRealWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	walk(t, walkThrough)
}

// delivered builds what is delivered, once for all tests.
var delivered = sync.OnceValues(func() (string, error) {
	binary, err := filepath.Abs(filepath.Join("..", "..", "build", "e2e", "oversight"))
	if err != nil {
		return "", err
	}
	build := exec.Command("go", "build", "-tags", "migrated_fynedo", "-buildvcs=false", "-o", binary, ".")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return binary, nil
})

// walk goes a way through the window. Keys are lost now and then on a busy machine; what a step cannot repair by itself
// begins anew, once, in another folder.
func walk(t *testing.T, way func(s *screen, binary, dir string) error) {
	t.Helper()
	s := newScreen(t)
	binary, err := delivered()
	if err != nil {
		t.Fatal(err)
	}
	if err = way(s, binary, t.TempDir()); err != nil {
		t.Logf("first try: %v", err)
		err = way(s, binary, t.TempDir())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// desk is the program at work on a data folder, and what it has stored.
type desk struct {
	*screen
	dir   string
	day   string // of the signing
	store *store.Store
}

func walkThrough(s *screen, binary, dir string) error {
	p, err := s.start(binary, dir)
	if err != nil {
		return err
	}
	defer p.Process.Kill()
	d := &desk{screen: s, dir: dir, day: "2020-05-27"}
	for _, step := range []func() error{d.beginEmpty, d.addLeader, d.fillForm, d.issue, d.followUp, d.checkPaper} {
		if err := step(); err != nil {
			s.picture("failed")
			return err
		}
	}
	if err := d.startTwice(binary); err != nil {
		return err
	}
	return d.survivesKill(p)
}

// until repeats a step until its fact is there, each time more slowly.
func (d *desk) until(what string, step func(), fact func() bool) error {
	defer func() { d.rest = usualRest }()
	for range 3 {
		step()
		if within(8*time.Second, fact) {
			return nil
		}
		d.keys("Escape") // a dialog half filled
		d.rest *= 3
	}
	return fmt.Errorf("the window does not get to this: %s", what)
}

func (d *desk) beginEmpty() error {
	err := d.until("a database with the office", func() {
		d.blurs()
		d.keys("Tab")
		for _, text := range []string{"中共示例县纪律检查委员会", "县同级监督领导小组办公室", "周明"} {
			d.pastes(text)
			d.keys("Tab")
		}
		d.keys("Tab", "Tab") // past contact and phone
		d.picture("01-first-start")
		d.keys("Return")
	}, func() bool {
		if d.store == nil {
			s, err := store.Open(context.Background(), d.dir, store.Options{})
			if err != nil {
				return false // not made yet
			}
			d.store = s
			d.t.Cleanup(func() { s.Close() })
		}
		office, err := d.store.Office(context.Background())
		return err == nil && office.Issuer == "中共示例县纪律检查委员会" && office.Clerk == "周明"
	})
	d.picture("02-empty-desk")
	return err
}

// addLeader opens the form and adds the leader from there.
func (d *desk) addLeader() error {
	return d.until("the leader", func() {
		d.keys("ctrl+n")
		d.rests()
		d.keys("Down")
		d.pastes("李书言")
		d.keys("Return") // nobody of this name: the editor opens
		d.rests()
		d.keys("Tab", "Tab")
		d.pastes("县委常委、宣传部部长")
		d.picture("03-leader")
		d.keys("Return")
	}, func() bool {
		people, err := d.store.People(context.Background(), "李书言")
		return err == nil && len(people) == 1 && people[0].PostOn(model.MustDate("2020-05-27")) == "县委常委、宣传部部长"
	})
}

// fillForm goes on in the form, where the leader is chosen now, and saves the draft.
func (d *desk) fillForm() error {
	d.rests()
	d.keys("Tab", "Down")
	d.pastes("示东镇")
	d.keys("Return")
	d.keys("Tab", "Tab", "Tab", "Tab") // 联系, 问题来源, 对外来源表述, 问题
	d.pastes("思想文化宣传薄弱\n内生动力不足")
	d.keys("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab") // 添加一条, 工作建议, 添加一条, 事由, 依据, 反馈期限, 拟稿日期
	d.types("2020-05-27")
	kept := within(15*time.Second, func() bool {
		body, _, err := d.store.Typing(context.Background(), "document:new:"+model.KindReminder)
		for _, want := range []string{"李书言", "示东镇", "思想文化宣传薄弱", "内生动力不足", `"Drafted":"2020-05-27"`} {
			if err != nil || !strings.Contains(body, want) {
				return false
			}
		}
		return true
	})
	d.picture("04-form")
	if !kept {
		return fmt.Errorf("the form does not hold what was typed")
	}
	return d.until("the draft", func() { d.keys("ctrl+s") }, d.is(model.Draft))
}

// is tells whether there is one document and it has the state.
func (d *desk) is(want model.State) func() bool {
	return func() bool {
		rows, err := d.store.Documents(context.Background(), model.Filter{}, 0, 10, model.DateOf(time.Now()))
		return err == nil && len(rows) == 1 && rows[0].State == want
	}
}

// act goes to the list and from there with Tab to the acts of the document, of which it presses one.
func (d *desk) act(nth int) {
	d.keys("ctrl+2")
	for range nth {
		d.keys("Tab")
	}
	d.keys("Return")
	d.rests()
}

func (d *desk) issue() error {
	if err := d.until("待核稿", func() { d.act(2) }, d.is(model.Checking)); err != nil {
		return err
	}
	err := d.until("待签发", func() {
		d.act(1)
		d.pastes("吴静")
		d.keys("Return")
	}, d.is(model.Signing))
	if err != nil {
		return err
	}
	err = d.until("已签发", func() {
		d.act(1)
		d.pastes("郑国强")
		d.keys("Tab")
		d.types(d.day)
		d.picture("05-sign")
		d.keys("Return")
	}, d.is(model.Signed))
	d.picture("06-signed")
	return err
}

func (d *desk) followUp() error {
	err := d.until("已送达", func() {
		d.act(1)
		d.types("2020-05-27")
		d.keys("Tab")
		d.types("2020-05-27")
		d.keys("Return")
	}, d.is(model.Served))
	if err != nil {
		return err
	}
	d.picture("07-served")
	err = d.until("已反馈", func() {
		d.act(1)
		d.types("2020-06-16")
		d.keys("Tab", "Tab")
		d.pastes("已组织专题宣讲三场，制定整改方案")
		d.keys("ctrl+Return")
	}, d.is(model.Replied))
	if err != nil {
		return err
	}
	err = d.until("已认可", func() {
		d.act(1)
		d.keys("Right", "Return") // nothing is proposed; 认可 is the first
	}, d.is(model.Accepted))
	if err != nil {
		return err
	}
	err = d.until("已销号", func() {
		d.act(1)
		d.pastes("郑国强")
		d.keys("Return")
	}, d.is(model.Closed))
	d.picture("08-closed")
	return err
}

// checkPaper compares what was stored and printed with what was typed.
func (d *desk) checkPaper() error {
	n, err := model.ParseNumber("同监提〔2020〕1号")
	if err != nil {
		return err
	}
	doc, err := d.store.DocumentByNumber(context.Background(), n)
	if err != nil {
		return err
	}
	if doc.Deadline.Due != model.MustDate("2020-06-17") || doc.Signed != model.MustDate("2020-05-27") {
		d.t.Errorf("signed %s, due %s", doc.Signed, doc.Deadline.Due)
	}
	if doc.CheckedBy != "吴静" || doc.SignedBy != "郑国强" || doc.ClosedBy != "郑国强" || doc.Reply.Text != "已组织专题宣讲三场，制定整改方案" {
		d.t.Errorf("stored is %+v", doc)
	}
	out, err := exec.Command("pdftotext", filepath.Join(d.dir, "printed", "2020", n.String()+".pdf"), "-").Output()
	if err != nil {
		return fmt.Errorf("pdftotext: %w", err)
	}
	text := strings.Join(strings.Fields(string(out)), "")
	for _, want := range []string{"李书言", n.String(), "思想文化宣传薄弱", "内生动力不足", "2020年6月17日"} {
		if !strings.Contains(text, want) {
			d.t.Errorf("the paper does not say %q:\n%s", want, text)
		}
	}
	return nil
}

// startTwice starts the program again on the same folder: it says so, leaves the data alone and ends on Enter.
func (d *desk) startTwice(binary string) error {
	before, err := d.store.Verify(context.Background())
	if err != nil {
		return err
	}
	second, err := d.start(binary, d.dir)
	if err != nil {
		return err
	}
	logged := within(10*time.Second, func() bool {
		log, err := os.ReadFile(filepath.Join(d.dir, "logs", "oversight.log"))
		return err == nil && strings.Contains(string(log), "second start")
	})
	d.rests()
	d.picture("09-second-start")
	if !logged {
		d.t.Error("the second start is not noticed")
	}
	d.keys("Return")
	select {
	case err := <-second.ended:
		if err != nil {
			d.t.Errorf("the second program ends with %v", err)
		}
	case <-time.After(10 * time.Second):
		d.t.Error("Enter does not end the second program")
	}
	after, err := d.store.Verify(context.Background())
	if err != nil || after.LastHash != before.LastHash || len(after.Problems) > 0 {
		d.t.Errorf("the second program has changed the data: %+v, %v", after, err)
	}
	return nil
}

// survivesKill ends the program as a power cut does; nothing may be missing afterwards.
func (d *desk) survivesKill(p *program) error {
	if err := p.Process.Kill(); err != nil {
		return err
	}
	<-p.ended
	s, err := store.Open(context.Background(), d.dir, store.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	report, err := s.Verify(context.Background())
	if err != nil || len(report.Problems) > 0 || report.Documents != 1 || report.Papers != 1 {
		d.t.Errorf("after a kill verify says %+v, %v", report, err)
	}
	return nil
}
