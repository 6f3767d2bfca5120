package storetest

import (
	"os"
	"path/filepath"
	"testing"

	"oversight/model/store"
)

// The log of numbers goes to a folder of the tests, not to that of whoever runs them.
func init() {
	state := filepath.Join(os.TempDir(), "oversight-test-state")
	for _, name := range []string{"XDG_STATE_HOME", "LOCALAPPDATA"} {
		if err := os.Setenv(name, state); err != nil {
			panic(err)
		}
	}
}

// forgetNumbers removes the log of numbers of a desk with the test.
func forgetNumbers(t testing.TB, s *store.Store) {
	log := s.NumberLog()
	t.Cleanup(func() {
		if err := os.Remove(log); err != nil && !os.IsNotExist(err) {
			t.Error(err)
		}
	})
}
