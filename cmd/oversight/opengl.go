package main

import (
	"strconv"
	"strings"
)

// enoughOpenGL reports whether a version as OpenGL itself gives it, such as “4.6.0 NVIDIA 536.23”, is the 2.1 that Fyne
// draws with or a later one.
func enoughOpenGL(version string) bool {
	number, _, _ := strings.Cut(version, " ")
	major, rest, _ := strings.Cut(number, ".")
	minor, _, _ := strings.Cut(rest, ".")
	m, err := strconv.Atoi(major)
	if err != nil {
		return false
	}
	n, err := strconv.Atoi(minor)
	return err == nil && (m > 2 || m == 2 && n >= 1)
}

// withoutOpenGL tells the clerk why there is no window and what helps; found is the version there is, "" for none.
func withoutOpenGL(found string) string {
	has := "没有提供 OpenGL"
	if found != "" {
		has = "只提供 OpenGL " + found
	}
	return "本程序的窗口要用 OpenGL 2.1 显示，这台电脑现在" + has + "，所以打不开。数据没有改动。\n\n" +
		"请试下面的办法：\n" +
		"1. 到显卡或电脑厂家的网站下载显卡驱动，更新后重新启动电脑；\n" +
		"2. 更新不了时，请维护人员把 Mesa 的 opengl32.dll（64 位）放到本程序所在的文件夹，再打开程序；\n" +
		"3. 如果是用远程桌面连接的，请直接在这台电脑前登录后打开；急用时可以用命令行程序 oversightctl 打印、导出和备份。"
}
