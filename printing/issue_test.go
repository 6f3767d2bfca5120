package printing_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/printing"
)

func namedCard(name string) model.Paper {
	return model.Paper{
		Kind:   model.Kind{Name: "工作提醒卡"},
		Office: model.Office{Issuer: "中共示例县纪律检查委员会", Desk: "县同级监督领导小组办公室"},
		Document: model.Document{
			Number: model.Number{Mark: "示同监提", Year: 2020, Seq: 1}, Leader: model.LeaderRef{ID: 1, Name: name, Post: "副县长"},
			Problems: []string{"思想文化宣传薄弱"}, Term: 15, Signed: model.MustDate("2020-05-27"),
		},
	}
}

func TestRareNamesPrintAndCanBeCopied(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	for _, name := range []string{"王镕", "顾𬱖宁", "刘龑", "䶮喆", "欧阳堃珺"} {
		pdf, err := printing.Issue(namedCard(name))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		file := filepath.Join(t.TempDir(), "card.pdf")
		if err := os.WriteFile(file, pdf, 0o600); err != nil {
			t.Fatal(err)
		}
		text, err := exec.Command("pdftotext", file, "-").Output()
		if err != nil || !bytes.Contains(text, []byte(name)) {
			t.Errorf("%s cannot be copied from the PDF (%v)", name, err)
		}
	}
}

func TestIssueRefusesWhatNoFontCanPrint(t *testing.T) {
	_, err := printing.Issue(namedCard("李😀𠮷"))
	if msg := model.UserMessage(err); model.CodeOf(err) != model.Refused || !strings.Contains(msg, "😀 𠮷") {
		t.Errorf("got %q, want both characters named", msg)
	}
}
