package model_test

import (
	"strings"
	"testing"

	"oversight/model"
)

func TestNamesAreNormalized(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"张 三", "张三"},
		{"张　三", "张三"},
		{" 欧阳　静文 ", "欧阳静文"},
		{"王\u200b伟\ufeff", "王伟"},
		{"𬱖 可", "𬱖可"},
		{"阿卜杜拉·买买提", "阿卜杜拉·买买提"},
		{"Anna  Li", "Anna Li"},
		{"买买提 江 阿布都拉", "买买提 江 阿布都拉"}, // longer than a Chinese name: the blanks may mean something
		{"", ""},
	} {
		p := model.Person{Name: c.in, Level: " 副县长\n", Posts: []model.Post{{Title: "县政府\t副县长 "}}, Links: []model.Link{{Unit: model.Unit{Name: " 示东镇\n"}}}}
		p.Normalize()
		if p.Name != c.want {
			t.Errorf("%q becomes %q, want %q", c.in, p.Name, c.want)
		}
		if p.Level != "副县长" || p.Posts[0].Title != "县政府 副县长" || p.Links[0].Unit.Name != "示东镇" {
			t.Errorf("the rest becomes %+v", p)
		}
		again := p
		again.Normalize()
		if again.Name != p.Name {
			t.Errorf("%q normalized twice becomes %q", c.in, again.Name)
		}
	}
}

func TestAPersonThatCannotStandOnPaperIsRefused(t *testing.T) {
	from, to := model.MustDate("2020-05-01"), model.MustDate("2020-04-30")
	for _, c := range []struct {
		name, field string
		p           model.Person
	}{
		{"no name", "name", model.Person{}},
		{"name too long", "name", model.Person{Name: strings.Repeat("长", model.MaxName+1)}},
		{"post without title", "posts", model.Person{Name: "张三", Posts: []model.Post{{}}}},
		{"post ends before it begins", "posts", model.Person{Name: "张三", Posts: []model.Post{{Title: "副县长", From: from, To: to}}}},
		{"link without unit", "links", model.Person{Name: "张三", Links: []model.Link{{Kind: model.Liaison}}}},
		{"link ends before it begins", "links", model.Person{Name: "张三", Links: []model.Link{{Unit: model.Unit{Name: "示东镇"}, From: from, To: to}}}},
	} {
		if err := c.p.Check(); model.FieldOf(err) != c.field || model.CodeOf(err) != model.Invalid {
			t.Errorf("%s: %v at %q, want a refusal at %q", c.name, err, model.FieldOf(err), c.field)
		}
	}
	sound := model.Person{Name: strings.Repeat("长", model.MaxName), Posts: []model.Post{{Title: "副县长", From: from, To: from}}}
	if err := sound.Check(); err != nil {
		t.Errorf("a post of one day and the longest name: %v", err)
	}
}

func TestPostAndUnitsAreThoseOfTheDay(t *testing.T) {
	p := model.Person{
		Name: "何延平", Level: "副县级",
		Posts: []model.Post{
			{ID: 1, Title: "副县长", To: model.MustDate("2020-10-31")},
			{ID: 2, Title: "县政府党组成员", From: model.MustDate("2020-03-01"), To: model.MustDate("2020-10-31")},
		},
		Links: []model.Link{{Unit: model.Unit{Name: "示东镇"}, Kind: model.Liaison, From: model.MustDate("2020-06-01")}},
	}
	for _, c := range []struct {
		day, post string
		units     int
	}{
		{"2020-02-29", "副县长", 0},
		{"2020-03-01", "副县长、县政府党组成员", 0},
		{"2020-10-31", "副县长、县政府党组成员", 1},
		{"2020-11-01", "副县级", 1},
	} {
		day := model.MustDate(c.day)
		if got := p.PostOn(day); got != c.post {
			t.Errorf("on %s: %s, want %s", day, got, c.post)
		}
		if got := p.UnitsOn(day); len(got) != c.units {
			t.Errorf("on %s: %d units, want %d", day, len(got), c.units)
		}
	}
	if _, err := p.Leave(2, model.MustDate("2020-02-29")); model.FieldOf(err) != "on" {
		t.Errorf("left before it began: %v", err)
	}
	if _, err := p.Leave(9, model.MustDate("2020-09-01")); model.CodeOf(err) != model.NotFound {
		t.Errorf("a post he never held: %v", err)
	}
}
