package model

import (
	"regexp"
	"strconv"
	"strings"
)

// VettingRow is a vetting as lists show it.
type VettingRow struct {
	ID       int64
	State    VettingState
	Number   Number
	From     string
	Letter   string
	Lettered Date
	Received Date
	Occasion string
	Term     int
	Due      Date
	Decided  Date
	Replied  Date
	Clerk    string
	Persons  int
	By       map[Conclusion]int // persons by conclusion; those without one are not in it
	Standing Standing

	Appointed   bool // 选人用人
	Provisional bool // the due date
}

// VettingFilter narrows a list of vettings; zero fields do not narrow.
type VettingFilter struct {
	Year       int // see Vetting.Year
	States     []VettingState
	Occasion   string
	Conclusion Conclusion // of one of its persons
	Text       string     // words of the letter, the number, names, units and posts
}

// VettedFilter narrows a list of persons; zero fields do not narrow.
type VettedFilter struct {
	Vetting    int64
	Year       int
	Name       string // whole
	Occasion   string
	Conclusion Conclusion
	Counting   Counting
	Counted    bool // only those of batches that were answered: what VettingCounts counts
}

// VettedRow is a person with the batch he is in.
type VettedRow struct {
	Vetted
	Batch VettingRow // without counts and standing
}

// VettingCounts says how much was vetted in a year. Only batches that were answered count; the others are open, or void
// and count nowhere.
type VettingCounts struct {
	Year          int
	Batches       int                // 批, answered
	Persons       int                // 人次 in them that are 选人用人: the number an office reports
	Apart         int                // 人次 of other occasions
	By            map[Conclusion]int // of Persons
	Open, Waiting int                // batches not answered, and the persons in them
}

// VettedBefore is an earlier entry of likely the same person.
type VettedBefore struct {
	Person int64 // id of the entry that repeats
	VettedRow
}

// VettingStanding judges a batch on a day.
func VettingStanding(state VettingState, due, today Date, warn int, cal *Calendar) Standing {
	if state == VettingReplied || state == VettingVoided {
		return Standing{Light: LightDone}
	}
	return StandingOn(Served, due, today, warn, cal)
}

// VettingColumns are the columns of a list of vettings, in the order of `list vettings -json`.
func VettingColumns() []Column[VettingRow] {
	columns := []Column[VettingRow]{
		{"number", "回复文号", func(r VettingRow) string { return r.Number.String() }},
		{"state", "状态", func(r VettingRow) string { return r.State.Label() }},
		{"light", "灯", func(r VettingRow) string { return r.Standing.Light.Label() }},
		{"from", "来函单位", func(r VettingRow) string { return r.From }},
		{"letter", "来函文号", func(r VettingRow) string { return r.Letter }},
		{"lettered", "来函日期", func(r VettingRow) string { return r.Lettered.String() }},
		{"received", "收到日期", func(r VettingRow) string { return r.Received.String() }},
		{"occasion", "事由", func(r VettingRow) string { return r.Occasion }},
		appointedColumn(),
		{"due", "应回复日期", func(r VettingRow) string { return r.Due.String() }},
		{"provisional", "暂定", func(r VettingRow) string { return yes(r.Provisional) }},
		{"decided", "审定日期", func(r VettingRow) string { return r.Decided.String() }},
		{"replied", "回复日期", func(r VettingRow) string { return r.Replied.String() }},
		{"clerk", "经办人", func(r VettingRow) string { return r.Clerk }},
		{"persons", "人次", func(r VettingRow) string { return strconv.Itoa(r.Persons) }},
	}
	ids := map[Conclusion]string{ConclusionClear: "clear", ConclusionSuspended: "suspended", ConclusionUnfit: "unfit", ConclusionPending: "pending"}
	for _, c := range Conclusions() {
		columns = append(columns, Column[VettingRow]{ids[c], string(c), func(r VettingRow) string { return strconv.Itoa(r.By[c]) }})
	}
	return columns
}

