package kit

import (
	"errors"
	"log/slog"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	winspool          = windows.NewLazySystemDLL("winspool.drv")
	enumPrinters      = winspool.NewProc("EnumPrintersW")
	getDefaultPrinter = winspool.NewProc("GetDefaultPrinterW")
)

// Flags of EnumPrinters in winspool.h.
const (
	printerEnumLocal       = 0x2
	printerEnumConnections = 0x4
)

// printerInfo4 is PRINTER_INFO_4 of winspool.h. It comes from the registry: no printer is asked over the network.
type printerInfo4 struct {
	name, server *uint16
	attributes   uint32
}

func printers() (names []string, standard string) {
	const flags, level = printerEnumLocal | printerEnumConnections, 4
	if enumPrinters.Find() != nil {
		return nil, ""
	}
	var size, count uint32
	buffer := make([]uint64, 1) // the names lie behind the entries that point to them, so it must hold no Go pointers
	for range 3 {               // a printer may be added in between
		ok, _, err := enumPrinters.Call(flags, 0, level, uintptr(unsafe.Pointer(&buffer[0])), uintptr(8*len(buffer)),
			uintptr(unsafe.Pointer(&size)), uintptr(unsafe.Pointer(&count)))
		if ok != 0 {
			for _, p := range unsafe.Slice((*printerInfo4)(unsafe.Pointer(&buffer[0])), count) {
				names = append(names, windows.UTF16PtrToString(p.name))
			}
			return names, defaultPrinter()
		}
		if !errors.Is(err, windows.ERROR_INSUFFICIENT_BUFFER) {
			slog.Warn("list printers", "err", err)
			return nil, ""
		}
		buffer = make([]uint64, size/8+1)
	}
	return nil, ""
}

func defaultPrinter() string {
	name := make([]uint16, 1024)
	size := uint32(len(name))
	if ok, _, _ := getDefaultPrinter.Call(uintptr(unsafe.Pointer(&name[0])), uintptr(unsafe.Pointer(&size))); ok == 0 {
		return "" // there is none
	}
	return windows.UTF16ToString(name)
}
