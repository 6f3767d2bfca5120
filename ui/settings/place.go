package settings

import (
	"slices"

	"oversight/model/store"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// syncWarning says why a data folder should not lie where a program copies it to a cloud, "" when it does not.
func syncWarning(dir string) string {
	program := store.SyncedBy(dir)
	if program == "" {
		return ""
	}
	return "数据文件夹“" + dir + "”在 " + program + " 的同步文件夹里。同步程序会在保存时占住数据文件，或把它的各个部分分开上传，" +
		"可能造成保存失败、数据损坏，或用旧的内容盖掉新的记录；监督档案也会传到单位以外的服务器上。" +
		"请退出本程序，把整个数据文件夹移到本机不同步的位置再打开；要在别处留一份，请用“立即备份”。"
}

// The folders that the clerk keeps where they are, warned, are held among the preferences.
const (
	syncedAcceptedKey  = "data.synced.accepted"
	exposedAcceptedKey = "data.exposed.accepted"
)

// exposedWarning says that other users may read a data folder, "" when they may not.
func exposedWarning(dir string) string {
	if store.ReadableByOthers(dir) {
		return store.ExposedWarning(dir) + "。"
	}
	return ""
}

// WarnOfPlace warns of a data folder that a sync program copies or that others may read, at every start until the clerk
// accepts it.
func WarnOfPlace(a fyne.App, w fyne.Window, dir string) {
	warn(a, w, dir, "数据文件夹在同步盘里", syncWarning(dir), syncedAcceptedKey)
	warn(a, w, dir, "别人能看到数据文件夹里的内容", exposedWarning(dir), exposedAcceptedKey)
}

func warn(a fyne.App, w fyne.Window, dir, title, warning, key string) {
	prefs := a.Preferences()
	accepted := prefs.StringList(key)
	if warning == "" || slices.Contains(accepted, dir) {
		return
	}
	kit.Confirm(w, kit.Confirmation{
		Title: title, Text: warning, Verb: "仍放在这里，不再提醒", Danger: true,
		OnOK: func() { prefs.SetStringList(key, append(accepted, dir)) },
	})
}
