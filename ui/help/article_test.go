package help

import (
	"bytes"
	"image/png"
	"testing"
	"testing/fstest"

	"oversight/assets"
	"oversight/model"
	"oversight/printing"
)

func TestThePagesOfTheHandbookAreWhole(t *testing.T) {
	articles, err := readArticles(assets.Handbook())
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, a := range articles {
		if seen[a.topic] || len(a.blocks) == 0 {
			t.Errorf("%s stands twice or is empty", a.topic)
		}
		seen[a.topic] = true
		for _, x := range a.blocks {
			if x.text == "" {
				t.Errorf("%s has a piece without words", a.title)
			}
			if x.picture == "" {
				continue
			}
			if _, err := png.Decode(bytes.NewReader(assets.Picture(x.picture))); err != nil {
				t.Errorf("%s: picture %s: %v", a.title, x.picture, err)
			}
		}
		if s := printing.Article(a.title, model.MustDate("2026-11-22"), paragraphs(a)); len(s.Missing) > 0 {
			t.Errorf("%s cannot be printed: %q", a.title, s.Missing)
		}
	}
}

func TestMarkdownBecomesPieces(t *testing.T) {
	articles, err := readArticles(fstest.MapFS{"02-card.md": {Data: []byte("# 拟卡\n\n先选\n对象。\n\n## 步骤\n\n1. 选**人**\n2. 写`问题`\n\n- 一条一行\n\n![看板](x/window-home.png)\n")}})
	if err != nil {
		t.Fatal(err)
	}
	want := []block{
		{text: "先选对象。"}, {level: 2, text: "步骤"}, {mark: "1.", text: "选人"}, {mark: "2.", text: "写问题"},
		{mark: "·", text: "一条一行"}, {picture: "window-home.png", text: "看板"},
	}
	a := articles[0]
	if a.topic != "card" || a.title != "拟卡" || len(a.blocks) != len(want) {
		t.Fatalf("read is %+v", a)
	}
	for i, x := range want {
		if a.blocks[i] != x {
			t.Errorf("piece %d is %+v, want %+v", i, a.blocks[i], x)
		}
	}
}

func TestWhatTheHandbookCannotShowIsRefused(t *testing.T) {
	for _, source := range []string{"没有标题\n", "# 表\n\n> 引用\n", ""} {
		if _, err := readArticles(fstest.MapFS{"01-x.md": {Data: []byte(source)}}); err == nil {
			t.Errorf("%q is taken", source)
		}
	}
}
