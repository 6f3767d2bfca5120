package sheet_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/sheet"
)

// listing makes lists as offices write them: records, headings again and again, sections, sums, notes and blanks.
type listing struct {
	*rand.Rand
	rows  [][]any
	want  []string // of each record, as it must be read
	heads []string
	order []int // of the columns, in this part
	n     int
}

func (l *listing) one(of ...string) string { return of[l.IntN(len(of))] }

// name is a name that no other record has.
func (l *listing) name() string {
	l.n++
	sur, given := []rune("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"), []rune("明强亮丽芳军勇磊静敏杰涛超霞平刚")
	return string([]rune{sur[l.n/256%16], given[l.n/16%16], given[l.n%16]})
}

// add adds a row of cells, in the order of the columns that holds.
func (l *listing) add(cells ...any) {
	row := make([]any, len(l.heads)+1)
	for i, c := range cells {
		row[l.order[i]] = c
	}
	l.rows = append(l.rows, row)
}

// line adds a row of its own, in one of the first columns.
func (l *listing) line(text string) {
	row := make([]any, 2)
	row[0] = text
	l.rows = append(l.rows, row)
}

func (l *listing) heading() {
	if l.IntN(4) == 0 {
		l.Shuffle(len(l.order), func(i, j int) { l.order[i], l.order[j] = l.order[j], l.order[i] })
	}
	var cells []any
	for _, h := range l.heads {
		if r := []rune(h); len(r) == 2 && l.IntN(3) == 0 {
			h = string(r[:1]) + " " + string(r[1:])
		}
		cells = append(cells, h)
	}
	l.add(cells...)
}

func (l *listing) blank() {
	for range l.IntN(3) {
		l.rows = append(l.rows, []any{})
	}
}

func (l *listing) section() {
	l.line(l.one("一、县委", "二、县政府", "（三）人大、政协", "第二部分 乡镇", "2020年度", "三、拟提拔人选（2人）", "四、法检两院"))
}

func (l *listing) sum(n int) {
	if l.IntN(2) == 0 {
		l.line(fmt.Sprintf(l.one("小计：%d人", "合 计（%d）", "本页小计 %d", "共%d人", "县委小计：%d", "总计：%d"), n))
		return
	}
	l.rows = append(l.rows, []any{l.one("小计", "合计", "合  计"), n})
}

func (l *listing) foot() {
	l.line(l.one("注：按职务排列", "填表人：张华　审核人：王某", "制表单位：县纪委", "备注：以上为现职", "以下空白", "第1页 共3页"))
}

// whole makes a list of several parts; record adds one record.
func (l *listing) whole(record func()) {
	l.line(l.one("2020年名册", "台账（第1页）", "示例县一览表"))
	l.blank()
	l.heading()
	for part := range 1 + l.IntN(4) {
		if part > 0 && l.IntN(2) == 0 {
			l.blank()
			if l.IntN(2) == 0 {
				l.section()
			}
			l.heading()
		}
		if l.IntN(2) == 0 {
			l.section()
		}
		n := 1 + l.IntN(5)
		for range n {
			record()
			if l.IntN(6) == 0 {
				l.blank()
			}
		}
		if l.IntN(2) == 0 {
			l.sum(n)
		}
	}
	if l.IntN(2) == 0 {
		l.foot()
	}
}

func newListing(seed uint64, heads ...string) *listing {
	l := &listing{Rand: rand.New(rand.NewPCG(seed, 1)), heads: heads}
	for i := range heads {
		l.order = append(l.order, i)
	}
	return l
}

func checkListing[T any](t *testing.T, l *listing, target sheet.Target[T], say func(T) string) {
	t.Helper()
	r, err := answered(t, workbook(t, rowsOf(t, l.rows...)), target, nil)
	var got []string
	for _, row := range r.Rows {
		got = append(got, say(row))
	}
	filled := 0
	for _, row := range l.rows {
		if slices.ContainsFunc(row, func(c any) bool { return c != nil && c != "" }) {
			filled++
		}
	}
	if err != nil || !slices.Equal(got, l.want) || len(got)+len(r.Skipped) != filled {
		var rows []string
		for i, row := range l.rows {
			rows = append(rows, fmt.Sprintf("%d %v", i+1, row))
		}
		t.Errorf("%v %v %v\n%s\n%s\ngot  %q\nwant %q", err, r.Problems, r.Questions, sheet.SkippedText(r.Skipped), strings.Join(rows, "\n"), got, l.want)
	}
}

func TestAnyListGivesExactlyItsRecords(t *testing.T) {
	for seed := range uint64(150) {
		l := newListing(seed, "姓名", "职务", "联系单位")
		l.whole(func() {
			name, post, unit := l.name(), l.one("副县长", "县委常委", "", "示东镇党委书记"), l.one("城关镇", "", "县教育局")
			l.add(name, post, unit)
			l.want = append(l.want, name+post+unit)
		})
		checkListing(t, l, sheet.Persons(), func(p model.Person) string {
			s := p.Name
			for _, post := range p.Posts {
				s += post.Title
			}
			for _, link := range p.Links {
				s += link.Unit.Name
			}
			return s
		})
		l = newListing(seed, "姓名", "单位", "现任职务", "信访意见")
		l.whole(func() {
			name, unit, post, said := l.name(), l.one("县教育局", "示东镇"), l.one("股长", ""), l.one("无反映", "")
			l.add(name, unit, post, said)
			l.want = append(l.want, name+unit+post+said)
		})
		checkListing(t, l, sheet.Vetted(rooms), func(p model.Vetted) string { return p.Name + p.Unit + p.Post + p.Opinion("信访").String() })
		l = newListing(seed, "问询日期", "议题", "问询内容", "答复人")
		l.whole(func() {
			l.n++
			on, matter, question, by := model.MustDate("2019-01-01").Add(l.n).String(), l.one("购车", "2019年度预算总计调整", "一、人事议题"), fmt.Sprintf("第%d问", l.n), l.one("", "王某")
			l.add(on, matter, question, by)
			l.want = append(l.want, on+matter+question+by)
		})
		checkListing(t, l, sheet.Inquiries(), func(p model.PastInquiry) string { return p.On.String() + p.Matter + p.Question + p.AnsweredBy })
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}
