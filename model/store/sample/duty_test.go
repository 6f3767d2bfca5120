package sample_test

import (
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
)

func wantDuties(t *testing.T, s *store.Store, today model.Date) {
	t.Helper()
	board, err := s.DutyBoard(ctx, today)
	if err != nil {
		t.Fatal(err)
	}
	lights, missed, soon := map[model.Light]int{}, "", ""
	for _, o := range board {
		lights[o.Light]++
		switch o.Light {
		case model.LightOverdue:
			missed += o.Label()
		case model.LightSoon:
			soon += o.Label()
		}
	}
	if missed != "听取履行“一岗双责”情况（2025年下半年，秦守拙）" || !strings.HasPrefix(soon, "诫勉六个月后回访") || lights[model.LightDone] < 4 || lights[model.LightNormal] < 5 {
		t.Errorf("missed %q, soon %q, %v", missed, soon, lights)
	}
	if done, err := s.DutiesDone(ctx, today); err != nil || len(done) < 12 {
		t.Errorf("%d terms are done, %v", len(done), err)
	}
}
