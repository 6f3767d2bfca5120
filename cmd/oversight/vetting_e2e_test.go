package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/sheet"
)

// A list in Excel becomes a batch, gets its opinions and its reply, and goes out as it came in.

func TestAListInExcelIsVettedAndComesOutEqualInTheRealWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("takes minutes")
	}
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("soffice is not installed")
	}
	walk(t, walkVetting)
}

// listed are the persons as the organisation department sends them.
var listed = []model.Vetted{
	{Name: "张明", Gender: "男", Born: month("1975.03"), Unit: "县教育局", Post: "办公室主任", Proposed: "副局长"},
	{Name: "李清", Gender: "女", Born: month("1980.11"), Unit: "县财政局", Post: "股长", Proposed: "县财政局副局长"},
	{Name: "欧阳文", Born: month("1983.07"), Unit: "县民政局", Post: "股长，四级主任科员", Note: "省委党校在读"},
}

func month(text string) model.Month {
	m, err := model.ParseMonth(text)
	if err != nil {
		panic(err)
	}
	return m
}

func walkVetting(s *screen, binary, dir string) error {
	d, p, err := furnished(s, binary, dir)
	if err != nil {
		return err
	}
	defer p.Process.Kill()
	for _, step := range []func() error{
		d.registerLetter, d.importPersons, d.circulate, d.fillOpinions, d.decideVetting, d.replyVetting, d.exportPersons,
	} {
		if err := step(); err != nil {
			s.picture("vetting-failed")
			return err
		}
	}
	return nil
}

// vetting is the batch there is, the zero one while there is none.
func (d *desk) vetting() (v model.Vetting) {
	rows, err := d.store.Vettings(context.Background(), model.VettingFilter{}, 0, 9, model.DateOf(time.Now()))
	if err == nil && len(rows) == 1 {
		v, _ = d.store.Vetting(context.Background(), rows[0].ID)
	}
	return v
}

func (d *desk) vettingIs(want model.VettingState) func() bool {
	return func() bool { return d.vetting().State == want }
}

func (d *desk) persons() []model.Vetted {
	found, err := d.store.Vetted(context.Background(), d.vetting().ID)
	if err != nil {
		return nil
	}
	return found
}

// before goes to the list of the page 意见回复, and from there back by so many Shift+Tab to a button, which it presses.
func (d *desk) before(tabs int) {
	d.keys("ctrl+5")
	d.times(tabs, "shift+Tab")
	d.keys("Return")
	d.rests()
}

func (d *desk) registerLetter() error {
	return d.until("the letter", func() {
		d.before(14) // past the filters and the numbers above the list
		d.pastes("中共示例县委组织部")
		d.keys("Return", "Tab")
		d.pastes("示组函〔2026〕5号")
		d.keys("Tab", "Tab", "Tab")
		d.pastes("提拔")
		d.keys("Return")
		d.picture("41-letter")
		d.keys("Tab", "Return") // from the term, which is proposed
	}, d.vettingIs(model.VettingRegistered))
}

// importPersons takes the list in that lies alone on the desktop.
func (d *desk) importPersons() error {
	if err := d.writeList(d.incoming()); err != nil {
		return err
	}
	return d.until("the persons", func() {
		d.on("ctrl+5", 2)
		d.keys("Return") // 选择文件
		d.rests()
		d.keys("Down", "Return")
		d.rests()
		d.picture("42-import")
		d.keys("Return")
	}, func() bool { return len(d.persons()) == len(listed) })
}

func (d *desk) incoming() string { return filepath.Join(d.desktop, "名单.xlsx") }

