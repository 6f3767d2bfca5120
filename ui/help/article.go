package help

import (
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// article is a page of the handbook.
type article struct {
	topic  string // names the file, without its number: 02-card.md is card
	title  string
	blocks []block
}

// block is a piece of an article. Of Markdown the handbook uses headings, paragraphs, lists and pictures.
type block struct {
	level   int    // of a heading below the title: 2 or 3; 0 for anything else
	mark    string // before an item of a list: 1. or ·
	text    string
	picture string // file among the pictures; text is its caption
}

// readArticles reads the handbook in the order of its files.
func readArticles(files fs.FS) ([]article, error) {
	names, err := fs.Glob(files, "*.md")
	if err != nil {
		return nil, err
	}
	var articles []article
	for _, name := range names {
		source, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		a, err := parse(source)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		_, topic, _ := strings.Cut(strings.TrimSuffix(name, ".md"), "-")
		a.topic = topic
		articles = append(articles, a)
	}
	return articles, nil
}

func parse(source []byte) (a article, err error) {
	document := goldmark.DefaultParser().Parse(text.NewReader(source))
	for n := document.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			if n.Level == 1 {
				a.title = words(n, source)
				continue
			}
			a.blocks = append(a.blocks, block{level: n.Level, text: words(n, source)})
		case *ast.Paragraph:
			a.blocks = append(a.blocks, paragraph(n, source))
		case *ast.List:
			a.blocks = append(a.blocks, items(n, source)...)
		default:
			return a, fmt.Errorf("%s is not used in the handbook", n.Kind())
		}
	}
	if a.title == "" {
		return a, fmt.Errorf("no title")
	}
	return a, nil
}

func paragraph(n ast.Node, source []byte) block {
	if picture, ok := n.FirstChild().(*ast.Image); ok {
		return block{picture: path.Base(string(picture.Destination)), text: words(picture, source)}
	}
	return block{text: words(n, source)}
}

func items(list *ast.List, source []byte) (blocks []block) {
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		mark := "·"
		if list.IsOrdered() {
			mark = strconv.Itoa(number) + "."
			number++
		}
		blocks = append(blocks, block{mark: mark, text: words(item, source)})
	}
	return blocks
}

// words are the words of a node without their marks. A line of Chinese goes on in the next without a blank.
func words(n ast.Node, source []byte) string {
	var out strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the walker never fails
		if t, ok := n.(*ast.Text); ok && entering {
			out.Write(t.Segment.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}
