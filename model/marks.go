package model

import (
	"fmt"
	"regexp"
	"slices"
)

// Marks stand at the head of a paper only when they are set (GB/T 9704-2012, 7.2.1 to 7.2.3).
type Marks struct {
	Copy    string  // 份号: six digits
	Secrecy Secrecy // 密级
	Years   int     // 保密期限
	Basis   string  // what the classification rests on; asked for with every 密级
	Urgency Urgency // 紧急程度
}

// Secrecy is a class of secrecy a county can use. 绝密 is not among them: no county originates it.
type Secrecy string

// Urgency is how fast a paper must be handled.
type Urgency string

// Secrecies lists the classes, the lower first.
func Secrecies() []Secrecy { return []Secrecy{"秘密", "机密"} }

// Urgencies lists the degrees, the lower first.
func Urgencies() []Urgency { return []Urgency{"加急", "特急"} }

// longestSecret is how many years a class may last (保守国家秘密法 2024, art. 20).
var longestSecret = map[Secrecy]int{"秘密": 10, "机密": 20}

// SecrecyWarning is what a clerk must know before she marks a paper as secret (保守国家秘密法 2024, art. 22 and 31).
const SecrecyWarning = "只有依法定密的内容才能标密级；涉密内容只能在涉密计算机上处理"

var copyForm = regexp.MustCompile(`^[0-9]{6}$`)

// Check refuses marks that must not stand on a paper.
func (m Marks) Check() error {
	switch {
	case m.Copy != "" && !copyForm.MatchString(m.Copy):
		return InvalidField("copy", "份号是 6 位数字，例如 000001；不用时留空")
	case m.Urgency != "" && !slices.Contains(Urgencies(), m.Urgency):
		return InvalidField("urgency", "紧急程度只能是特急或加急")
	case m.Secrecy == "" && (m.Years != 0 || m.Basis != ""):
		return InvalidField("secrecy", "填了保密期限或定密依据，却没有选密级")
	case m.Secrecy == "":
		return nil
	case longestSecret[m.Secrecy] == 0:
		return InvalidField("secrecy", "密级只能是秘密或机密")
	case m.Years < 1 || m.Years > longestSecret[m.Secrecy]:
		return InvalidField("years", fmt.Sprintf("%s的保密期限应为 1 至 %d 年", m.Secrecy, longestSecret[m.Secrecy]))
	case m.Basis == "":
		return InvalidField("secrecyBasis", "标密级要写明定密依据（依据哪份文件派生定密，或由谁定密）")
	}
	return nil
}

// Class returns the class with its term as it is printed: 秘密★1年, "" when there is none.
func (m Marks) Class() string {
	if m.Secrecy == "" {
		return ""
	}
	return fmt.Sprintf("%s★%d年", m.Secrecy, m.Years)
}
