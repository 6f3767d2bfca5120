package model

import (
	"fmt"
	"slices"
	"strings"
)

// Person is a supervised leader.
type Person struct {
	ID    int64
	Name  string
	Level string // 职级: 县委常委, 副县长 …; free text
	Top   bool   // 一把手
	Note  string // tells two leaders of the same name apart
	Posts []Post
	Links []Link
}

// Post is a post held from–to; To is the last day in it and zero while it is held.
type Post struct {
	ID    int64
	Title string // as it stands on paper: 县委常委、宣传部部长
	From  Date   // zero when not known
	To    Date
	Role  PostRole `json:",omitempty"`
}

// LinkKind is how a leader is responsible for a unit.
type LinkKind string

// The two ways of responsibility.
const (
	InCharge LinkKind = "分管"
	Liaison  LinkKind = "联系"
)

// Link is a unit a leader is responsible for, from–to as for a Post.
type Link struct {
	Unit Unit
	Kind LinkKind
	From Date
	To   Date
}

// Unit is an organ, town or enterprise.
type Unit struct {
	ID   int64
	Name string
}

// MaxName is the longest name of a person, in characters; 少数民族 and foreign names are long.
const MaxName = 40

// held reports whether the span from–to covers the day.
func held(from, to, day Date) bool {
	return !day.Before(from) && (to.IsZero() || !day.After(to))
}

// PostOn returns the posts held on the day as one phrase: 县委常委、宣传部部长.
// A post ended the day before is not in it. Without any post it is the level.
func (p *Person) PostOn(day Date) string {
	var titles []string
	for _, post := range p.Posts {
		if held(post.From, post.To, day) {
			titles = append(titles, post.Title)
		}
	}
	if len(titles) == 0 {
		return p.Level
	}
	return strings.Join(titles, "、")
}

// UnitsOn returns the units the leader is responsible for on the day.
func (p *Person) UnitsOn(day Date) []Link {
	var links []Link
	for _, l := range p.Links {
		if held(l.From, l.To, day) {
			links = append(links, l)
		}
	}
	return links
}

// Normalize cleans what was typed or pasted.
func (p *Person) Normalize() {
	p.Name = cleanName(p.Name)
	p.Level, p.Note = CleanLine(p.Level), CleanLine(p.Note)
	for i := range p.Posts {
		p.Posts[i].Title = CleanLine(p.Posts[i].Title)
	}
	for i := range p.Links {
		p.Links[i].Unit.Name = CleanLine(p.Links[i].Unit.Name)
	}
}

// cleanName cleans the name of a person; the blanks that spread a short one (张 三) go too.
func cleanName(name string) string {
	name = CleanLine(name)
	if r := []rune(strings.ReplaceAll(name, " ", "")); len(r) <= 4 && !strings.ContainsFunc(name, isLatin) {
		return string(r)
	}
	return name
}

func isLatin(r rune) bool { return r < 0x250 && r != ' ' }

// Check refuses a person that could not be put on paper.
func (p *Person) Check() error {
	if p.Name == "" {
		return InvalidField("name", "请填写姓名")
	}
	if len([]rune(p.Name)) > MaxName {
		return InvalidField("name", fmt.Sprintf("姓名不能超过 %d 个字", MaxName))
	}
	if err := checkLines([2]string{"level", p.Level}, [2]string{"note", p.Note}); err != nil {
		return err
	}
	for _, post := range p.Posts {
		if post.Title == "" {
			return InvalidField("posts", "有一条职务没有填写名称，请填写或删除这一条")
		}
		if err := checkLines([2]string{"posts", post.Title}); err != nil {
			return err
		}
		if !post.To.IsZero() && post.To.Before(post.From) {
			return InvalidField("posts", "“"+post.Title+"”的免职日期早于任职日期，请改正")
		}
		if post.Role != "" && !slices.Contains(PostRoles(), post.Role) {
			return InvalidField("posts", "“"+post.Title+"”请选一般职务、党委主要负责人或政府主要负责人")
		}
	}
	for _, l := range p.Links {
		if l.Unit.Name == "" {
			return InvalidField("links", "有一条联系（分管）单位没有填写名称，请填写或删除这一条")
		}
		if err := checkLines([2]string{"links", l.Unit.Name}); err != nil {
			return err
		}
		if !l.To.IsZero() && l.To.Before(l.From) {
			return InvalidField("links", "“"+l.Unit.Name+"”的结束日期早于开始日期，请改正")
		}
	}
	return nil
}

// Leave ends a post; on is the last day in it. It returns the post's title.
func (p *Person) Leave(post int64, on Date) (title string, err error) {
	for i := range p.Posts {
		if p.Posts[i].ID != post {
			continue
		}
		if on.IsZero() || on.Before(p.Posts[i].From) {
			return "", InvalidField("on", "免职日期不能空，也不能早于任职日期")
		}
		p.Posts[i].To = on
		return p.Posts[i].Title, nil
	}
	return "", &Error{Code: NotFound, Msg: "没有找到这条职务，请刷新后再试"}
}
