package main

import (
	"fmt"
	"log/slog"
	"runtime"
	"unsafe"

	"oversight/model"
	"oversight/ui"

	"golang.org/x/sys/windows"
)

var (
	createWindowEx = user32.NewProc("CreateWindowExW")
	destroyWindow  = user32.NewProc("DestroyWindow")
	getDC          = user32.NewProc("GetDC")
	releaseDC      = user32.NewProc("ReleaseDC")

	gdi32             = windows.NewLazySystemDLL("gdi32.dll")
	choosePixelFormat = gdi32.NewProc("ChoosePixelFormat")
	setPixelFormat    = gdi32.NewProc("SetPixelFormat")

	// Not from the system's folder alone: Mesa's file beside the program is the one that the window will use.
	opengl32         = windows.NewLazyDLL("opengl32.dll")
	wglCreateContext = opengl32.NewProc("wglCreateContext")
	wglMakeCurrent   = opengl32.NewProc("wglMakeCurrent")
	wglDeleteContext = opengl32.NewProc("wglDeleteContext")
	glGetString      = opengl32.NewProc("glGetString")
)

// pixelFormat is PIXELFORMATDESCRIPTOR of wingdi.h.
type pixelFormat struct {
	size, version                     uint16
	flags                             uint32
	pixelType, colorBits              byte
	_                                 [13]byte // shifts of the colours, accumulation
	depthBits, stencilBits, auxiliary byte
	_                                 [14]byte // layers
}

// Values of wingdi.h and gl.h.
const (
	pfdDoubleBuffer  = 0x00000001
	pfdDrawToWindow  = 0x00000004
	pfdSupportOpenGL = 0x00000020
	glVersion        = 0x1F02
)

// checkDrawing returns an error that tells the clerk what to do when the window could not be drawn. Without this, Fyne
// logs an error and goes on without a window and without an end.
func checkDrawing() error {
	version, err := openGLVersion()
	if err == nil && enoughOpenGL(version) {
		return nil
	}
	slog.Error("no usable opengl", "version", version, "err", err)
	return &model.Error{Code: model.Refused, Msg: withoutOpenGL(version), Cause: err}
}

// openGLVersion asks a window that is never shown.
func openGLVersion() (string, error) {
	runtime.LockOSThread() // a window and a context belong to their thread
	defer runtime.UnlockOSThread()
	class := windows.StringToUTF16Ptr("STATIC")
	window, _, err := createWindowEx.Call(0, uintptr(unsafe.Pointer(class)), 0, 0, 0, 0, 1, 1, 0, 0, 0, 0)
	if window == 0 {
		return "", fmt.Errorf("create window: %w", err)
	}
	defer destroyWindow.Call(window)
	dc, _, err := getDC.Call(window)
	if dc == 0 {
		return "", fmt.Errorf("get device context: %w", err)
	}
	defer releaseDC.Call(window, dc)
	return versionOn(dc)
}

func versionOn(dc uintptr) (string, error) {
	if err := opengl32.Load(); err != nil {
		return "", fmt.Errorf("load OpenGL: %w", err)
	}
	want := pixelFormat{version: 1, flags: pfdDrawToWindow | pfdSupportOpenGL | pfdDoubleBuffer, colorBits: 24}
	want.size = uint16(unsafe.Sizeof(want))
	format, _, err := choosePixelFormat.Call(dc, uintptr(unsafe.Pointer(&want)))
	if format == 0 {
		return "", fmt.Errorf("choose pixel format: %w", err)
	}
	if ok, _, err := setPixelFormat.Call(dc, format, uintptr(unsafe.Pointer(&want))); ok == 0 {
		return "", fmt.Errorf("set pixel format: %w", err)
	}
	context, _, err := wglCreateContext.Call(dc)
	if context == 0 {
		return "", fmt.Errorf("create context: %w", err)
	}
	defer wglDeleteContext.Call(context)
	if ok, _, err := wglMakeCurrent.Call(dc, context); ok == 0 {
		return "", fmt.Errorf("use context: %w", err)
	}
	defer wglMakeCurrent.Call(0, 0)
	text, _, err := glGetString.Call(glVersion)
	if text == 0 {
		return "", fmt.Errorf("ask for the version: %w", err)
	}
	return windows.BytePtrToString(*(**byte)(unsafe.Pointer(&text))), nil
}

// tell says why the program ends. It needs no window library, and there is no console to write to.
func tell(text string) {
	_, err := windows.MessageBox(0, windows.StringToUTF16Ptr(text), windows.StringToUTF16Ptr(ui.Title), windows.MB_ICONERROR)
	if err != nil {
		slog.Error("show message", "err", err, "text", text)
	}
}
