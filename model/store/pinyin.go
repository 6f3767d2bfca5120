package store

import (
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"

	"oversight/model"
)

// surnames read differently as a surname than as a word; 复姓 come whole.
var surnames = map[string]string{
	"曾": "z", "单": "s", "解": "x", "仇": "q", "查": "z", "盖": "g", "区": "o", "朴": "p", "任": "r", "华": "h",
	"尉迟": "yc", "万俟": "mq", "长孙": "zs", "澹台": "tt", "令狐": "lh", "单于": "cy", "宿": "s", "乐": "y", "员": "y", "缪": "m",
}

const maxReadings = 16

// Initials returns the pinyin initials of a name in lower case, every reading once, blank-separated:
// 重庆 gives "cq zq". A character without a reading is skipped.
func Initials(name string) string {
	readings := []string{""}
	rest := []rune(model.Fold(name))
	for _, n := range []int{2, 1} {
		if len(rest) > n || (n == 1 && len(rest) == 1) {
			if r, ok := surnames[string(rest[:n])]; ok {
				readings, rest = []string{r}, rest[n:]
				break
			}
		}
	}
	args := pinyin.NewArgs()
	args.Style, args.Heteronym = pinyin.FirstLetter, true
	for _, r := range rest {
		readings = extend(readings, letters(r, args))
	}
	return strings.TrimSpace(strings.Join(readings, " "))
}

// letters returns the first letters a character can be read with; a Latin letter stands for itself.
func letters(r rune, args pinyin.Args) []string {
	if r < 0x80 {
		return []string{strings.ToLower(strings.TrimSpace(string(r)))}
	}
	var out []string
	for _, p := range pinyin.SinglePinyin(r, args) {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func extend(readings, next []string) []string {
	if len(next) == 0 {
		return readings
	}
	var out []string
	for _, r := range readings {
		for _, n := range next {
			if s := r + n; len(out) < maxReadings && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}
