package sheet

import (
	"archive/zip"
	"context"
	"fmt"
	"path"
	"strings"
)

// part is a file within the archive that a workbook is.
func (b *Book) part(name string) *zip.File {
	return b.parts[partName(name)]
}

// partName is a name as parts are looked up by: some programs write other slashes and other case.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// walk goes through a part, element by element, to its end, where its checksum is compared.
func (b *Book) walk(ctx context.Context, name string, seen func(int), step func(*scanner, token) error) error {
	f := b.part(name)
	if f == nil {
		return damagedPart(name, fmt.Errorf("it is not there"))
	}
	r, err := f.Open()
	if err != nil {
		return damagedPart(name, err)
	}
	defer r.Close()
	s, err := newScanner(ctx, r, &b.left, seen)
	if err != nil {
		return err
	}
	for {
		t, err := s.next()
		if err == nil && t.kind == atEnd {
			return nil
		}
		if err == nil {
			err = step(s, t)
		}
		if err != nil {
			return err
		}
	}
}

// relation is where a part says that another one is.
type relation struct {
	id, kind, target string
}

// relations reads what a part refers to; a part may have none.
func (b *Book) relations(ctx context.Context, of string) ([]relation, error) {
	dir, file := path.Split(of)
	name := dir + "_rels/" + file + ".rels"
	if b.part(name) == nil {
		return nil, nil
	}
	var out []relation
	err := b.walk(ctx, name, nil, func(_ *scanner, t token) error {
		if t.kind != opens || string(t.name) != "Relationship" || string(t.attr("TargetMode")) == "External" {
			return nil
		}
		target, err := appendUnescaped(nil, t.attr("Target"))
		if err != nil {
			return err
		}
		to := string(target)
		if !strings.HasPrefix(to, "/") {
			to = dir + to
		}
		kind := string(t.attr("Type"))
		out = append(out, relation{string(t.attr("Id")), kind[strings.LastIndexByte(kind, '/')+1:], partName(to)})
		return nil
	})
	return out, err
}
