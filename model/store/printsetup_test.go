package store_test

import (
	"reflect"
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
)

func TestThePrintSetupIsKeptAndAudited(t *testing.T) {
	dir := t.TempDir()
	s := storetest.Open(t, dir)
	if p, err := s.PrintSetup(ctx); err != nil || len(p.Fonts) != 0 || p.CopyMark {
		t.Errorf("before anything is set: %+v, %v", p, err)
	}
	set := model.PrintSetup{Fonts: map[string]string{"fang": `C:\Windows\Fonts\simfang.ttf`, "hei": ""}, CopyMark: true}
	if err := s.SetPrintSetup(ctx, set); err != nil {
		t.Fatal(err)
	}
	again := storetest.Open(t, dir)
	p, err := again.PrintSetup(ctx)
	want := model.PrintSetup{Fonts: map[string]string{"fang": `C:\Windows\Fonts\simfang.ttf`}, CopyMark: true}
	if err != nil || !reflect.DeepEqual(p, want) {
		t.Errorf("kept as %+v, %v", p, err)
	}
	lines, err := again.Timeline(ctx, "setting", 0)
	if err != nil || len(lines) < 2 || lines[1].Text != "修改打印设置" || lines[1].Actor != "周明" {
		t.Errorf("the audit says %+v, %v", lines, err)
	}
	wantSound(t, again)
}

func TestAFontForARoleNoPaperHasIsRefused(t *testing.T) {
	s := storetest.New(t)
	err := s.SetPrintSetup(ctx, model.PrintSetup{Fonts: map[string]string{"song": "song.ttf"}})
	if model.FieldOf(err) != "fonts" {
		t.Errorf("got %v", err)
	}
}
