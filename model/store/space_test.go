package store_test

import (
	"testing"

	"oversight/model/store"
)

func TestASizeIsNeverSaidTooSmall(t *testing.T) {
	for bytes, want := range map[int64]string{
		0: "0.0 MB", 1: "0.1 MB", 1 << 20: "1.0 MB", 1<<20 + 1: "1.1 MB", 99 << 20: "99.0 MB", 100<<20 + 1: "101 MB",
		1<<30 - 1: "1024 MB", 1 << 30: "1.0 GB", 25<<30 + 5: "25.1 GB", 2000 << 30: "2000 GB",
	} {
		if got := store.SizeWords(bytes); got != want {
			t.Errorf("%d bytes are %s, want %s", bytes, got, want)
		}
	}
}
