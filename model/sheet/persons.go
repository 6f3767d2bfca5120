package sheet

import (
	"regexp"
	"strings"

	"oversight/model"
)

// Persons reads leaders with a post and the units they are responsible for.
func Persons() Target[model.Person] {
	return Target[model.Person]{
		Name: "监督对象",
		Fields: []Field{
			{ID: "name", Label: "姓名", Required: true, Help: "中间不要加空格", Example: "欧阳静文"},
			{ID: "posts", Label: "职务", Words: []string{"现任职务", "现职", "工作单位及职务", "单位及职务", "单位职务", "工作单位职务", "职务名称", "现任职务职级"}, Ditto: true, Help: "印在文书上的全称；兼任几个职务写在一起，用顿号隔开", Example: "县委常委、宣传部部长"},
			{ID: "since", Label: "任职日期", Words: []string{"任职时间", "任现职时间", "任职年月", "任现职日期"}, Ditto: true, Help: "不清楚可以不填；只有年月的，按当月 1 日", Example: "2019-03-01"},
			{ID: "level", Label: "职级", Words: []string{"级别", "行政级别"}, Ditto: true, Help: "没有职务时用它", Example: "县委常委"},
			{ID: "top", Label: "一把手", Words: []string{"是否一把手", "主要负责人"}, Help: "填 是 或 否，不填当作否", Example: "否"},
			{ID: "liaison", Label: "联系单位", Words: []string{"联系乡镇", "挂联单位", "联系的单位", "联系点", "包联单位", "包联乡镇"}, Ditto: true, Help: "几个单位用顿号隔开", Example: "示例镇、县融媒体中心"},
			{ID: "charge", Label: "分管单位", Words: []string{"分管部门", "分管领域", "分管的单位", "分管工作"}, Ditto: true, Help: "几个单位用顿号隔开", Example: "县教育局"},
			{ID: "note", Label: "备注", Words: []string{"说明"}, Help: "区分同名的人", Example: ""},
			{
				ID: "role", Label: "职务性质", Words: []string{"是否党政主要负责人", "党政主要负责人"},
				Help: "本级党委、政府的主要负责人填 党委主要负责人 或 政府主要负责人，其他人填 一般职务 或不填", Example: "一般职务",
			},
			{ID: "units", Label: "联系（分管）单位", Words: []string{"分管（联系）单位", "联系和分管单位", "联系、分管单位", "联系或分管单位", "分管、联系单位", "联系（分管）的单位"}, Ditto: true, Extra: true},
		},
		Columns: personColumns(),
		read: func(l *line) model.Person {
			p := model.Person{Name: l.text("name"), Level: l.text("level"), Top: l.yes("top"), Note: l.text("note")}
			since := l.since("since")
			if title := l.text("posts"); title != "" {
				p.Posts = []model.Post{{Title: strings.ReplaceAll(title, "\n", "、"), From: since, Role: model.PostRole(l.text("role"))}}
			}
			p.Links = l.links(since)
			p.Normalize()
			return p
		},
		check: (*model.Person).Check,
		twice: func(people []model.Person) (bad, noted []double) {
			for _, d := range model.PersonDoubles(people, nil) {
				bad = append(bad, double{d.At, d.First, "的“" + d.Name + "”相同，请删去一处；确是另一个同名的人，请在“备注”里写明以便区分"})
			}
			return bad, nil
		},
	}
}

// links are the units of a leader: those of two columns, and those of one that says which is which.
func (l *line) links(since model.Date) (links []model.Link) {
	add := func(unit string, kind model.LinkKind) {
		if unit = strings.TrimSpace(unit); unit != "" {
			links = append(links, model.Link{Unit: model.Unit{Name: unit}, Kind: kind, From: since})
		}
	}
	for _, unit := range l.items("charge") {
		add(unit, model.InCharge)
	}
	for _, unit := range l.items("liaison") {
		add(unit, model.Liaison)
	}
	var said model.LinkKind // by 分管： for all that follows on the line
	for _, part := range strings.FieldsFunc(l.text("units"), func(r rune) bool { return strings.ContainsRune("；;\n", r) }) {
		said = ""
		for _, unit := range strings.FieldsFunc(part, func(r rune) bool { return strings.ContainsRune("、，,", r) }) {
			kind := said
			if m := kindBefore.FindStringSubmatch(unit); m != nil {
				said = kindOfLink(m[1])
				kind, unit = said, m[2]
			}
			if m := kindBehind.FindStringSubmatch(unit); m != nil {
				kind, unit = kindOfLink(m[2]), m[1]
			}
			if kind == "" {
				kind = model.LinkKind(l.layout.Answers[AskLinks])
				l.linksMissing = l.linksMissing || kind == ""
			}
			add(unit, kind)
		}
	}
	return links
}

var (
	kindBefore = regexp.MustCompile(`^\s*(联系|挂联|包联|分管|主管)(?:单位)?\s*[:：]\s*(.*)$`)
	kindBehind = regexp.MustCompile(`^(.+?)\s*[（(](联系|挂联|包联|分管|主管)[）)]\s*$`)
)

func kindOfLink(word string) model.LinkKind {
	if word == "分管" || word == "主管" {
		return model.InCharge
	}
	return model.Liaison
}

// personColumns show a leader as a row of the list has him: one cell of posts, one day since when all of it holds.
func personColumns() []model.Column[model.Person] {
	return []model.Column[model.Person]{
		{ID: "name", Label: "姓名", Text: func(p model.Person) string { return p.Name }},
		{ID: "posts", Label: "职务", Text: titles},
		{ID: "since", Label: "任职日期", Text: func(p model.Person) string { return since(p).String() }},
		{ID: "level", Label: "职级", Text: func(p model.Person) string { return p.Level }},
		{ID: "top", Label: "一把手", Text: func(p model.Person) string { return map[bool]string{true: "是"}[p.Top] }},
		{ID: "liaison", Label: "联系单位", Text: func(p model.Person) string { return units(p, model.Liaison) }},
		{ID: "charge", Label: "分管单位", Text: func(p model.Person) string { return units(p, model.InCharge) }},
		{ID: "note", Label: "备注", Text: func(p model.Person) string { return p.Note }},
		{ID: "role", Label: "职务性质", Text: role},
	}
}

func titles(p model.Person) string {
	var words []string
	for _, post := range p.Posts {
		words = append(words, post.Title)
	}
	return strings.Join(words, "、")
}

// role is that of the highest of the posts.
func role(p model.Person) string {
	for _, r := range []model.PostRole{model.RoleParty, model.RoleGovernment, model.RolePlain} {
		for _, post := range p.Posts {
			if post.Role == r {
				return string(r)
			}
		}
	}
	return ""
}

func since(p model.Person) model.Date {
	for _, post := range p.Posts {
		return post.From
	}
	for _, l := range p.Links {
		return l.From
	}
	return model.Date{}
}

func units(p model.Person, kind model.LinkKind) string {
	var names []string
	for _, l := range p.Links {
		if l.Kind == kind {
			names = append(names, l.Unit.Name)
		}
	}
	return strings.Join(names, "、")
}
