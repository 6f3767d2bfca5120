package documents

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"oversight/model/store"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// onSaveEach asks for a folder and writes each form of each document into a file of its own there.
func (b *batch) onSaveEach() {
	sheets := b.sheets()
	if b.hasAny(sheets) {
		b.reprint(sheets, func() { b.askFolder(sheets) })
	}
}

func (b *batch) askFolder(sheets []sheet) {
	kit.PickFolder(b.page.Window, "分别另存到", func(dir string) {
		paths, there := pathsOf(sheets, dir), 0
		save := func() { b.saveEach(sheets, paths) }
		b.page.Runner.Run("正在查看文件夹…", func(context.Context) error {
			there = countThere(paths)
			return nil
		}, func() {
			if there == 0 {
				save()
				return
			}
			kit.Confirm(b.page.Window, kit.Confirmation{
				Title: "替换已有的文件？", Text: fmt.Sprintf("这个文件夹里已有其中 %d 个文件。替换后，原来的内容不能找回。", there),
				Verb: "替换", Danger: true, OnOK: save,
			})
		})
	})
}

func (b *batch) saveEach(sheets []sheet, paths []string) {
	st, basis := b.page.Store, b.page.detail.basis
	var said string
	b.page.Runner.Run("正在保存…", func(ctx context.Context) error {
		for i, s := range sheets {
			if err := ctx.Err(); err != nil {
				return err
			}
			pdf, err := s.pdf(ctx, st, basis)
			if err != nil {
				return err
			}
			if err := store.WriteFile(st.Dir(), paths[i], pdf); err != nil {
				return err
			}
			kit.Progress(ctx, i+1, len(sheets))
		}
		said = desk.Written(fmt.Sprintf("已保存 %d 个文件到 %s", len(paths), filepath.Base(filepath.Dir(paths[0]))), paths[0])
		return nil
	}, func() { b.page.Toast(said) })
}

// pathsOf names the files of the sheets; drafts have no number and may need one to be told apart.
func pathsOf(sheets []sheet, dir string) []string {
	paths, taken := make([]string, len(sheets)), map[string]int{}
	for i, s := range sheets {
		name := fileName(s.row.Number.String(), s.row.Leader.Name, s.what)
		taken[name]++
		if n := taken[name]; n > 1 {
			name = fileName(s.row.Number.String(), s.row.Leader.Name, fmt.Sprintf("%s（%d）", s.what, n))
		}
		paths[i] = filepath.Join(dir, name)
	}
	return paths
}

func countThere(paths []string) (n int) {
	for _, path := range paths {
		if _, err := os.Stat(path); err == nil {
			n++
		}
	}
	return n
}
