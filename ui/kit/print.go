package kit

import (
	"cmp"
	"log/slog"
	"slices"

	"oversight/model"
)

// Printed says what became of a file that was to be printed.
type Printed struct {
	Printer string // the one it is for; "" for the default one of a system that does not tell which that is
	Opened  bool   // no program here prints such a file unasked: it was opened, to be printed from there
}

// String says it to the clerk.
func (p Printed) String() string {
	switch {
	case p.Opened && p.Printer == "":
		return "没有能直接打印 PDF 的程序，已打开文件，请在里面按 Ctrl+P 打印"
	case p.Opened:
		return "没有能直接打印 PDF 的程序，已打开文件，请在里面按 Ctrl+P，选打印机 " + p.Printer
	case p.Printer == "":
		return "已送到打印机"
	}
	return "已送到打印机 " + p.Printer
}

// Printers returns the names of the printers of this computer, sorted, and of the default one; "" when there is none or
// the system does not tell. It may block for a second; call it from a Work.
func Printers() (names []string, standard string) {
	names, standard = printers()
	slices.Sort(names)
	return slices.Compact(names), standard
}

// PrintTo sends a file to a printer, "" for the default one. Where no program prints such files the file is opened.
// It may block for a second; call it from a Work.
func PrintTo(path, printer string) (Printed, error) {
	if err := exists(path); err != nil {
		return Printed{}, err
	}
	names, standard := Printers()
	if printer != "" && !slices.Contains(names, printer) {
		return Printed{}, model.Refuse("没有打印，因为这台电脑上找不到打印机“" + printer + "”，它可能已被删除或改名。请在“设置”的“打印”里另选一台")
	}
	err := printFile(path, printer, standard)
	if err == nil {
		return Printed{Printer: cmp.Or(printer, standard)}, nil
	}
	slog.Info("not printed directly", "err", err)
	if err := openFile(path); err != nil {
		return Printed{}, &model.Error{Code: model.Storage, Cause: err, Msg: "不能打印，也没有能打开这个文件的程序。请安装 PDF 阅读程序，再打开它打印：" + path}
	}
	return Printed{Printer: printer, Opened: true}, nil
}
