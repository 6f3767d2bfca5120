package powercut

import "errors"

// ErrNotHere says that system calls are not recorded on this system. Where they are, but the recording is forbidden,
// Record fails with another error: a test must not pass without having looked.
var ErrNotHere = errors.New("power cuts are tried on linux/amd64 only")
