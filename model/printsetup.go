package model

import "slices"

// PrintSetup is how the office prints, besides what is on the paper.
type PrintSetup struct {
	// Fonts are the files the office prints with in place of the program's own, by the keys of FontRoles. One font
	// of a collection is named by its place from 0 behind a #: C:\Windows\Fonts\simsun.ttc#1.
	Fonts map[string]string
	// CopyMark has 副本 written on a paper that was printed before.
	CopyMark bool
}

// FontRole is what a type stands for on official paper (GB/T 9704-2012, 7.2 and 7.3).
type FontRole struct {
	Key  string
	Name string // of the type: 仿宋
	Use  string // where it stands
}

// FontRoles lists the roles, that of the running text first.
func FontRoles() []FontRole {
	return []FontRole{
		{"fang", "仿宋", "正文"},
		{"title", "小标宋", "红头和标题"},
		{"hei", "黑体", "一级标题和栏目名称"},
		{"kai", "楷体", "二级标题和签发人"},
	}
}

// Normalize drops roles without a font.
func (s *PrintSetup) Normalize() {
	fonts := map[string]string{}
	for role, path := range s.Fonts {
		if path != "" {
			fonts[role] = path
		}
	}
	s.Fonts = fonts
}

// Check refuses a font for a role that no paper has.
func (s PrintSetup) Check() error {
	for role := range s.Fonts {
		if !slices.ContainsFunc(FontRoles(), func(r FontRole) bool { return r.Key == role }) {
			return InvalidField("fonts", "没有“"+role+"”这种字体用途，请从列出的用途里选")
		}
	}
	return nil
}
