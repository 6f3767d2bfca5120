package store

import (
	"errors"
	"os"
	"time"

	"oversight/model"
)

// ErrElsewhere is the cause of a refusal because the data folder is open in another program.
var ErrElsewhere = errors.New("data folder is open elsewhere")

// lockName is the file in a data folder that its window holds.
const lockName = "window.lock"

// LockFolder takes a data folder for one window, or for a restore, until unlock is called or the program ends.
// Who holds it is written beside the lock for those who come later; they are refused with ErrElsewhere.
// Reading and single acts of the command line need no lock.
func LockFolder(dir string) (unlock func(), err error) {
	if err := makeFolder(dir); err != nil {
		return nil, storageError("make data folder", err)
	}
	f, err := takeFolder(dir)
	if errors.Is(err, ErrElsewhere) {
		return nil, &model.Error{Code: model.Refused, Msg: HolderOf(dir).sentence(), Cause: ErrElsewhere}
	}
	if err != nil {
		return nil, storageError("lock data folder", err)
	}
	keepPrivate(dir)
	sweepLeftovers(dir)
	noteHolder(dir, Holder{User: userName(), Computer: computerName(), Since: time.Now(), PID: os.Getpid()})
	return func() {
		forgetHolder(dir)
		f.Close()
	}, nil
}
