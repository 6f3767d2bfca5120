package model_test

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "oversight/"

// The house: cmd → ui → printing → model ← model/store, model/sheet; assets below all. Each folder names the
// folders of ours its files may import besides tests; a feature of ui is any folder ui/<x> not named here.
var mayImport = map[string][]string{
	"assets":                {},
	"model":                 {},
	"model/sheet":           {"model"},
	"model/store":           {"model", "assets"},
	"model/store/sample":    {"model", "model/store", "assets"},
	"model/store/storetest": {"model", "model/store"},
	"printing":              {"model", "assets"},
	"ui/kit":                {"model", "assets"},
	"ui/desk":               {"model", "model/store", "printing", "ui/kit"},
	"ui/intake":             {"model", "model/sheet", "ui/kit", "ui/desk"},
	feature:                 {"model", "model/store", "model/store/sample", "model/sheet", "printing", "assets", "ui/kit", "ui/desk", "ui/intake"},
	"ui":                    {"model", "model/store", "model/store/sample", "model/sheet", "printing", "assets", "ui/kit", "ui/desk", feature},
	"cmd":                   {"model", "model/store", "model/store/sample", "model/sheet", "printing", "assets", "ui"},
}

const feature = "ui/<feature>"

// onlyIn names the folders that may import what lies under a path; none for an empty list.
var onlyIn = []struct {
	under   string
	folders []string
}{
	{"net", nil}, // the desk works without a network; net/url only takes addresses apart
	{"database/sql", []string{"model/store"}},
	{"modernc.org/sqlite", []string{"model/store"}},
	{"github.com/jung-kurt/gofpdf", []string{"printing"}},
	{"github.com/xuri/excelize", []string{"model/sheet"}},
	{"fyne.io/fyne/v2/app", []string{"cmd/oversight"}},
	{"fyne.io", []string{"ui", "cmd/oversight"}},
}

// canonical composes characters by the tables of Unicode, which the standard library does not have.
const canonical = "golang.org/x/text/unicode/norm"

var harmless = []string{"net/url", "database/sql/driver"}

// place is the folder under which the rules of a folder stand.
func place(folder string) string {
	if _, ok := mayImport[folder]; ok {
		return folder
	}
	if strings.HasPrefix(folder, "ui/") {
		return feature
	}
	first, _, _ := strings.Cut(folder, "/")
	return first
}

// whyNot returns why a file of the folder may not import the path, or "".
func whyNot(folder, imported string) string {
	if slices.Contains(harmless, imported) {
		return ""
	}
	if ours, ok := strings.CutPrefix(imported, module); ok {
		if !slices.Contains(mayImport[place(folder)], place(ours)) {
			return "points the wrong way through the house"
		}
		return ""
	}
	first, _, _ := strings.Cut(imported, "/")
	if folder == "model" && strings.Contains(first, ".") && imported != canonical {
		return "is not of the standard library"
	}
	for _, o := range onlyIn {
		if within(imported, o.under) && !slices.ContainsFunc(o.folders, func(f string) bool { return mayHold(folder, f) }) {
			return "is only for " + cmp.Or(strings.Join(o.folders, ", "), "nobody")
		}
	}
	return ""
}

// mayHold reports whether the folder is the one named; ui stands for all below it.
func mayHold(folder, named string) bool {
	return folder == named || named == "ui" && within(folder, "ui")
}

func within(p, under string) bool {
	rest, ok := strings.CutPrefix(p, under)
	return ok && (rest == "" || rest[0] == '/')
}

func TestRulesOfTheHouseTellRightFromWrong(t *testing.T) {
	for _, c := range []struct {
		folder, imported string
		allowed          bool
	}{
		{"model", "time", true},
		{"model", "database/sql/driver", true},
		{"model", "database/sql", false},
		{"model", "golang.org/x/text/width", false},
		{"model", "golang.org/x/text/unicode/norm", true},
		{"model", "oversight/assets", false},
		{"model", "oversight/model/store", false},
		{"model/store", "database/sql", true},
		{"model/store", "net/url", true},
		{"model/store", "net/http", false},
		{"model/store", "oversight/model/store/sample", false},
		{"model/store/sample", "database/sql", false},
		{"printing", "oversight/model/store", false},
		{"printing", "github.com/jung-kurt/gofpdf", true},
		{"ui/people", "github.com/jung-kurt/gofpdf", false},
		{"ui/people", "oversight/ui/kit", true},
		{"ui/people", "oversight/ui/home", false},
		{"ui/people", "oversight/ui", false},
		{"ui/kit", "oversight/ui/desk", false},
		{"ui/kit", "oversight/model/store", false},
		{"ui", "oversight/ui/home", true},
		{"ui", "fyne.io/fyne/v2/app", false},
		{"ui", "fyne.io/fyne/v2/widget", true},
		{"cmd/oversight", "fyne.io/fyne/v2/app", true},
		{"cmd/oversightctl", "fyne.io/fyne/v2", false},
		{"cmd/oversightctl", "net", false},
		{"assets", "oversight/model", false},
	} {
		if why := whyNot(c.folder, c.imported); (why == "") != c.allowed {
			t.Errorf("%s importing %s: %q", c.folder, c.imported, why)
		}
	}
}

// goFiles parses every Go file of the project for all systems, tests aside.
func goFiles(t *testing.T, mode parser.Mode, each func(name string, set *token.FileSet, f *ast.File)) {
	t.Helper()
	root, set, seen := os.DirFS(".."), token.NewFileSet(), 0
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && name != "." && (strings.HasPrefix(e.Name(), ".") || slices.Contains([]string{"testdata", "build", "data"}, e.Name())):
			return fs.SkipDir
		case e.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(set, name, source, mode)
		if err != nil {
			return err
		}
		seen++
		each(name, set, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 30 {
		t.Fatalf("only %d files were found", seen)
	}
}

func TestImportsFollowTheHouse(t *testing.T) {
	goFiles(t, parser.ImportsOnly, func(name string, _ *token.FileSet, f *ast.File) {
		for _, i := range f.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if why := whyNot(path.Dir(name), imported); why != "" {
				t.Errorf("%s imports %s, which %s", name, imported, why)
			}
		}
	})
}

// Work beside the window's thread is started in ui/kit alone, where it comes back to the window the right way.
func TestOnlyTheKitStartsGoroutines(t *testing.T) {
	starters := []string{"fyne.Do", "fyne.DoAndWait", "time.AfterFunc"}
	kit := 0
	goFiles(t, parser.SkipObjectResolution, func(name string, set *token.FileSet, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			found := ""
			switch n := n.(type) {
			case *ast.GoStmt:
				found = "a go statement"
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && slices.Contains(starters, x.Name+"."+n.Sel.Name) {
					found = x.Name + "." + n.Sel.Name
				}
			}
			switch {
			case found == "":
			case path.Dir(name) == "ui/kit":
				kit++
			default:
				t.Errorf("%s: %s outside ui/kit", set.Position(n.Pos()), found)
			}
			return true
		})
	})
	if kit == 0 {
		t.Error("no start was found in ui/kit either: this test is blind")
	}
}
