package model

import "regexp"

// tokenKind is what a piece of a notice's sentence means for its days.
type tokenKind int

// The pieces, in the order they are tried at one place: 调休上班 is work, 调休 alone a day off.
const (
	tokenDate      tokenKind = iota + 1 // 2026年1月1日, 1月1日, 1日
	tokenTo                             // 至: between the ends of a range
	tokenNote                           // （农历腊月二十八、周日）: says no date
	tokenWeekday                        // 星期一
	tokenLabelOff                       // 放假时间：: the dates after it are off
	tokenLabelWork                      // 上班日期：
	tokenResume                         // 起正常上班: the first working day after a holiday
	tokenAside                          // 放假安排, 不放假: speaks of days off and gives none
	tokenWork                           // 上班
	tokenMove                           // 公休日调至: the day off goes from the dates before to the dates after
	tokenWeekend                        // 与周末连休
	tokenOff                            // 放假
	tokenCount                          // 3天
	tokenAdvice                         // 鼓励…: what follows binds nobody
	tokenRule                           // 施行, 印发: the date is that of a rule, not of a holiday
	tokenExtend                         // 延长
	tokenFestival                       // 春节
)

var noticeToken = regexp.MustCompile(
	`((?:([1-9]\d{3})年)?(?:(0?[1-9]|[1-9]\d)月)?(\d{1,2})[日号])` +
		`|(-+|至|到)` +
		`|(\([^()\d]*\))` +
		`|((?:星期|周|礼拜)[一二三四五六日天])` +
		`|((?:放假|休假)(?:调休)?(?:起止)?(?:时间|日期|时段|安排)?(?:为|是)?:)` +
		`|((?:调休|补班|补休)?(?:正常)?(?:上班|补班)(?:时间|日期|安排)?(?:为|是)?:)` +
		`|(起(?:正常|照常|恢复)*上班|恢复(?:正常)?上班)` +
		`|((?:放假|调休|休假|假期|上班)(?:调休)?(?:安排|通知|办法|方案|规定|期间|时间|日期|前|后|的)|[不未无](?:再|能|得|予)?(?:放假|调休|补休|上班|休假|休息))` +
		`|((?:调休|补班)?(?:正常|照常|全天)*(?:上班|补班)|(?:正常|照常)工作)` +
		`|((?:公休日|休息日|双休日)[^,。\d]{0,8}?调(?:休|整)?(?:至|到|为))` +
		`|(与周末(?:公休日?|调休)?(?:连休|相连|连在一起))` +
		`|(放假(?:调休|公休)?|调休放假|补休|公休|休息|休假|连休|法定(?:节)?假日|调休)` +
		`|((?:\d{1,2}|[一二两三四五六七八九十]{1,2})天)` +
		`|(鼓励|建议|提倡|倡导)` +
		`|(施行|实施|执行|生效|修订|修改|印发|发布|公布|通过)` +
		`|(延长)` +
		`|(` + festivalWords + `)`,
)

// token is one such piece: where it stands, and the figures of a date as written (0 for what is left out).
type token struct {
	kind             tokenKind
	from, to         int
	year, month, day int
}

func noticeTokens(text string) []token {
	var out []token
	for _, m := range noticeToken.FindAllStringSubmatchIndex(text, -1) {
		t := token{from: m[0], to: m[1]}
		part := func(group int) string {
			if m[2*group] < 0 {
				return ""
			}
			return text[m[2*group]:m[2*group+1]]
		}
		if part(1) != "" {
			t.kind, t.year, t.month, t.day = tokenDate, number(part(2)), number(part(3)), number(part(4))
			out = append(out, t)
			continue
		}
		const dateGroups = 4 // of which the last three lie within the first
		for group := dateGroups + 1; 2*group < len(m); group++ {
			if m[2*group] >= 0 {
				t.kind = tokenDate + tokenKind(group-dateGroups)
			}
		}
		out = append(out, t)
	}
	return out
}

var weekdayOf = regexp.MustCompile(`(?:星期|周|礼拜)([一二三四五六日天])`)

// weekdaysIn returns the weekdays of a note as 一 … 六, 日.
func weekdaysIn(text string) []string {
	var out []string
	for _, m := range weekdayOf.FindAllStringSubmatch(text, -1) {
		day := m[1]
		if day == "天" {
			day = "日"
		}
		out = append(out, day)
	}
	return out
}
