package kit

import (
	"errors"
	"log/slog"
	"strings"
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

// The dialogs for files of Windows (shobjidl_core.h, IFileDialog).

var (
	shell32            = windows.NewLazySystemDLL("shell32.dll")
	createItemFromPath = shell32.NewProc("SHCreateItemFromParsingName")

	classOpenDialog = &windows.GUID{Data1: 0xDC1C5A9C, Data2: 0xE88A, Data3: 0x4DDE, Data4: [8]byte{0xA5, 0xA1, 0x60, 0xF8, 0x2A, 0x20, 0xAE, 0xF7}}
	classSaveDialog = &windows.GUID{Data1: 0xC0B4E2F3, Data2: 0xBA21, Data3: 0x4773, Data4: [8]byte{0x8D, 0xBA, 0x33, 0x5E, 0xC9, 0x46, 0xEB, 0x8B}}
	isFileDialog    = &windows.GUID{Data1: 0x42F85136, Data2: 0xDB7E, Data3: 0x439C, Data4: [8]byte{0x85, 0xF1, 0xE4, 0x07, 0x5D, 0x13, 0x5F, 0xC8}}
	isShellItem     = &windows.GUID{Data1: 0x43826D1E, Data2: 0xE718, Data3: 0x42EE, Data4: [8]byte{0xBC, 0x55, 0xA1, 0xE2, 0x61, 0xC3, 0x7B, 0xFE}}
)

// Methods of IFileDialog and of IShellItem, by their places in the table.
const (
	dialogShow         = 3
	dialogSetFileTypes = 4
	dialogSetOptions   = 9
	dialogSetFolder    = 12
	dialogSetFileName  = 15
	dialogSetTitle     = 17
	dialogGetResult    = 20
	dialogSetExtension = 22
	itemGetDisplayName = 5
)

// Values of FILEOPENDIALOGOPTIONS and SIGDN.
const (
	overwritePrompt = 0x2
	noChangeDir     = 0x8
	pickFolders     = 0x20
	forceFileSystem = 0x40
	pathMustExist   = 0x800
	fileMustExist   = 0x1000
	noReadOnly      = 0x8000
	notToRecent     = 0x2000000 // the names of the files are of leaders; they stay out of the lists of Windows
	fileSystemPath  = 0x80058000
)

// filterSpec is COMDLG_FILTERSPEC.
type filterSpec struct{ name, patterns *uint16 }

var ofSystem = systemDialogs{ask: askWindows, handle: windowHandle}

// windowHandle returns 0 for a window that is not of Windows, as in tests.
func windowHandle(w fyne.Window) (handle uintptr) {
	withWindow(w.Canvas(), func(hwnd uintptr) { handle = hwnd })
	return handle
}

// askWindows puts the question by the dialog of Windows, which is modal to owner also from another thread.
func askWindows(owner uintptr, p picking) (path string, err error) {
	err = inApartment(func() (err error) {
		path, err = showFileDialog(owner, p)
		return err
	})
	return path, err
}

func showFileDialog(owner uintptr, p picking) (string, error) {
	class := classOpenDialog
	if p.saves() {
		class = classSaveDialog
	}
	d, err := newObject(class, isFileDialog)
	if err != nil {
		return "", err
	}
	defer d.release()
	if err := setUp(d, p); err != nil {
		return "", err
	}
	err = d.call("show", dialogShow, owner)
	if errors.Is(err, hresult(windows.ERROR_CANCELLED)) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return chosenIn(d)
}

// hresult is the result that a method of COM gives for an error of Windows (HRESULT_FROM_WIN32).
func hresult(e windows.Errno) windows.Errno { return 0x80070000 | e }

// setUp tells the dialog the question before it is shown.
func setUp(d *comObject, p picking) error {
	options := uintptr(forceFileSystem | noChangeDir | pathMustExist | notToRecent)
	switch {
	case p.folder:
		options |= pickFolders
	case p.saves():
		options |= overwritePrompt | noReadOnly
	default:
		options |= fileMustExist
	}
	if err := d.call("set options", dialogSetOptions, options); err != nil {
		return err
	}
	if err := d.callText("set title", dialogSetTitle, p.title); err != nil {
		return err
	}
	setFolder(d, p.dir)
	if len(p.extensions) > 0 {
		if err := setFilter(d, p.extensions); err != nil {
			return err
		}
	}
	if !p.saves() {
		return nil
	}
	if len(p.extensions) > 0 {
		if err := d.callText("set extension", dialogSetExtension, strings.TrimPrefix(p.extensions[0], ".")); err != nil {
			return err
		}
	}
	return d.callText("set name", dialogSetFileName, p.name)
}

func setFilter(d *comObject, extensions []string) error {
	words, patterns := filterOf(extensions)
	name, err := windows.UTF16PtrFromString(words)
	if err != nil {
		return err
	}
	list, err := windows.UTF16PtrFromString(patterns)
	if err != nil {
		return err
	}
	spec := &filterSpec{name, list}
	return d.call("set filter", dialogSetFileTypes, 1, uintptr(unsafe.Pointer(spec)))
}

// setFolder lets the dialog begin in a folder; one that is gone leaves the choice to Windows.
func setFolder(d *comObject, dir string) {
	if dir == "" {
		return
	}
	name, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return
	}
	var item *comObject
	result, _, _ := createItemFromPath.Call(uintptr(unsafe.Pointer(name)), 0, uintptr(unsafe.Pointer(isShellItem)), uintptr(unsafe.Pointer(&item)))
	if err := comError("folder to begin in", result); err != nil {
		slog.Info("folder of the last time", "err", err)
		return
	}
	defer item.release()
	if err := d.call("set folder", dialogSetFolder, uintptr(unsafe.Pointer(item))); err != nil {
		slog.Info("folder of the last time", "err", err)
	}
}

func chosenIn(d *comObject) (string, error) {
	var item *comObject
	if err := d.call("get result", dialogGetResult, uintptr(unsafe.Pointer(&item))); err != nil {
		return "", err
	}
	defer item.release()
	var name *uint16
	if err := item.call("get path", itemGetDisplayName, fileSystemPath, uintptr(unsafe.Pointer(&name))); err != nil {
		return "", err
	}
	defer windows.CoTaskMemFree(unsafe.Pointer(name))
	return windows.UTF16PtrToString(name), nil
}

// callText calls a method whose one argument is a text.
func (o *comObject) callText(what string, method int, text string) error {
	p, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return err
	}
	return o.call(what, method, uintptr(unsafe.Pointer(p)))
}
