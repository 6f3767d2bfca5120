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
	sizeSmallNo2 = 18.0 // 小二
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

// What only official documents have. Lines are lines of the grid, characters its cells.
const (
	copyLine    = 0 // 7.2.1 份号顶格编排在版心左上角第一行
	secrecyLine = 1 // 7.2.2 密级和保密期限顶格编排在版心左上角第二行

	redHeadDrop = 35.0 // 7.2.4 发文机关标志上边缘至版心上边缘为 35 mm
	numberGap   = 2    // 7.2.5 发文字号编排在发文机关标志下空二行位置
	redRuleDrop = 4.0  // 7.2.7 发文字号之下 4 mm 处印红色分隔线
	redRule     = 0.5  // thickness; the standard leaves it to the office, 0.35 to 0.5 mm are usual
	titleGap    = 2    // 7.3.1 标题编排于红色分隔线下空二行位置; 10.1 与其上最后一个要素相距二行
	openingGap  = 1    // 7.3.2 主送机关编排于标题下空一行位置

	annexGap    = 1 // 7.3.4 附件说明在正文下空一行
	annexIndent = 2 // 7.3.4 左空二字编排“附件”二字
	sealGap     = 2 // 7.3.5.1 印章顶端上距正文一行之内: a seal of 42 mm pressed on both lines reaches up two
	noteIndent  = 2 // 7.3.6 附注居左空二字加圆括号编排在成文日期下一行

	annexTitleLine = 2 // 7.3.7 附件标题居中编排在版心第三行
	annexTableLine = 4 // one blank line below it

	imprintIndent = 1   // 7.4.2, 7.4.3 左右各空一字
	imprintPitch  = 8.5 // lines of 四号 in the 版记; the standard gives none

	pageNumberIndent = 1 // 7.5 单页码居右空一字，双页码居左空一字

	letterHeadTop    = 30.0                         // 10.1 发文机关标志上边缘至上页边为 30 mm
	letterRuleDrop   = 4.0                          // 10.1 发文机关标志下 4 mm 处印一条红色双线（上粗下细）
	letterRuleFoot   = 20.0                         // 10.1 距下页边 20 mm 处印一条红色双线（上细下粗）
	letterRuleLength = 170.0                        // 10.1 线长均为 170 mm，居中排布
	letterGap        = sizeNo3 / 8 * 7 * mmPerPoint // 10.1 首个要素与该线的距离为三号汉字高度的 7/8
	letterThick      = 1.0                          // thickness of the two lines and the white between them; the standard gives none
	letterWhite      = 0.6
	letterThin       = 0.35
)

// mmPerPoint turns type sizes into lengths on paper.
const mmPerPoint = 25.4 / 72

// ascent is the part of the em square above the baseline; all bundled Han faces share it.
const ascent = 0.88
