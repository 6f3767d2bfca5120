package store

import (
	"context"

	"oversight/model"
)

const settingVetting = "vetting" // model.VettingSettings

// VettingSettings returns what the office set for vetting, or the usual.
func (s *Store) VettingSettings(ctx context.Context) (model.VettingSettings, error) {
	set, err := vettingSettingsOf(ctx, s.ro)
	return set, storageError("vetting settings", err)
}

func vettingSettingsOf(ctx context.Context, q querier) (model.VettingSettings, error) {
	set := model.DefaultVettingSettings()
	set.Occasions, set.Appointing = nil, nil // else what was stored would be laid over the usual ones
	err := readSetting(ctx, q, settingVetting, &set)
	if set.Occasions == nil {
		usual := model.DefaultVettingSettings()
		set.Occasions, set.Appointing = usual.Occasions, usual.Appointing
	}
	set.Upgrade()
	return set, err
}

// SetVettingSettings stores what the office sets for vetting. The mark of a kind of document is refused: two series
// under one mark would take each other's numbers.
func (s *Store) SetVettingSettings(ctx context.Context, set model.VettingSettings) error {
	set.Normalize()
	if err := set.Check(); err != nil {
		return err
	}
	kinds, err := s.Kinds(ctx)
	if err != nil {
		return err
	}
	for _, k := range kinds {
		if k.Mark == set.Mark {
			return model.InvalidField("mark", "代字“"+set.Mark+"”已由“"+k.Name+"”使用，请换一个")
		}
	}
	return s.setSetting(ctx, settingVetting, set, line{text: "修改党风廉政意见回复的设置"})
}
