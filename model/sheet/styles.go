package sheet

import "context"

// look is what a style does to a cell as far as it changes what the clerk sees of its content.
type look struct {
	format *format
	struck bool // a line through the text
}

// maxStyles is how many styles Excel keeps in a file.
const maxStyles = 65_536

// styles reads the looks of a workbook. numbers of formats stand for themselves until all formats are known.
func (b *Book) styles(ctx context.Context, name string) error {
	var (
		within  string
		codes   = map[int]string{}
		struck  []bool // of each font
		inFont  bool
		formats []int // of each style
		fonts   []int
	)
	err := b.walk(ctx, name, nil, func(_ *scanner, t token) error {
		element := string(t.name)
		if t.kind == closes {
			if element == within {
				within = ""
			} else if element == "font" {
				inFont = false
			}
			return nil
		}
		if t.kind != opens || len(formats)+len(struck)+len(codes) > 3*maxStyles {
			return nil
		}
		switch {
		case within == "" && (element == "numFmts" || element == "fonts" || element == "cellXfs"):
			if !t.alone {
				within = element
			}
		case within == "numFmts" && element == "numFmt":
			code, err := appendUnescaped(nil, t.attr("formatCode"))
			if err != nil {
				return err
			}
			codes[t.number("numFmtId", -1)] = string(code)
		case within == "fonts" && element == "font":
			struck, inFont = append(struck, false), !t.alone
		case inFont && element == "strike":
			struck[len(struck)-1] = t.on("val", true)
		case within == "cellXfs" && element == "xf":
			formats, fonts = append(formats, t.number("numFmtId", 0)), append(fonts, t.number("fontId", 0))
		}
		return nil
	})
	known := map[int]*format{}
	for i, id := range formats {
		if known[id] == nil {
			known[id] = formatOf(id, codes)
		}
		b.looks = append(b.looks, look{format: known[id], struck: fonts[i] < len(struck) && struck[fonts[i]]})
	}
	return err
}

// plain is the look of a cell that has none.
var plain = look{format: readFormat("General")}

// look returns what a style does; a style that is not there is damage, its dates would be read as numbers.
func (b *Book) look(style int) (look, bool) {
	if style < len(b.looks) {
		return b.looks[style], true
	}
	return plain, style == 0
}

// builtin are the formats that have a number and no code in the file (ECMA-376, 18.8.30), where they are not dates.
var builtin = map[int]string{
	0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;-¥#,##0", 6: "¥#,##0;-¥#,##0", 7: "¥#,##0.00;-¥#,##0.00",
	8: "¥#,##0.00;-¥#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss",
	23: "$#,##0", 24: "$#,##0", 25: "$#,##0.00", 26: "$#,##0.00", 32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
	39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: `_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ `, 42: `_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ `,
	43: `_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ `, 44: `_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ `,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@", 55: "h:mm", 56: "h:mm:ss",
}

// dateFormat knows the built-in formats of dates; 27 to 36 and 50 to 58 are those of the Chinese edition.
func dateFormat(id int) bool {
	switch {
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return true
	}
	return false
}

func formatOf(id int, codes map[int]string) *format {
	code, own := codes[id]
	switch {
	case own:
		return readFormat(code)
	case dateFormat(id):
		return readFormat("yyyy-mm-dd")
	}
	return readFormat(builtin[id]) // one that nobody knows shows what the cell holds
}
