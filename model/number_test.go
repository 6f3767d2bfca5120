package model_test

import (
	"slices"
	"testing"

	"oversight/model"
)

func TestParseNumberTakesWhatClerksType(t *testing.T) {
	want := model.Number{Mark: "竹同监提", Year: 2020, Seq: 7}
	for _, s := range []string{
		"竹同监提〔2020〕7号", "竹同监提[2020]7号", "竹同监提(2020)7号", "竹同监提【2020】7号", "竹同监提{2020}7号",
		"竹同监提［2020］7号", "竹同监提（2020）7号", "竹同监提｛2020｝7号", "竹同监提〔2020)7号",
		"竹同监提〔2020〕007号", "竹同监提〔2020〕第7号", "竹同监提〔2020〕第 07 号", "竹同监提〔2020〕7",
		" 竹同监提 〔 2020 〕 7号 ", "　竹同监提〔２０２０〕７号",
	} {
		n, err := model.ParseNumber(s)
		if err != nil || n != want {
			t.Errorf("ParseNumber(%q) = %+v, %v", s, n, err)
		}
	}
}

func TestParseNumberRefusesWhatIsNoNumber(t *testing.T) {
	for _, s := range []string{
		"", "竹同监提", "竹同监提〔2020〕号", "竹同监提〔2020〕0号", "竹同监提〔2020〕000号", "竹同监提〔20〕7号", "竹同监提2020-7",
		"竹同监提〔2020〕-7号", "竹同监提〔2020〕7号之二", "竹同监提〔2020〕1234567号", "竹同监提〔二〇二〇〕7号",
	} {
		if n, err := model.ParseNumber(s); model.FieldOf(err) != "number" || model.UserMessage(err) == "" {
			t.Errorf("ParseNumber(%q) = %+v, %v; want a refusal", s, n, err)
		}
	}
}

func TestNumberIsWrittenAsTheStandardSays(t *testing.T) {
	n := model.Number{Mark: "竹同监提", Year: 2020, Seq: 7}
	if got := n.String(); got != "竹同监提〔2020〕7号" {
		t.Errorf("got %s", got)
	}
	if got := (model.Number{Mark: "竹同监提", Year: 2020}).String(); got != "" {
		t.Errorf("a number not given reads %q", got)
	}
}

func FuzzParseNumberReadsBackWhatItWrites(f *testing.F) {
	for _, s := range []string{"竹同监提〔2020〕7号", "(2020)007", "a[0000]1号", "\xff〔2020〕7号"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := model.ParseNumber(s)
		if err != nil {
			return
		}
		if n.IsZero() {
			t.Fatalf("%q gave no number and no refusal", s)
		}
		if n.Year < 1000 || model.CheckMark(n.Mark) != nil {
			return // a mark or year no office can set
		}
		if again, err := model.ParseNumber(n.String()); err != nil || again != n {
			t.Fatalf("%q gave %s, which reads back as %s, %v", s, n, again, err)
		}
	})
}

func TestMarksThatBlurNumbersAreRefused(t *testing.T) {
	for _, mark := range []string{"", "竹同监提〔", "竹同监 提", "竹同监提第", "竹/同", "竹同监提竹同监提竹同监提竹", "竹:提", "a.b"} {
		if err := model.CheckMark(mark); model.FieldOf(err) != "mark" {
			t.Errorf("mark %q: %v, want a refusal", mark, err)
		}
	}
	if err := model.CheckMark("竹同监提"); err != nil {
		t.Errorf("竹同监提: %v", err)
	}
}

func TestNumbersSortByValueNotByText(t *testing.T) {
	numbers := []model.Number{{}, {Mark: "监", Year: 2020, Seq: 2}, {Mark: "监", Year: 2020, Seq: 10}, {Mark: "监", Year: 2021, Seq: 1}}
	if !slices.IsSortedFunc(numbers, func(a, b model.Number) int {
		if a.SortKey() < b.SortKey() {
			return -1
		}
		return 1
	}) {
		t.Error("2 must stand before 10, 2020 before 2021, no number first")
	}
}
