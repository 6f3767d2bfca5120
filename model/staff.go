package model

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Member is one of the people of the office (本单位人员): who drafts, checks, signs, approves, serves and records.
type Member struct {
	ID     int64
	Name   string
	Post   string   // 职务
	Chief  bool     // 主要领导: may grant what goes beyond the office's ceilings
	Left   bool     // no longer in service; records keep the name, it is not offered any more
	Former []string // names before a change; who bore one of them is the same person
}

// Staff are the people of an office.
type Staff []Member

// Normalize cleans what was typed or pasted.
func (m *Member) Normalize() {
	m.Name, m.Post = cleanName(m.Name), CleanLine(m.Post)
}

// Check refuses a member that could not be offered.
func (m Member) Check() error {
	switch {
	case nameKey(m.Name) == "":
		return InvalidField("name", "请填写姓名")
	case len([]rune(m.Name)) > MaxName:
		return InvalidField("name", fmt.Sprintf("姓名不能超过 %d 个字", MaxName))
	case len(splitNames(m.Name)) > 1:
		return InvalidField("name", "一行只登记一个人，几个人请分别增加")
	case len([]rune(m.Post)) > maxLine:
		return InvalidField("post", fmt.Sprintf("职务不能超过 %d 个字", maxLine))
	}
	return nil
}

// Renamed keeps the name the member had before, so that older papers still tell who he is.
func (m Member) Renamed(before Member) Member {
	m.Former = before.Former
	if nameKey(before.Name) == nameKey(m.Name) || slices.Contains(m.Former, before.Name) {
		return m
	}
	m.Former = append(slices.Clone(m.Former), before.Name)
	return m
}

// Change says for the record what became of the member.
func (m Member) Change(before Member) string {
	switch {
	case m.Left && !before.Left:
		return "本单位人员“" + m.Name + "”不再在岗"
	case !m.Left && before.Left:
		return "本单位人员“" + m.Name + "”重新在岗"
	case m.Name != before.Name:
		return "本单位人员“" + before.Name + "”改名为“" + m.Name + "”"
	}
	return "修改本单位人员“" + m.Name + "”"
}

// Member returns the one with the id.
func (s Staff) Member(id int64) (Member, bool) {
	for _, m := range s {
		if m.ID == id {
			return m, true
		}
	}
	return Member{}, false
}

// Double refuses a member whose name another one bears now: nobody could tell from a paper which of them it was.
func (s Staff) Double(m Member) error {
	for _, have := range s {
		if have.ID != m.ID && nameKey(have.Name) == nameKey(m.Name) {
			return InvalidField("name", "已经有“"+have.Name+"”；确是另一个同名的人，请在姓名后加括号区分，例如 "+m.Name+"（案管室）")
		}
	}
	return nil
}

// Chief returns the member in service whom the name means and who is 主要领导.
func (s Staff) Chief(name string) (Member, bool) {
	for _, i := range s.known(name) {
		if m := s[i]; m.Chief && !m.Left {
			return m, true
		}
	}
	return Member{}, false
}

// Knows reports whether the name means somebody in the list.
func (s Staff) Knows(name string) bool { return len(s.known(name)) > 0 }

// InService returns those who are offered, 主要领导 first.
func (s Staff) InService() Staff {
	out := slices.DeleteFunc(slices.Clone(s), func(m Member) bool { return m.Left })
	slices.SortStableFunc(out, func(a, b Member) int {
		switch {
		case a.Chief == b.Chief:
			return 0
		case a.Chief:
			return -1
		}
		return 1
	})
	return out
}

// Same reports whether two entries have a person in common. Blanks, full-width forms, letter case and what stands in
// brackets do not tell two names apart, only the list does: it knows former names, and namesakes by their brackets.
// An entry may name several: 周明、吴静.
func (s Staff) Same(a, b string) bool {
	for _, x := range splitNames(a) {
		for _, y := range splitNames(b) {
			if s.one(x, y) {
				return true
			}
		}
	}
	return false
}

func (s Staff) one(a, b string) bool {
	if nameKey(a) == nameKey(b) {
		return nameKey(a) != ""
	}
	x, y := s.known(a), s.known(b)
	if slices.ContainsFunc(x, func(i int) bool { return slices.Contains(y, i) }) {
		return true
	}
	if len(x) > 0 && len(y) > 0 {
		return false
	}
	return bareName(a) != "" && bareName(a) == bareName(b)
}

// known returns the places of those the name may mean, by the whole of it or else without what stands in brackets.
func (s Staff) known(name string) []int {
	if found := s.by(nameKey, name); len(found) > 0 {
		return found
	}
	return s.by(bareName, name)
}

func (s Staff) by(key func(string) string, name string) []int {
	want := key(name)
	if want == "" {
		return nil
	}
	var found []int
	for i, m := range s {
		if key(m.Name) == want || slices.ContainsFunc(m.Former, func(f string) bool { return key(f) == want }) {
			found = append(found, i)
		}
	}
	return found
}

// nameKey is what is left of a name when blanks, punctuation, full-width forms and letter case are put aside.
func nameKey(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, toHalfWidth(CleanText(name)))
}

var bracketed = regexp.MustCompile(`[(\[〔【<〈《{][^)\]〕】>〉》}]*[)\]〕】>〉》}]?`)

// bareName is nameKey without what stands in brackets: a post, a former name.
func bareName(name string) string { return nameKey(bracketed.ReplaceAllString(toHalfWidth(name), "")) }

// splitNames divides an entry that names several.
func splitNames(entry string) []string {
	var names []string
	for _, name := range strings.FieldsFunc(toHalfWidth(entry), func(r rune) bool { return strings.ContainsRune("、,;/|&+\n", r) }) {
		if nameKey(name) != "" {
			names = append(names, name)
		}
	}
	return names
}

// Hands are the people of the office whom the document names: who drafted, checked, signed, served, judged, approved,
// chased and issued.
func (d *Document) Hands() []string {
	names := []string{d.DraftedBy, d.CheckedBy, d.SignedBy, d.Service.By, d.Review.By, d.ClosedBy, d.Void.By}
	for _, e := range d.Extensions {
		names = append(names, e.Approver)
	}
	for _, c := range d.Chases {
		names = append(names, c.By)
	}
	for _, s := range d.Slips {
		names = append(names, s.By)
	}
	return names
}

// Hands are the people of the office whom the inquiry names; none of one imported from an old ledger, whose people may
// be long gone.
func (q *Inquiry) Hands() []string {
	if q.Past != nil {
		return nil
	}
	names := []string{q.By, q.Recorder, q.JudgedBy, q.ClosedBy, q.Void.By}
	for _, r := range q.Follow.Rechecks {
		names = append(names, r.By)
	}
	for _, r := range q.Reports {
		names = append(names, r.By)
	}
	return names
}

// Hands are the people of the office whom the vetting names.
func (v *Vetting) Hands() []string { return []string{v.Clerk, v.Decision.By, v.Void.By} }

// SplitNames returns the single names of an entry that names several, clean and in its order.
func SplitNames(entry string) []string {
	names := splitNames(entry)
	for i := range names {
		names[i] = cleanName(names[i])
	}
	return names
}

// Names returns the single names of entries, clean, each person once.
func (s Staff) Names(entries ...string) []string {
	var out []string
	for _, entry := range entries {
		for _, name := range splitNames(entry) {
			name = cleanName(name)
			if !slices.ContainsFunc(out, func(have string) bool { return s.one(have, name) }) {
				out = append(out, name)
			}
		}
	}
	return out
}
