package model

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Words that tell who reported somebody, or that he is being looked into. Party rules forbid to let the person concerned know of
// either (纪检监察机关处理检举控告工作规则 art. 47), so nothing that leaves the office may hold them unasked.

// Telling is such a word as it was found in a text.
type Telling struct {
	Word  string // the word looked for
	Found string // as it stands in the text, blanks and marks inside included
	Ask   bool   // may be meant otherwise (信访局): asked about, not refused
}

// tellingWords are refused in what is said of a source; 信访 has a plain meaning too.
var tellingWords = []struct {
	word string
	ask  bool
}{
	{"举报", false},
	{"检举", false},
	{"控告", false},
	{"线索", false},
	{"匿名", false},
	{"来信来访", false},
	{"来信", false},
	{"来访", false},
	{"信访", true},
}

// plainNames hold 信访 as the name of an organ, a rule or a line of work, which is no secret.
var plainNames = []string{"信访局", "信访工作", "信访条例", "信访办", "信访部门", "信访联席会议"}

// simplified maps other forms of the characters of tellingWords to the one used there.
var simplified = map[rune]rune{
	'舉': '举', '擧': '举', '挙': '举', '報': '报', '\U0002F857': '报', '檢': '检', '検': '检', '吿': '告', '線': '线', '綫': '线', '缐': '线',
	'\uF96A': '索', '\uF9EB': '匿', '來': '来', '徠': '来', '\uF92D': '来', '訪': '访',
}

// TellingWords returns the words of a text that tell of a report or an inquiry into somebody, each as often as it is written
// differently. Neither blanks nor marks between the characters nor traditional ones hide a word.
func TellingWords(text string) []Telling {
	typed := []rune(text)
	var plain []rune
	var at []int // where each character of plain stands in typed
	for i, r := range typed {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			continue
		}
		if simple, ok := simplified[r]; ok {
			r = simple
		}
		plain, at = append(plain, r), append(at, i)
	}
	var found []Telling
	for i := 0; i < len(plain); {
		if n := startsWithAny(plain[i:], plainNames); n > 0 {
			i += n
			continue
		}
		n := 1
		for _, w := range tellingWords {
			if length := startsWithAny(plain[i:], []string{w.word}); length > 0 {
				t := Telling{Word: w.word, Found: string(typed[at[i] : at[i+length-1]+1]), Ask: w.ask}
				if !slices.Contains(found, t) {
					found = append(found, t)
				}
				n = length
				break
			}
		}
		i += n
	}
	return found
}

// startsWithAny is the length of the first of the words that a text starts with, 0 for none.
func startsWithAny(text []rune, words []string) int {
	for _, w := range words {
		if r := []rune(w); len(text) >= len(r) && slices.Equal(text[:len(r)], r) {
			return len(r)
		}
	}
	return 0
}

// refusedWord is the first word of a text that must not go out, or "".
func refusedWord(text string) string {
	for _, t := range TellingWords(text) {
		if !t.Ask {
			return t.Found
		}
	}
	return ""
}

// checkOutward refuses a text for outside that tells of a report; a word of two meanings passes.
func checkOutward(field, text string) error {
	if word := refusedWord(text); word != "" {
		return InvalidField(field, "“"+word+"”会让对方看出有人反映或者正在核查，不能对外；请换一种说法")
	}
	return nil
}

// SourceUsual is what is said outside of a source that must not be told.
const SourceUsual = "日常监督"

// OuterSource is what is printed of a source (对外来源表述) where nobody said otherwise: the source itself, or 日常监督 in the
// place of petitions, of discipline cases and of whatever else tells of a report.
func OuterSource(source string) string {
	if len(tellingSource(source)) > 0 {
		return SourceUsual
	}
	return source
}

// tellingSources tell of a case or of petitioners where they stand as a source; in the words of a problem they do not.
var tellingSources = []string{"执纪监督", "监督执纪", "上访"}

// tellingSource are the telling words of what is printed as a source.
func tellingSource(text string) []Telling {
	found := TellingWords(text)
	for _, word := range tellingSources {
		if strings.Contains(strings.Join(strings.Fields(text), ""), word) {
			found = append(found, Telling{Word: word, Found: word, Ask: true})
		}
	}
	return found
}

// OuterSource is what new papers print of the document's source.
func (d *Document) OuterSource() string {
	if d.SourceShown != "" {
		return d.SourceShown
	}
	return OuterSource(d.Source)
}

// SourceOnPaper is what the document itself prints: of one that was issued when nothing else was known, the source as it was
// frozen with the paper.
func (d *Document) SourceOnPaper() string {
	if d.beforeOuterSource() {
		return d.Source
	}
	return d.OuterSource()
}

