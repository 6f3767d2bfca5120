package model

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// role is what a column of a table of holidays holds.
type role int

// The columns of the tables that newspapers, web pages and offices print.
const (
	roleNone  role = iota
	roleName       // 节日
	roleMonth      // 月份: the cells beside it leave the month out
	roleOff        // 放假时间
	roleFirst      // 开始日期
	roleLast       // 结束日期
	roleWork       // 调休上班日期
	roleSwap       // 调休: make-up days where the words in the cell do not say otherwise
	roleCount      // 放假天数
	roleMixed      // 放假调休安排: the words in the cell say what is off and what is worked
)

// roles are tried in this order.
var roles = []struct {
	role  role
	words *regexp.Regexp
}{
	{roleCount, regexp.MustCompile(`^(?:放假|休假|假期)?(?:共|合计|总)?(?:天数|总天数|几天)`)},
	{roleFirst, regexp.MustCompile(`^(?:放假|休假|假期)?(?:开始|起始)(?:时间|日期|日)?$`)},
	{roleLast, regexp.MustCompile(`^(?:放假|休假|假期)?(?:结束|截止|终止)(?:时间|日期|日)?$`)},
	{roleWork, regexp.MustCompile(`^(?:调休|补休|需)?\(?(?:上班|补班|补上班)\)?(?:的?时间|的?日期|日|安排)?$`)},
	{roleMixed, regexp.MustCompile(`^放假(?:及|和|与|、)?(?:调休|上班)|^(?:具体)?安排$`)},
	{roleOff, regexp.MustCompile(`^(?:放假|休假|假期)(?:调休)?(?:起止)?(?:时间|日期|日|安排|时段)?$`)},
	{roleSwap, regexp.MustCompile(`^调休(?:的?时间|的?日期|日|安排)?$`)},
	{roleMonth, regexp.MustCompile(`^月份?$`)},
	{roleName, regexp.MustCompile(`^(?:法定)?(?:节日|节假日|假日|节日名称|节假日名称|假期名称|假日名称|名称)$`)},
}

func roleOf(cell string) role {
	cell = strings.TrimSuffix(noBlanks(alike.Replace(toHalfWidth(cell))), ":")
	for _, r := range roles {
		if r.words.MatchString(cell) {
			return r.role
		}
	}
	return roleNone
}

func noBlanks(s string) string { return strings.Join(strings.Fields(s), "") }

// dayGrid is a table of holidays in a text: its rows as cells, and the lines before and after it.
type dayGrid struct {
	roles         []role
	rows          []gridRow
	before, after []string
}

type gridRow struct {
	line  int // in the text, from 1
	cells []string
}

var (
	rowTag   = regexp.MustCompile(`(?i)</tr\b[^<>]{0,500}>`)
	cellTag  = regexp.MustCompile(`(?is)<t[dh]\b[^<>]{0,500}>(.*?)</t[dh]\s*>`)
	ruleLine = regexp.MustCompile(`^[\s|:+-]+$`)
	wideGap  = regexp.MustCompile(` {2,}|\x{3000}+`)
	blankEnd = regexp.MustCompile(`[|\s]+$`)
)

// gridLines takes the text of a table apart into lines of cells; a row of a web page is one line.
func gridLines(text string) [][]string {
	if strings.Contains(strings.ToLower(text), "<td") {
		text = strings.NewReplacer("\r", "", "\n", "", "\t", "").Replace(text)
		text = cellTag.ReplaceAllStringFunc(text, func(cell string) string { return anyTag.ReplaceAllString(cell, "") + "\t" })
		text = anyTag.ReplaceAllString(breakTag.ReplaceAllString(rowTag.ReplaceAllString(text, "\n"), "\n"), "")
	}
	var lines [][]string
	for line := range strings.Lines(html.UnescapeString(text)) {
		lines = append(lines, gridCells(blankEnd.ReplaceAllString(line, "")))
	}
	return lines
}

func gridCells(line string) []string {
	if ruleLine.MatchString(line) {
		return []string{""}
	}
	line = strings.TrimPrefix(strings.TrimPrefix(line, "\ufeff"), "|")
	var cells []string
	switch {
	case strings.ContainsAny(line, "\t|"):
		cells = strings.FieldsFunc(strings.ReplaceAll(strings.ReplaceAll(line, "\t", " \t "), "|", " | "), func(c rune) bool { return c == '\t' || c == '|' })
	case wideGap.MatchString(strings.TrimSpace(line)):
		cells = wideGap.Split(strings.TrimSpace(line), -1)
	default:
		cells = strings.Split(line, ",")
	}
	for i, c := range cells {
		cells[i] = strings.Trim(CleanLine(c), `"`)
	}
	return cells
}

