package store

import (
	"errors"

	"golang.org/x/sys/windows"
)

// heldElsewhere reports whether an act on a file failed because another program has it open. To replace a file that
// is open, or to touch one that is about to be removed, is answered with ERROR_ACCESS_DENIED, as a lack of rights is.
func heldElsewhere(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION) ||
		errors.Is(err, windows.ERROR_ACCESS_DENIED)
}
