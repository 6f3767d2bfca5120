package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/store"
)

func TestAFileIsReplacedWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账.xlsx")
	for _, content := range []string{"first and long", "second"} {
		if err := store.WriteFile("", path, []byte(content)); err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(path); string(data) != content {
			t.Errorf("the file holds %q, %v", data, err)
		}
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("beside it lie %v", left)
	}
}

func TestAFileThatCannotBeWrittenIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "没有的文件夹", "台账.xlsx")
	err := store.WriteFile("", path, nil)
	if model.CodeOf(err) != model.Storage || !strings.Contains(model.UserMessage(err), path) {
		t.Errorf("said is %v", err)
	}
}

func TestAnActIsRepeatedOnlyWhileItMaySucceed(t *testing.T) {
	held, broken := errors.New("held"), errors.New("broken")
	passes := func(err error) bool { return errors.Is(err, held) }
	for _, c := range []struct {
		name  string
		fails []error // of the calls, in order; then it succeeds
		want  error
		calls int
	}{
		{"at once", nil, nil, 1},
		{"after two refusals", []error{held, held}, nil, 3},
		{"never, for another reason", []error{held, broken, nil}, broken, 2},
	} {
		calls := 0
		err := store.Repeat(time.Minute, passes, func() error {
			calls++
			if calls <= len(c.fails) {
				return c.fails[calls-1]
			}
			return nil
		})
		if !errors.Is(err, c.want) || calls != c.calls {
			t.Errorf("%s: %v after %d calls, want %v after %d", c.name, err, calls, c.want, c.calls)
		}
	}
	start, calls := time.Now(), 0
	err := store.Repeat(100*time.Millisecond, passes, func() error { calls++; return held })
	if took := time.Since(start); !errors.Is(err, held) || calls < 3 || took > 5*time.Second {
		t.Errorf("what stays held: %v after %d calls and %v", err, calls, took)
	}
}