// gridOf finds a table of holidays by its heading: a line with a column of days off and another that goes with it.
func gridOf(text string) (dayGrid, bool) {
	lines := upright(gridLines(text))
	for i, cells := range lines {
		g := headed(cells)
		if spaced := strings.Fields(cells[0]); !g.isHeading() && len(cells) == 1 {
			if g = headed(spaced); g.isHeading() {
				lines = spacedOut(lines, i, len(spaced))
			}
		}
		if !g.isHeading() {
			continue
		}
		for _, l := range lines[:i] {
			g.before = append(g.before, strings.Join(l, " "))
		}
		for at, l := range lines[i+1:] {
			if len(l) > 1 && !signatureWords.MatchString(noBlanks(strings.Join(l, ""))) {
				g.rows = append(g.rows, gridRow{i + at + 2, l})
			} else if text := strings.Join(l, " "); text != "" {
				g.after = append(g.after, text)
			}
		}
		return g, len(g.rows) > 0
	}
	return dayGrid{}, false
}

// headed is a table under the heading.
func headed(cells []string) (g dayGrid) {
	for _, c := range cells {
		g.roles = append(g.roles, roleOf(c))
	}
	return g
}

// spacedOut takes the lines under a heading whose cells are set apart by single blanks apart like it, where they have
// as many pieces.
func spacedOut(lines [][]string, heading, columns int) [][]string {
	out := slices.Clone(lines)
	for i := heading + 1; i < len(out); i++ {
		if cells := strings.Fields(out[i][0]); len(out[i]) == 1 && len(cells) == columns {
			out[i] = cells
		}
	}
	return out
}

func (g dayGrid) has(r role) bool { return slices.Contains(g.roles, r) }

func (g dayGrid) isHeading() bool {
	off := g.has(roleOff) || g.has(roleMixed) || g.has(roleFirst) && g.has(roleLast)
	return off && (g.has(roleName) || g.has(roleMonth) || g.has(roleWork) || g.has(roleSwap))
}

// upright puts a table together again that was pasted a cell a line: a run of heading cells, then as many cells a row.
func upright(lines [][]string) [][]string {
	heads := func(i int) bool { return i < len(lines) && len(lines[i]) == 1 && roleOf(lines[i][0]) != roleNone }
	for i := range lines {
		n := 0
		for heads(i + n) {
			n++
		}
		if n < 3 {
			continue
		}
		var cells []string
		for _, l := range lines[i:] {
			if len(l) != 1 {
				return lines
			}
			if l[0] != "" {
				cells = append(cells, l[0])
			}
		}
		out := slices.Clone(lines[:i])
		for row := range slices.Chunk(cells, n) {
			out = append(out, row)
		}
		return out
	}
	return lines
}

// noticeOfGrid reads a table of holidays: each row is read rightly, or nothing is.
func noticeOfGrid(g dayGrid, known *Calendar) (Notice, error) {
	r := noticeReader{known: known, days: map[Date]noticed{}, seen: map[string]int{}, general: unnamedHoliday}
	head := noticeSentences(strings.Join(g.before, "\n"))
	p := noticePart{head: head}
	r.signer = signer(noticeSentences(strings.Join(g.after, "\n")))
	if r.year = g.year(p); r.year == 0 {
		return Notice{}, InvalidField("notice", "看不出是哪一年的放假表，请连同标题一起粘贴")
	}
	r.notice = Notice{Year: r.year, Title: p.title(), Issuer: p.issuer(), Number: p.number(), Tabular: true}
	if r.notice.Title == "" {
		r.notice.Title = caption(head)
	}
	if r.notice.Issuer == "" {
		r.notice.Issuer = r.signer
	}
	for _, row := range g.rows {
		if why := r.readRow(g, row); why != "" {
			return r.notice, unfit(fmt.Sprintf("放假表第 %d 行（%s）%s", row.line, strings.Join(row.cells, " "), why))
		}
	}
	for _, s := range noticeSentences(strings.Join(g.after, "\n")) {
		if !signatureWords.MatchString(s.text) && !bareDate.MatchString(s.text) && dateLike.MatchString(s.text) {
			r.notice.Unread = append(r.notice.Unread, s.typed)
		}
	}
	return r.settle()
}

// caption is a line that heads a table without being the title of a notice: 2026年节假日放假安排表.
func caption(head []noticeSentence) string {
	for _, s := range slices.Backward(head) {
		text := uncited(s.text)
		if len([]rune(text)) <= 40 && strings.Contains(text, "放假") || strings.Contains(text, "节假日") && len([]rune(text)) <= 40 {
			return text
		}
	}
	return ""
}

