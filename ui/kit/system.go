package kit

import (
	"os"
	"strings"
	"unicode"

	"oversight/model"
)

// OpenFile opens a file in the program the system has for it. It may block for a second; call it from a Work.
func OpenFile(path string) error {
	if err := exists(path); err != nil {
		return err
	}
	if err := openFile(path); err != nil {
		return &model.Error{Code: model.Storage, Cause: err, Msg: "没有能打开这个文件的程序。请安装阅读程序，或自行打开：" + path}
	}
	return nil
}

// ShowInFolder opens the folder of a file, with the file marked where the system can do that.
func ShowInFolder(path string) error {
	if err := exists(path); err != nil {
		return err
	}
	if err := showInFolder(path); err != nil {
		return &model.Error{Code: model.Storage, Cause: err, Msg: "不能打开文件夹。文件在：" + path}
	}
	return nil
}

func exists(path string) error {
	if _, err := os.Stat(path); err != nil {
		return &model.Error{Code: model.NotFound, Cause: err, Msg: "找不到文件，它可能已被移走、改名或删除：" + path}
	}
	return nil
}

// maxFileName is in characters; with a folder and an extension it stays below the 260 of a Windows path.
const maxFileName = 100

// forbidden are the characters Windows does not allow in file names, with their look-alikes.
var forbidden = strings.NewReplacer(
	`\`, "＼", "/", "／", ":", "：", "*", "＊", "?", "？", `"`, "”", "<", "＜", ">", "＞", "|", "｜",
)

// SafeFileName makes a proposed file name valid on Windows and elsewhere: forbidden characters become their full-width
// twins, device names and blanks or dots at the end go, long names are cut before the extension.
func SafeFileName(name string) string {
	name = forbidden.Replace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, name))
	stem, extension := name, ""
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 && len(name)-dot <= 6 {
		stem, extension = name[:dot], name[dot:]
	}
	extension = strings.TrimRight(extension, " .")
	if runes := []rune(stem); len(runes) > maxFileName {
		stem = string(runes[:maxFileName])
	}
	stem = strings.TrimRight(strings.TrimSpace(stem), " .")
	if stem == "" {
		stem = "未命名"
	}
	if isDevice(stem) {
		stem = "_" + stem
	}
	return stem + extension
}

// isDevice knows the names Windows keeps for devices, whatever their extension.
func isDevice(stem string) bool {
	stem, _, _ = strings.Cut(strings.ToUpper(stem), ".")
	switch stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "COM") || strings.HasPrefix(stem, "LPT")) &&
		stem[3] >= '1' && stem[3] <= '9'
}
