package sheet

import (
	"strings"

	"oversight/model"
)

// Persons reads leaders with a post and the units they are responsible for.
func Persons() Target[model.Person] {
	return Target[model.Person]{
		Name: "监督对象",
		Fields: []Field{
			{ID: "name", Label: "姓名", Required: true, Help: "中间不要加空格", Example: "欧阳静文"},
			{ID: "posts", Label: "职务", Words: []string{"现任职务", "现职", "工作单位及职务", "单位及职务"}, Help: "印在文书上的全称；兼任几个职务写在一起，用顿号隔开", Example: "县委常委、宣传部部长"},
			{ID: "since", Label: "任职日期", Words: []string{"任职时间", "任现职时间", "任职年月"}, Help: "不清楚可以不填；只有年月的，按当月 1 日", Example: "2019-03-01"},
			{ID: "level", Label: "职级", Words: []string{"级别", "行政级别"}, Help: "没有职务时用它", Example: "县委常委"},
			{ID: "top", Label: "一把手", Words: []string{"是否一把手", "主要负责人"}, Help: "填 是 或 否，不填当作否", Example: "否"},
			{ID: "liaison", Label: "联系单位", Words: []string{"联系乡镇", "挂联单位"}, Help: "几个单位用顿号隔开", Example: "示例镇、县融媒体中心"},
			{ID: "charge", Label: "分管单位", Words: []string{"分管部门", "分管领域"}, Help: "几个单位用顿号隔开", Example: "县教育局"},
			{ID: "note", Label: "备注", Words: []string{"说明"}, Help: "区分同名的人", Example: ""},
		},
		read: func(l *line) model.Person {
			p := model.Person{Name: l.text("name"), Level: l.text("level"), Top: l.yes("top"), Note: l.text("note")}
			since := l.since("since")
			if title := l.text("posts"); title != "" {
				p.Posts = []model.Post{{Title: strings.ReplaceAll(title, "\n", "、"), From: since}}
			}
			for id, kind := range map[string]model.LinkKind{"charge": model.InCharge, "liaison": model.Liaison} {
				for _, unit := range l.items(id) {
					p.Links = append(p.Links, model.Link{Unit: model.Unit{Name: unit}, Kind: kind, From: since})
				}
			}
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