// year is the year of the title or caption, else the one that the most cells name.
func (g dayGrid) year(p noticePart) int {
	for _, s := range slices.Backward(p.head) {
		if m := titleYear.FindStringSubmatch(uncited(s.text)); m != nil {
			return number(m[1])
		}
	}
	count, best := map[int]int{}, 0
	for _, row := range g.rows {
		for _, m := range titleYear.FindAllStringSubmatch(arabicDates(strings.Join(row.cells, " ")), -1) {
			year := number(m[1])
			count[year]++
			if count[year] > count[best] {
				best = year
			}
		}
	}
	return best
}

// readRow reads the cells of a row; why says what is wrong with it.
func (r *noticeReader) readRow(g dayGrid, row gridRow) (why string) {
	cells := map[role]string{}
	for i, c := range row.cells {
		if i < len(g.roles) && g.roles[i] != roleNone {
			cells[g.roles[i]] = arabicDates(noBlanks(alike.Replace(toHalfWidth(c))))
		}
	}
	if len(row.cells) > len(g.roles) && strings.ContainsFunc(strings.Join(row.cells[len(g.roles):], ""), unicode.IsDigit) {
		return "比表头多出有数字的格"
	}
	if cells[roleFirst] != "" {
		cells[roleOff] = cells[roleFirst] + "至" + cells[roleLast]
	}
	sentence := len(r.notice.Sentences)
	r.notice.Sentences = append(r.notice.Sentences, strings.Join(row.cells, " "))
	r.name, r.anchor = r.nameOf(cells[roleName]), Date{}
	before := len(r.days)
	for _, c := range []struct {
		role  role
		label tokenKind
	}{{roleOff, tokenOff}, {roleMixed, 0}, {roleWork, tokenWork}, {roleSwap, tokenWork}} {
		if m := monthCell.FindStringSubmatch(cells[roleMonth]); m != nil {
			cells[c.role] = monthless.ReplaceAllString(cells[c.role], "${1}"+m[1]+"月${2}")
		}
		if why := r.readCell(sentence, row, cells[c.role], c.label); why != "" {
			return why
		}
	}
	off := 0
	for _, d := range r.days {
		if d.Sentence == sentence && d.Off {
			off++
		}
	}
	if n := leadingCount(cells[roleCount]); n > 0 && off > 0 && n != off {
		return fmt.Sprintf("写的是%d天，按日期数是%d天", n, off)
	}
	if strings.Contains(cells[roleOff], "月") && len(r.days) == before && off == 0 {
		return "没有读到日期"
	}
	return ""
}

var (
	monthCell = regexp.MustCompile(`^(\d{1,2})月份?$`)
	// A day whose month stands in a cell of its own.
	monthless = regexp.MustCompile(`(^|[^\d月日])(\d{1,2}日)`)
	countCell = regexp.MustCompile(`^共?(\d{1,2})天?$`)
)

func leadingCount(cell string) int {
	if m := countCell.FindStringSubmatch(cell); m != nil {
		return number(m[1])
	}
	return 0
}

// nameOf is the holiday a cell names: as the law has it, or as the cell has it.
func (r *noticeReader) nameOf(cell string) string {
	if names := festivalsIn(cell); len(names) > 0 && len(names) <= 2 {
		return strings.Join(names, "、")
	}
	if cell == "" || strings.ContainsFunc(cell, unicode.IsDigit) || len([]rune(cell)) > maxDayName {
		return r.general
	}
	return cell
}

// readCell reads the dates of a cell: they end with it. A cell of which any figure is not understood fails.
func (r *noticeReader) readCell(sentence int, row gridRow, cell string, label tokenKind) (why string) {
	if !strings.ContainsFunc(cell, unicode.IsDigit) {
		return ""
	}
	s := &sentenceReader{noticeReader: r, noticeSentence: noticeSentence{typed: strings.Join(row.cells, " "), text: cell}, index: sentence, label: label}
	doubts := len(r.notice.Warnings)
	s.read()
	switch {
	case s.unclear, strings.ContainsFunc(s.passed.String(), unicode.IsDigit):
		return "里的“" + cell + "”没有读懂"
	case s.refused:
		return "：" + r.notice.Warnings[len(r.notice.Warnings)-1].Text
	case len(r.notice.Warnings) > doubts && !strings.Contains(r.notice.Warnings[doubts].Text, "仍按日期收录"):
		return "：" + r.notice.Warnings[doubts].Text
	}
	return ""
}