// beforeOuterSource reports whether the document was issued when papers bore the source itself.
func (d *Document) beforeOuterSource() bool { return !d.Number.IsZero() && d.SourceShown == "" }

// TellingSpot is where in a document a telling word stands.
type TellingSpot struct {
	Field string // the input it is typed into
	Place string // what the clerk calls it: 第 2 条问题
	Telling
}

// String says what stands where: 第 2 条问题有“问题线索”.
func (s TellingSpot) String() string { return s.Place + "有“" + s.Found + "”" }

// TellingSpots lists where what goes out of the document tells of a report: its source as printed, title, basis, problems,
// suggestions and the words around them. What the clerk has looked at and let stand is not among them.
func (d *Document) TellingSpots() []TellingSpot {
	place := "对外来源表述"
	if d.beforeOuterSource() {
		place = "问题来源"
	}
	spots := d.spotsIn("sourceShown", place, tellingSource(d.SourceOnPaper()))
	look := func(field, place, text string) { spots = append(spots, d.spotsIn(field, place, TellingWords(text))...) }
	look("title", "事由", d.Title)
	look("basis", "依据", d.Basis)
	for i, text := range d.Problems {
		look("problems", fmt.Sprintf("第 %d 条问题", i+1), text)
	}
	for i, text := range d.Suggestions {
		look("suggestions", fmt.Sprintf("第 %d 条建议", i+1), text)
	}
	look("heading", "标题", d.Letter.Heading)
	look("matter", "监督事项", d.Oversight.Matter)
	for _, p := range d.texts() {
		look(p.field, wordingPlaces[p.field], *p.text)
	}
	return spots
}

// spotsIn places telling words, but for those let stand.
func (d *Document) spotsIn(field, place string, found []Telling) (spots []TellingSpot) {
	for _, t := range found {
		if !slices.Contains(d.Cleared, t.Found) {
			spots = append(spots, TellingSpot{Field: field, Place: place, Telling: t})
		}
	}
	return spots
}

// wordingPlaces are what the texts of several lines are called.
var wordingPlaces = map[string]string{
	"risk": "廉政风险点", "earlierResult": "前次落实", "measures": "防控措施", "causes": "原因分析",
	"earlier": "提到前次的话", "lead": "问题前的话", "request": "建议前的话", "feedback": "反馈要求",
}

// PaperTells lists where the issued paper of the document tells of a report; a draft has none yet.
func (d *Document) PaperTells() []TellingSpot {
	if d.Number.IsZero() {
		return nil
	}
	return d.TellingSpots()
}

// SlipTells lists where the n-th slip of the document tells of a report.
func (d *Document) SlipTells(n int) []TellingSpot {
	spots := d.spotsIn("title", "事由", TellingWords(d.Title))
	for i, text := range d.Problems {
		spots = append(spots, d.spotsIn("problems", fmt.Sprintf("第 %d 条问题", i+1), TellingWords(text))...)
	}
	if n < len(d.Slips) {
		spots = append(spots, d.Slips[n].TellingSpots(d)...)
	}
	return spots
}

// TellingSpots lists where the words of a slip of the document tell of a report, but for those let stand.
func (s Slip) TellingSpots(d *Document) []TellingSpot {
	spots := d.spotsIn("text", s.Kind.TextLabel(), TellingWords(s.Text))
	return slices.DeleteFunc(spots, func(t TellingSpot) bool { return slices.Contains(s.Cleared, t.Found) })
}

// ClearTelling lets telling words stand that the clerk has looked at, before the document is handed in for checking; one that is
// not among them is refused with the places.
func (d *Document) ClearTelling(seen []string) error {
	if err := checkOutward("sourceShown", d.OuterSource()); err != nil {
		return err
	}
	var left []TellingSpot
	for _, s := range d.TellingSpots() {
		if !slices.Contains(seen, s.Found) {
			left = append(left, s)
			continue
		}
		d.Cleared = append(d.Cleared[:len(d.Cleared):len(d.Cleared)], s.Found)
	}
	if len(left) > 0 {
		return &Error{Code: Invalid, Field: left[0].Field, Msg: TellingSentence(left) + "。请改写，或者核对后确认保留"}
	}
	slices.Sort(d.Cleared)
	d.Cleared = slices.Compact(d.Cleared)
	return nil
}

// TellingSentence says where telling words stand: 第 2 条问题有“问题线索”，依据有“信访”.
func TellingSentence(spots []TellingSpot) string {
	said := make([]string, len(spots))
	for i, s := range spots {
		said[i] = s.String()
	}
	return strings.Join(said, "，")
}

// TellingFound are the words of the spots, for ClearTelling.
func TellingFound(spots []TellingSpot) []string {
	words := make([]string, len(spots))
	for i, s := range spots {
		words[i] = s.Found
	}
	return words
}
