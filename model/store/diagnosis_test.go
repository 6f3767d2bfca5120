package store_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
)

func diagnosis(t *testing.T, dir string, s *store.Store) map[string]string {
	t.Helper()
	var out bytes.Buffer
	if err := store.WriteDiagnosis(context.Background(), &out, dir, "oversight 1.2.3, "+dir, s); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(text)
	}
	return files
}

func writeLog(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(dir, store.LogFolder), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, store.LogFolder, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestADiagnosisTellsOfTheProgramAndNothingOfACase(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "李某的数据")
	s, err := store.Open(context.Background(), dir, store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.SavePerson(context.Background(), model.Person{Name: "李书言"}); err != nil {
		t.Fatal(err)
	}
	writeLog(t, dir, "oversight.log", `level=ERROR msg="shown to the user" code=internal err="“李书言”已在监督对象里 510000197503041234" dir=`+dir+"\n")
	writeLog(t, dir, "crash-20261122-0831.txt", "panic: index out of range [3]\ngoroutine 1 [running]:\n")
	files := diagnosis(t, dir, s)
	if len(files) != 3 {
		t.Errorf("the diagnosis has %d files", len(files))
	}
	for name, want := range map[string]string{
		"about.txt": "oversight 1.2.3, DATA", "oversight.log": `code=internal err="“□”□ #" dir=DATA`, "crash-20261122-0831.txt": "index out of range [3]",
	} {
		if !strings.Contains(files[name], want) {
			t.Errorf("%s does not say %q:\n%s", name, want, files[name])
		}
	}
	for _, want := range []string{"quick_check(1) = ok", "\nperson: 1\n", "journal_mode = wal"} {
		if !strings.Contains(files["about.txt"], want) {
			t.Errorf("the figures do not say %q:\n%s", want, files["about.txt"])
		}
	}
	for name, text := range files {
		if found := regexp.MustCompile(`\p{Han}|\d{17}|fts`).FindString(text); found != "" {
			t.Errorf("%s still says %q", name, found)
		}
	}
}

func TestAFolderThatCannotBeOpenedHasADiagnosisToo(t *testing.T) {
	dir := t.TempDir()
	writeLog(t, dir, "oversight.log", "level=ERROR msg=\"open data folder\"\n")
	files := diagnosis(t, dir, nil)
	if !strings.Contains(files["oversight.log"], "open data folder") || files["about.txt"] != "oversight 1.2.3, DATA" {
		t.Errorf("the diagnosis says %q", files)
	}
}
