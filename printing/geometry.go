package printing

// The numbers of GB/T 9704-2012 党政机关公文格式, with the clause beside each.
// Lengths are millimetres, type sizes are points (1 pt = 1/72 inch).
const (
	a4Width  = 210.0 // 5.1 幅面尺寸
	a4Height = 297.0 // 5.1

	marginTop  = 37.0  // 5.2.1 天头
	marginLeft = 28.0  // 5.2.1 订口
	bodyWidth  = 156.0 // 5.2.1 版心
	bodyHeight = 225.0 // 5.2.1 版心

	linesPerPage = 22 // 5.2.3 每面排 22 行
	cellsPerLine = 28 // 5.2.3 每行排 28 个字, 并撑满版心

	// 28 characters of 16 pt need 158 mm, and the standard wants 28 of them in 156 mm: the cell is narrower than the type.
	cellWidth = bodyWidth / cellsPerLine
	linePitch = bodyHeight / linesPerPage

	sizeNo2      = 22.0 // 二号: 7.3.1 标题
	sizeNo3      = 16.0 // 三号: 5.2.2 正文
	sizeNo4      = 14.0 // 四号: 7.5 页码
	sizeSmallNo4 = 12.0 // 小四
	sizeNo5      = 10.5 // 五号
	sizeSmallNo5 = 9.0  // 小五
	sizeNo6      = 7.5  // 六号

	ruleThick = 0.35 // 7.4.1 首条和末条分隔线
	ruleThin  = 0.25 // 7.4.1 中间的分隔线

	redRuleWidth   = 156.0 // 7.2.7 红色分隔线与版心等宽
	pageNumberDrop = 7.0   // 7.5 一字线上距版心下边缘 7 mm
	sealDateIndent = 4     // 7.3.5.1 成文日期右空四字编排
)

// mmPerPoint turns type sizes into lengths on paper.
const mmPerPoint = 25.4 / 72

// ascent is the part of the em square above the baseline; all bundled Han faces share it.
const ascent = 0.88
