package model

import (
	"strconv"
	"strings"
)

// Oversight is what a 廉政监督卡 says besides problems and suggestions.
type Oversight struct {
	Matter   string    // 监督事项: a post, project, fund or step
	Risk     string    // 廉政风险点
	Level    RiskLevel // 风险等级
	Earlier  string    // 前次提醒落实评价
	Measures string    // 防控措施要求
	From, To Date      // 监督时段
	Follower string    // 跟踪监督人
}

// RiskLevel is how grave a risk is.
type RiskLevel string

// RiskLevels lists the levels, the gravest first.
func RiskLevels() []RiskLevel { return []RiskLevel{"高", "中", "低"} }

// Period is the span of supervision in words, "" when neither end is given.
func (o Oversight) Period() string { return spanOf(o.From, o.To) }

// spanOf says a span of days in words, "" when neither end is given; the same year is named once.
func spanOf(from, to Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case from.IsZero():
		return "至" + to.Chinese()
	case to.IsZero():
		return "自" + from.Chinese() + "起"
	case from == to:
		return from.Chinese()
	}
	end := to.Chinese()
	if from.Year() == to.Year() {
		end = strings.TrimPrefix(end, strconv.Itoa(to.Year())+"年")
	}
	return from.Chinese() + "至" + end
}
