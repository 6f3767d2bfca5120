package meetings

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// joined puts the parts that say something together.
func joined(by string, parts ...string) string {
	said := parts[:0:0]
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, by)
}

// numberText writes a number, nothing for 0.
func numberText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// findingTone colours a rule by what was found of it.
func findingTone(f model.Finding) kit.Tone {
	switch f {
	case model.FindingYes:
		return kit.ToneNormal
	case model.FindingNo:
		return kit.ToneOverdue
	}
	return kit.ToneNeutral
}

func papersWord(f model.Finding) string {
	switch f {
	case model.FindingYes:
		return "材料提前1个工作日"
	case model.FindingNo:
		return "材料没有提前1个工作日"
	}
	return "材料提前送达：未登记"
}

// factBlocks show what is on record of a meeting.
func factBlocks(m model.Meeting, quorums []classQuorum, cal *model.Calendar) []fyne.CanvasObject {
	quorum := kit.Pair{Label: "出席", Value: attendance(quorums)}
	papers := kit.Pair{Label: "会前材料", Value: papersText(m, cal)}
	if slices.ContainsFunc(quorums, classQuorum.fails) {
		quorum.Tone = kit.ToneOverdue
	}
	if m.PapersInTime(cal) == model.FindingNo {
		papers.Tone = kit.ToneOverdue
	}
	blocks := []fyne.CanvasObject{kit.NewKeyValues(
		kit.Pair{Label: "会议日期", Value: m.Days()},
		kit.Pair{Label: "地点", Value: m.Place},
		kit.Pair{Label: "主持人", Value: m.Chair},
		quorum,
		kit.Pair{Label: "列席人", Value: m.Observer},
		papers,
		kit.Pair{Label: "第一议题", Value: joined("，", m.FirstTopic.Label(), m.Topic)},
		kit.Pair{Label: "会议记录存放", Value: m.Minutes},
	)}
	if m.Agenda != "" {
		blocks = append(blocks, kit.NewCard("议程", kit.NewParagraph(m.Agenda)))
	}
	return blocks
}

// classQuorum is what a meeting needs for a class of its matters, or for all others where the class is "".
type classQuorum struct {
	class model.Class
	model.Quorum
}

func (q classQuorum) fails() bool { return q.Finding() == model.FindingNo }

// quorumsOf are what a meeting needs: as such, and for those classes of its matters that need something else.
func quorumsOf(d model.Decisions, m model.Meeting, matters ...model.Matter) []classQuorum {
	usual := d.Quorum(m, "")
	out := []classQuorum{{"", usual}}
	for _, c := range model.Classes() {
		q := d.Quorum(m, c)
		if q.Share != usual.Share && slices.ContainsFunc(matters, func(m model.Matter) bool { return m.Class == c }) {
			out = append(out, classQuorum{c, q})
		}
	}
	return out
}

// quorumBadge is the gravest that can be said of the attendance: a class of matters that needed more than came.
func quorumBadge(quorums []classQuorum) (kit.Tone, string) {
	for _, q := range quorums {
		if q.fails() {
			return kit.ToneOverdue, joined("：", string(q.class), q.Verdict())
		}
	}
	return findingTone(quorums[0].Finding()), quorums[0].Verdict()
}

// attendance says how many came, and whether they were enough for each class of matters.
func attendance(quorums []classQuorum) string {
	q := quorums[0]
	if q.Should == 0 && q.Present == 0 {
		return "未登记"
	}
	words := []string{joined("，", personsText("应到", q.Should), personsText("实到", q.Present))}
	for _, q := range quorums {
		switch q.Finding() {
		case model.FindingUnknown:
			continue
		case model.FindingNo:
			words = append(words, joined("：", string(q.class), fmt.Sprintf("%s（至少 %d 人）", q.Verdict(), q.Least())))
		default:
			words = append(words, joined("：", string(q.class), q.Verdict()))
		}
	}
	return joined("，", words...)
}

func personsText(word string, n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s %d 人", word, n)
}

// papersText says when the papers came, and whether that was one working day before the meeting.
func papersText(m model.Meeting, cal *model.Calendar) string {
	by, known := m.PapersBy(cal)
	switch {
	case !known && m.Papers.IsZero():
		return "未登记"
	case !known:
		return m.Papers.Chinese() + "收到；那时的放假安排还没有导入，不能判断是否提前1个工作日"
	case m.Papers.IsZero():
		return "未登记；最迟应于" + by.Chinese() + "收到"
	case m.PapersInTime(cal) == model.FindingNo:
		return m.Papers.Chinese() + "收到，没有提前1个工作日；最迟应于" + by.Chinese() + "收到"
	}
	return m.Papers.Chinese() + "收到，提前了1个工作日以上（最迟" + by.Chinese() + "）"
}
