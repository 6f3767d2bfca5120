package sheet

import (
	"strconv"

	"oversight/model"
)

// Vetted reads the persons of a vetting, with the opinions of the rooms where the list has them.
func Vetted(rooms []string) Target[model.Vetted] {
	fields := []Field{
		{ID: "name", Label: "姓名", Required: true, Help: "中间不要加空格", Example: "张三"},
		{ID: "gender", Label: "性别", Ditto: true, Help: "填 男 或 女，可以不填", Example: "男"},
		{ID: "born", Label: "出生年月", Words: []string{"出生日期", "出生时间"}, Help: "按 1975.03 的样子，单元格用“文本”格式", Example: "1975.03"},
		{ID: "idNumber", Label: "身份证号", Words: []string{"身份证号码", "公民身份号码", "身份证"}, Help: "18 位，单元格用“文本”格式，可以不填", Example: ""},
		{ID: "unit", Label: "单位", Words: []string{"工作单位", "所在单位", "现工作单位"}, Ditto: true, Help: "单位和现任职务至少填一项", Example: "县教育局"},
		{ID: "post", Label: "现任职务", Words: []string{"职务", "现职", "现任职务职级", "单位及职务", "工作单位及职务", "单位职务"}, Ditto: true, Help: "", Example: "办公室主任"},
		{ID: "proposed", Label: "拟任职务", Words: []string{"拟任", "拟任免职务", "拟提拔职务", "拟晋升职级", "拟任职务职级", "拟推荐"}, Ditto: true, Help: "", Example: "副局长"},
	}
	opinions := make([]string, len(rooms))
	for i, room := range rooms {
		opinions[i] = "opinion" + strconv.Itoa(i+1)
		fields = append(fields, Field{ID: opinions[i], Label: room + "意见", Words: []string{room, room + "室", room + "室意见"}, None: true, Help: "写“无反映”，或者以“有反映”“已了结”开头写明情况，可以不填", Example: "无反映"})
	}
	fields = append(fields,
		Field{ID: "conclusion", Label: "结论", Words: []string{"意见结论", "回复意见"}, None: true, Help: "无影响、暂缓、不宜、有反映待核，可以不填", Example: "无影响"},
		Field{ID: "outward", Label: "对外意见", Help: "印在回复函里：无不同意见、建议暂缓、不宜，或者自己写；不填按结论", Example: ""},
		Field{ID: "sanctions", Label: "处分", Words: []string{"处分情况"}, Help: "一行一项，例如：党内警告（2026-03-10），影响期至2027-03-10", Example: ""},
		Field{ID: "note", Label: "内部说明", Words: []string{"说明", "备注"}, Help: "结论的说明，不对外；同一人列两次时写明原因", Example: ""})
	return Target[model.Vetted]{
		Name: "征求意见人员", Fields: fields, Columns: vettedColumns(rooms, opinions),
		read: func(l *line) model.Vetted {
			p := model.Vetted{
				Name: l.text("name"), Gender: l.text("gender"), Born: l.month("born"), IDNumber: l.text("idNumber"), Unit: l.text("unit"),
				Post: l.text("post"), Proposed: l.text("proposed"), Conclusion: model.Conclusion(l.text("conclusion")), Note: l.text("note"),
				Outward: l.text("outward"),
			}
			var err error
			if p.Sanctions, err = model.ParseSanctions(l.text("sanctions")); err != nil {
				l.complain("sanctions", model.UserMessage(err))
			}
			for i, room := range rooms {
				o, err := model.ParseRoomOpinion(room, l.text(opinions[i]))
				if err != nil {
					l.complain(opinions[i], model.UserMessage(err))
				}
				p.Opinions = append(p.Opinions, o)
			}
			p.Normalize()
			return p
		},
		check: (*model.Vetted).Check,
		twice: vettedTwice,
	}
}

func vettedColumns(rooms, opinions []string) []model.Column[model.Vetted] {
	columns := []model.Column[model.Vetted]{
		{ID: "name", Label: "姓名", Text: func(p model.Vetted) string { return p.Name }},
		{ID: "gender", Label: "性别", Text: func(p model.Vetted) string { return p.Gender }},
		{ID: "born", Label: "出生年月", Text: func(p model.Vetted) string { return p.Born.String() }},
		{ID: "idNumber", Label: "身份证号", Text: func(p model.Vetted) string { return p.IDNumber }},
		{ID: "unit", Label: "单位", Text: func(p model.Vetted) string { return p.Unit }},
		{ID: "post", Label: "现任职务", Text: func(p model.Vetted) string { return p.Post }},
		{ID: "proposed", Label: "拟任职务", Text: func(p model.Vetted) string { return p.Proposed }},
	}
	for i, room := range rooms {
		columns = append(columns, model.Column[model.Vetted]{ID: opinions[i], Label: room + "意见", Text: func(p model.Vetted) string { return p.Opinion(room).String() }})
	}
	return append(columns,
		model.Column[model.Vetted]{ID: "conclusion", Label: "结论", Text: func(p model.Vetted) string { return string(p.Conclusion) }},
		model.Column[model.Vetted]{ID: "outward", Label: "对外意见", Text: func(p model.Vetted) string { return p.OutwardOpinion() }},
		model.Column[model.Vetted]{ID: "sanctions", Label: "处分", Text: func(p model.Vetted) string { return p.SanctionText() }},
		model.Column[model.Vetted]{ID: "note", Label: "内部说明", Text: func(p model.Vetted) string { return p.Note }})
}

// vettedTwice parts those who are twice in a batch by whether a note says why.
func vettedTwice(persons []model.Vetted) (bad, noted []double) {
	twice := model.Twice(persons)
	for at, p := range persons {
		first, ok := twice[at]
		switch {
		case !ok:
		case p.Note == "":
			bad = append(bad, double{at, first, "的“" + p.Name + "”重复，请删去一处；确需重复的，请在这一行的“内部说明”里写明原因"})
		default:
			noted = append(noted, double{at, first, "的“" + p.Name + "”重复（" + p.Note + "）"})
		}
	}
	return bad, noted
}
