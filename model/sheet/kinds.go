package sheet

import (
	"regexp"
	"strings"
	"unicode"
)

// What rows of a list are that are no records. The words are those of the ledgers of offices; what is not plainly one of
// them is read as a record, and named where it cannot be one.

// kind is why a row is not read.
type kind string

const (
	isRecord  kind = ""
	isAbove   kind = "在表头以上"
	isHeading kind = "是表头"
	isAgain   kind = "是重复的表头"
	isTitle   kind = "是标题"
	isSection kind = "是小标题"
	isSum     kind = "是小计或合计"
	isNote    kind = "是说明或落款"
	isAside   kind = "在要读的各列里没有内容"
	isUnseen  kind = "是隐藏或被筛选掉的"
	isStruck  kind = "划了删除线"
)

const counted = `[（(:：]?\s*[¥￥]?[\d,.，]*\s*(?:人次|人|名|万元|亿元|千元|元|份|件|条|次|项|个|户|批)?[）)]?`

var (
	sumWord  = regexp.MustCompile(`^(?:本页|本表|本单位|全县|以上|上述)?(?:合计|小计|总计|共计|累计|总数|平均)(?:数|人数|金额|次数|件数)?(?:[:：（(\d¥].*)?$`)
	sumTail  = regexp.MustCompile(`^.{1,20}(?:合计|小计|总计|共计)(?:数|人数|金额|次数|件数)?` + counted + `$|^共\d+(?:人|名|条|项|次|件|份|个|批)`)
	countRow = regexp.MustCompile(`^[\d.,]+(?:人次|人|名|个)?$`)
	noteRow  = regexp.MustCompile(`^[（(【*※]?(?:备?注|说明|附注|附|注释|注意|提示|(?:填表|填报|填写|编制|统计)说明|数据来源|统计口径|资料来源)\d*[】]?[:：.、]` +
		`|^[（(]?备?注[）)]?$|^[*※]` +
		`|^[（(]?(?:填表|制表|填报|编制|编表|审核|审批|复核|负责|主要负责|分管|联系|经办|经手|统计|录入|校对|签发|制作|打印|报送|报表|承办|联络|主管|科室负责|单位负责)` +
		`(?:人员|人|员|单位|部门|日期|时间|领导)?(?:签字|签名|签章|[（(]签.{1,2}[）)])?[:：]` +
		`|^(?:填表|制表|填报|编制|审核|审批|复核|经办|统计|打印|报送)(?:人|单位|日期|时间)` +
		`|^[（(]?(?:金额)?单位[:：]|^[（(]?(?:签字|签章|盖章|公章|签名)` +
		`|^[-—－=]*[（(]?(?:以下|此页|本页)(?:为)?(?:空白|无正文)|^(?:电话|联系电话|地址|日期|时间)[:：]`)
	pageRow    = regexp.MustCompile(`^[-—－]?(?:第[\d一二三四五六七八九十]+页|共[\d一二三四五六七八九十]+页)|^\d+/\d+$|^[-—－]\d+[-—－]$`)
	numbered   = regexp.MustCompile(`^(?:[一二三四五六七八九十百]{1,4}[、.．,，]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百\d]+(?:部分|批次?|组|类|章|节|季度)|[A-Z][、.．])`)
	sectionRow = regexp.MustCompile(`^(?:\d{4}年?(?:度|上半年|下半年|第?[一二三四1-4]季度|\d{1,2}月份?)?|上半年|下半年|第?[一二三四1-4]季度|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?)$` +
		`|^\d{4}年(?:度)?.{0,20}(?:名单|台账|名册|花名册|情况|登记表|一览表|表|汇总|记录)$|^(?:\d{1,2}|[（(]\d{1,2}[）)])[、.．）)]?\D.{4,}$`)
	dateLine = regexp.MustCompile(`^\d{4}年\d{1,2}月(?:\d{1,2}日)?$`)
	office   = regexp.MustCompile(`^(?:县|市|省|自治区|镇|乡|街道|中共)|(?:委|局|办|部|院|处|科|镇|乡|街道|人大|政协|政府|班子|领导|干部|机关|单位|系统|部门|公司|中心|学校|医院|名单|名册|人选|人员|党组|党委)$` +
		`|(?:领导班子|拟提拔|拟任|拟晋升|转任|重用|试用期)`)
)

// compact is a text without blanks.
func compact(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// nameLike tells whether a text can be the name of a person: two to four characters of a Han name, or one with a dot or in
// letters.
func nameLike(text string) bool {
	name := compact(text)
	if office.MatchString(name) {
		return false
	}
	if strings.ContainsAny(name, "·•・") {
		return true
	}
	n := len([]rune(name))
	return n >= 2 && n <= 4 && strings.IndexFunc(name, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
}

// shape is a title without its numbers: 第1页 and 第2页 are of one.
func shape(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || strings.ContainsRune("一二三四五六七八九十〇零百", r) {
			return -1
		}
		return r
	}, compact(text))
}
