package printing

import (
	"strconv"
	"strings"

	"oversight/model"
)

// roleKeys are the roles by the keys of model.FontRoles.
var roleKeys = map[string]Role{"fang": Fang, "title": Title, "hei": Hei, "kai": Kai}

// UseSetup prints in the office's own fonts from now on. A font that is gone or not fit any more leaves its role to
// the bundled one; the returned errors say why, by the keys of the roles.
func UseSetup(s model.PrintSetup) map[string]error {
	own, refused := map[Role]*Face{}, map[string]error{}
	for key, spec := range s.Fonts {
		face, err := openNamed(spec)
		if err != nil {
			refused[key] = err
			continue
		}
		own[roleKeys[key]] = face
	}
	UseFonts(own)
	return refused
}

// CheckFont says what the font of a setup is called, or why it cannot be used; role is a key of model.FontRoles.
func CheckFont(_, spec string) (name string, err error) {
	face, err := openNamed(spec)
	if err != nil {
		return "", err
	}
	return face.Label(), nil
}

// openNamed opens a font as model.PrintSetup names it: a path, with #n for a member of a collection.
func openNamed(spec string) (*Face, error) {
	path, member := spec, 0
	if at := strings.LastIndexByte(spec, '#'); at >= 0 {
		if n, err := strconv.Atoi(spec[at+1:]); err == nil { // else the mark belongs to the name
			path, member = spec[:at], n
		}
	}
	return OpenFont(path, member)
}