func (d *desk) writeList(path string) error {
	var b bytes.Buffer
	if err := sheet.Write(&b, "名单", sheet.Vetted(nil).Columns, listed); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// toNextAct is how many Shift+Tab there are from the persons to the usual next act of a batch: past the search with its
// choice and its button, and the acts behind it.
const toNextAct = 7

func (d *desk) circulate() error {
	return d.until("会签中", func() { d.before(toNextAct) }, d.vettingIs(model.VettingCirculating))
}

// fillOpinions enters what is known of the second person, and that nothing is known of the others.
func (d *desk) fillOpinions() error {
	err := d.until("the opinion", func() {
		d.keys("ctrl+5", "Home", "Down", "Return")
		d.rests()
		d.keys("Right", "Right", "Tab")
		d.pastes("群众来信一件，正在核查")
		d.times(13, "Tab") // past the other rooms and the punishments
		d.times(4, "Right")
		d.keys("Tab")
		d.pastes("信访件正在核查")
		d.picture("43-opinion")
		d.keys("ctrl+Return")
	}, func() bool {
		p := d.persons()[1]
		return p.Conclusion == model.ConclusionPending && p.Opinion("信访").Text == "群众来信一件，正在核查"
	})
	if err != nil {
		return err
	}
	err = d.until("全部无影响", func() {
		d.keys("ctrl+5", "ctrl+a")
		d.times(5, "Tab") // past what can be done with the list
		d.keys("Return")
		d.rests()
		d.picture("44-all-clear")
		d.keys("Return")
	}, func() bool { return d.persons()[2].Conclusion == model.ConclusionClear })
	if err != nil {
		return err
	}
	return d.until("待审定", func() { d.before(toNextAct) }, d.vettingIs(model.VettingDeciding))
}

func (d *desk) decideVetting() error {
	return d.until("the decision", func() {
		d.before(toNextAct)
		d.pastes("郑国强")
		d.keys("Tab", "Tab")
		d.pastes("同意")
		d.picture("45-decision")
		d.keys("ctrl+Return")
	}, func() bool { return d.vetting().Decision.By == "郑国强" })
}

// replyVetting replies and prints; the printer gets what was frozen, byte for byte.
func (d *desk) replyVetting() error {
	err := d.until("已回复", func() {
		d.before(toNextAct + 1) // the decision can be registered again
		d.picture("46-reply")
		d.keys("Return")
	}, d.vettingIs(model.VettingReplied))
	if err != nil {
		return err
	}
	frozen, err := d.store.VettingReplyPDF(context.Background(), d.vetting().ID)
	if err != nil {
		return err
	}
	offered := true
	err = d.until("the print", func() {
		if offered {
			d.rests() // for the question whether to print now
			d.keys("Return")
			offered = false
			return
		}
		d.keys("ctrl+f", "shift+Tab", "shift+Tab", "Return") // 预览打印 stands before 作废 and the search
		d.keys("Tab", "Tab", "Tab", "Return")                // 打印 behind 作废 and the choice of the paper
	}, func() bool {
		printed, err := os.ReadFile(d.lp)
		return err == nil && bytes.Equal(printed, frozen)
	})
	d.picture("47-replied")
	if err != nil {
		return err
	}
	return d.says(d.lp, d.vetting().Number.String(), "未发现张明、欧阳文2名同志", "李清", "建议暂缓")
}

// exportPersons saves the persons and reads the list that came in and the one that goes out with another program.
func (d *desk) exportPersons() error {
	path := filepath.Join(d.desktop, "征求意见人员 "+model.DateOf(time.Now()).String()+".xlsx")
	err := d.until("the list saved", func() {
		d.keys("ctrl+f") // the search above the persons
		d.times(4, "Tab")
		d.keys("Return")
		d.rests()
		d.picture("48-export")
		d.keys("Return")
	}, func() bool {
		_, err := os.Stat(path)
		return err == nil
	})
	if err != nil {
		return err
	}
	in, err := d.calc(d.incoming())
	if err != nil {
		return err
	}
	out, err := d.calc(path)
	if err != nil {
		return err
	}
	for _, heading := range []string{"姓名", "性别", "出生年月", "身份证号", "单位", "现任职务", "拟任职务"} {
		if !slices.Equal(in[heading], out[heading]) || len(in[heading]) != len(listed) {
			d.t.Errorf("%s came in as %q, goes out as %q", heading, in[heading], out[heading])
		}
	}
	if want := []string{"无影响", "有反映待核", "无影响"}; !slices.Equal(out["结论"], want) {
		d.t.Errorf("the conclusions are %q, want %q", out["结论"], want)
	}
	if want := []string{"无反映", "有反映：群众来信一件，正在核查", "无反映"}; !slices.Equal(out["信访意见"], want) {
		d.t.Errorf("the opinions are %q, want %q", out["信访意见"], want)
	}
	if want := []string{"", "信访件正在核查", "省委党校在读"}; !slices.Equal(out["内部说明"], want) {
		d.t.Errorf("the notes are %q, want %q", out["内部说明"], want)
	}
	return nil
}

// calc reads the first sheet of a file with LibreOffice: the cells below each heading.
func (d *desk) calc(path string) (map[string][]string, error) {
	dir := d.t.TempDir()
	convert := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+dir, "--convert-to",
		"csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", dir, path) // comma, quotation mark, UTF-8
	if out, err := convert.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("soffice: %w\n%s", err, out)
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil || len(found) != 1 {
		return nil, fmt.Errorf("soffice makes %v of %s, %w", found, path, err)
	}
	text, err := os.ReadFile(found[0])
	if err != nil {
		return nil, err
	}
	lines, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(lines) == 0 {
		return nil, fmt.Errorf("%s has %d lines, %w", path, len(lines), err)
	}
	columns := map[string][]string{}
	for i, heading := range lines[0] {
		for _, line := range lines[1:] {
			columns[heading] = append(columns[heading], line[i])
		}
	}
	return columns, nil
}