// VettedColumns are the columns of a list of persons with their batches: what was entered of each, opinion by opinion.
func VettedColumns(rooms []string, viewer VettingViewer) []Column[VettedRow] {
	see := func(text func(VettedRow) string) func(VettedRow) string {
		return func(r VettedRow) string {
			if !viewer.Opinions {
				return MaskedText // whether there is something or not: that it is there tells already
			}
			return text(r)
		}
	}
	columns := []Column[VettedRow]{
		{"from", "来函单位", func(r VettedRow) string { return r.Batch.From }},
		{"letter", "来函文号", func(r VettedRow) string { return r.Batch.Letter }},
		{"received", "收到日期", func(r VettedRow) string { return r.Batch.Received.String() }},
		{"occasion", "事由", func(r VettedRow) string { return r.Batch.Occasion }},
		{"name", "姓名", func(r VettedRow) string { return r.Name }},
		{"gender", "性别", func(r VettedRow) string { return r.Gender }},
		{"born", "出生年月", func(r VettedRow) string { return r.Born.String() }},
		{"id_number", "身份证号", see(func(r VettedRow) string { return r.IDNumber })},
		{"unit", "单位", func(r VettedRow) string { return r.Unit }},
		{"post", "现任职务", func(r VettedRow) string { return r.Post }},
		{"proposed", "拟任职务", func(r VettedRow) string { return r.Proposed }},
	}
	for i, room := range rooms {
		columns = append(columns, Column[VettedRow]{"opinion_" + strconv.Itoa(i+1), room + "意见", see(func(r VettedRow) string { return r.Opinion(room).String() })})
	}
	return append(columns, []Column[VettedRow]{
		{"conclusion", "结论", see(func(r VettedRow) string { return string(r.Conclusion) })},
		{"outward", "对外意见", see(func(r VettedRow) string { return r.OutwardOpinion() })},
		{"sanctions", "处分", see(func(r VettedRow) string { return r.SanctionText() })},
		{"note", "内部说明", see(func(r VettedRow) string { return r.Note })},
		{"state", "状态", func(r VettedRow) string { return r.Batch.State.Label() }},
		{"number", "回复文号", func(r VettedRow) string { return r.Batch.Number.String() }},
		{"replied", "回复日期", func(r VettedRow) string { return r.Batch.Replied.String() }},
	}...)
}

// String says an opinion in one text: 有反映：群众来信一件，已了结.
func (o RoomOpinion) String() string {
	if o.Text == "" {
		return string(o.Reported)
	}
	return string(o.Reported) + "：" + o.Text
}

// nothingSaid are the ways in which offices say 无反映; the whole text must be one of them.
var nothingSaid = regexp.MustCompile(`^(经(查|核|核查|了解)[，,]?)?(暂?无|没有|暂?未(发现|收到|接到|受理))(任何|相关|有关|其他|不良|违纪违法|对其的?|该同志的?)*(反映|问题|问题线索|线索|信访|信访件|信访举报|信访反映|举报|来信来访)?[。.]?$`)

// ParseRoomOpinion reads what RoomOpinion.String wrote and what offices write in its place: 无, 有, 未发现问题线索. Any other
// text is refused rather than guessed (无法判断 is no 无反映), and so is 无反映 with something behind it; "" is no opinion.
func ParseRoomOpinion(room, text string) (RoomOpinion, error) {
	o := RoomOpinion{Room: room}
	text = CleanText(text)
	switch {
	case text == "":
		return o, nil
	case nothingSaid.MatchString(text):
		o.Reported = ReportedNothing
		return o, nil
	case text == "有":
		o.Reported = ReportedSomething
		return o, nil
	}
	for _, r := range ReportedList() {
		if rest, ok := strings.CutPrefix(text, string(r)); ok {
			o.Reported, o.Text = r, strings.TrimLeft(rest, "：:，,。；; \n")
			return o, o.checkSense()
		}
	}
	return o, InvalidField("opinions", "“"+text+"”看不出有没有反映，请写“无反映”，或者以“有反映”“已了结”开头填写")
}

// VettingViewer says what a user may see of what rooms know about persons. The program keeps no roles: whoever sits at
// the desk is WholeVetting. Everything that shows or exports opinions asks See, so that roles can come in here alone.
type VettingViewer struct {
	Opinions bool // opinions, conclusions, notes and numbers of identity cards
}

// WholeVetting sees everything.
var WholeVetting = VettingViewer{Opinions: true}

// See returns the person with what the viewer must not see left out.
func (w VettingViewer) See(p Vetted) Vetted {
	if !w.Opinions {
		p.Opinions, p.Conclusion, p.Note, p.IDNumber = nil, "", "", ""
		p.Outward, p.Sanctions = "", nil
	}
	return p
}
