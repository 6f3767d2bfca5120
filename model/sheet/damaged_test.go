package sheet_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/sheet"
)

// without is the workbook of leaders that the program writes, with one of its parts missing or cut in half.
func without(t *testing.T, part string, half bool) string {
	t.Helper()
	var whole, b bytes.Buffer
	if err := sheet.Write(&whole, "监督对象", model.PersonExportColumns(model.MustDate("2026-12-01")), []model.Person{{Name: "方砚秋", Level: "副县长"}}); err != nil {
		t.Fatal(err)
	}
	in, err := zip.NewReader(bytes.NewReader(whole.Bytes()), int64(whole.Len()))
	if err != nil {
		t.Fatal(err)
	}
	out, met := zip.NewWriter(&b), false
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			if met = true; !half {
				continue
			}
			text = text[:len(text)/2]
		}
		w, err := out.Create(f.Name)
		if err == nil {
			_, err = w.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil || !met {
		t.Fatalf("%s is a part: %v, %v", part, met, err)
	}
	path := filepath.Join(t.TempDir(), "名单.xlsx")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAWorkbookWithAPartMissingOrCutIsCalledDamaged(t *testing.T) {
	paths := map[string]string{"texts missing": "testdata/x-sst-missing.xlsx"}
	for _, part := range []string{"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"} {
		paths[part+" missing"], paths[part+" cut"] = without(t, part, false), without(t, part, true)
	}
	for what, path := range paths {
		book, err := sheet.Open(context.Background(), path)
		if err == nil {
			_, _, _, err = sheet.Persons().Find(context.Background(), book)
		}
		if err == nil || !strings.Contains(model.UserMessage(err), "损坏") {
			t.Errorf("%s: %v", what, model.UserMessage(err))
		}
	}
}
