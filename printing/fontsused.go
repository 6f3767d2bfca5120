package printing

import "slices"

// Fonts says for each role on the pages what it is printed with, for the eyes of the clerk: 仿宋：程序自带, or
// 小标宋：方正小标宋 FZXBSJW.TTF, with a note where the bundled faces fill in for characters the office's own face lacks.
func (s Sheets) Fonts() []string {
	var used [len(roleNames)][]*Face
	for _, p := range s.Pages {
		for _, op := range p.Ops {
			if t, ok := op.(Text); ok && !slices.Contains(used[t.Role], t.Face) {
				used[t.Role] = append(used[t.Role], t.Face)
			}
		}
	}
	var fonts []string
	for role, faces := range used {
		if len(faces) > 0 {
			fonts = append(fonts, Role(role).String()+"："+described(faces))
		}
	}
	return fonts
}

// described names the faces of one role.
func described(faces []*Face) string {
	own, bundled := "", false
	for _, face := range faces {
		switch label := face.Label(); {
		case label == "":
			bundled = true
		case own == "":
			own = label
		default:
			own += "、" + label
		}
	}
	switch {
	case own == "":
		return "程序自带"
	case bundled:
		return own + "（个别字用程序自带）"
	}
	return own
}
