package model_test

import (
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"oversight/model"
)

// figures are days of a sentence by this test's own, much cruder reading: a month stands until the next one.
var figures = regexp.MustCompile(`(\d{1,2})(月|日|号|至|到|、|,|和|及|-)`)

var (
	// beyond are forms the crude reading does not know: Chinese figures, 2026-01-01, radicals.
	beyond    = regexp.MustCompile(`[〇零○一二三四五六七八九十][年月日]|\d[-/.]\d|[⽇⽉⼀⼆⼋⼗⾄]`)
	anyFigure = regexp.MustCompile(`[0-9０-９〇零○一二三四五六七八九十⼀⼆⼋⼗]`)
)

// named are the days a sentence could name in the years beside the notice's.
func named(year int, sentence string) map[model.Date]bool {
	days := map[model.Date]bool{}
	month := 0
	for _, m := range figures.FindAllStringSubmatch(sentence, -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			continue
		}
		if m[2] == "月" {
			month = n
			continue
		}
		for y := year - 1; y <= year+1; y++ {
			days[model.NewDate(y, time.Month(month), n)] = true
		}
	}
	return days
}

// covered reports whether the day is named, lies between two named days of one holiday, or in a weekend beside one.
func covered(day model.Date, named map[model.Date]bool, weekend bool) bool {
	if named[day] {
		return true
	}
	var before, after bool
	for i := 1; i < 15; i++ {
		before, after = before || named[day.Add(-i)], after || named[day.Add(i)]
	}
	return before && after || weekend && (before || after)
}

var halfWidth = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
	"，", ",", "—", "-", "－", "-", "～", "-", "~", "-")

// addNotices seeds a fuzz test with every notice of the tests.
func addNotices(f *testing.F) {
	f.Helper()
	for _, pattern := range []string{"testdata/notices/*.txt", "testdata/notices/composed/*.txt", "testdata/notices/cases/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatalf("no notices in %s: %v", pattern, err)
		}
		for _, file := range files {
			f.Add(noticeFile(f, strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(file), "testdata/notices/"), ".txt")))
		}
	}
}

// Whatever is read, texts and tables: no holiday is a working day, and what is no whole year is not taken for one.
func FuzzReadHolidays(f *testing.F) {
	addNotices(f)
	for _, style := range styles {
		f.Add(style(2025, holidaysOf(f, 2025)))
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, err := model.ReadHolidays(text, nil)
		if err != nil {
			if model.CodeOf(err) != model.Invalid || len(n.Days) > 0 {
				t.Fatalf("%d days with the refusal %v", len(n.Days), err)
			}
			return
		}
		for i, d := range n.Days {
			if i > 0 && !n.Days[i-1].Date.Before(d.Date) || d.Name == "" || d.Sentence < 0 || d.Sentence >= len(n.Sentences) {
				t.Fatalf("%v after %v, of %d sentences", d, n.Days[max(0, i-1)], len(n.Sentences))
			}
			if _, month, day := d.Date.YMD(); !d.Off && (month == time.October && day <= 3 || day == 1 && (month == time.January || month == time.May)) {
				t.Fatalf("%s is worked", d.Date)
			}
		}
		missing := model.MissingHolidays(n.Year, rulesOf(n.Days))
		if n.Plain && n.Kind == model.NoticeYear && len(missing) > 0 {
			t.Fatalf("taken for %d without %v", n.Year, missing)
		}
	})
}

func FuzzParseNotice(f *testing.F) {
	addNotices(f)
	f.Add(body("2026", "元旦：12月31日至1月3日放假，与周末连休，共4天；1月4日（周日）、5日和６日上班。延长春节假期至2月2日，2月3日起正常上班。"))
	f.Fuzz(func(t *testing.T, text string) {
		n, err := model.ParseNotice(text, nil)
		again, _ := model.ParseNotice(text, nil)
		if !reflect.DeepEqual(n, again) {
			t.Fatalf("read twice, it differs:\n%v\n%v", n, again)
		}
		if err != nil {
			if model.CodeOf(err) != model.Invalid || len(n.Days) > 0 {
				t.Fatalf("%d days with the refusal %v", len(n.Days), err)
			}
			return
		}
		for i, d := range n.Days {
			if i > 0 && !n.Days[i-1].Date.Before(d.Date) {
				t.Fatalf("%s stands after %s", d.Date, n.Days[i-1].Date)
			}
			if y := d.Date.Year(); y < n.Year-2 || y > n.Year+2 || d.Name == "" {
				t.Fatalf("%v in the notice for %d", d, n.Year)
			}
			// A sentence may begin with a day of the month of the one before.
			sentence := halfWidth.Replace(strings.Join(n.Sentences[max(0, d.Sentence-1):d.Sentence+1], "。"))
			if beyond.MatchString(sentence) {
				continue
			}
			if !covered(d.Date, named(n.Year, sentence), strings.Contains(sentence, "周末")) {
				t.Fatalf("%s is not named in %q", d.Date, sentence)
			}
		}
		for _, w := range n.Warnings {
			if w.Text == "" || w.Sentence < -1 || w.Sentence >= len(n.Sentences) {
				t.Fatalf("warning %v of %d sentences", w, len(n.Sentences))
			}
		}
		if most := 20 * len(anyFigure.FindAllString(text, -1)); len(n.Days) > most {
			t.Fatalf("%d days from a text with %d figures", len(n.Days), most/20)
		}
	})
}

func BenchmarkParseNotice(b *testing.B) {
	text := realNotice(b, "2026")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := model.ParseNotice(text, nil); err != nil {
			b.Fatal(err)
		}
	}
}
