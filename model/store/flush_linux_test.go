package store_test

import (
	"path/filepath"
	"strings"
	"testing"

	"oversight/model/store"
)

func TestADiskThatCannotFlushIsSaidSo(t *testing.T) {
	if !store.EjectFirst("/proc/list.xlsx") { // its file system answers a flush as those do that know of none
		t.Error("a file system that cannot flush passes for one that has")
	}
	if store.EjectFirst(filepath.Join(t.TempDir(), "list.xlsx")) {
		t.Error("a disk that has flushed is to be ejected")
	}
	if !strings.Contains(store.EjectAdvice, "安全弹出") {
		t.Errorf("the advice is %q", store.EjectAdvice)
	}
}

// A file system without flushing takes files all the same: the clerk is told, not refused.
func TestAFlushThatIsNotKnownIsNoFailure(t *testing.T) {
	if err := store.FlushFolder("/proc"); err != nil {
		t.Error(err)
	}
	if err := store.FlushFolder(filepath.Join(t.TempDir(), "nowhere")); err == nil {
		t.Error("a folder that is not there is flushed")
	}
}
