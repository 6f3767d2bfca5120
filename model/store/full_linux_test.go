package store_test

import (
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
)

func TestDailyBackupsStayWithinTheirShare(t *testing.T) {
	dir := smallDisk(t, "20m")
	s := storetest.Open(t, dir)
	defer s.Close()
	for _, share := range []int{0, -5, 81, 100} {
		if err := s.SetBackups(ctx, model.Backups{Share: share}); model.FieldOf(err) != "share" {
			t.Errorf("a share of %d%%: %v", share, err)
		}
	}
	if err := s.SetBackups(ctx, model.Backups{Share: 20}); err != nil {
		t.Fatal(err)
	}
	for i := range 12 {
		if err := s.BackupDaily(ctx, day.Add(i)); err != nil {
			t.Fatal(err)
		}
	}
	d, err := s.DailyBackups(ctx)
	if err != nil || d.Limit > 4<<20 || d.Limit < 4e6 || d.Size > d.Limit || d.Count < 3 || d.Newest != day.Add(11) {
		t.Errorf("%+v, %v", d, err)
	}
	if err := s.SetBackups(ctx, model.Backups{Share: 1}); err != nil { // less than one copy: the newest stays
		t.Fatal(err)
	}
	if err := s.BackupDaily(ctx, day.Add(12)); err != nil {
		t.Fatal(err)
	}
	if d, err := s.DailyBackups(ctx); err != nil || d.Count != 1 || d.Newest != day.Add(12) {
		t.Errorf("%+v, %v", d, err)
	}
}
