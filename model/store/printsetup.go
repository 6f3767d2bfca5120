package store

import (
	"context"

	"oversight/model"
)

const settingPrint = "print"

// PrintSetup returns how the office prints; the zero PrintSetup before anything was set.
func (s *Store) PrintSetup(ctx context.Context) (model.PrintSetup, error) {
	var p model.PrintSetup
	err := readSetting(ctx, s.ro, settingPrint, &p)
	return p, storageError("print setup", err)
}

// SetPrintSetup stores how the office prints.
func (s *Store) SetPrintSetup(ctx context.Context, p model.PrintSetup) error {
	p.Normalize()
	if err := p.Check(); err != nil {
		return err
	}
	return s.setSetting(ctx, settingPrint, p, line{text: "修改打印设置"})
}
