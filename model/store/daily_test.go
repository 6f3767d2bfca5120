package store_test

import (
	"context"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
)

func TestAFailedBackupOfADayIsNotedUntilOneSucceeds(t *testing.T) {
	ctx := context.Background()
	s, err := store.Open(ctx, t.TempDir(), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	failure := func() string {
		t.Helper()
		at, why, err := s.BackupFailure()
		if err != nil || (why == "") != at.IsZero() {
			t.Fatalf("failed at %v: %q (%v)", at, why, err)
		}
		return why
	}
	if why := failure(); why != "" {
		t.Errorf("before any backup: %q", why)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if err := s.BackupDaily(stopped, model.MustDate("2026-11-22")); err == nil {
		t.Fatal("a backup that was stopped succeeds")
	}
	if why := failure(); !strings.Contains(why, "。") {
		t.Errorf("the failure is noted as %q", why)
	}
	if err := s.BackupDaily(ctx, model.MustDate("2026-11-22")); err != nil {
		t.Fatal(err)
	}
	if why := failure(); why != "" {
		t.Errorf("after the backup: %q", why)
	}
}
