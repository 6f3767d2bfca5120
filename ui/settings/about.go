package settings

import (
	"context"
	"os"
	"path/filepath"

	"oversight/assets"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// licencesName is the file beside the installed program with every licence in full; .ci/dist.sh makes it.
const licencesName = "许可.txt"

// aboutPanel tells which program this is, where its data lies, and under which licences it and its fonts come.
func (p *Page) aboutPanel() fyne.CanvasObject {
	buttons := kit.NewFlow(p.folderButton())
	licences := "许可全文见源代码。"
	if path, ok := besideProgram(licencesName); ok {
		licences = "许可全文见程序文件夹里的“" + licencesName + "”。"
		buttons.Add(kit.NewIconButton("打开许可全文", theme.DocumentIcon(), func() {
			p.Runner.Run("正在打开…", func(context.Context) error { return kit.OpenFile(path) }, nil)
		}))
	}
	built := assets.BuildDate
	if built == "" {
		built = "自行编译"
	}
	return container.NewVBox(
		kit.NewKeyValues(
			kit.Pair{Label: "程序名称", Value: p.Window.Title()},
			kit.Pair{Label: "版本", Value: assets.Version},
			kit.Pair{Label: "构建日期", Value: built},
			kit.Pair{Label: "数据文件夹", Value: p.Store.Dir()},
		),
		buttons,
		kit.NewParagraph("本程序不联网：不上传、不下载、不检查更新，全部数据只在上面的数据文件夹里。"),
		kit.NewCaption("程序按 MIT 许可发布，作者 the oversight desk authors。"),
		kit.NewCaption("自带字体各有许可，都经过裁剪和改名：仿宋取自 FandolFang（GPL 3 附字体例外条款），楷体取自霞鹜文楷，"+
			"小标宋取自思源宋体粗体，黑体和窗口文字取自思源黑体（SIL OFL 1.1）。按这些许可，打印的文书不受限制。"),
		kit.NewCaption("所用的开源软件：Fyne、SQLite、gofpdf、excelize、age、go-pinyin 等，各按自己的许可。"+licences),
	)
}

// besideProgram returns the path of a file in the folder of the program, if there is one.
func besideProgram(name string) (string, bool) {
	exe, err := os.Executable()
	if err != nil {
		return "", false
	}
	path := filepath.Join(filepath.Dir(exe), name)
	_, err = os.Stat(path)
	return path, err == nil
}
