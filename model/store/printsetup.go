package store

import (
	"context"
	"database/sql"

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
	return s.write(ctx, "set print setup", func(tx *sql.Tx) error {
		if err := putSetting(ctx, tx, settingPrint, p); err != nil {
			return err
		}
		return s.audit(ctx, tx, line{action: "set", entity: "setting", text: "修改打印设置", detail: p})
	})
}
