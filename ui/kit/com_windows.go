package kit

import (
	"fmt"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	ole32            = windows.NewLazySystemDLL("ole32.dll")
	coCreateInstance = ole32.NewProc("CoCreateInstance")
)

// comObject is an object of COM: a pointer to the table of its methods.
type comObject struct{ methods *[64]uintptr }

// comRelease is the third method of every object.
const comRelease = 2

// comError returns an HRESULT as an error, nil for success.
func comError(what string, result uintptr) error {
	if int32(result) >= 0 {
		return nil
	}
	return fmt.Errorf("%s: %w", what, windows.Errno(uint32(result)))
}

// newObject makes an object of a class that has an interface.
func newObject(class, of *windows.GUID) (*comObject, error) {
	const inProcess = 1 // CLSCTX_INPROC_SERVER
	var o *comObject
	if err := coCreateInstance.Find(); err != nil {
		return nil, fmt.Errorf("find COM: %w", err)
	}
	result, _, _ := coCreateInstance.Call(uintptr(unsafe.Pointer(class)), 0, inProcess,
		uintptr(unsafe.Pointer(of)), uintptr(unsafe.Pointer(&o)))
	return o, comError("create object", result)
}

// call calls a method by its place in the table; pointers among the arguments stay where they are meanwhile.
//
//go:uintptrescapes
func (o *comObject) call(what string, method int, arguments ...uintptr) error {
	all := append([]uintptr{uintptr(unsafe.Pointer(o))}, arguments...)
	result, _, _ := syscall.SyscallN(o.methods[method], all...)
	return comError(what, result)
}

func (o *comObject) release() { _ = o.call("release", comRelease) }
