package store_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
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
		at, why, err := s.BackupFailure(ctx)
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

func TestARestoreIsNoBackup(t *testing.T) {
	s := storetest.New(t)
	file := filepath.Join(t.TempDir(), "b.db")
	if err := s.Backup(ctx, file, ""); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := store.Restore(ctx, file, s.Dir(), ""); err != nil {
		t.Fatal(err)
	}
	s = storetest.Open(t, s.Dir())
	if at, err := s.LastBackup(ctx); err != nil || !at.IsZero() {
		t.Errorf("the restored desk says it was backed up at %s, %v", at, err)
	}
}

// The note that a full disk leaves is empty.
func TestAnEmptyNoteIsAFailure(t *testing.T) {
	s := storetest.New(t)
	for _, note := range []string{"", " \n"} {
		putBackup(t, s, "failed.txt", []byte(note))
		at, why, err := s.BackupFailure(ctx)
		if err != nil || at.IsZero() || !strings.Contains(why, "没有成功") {
			t.Errorf("%q: failed at %v: %q, %v", note, at, why, err)
		}
	}
	if err := s.BackupDaily(ctx, day); err != nil {
		t.Fatal(err)
	}
	if _, why, err := s.BackupFailure(ctx); why != "" || err != nil {
		t.Errorf("after a backup: %q, %v", why, err)
	}
}

func TestAFailureIsKnownWithoutItsNote(t *testing.T) {
	dir := t.TempDir()
	s := storetest.Open(t, dir)
	stopped, stop := context.WithCancel(ctx)
	stop()
	if err := s.BackupDaily(stopped, day); err == nil {
		t.Fatal("a backup that was stopped succeeds")
	}
	if err := os.Remove(filepath.Join(dir, "backups", "failed.txt")); err != nil {
		t.Fatal(err)
	}
	if _, why, err := s.BackupFailure(ctx); why == "" || err != nil {
		t.Errorf("the program that failed says %q, %v", why, err)
	}
	s.Close()
	s = storetest.Open(t, dir)
	if _, why, err := s.BackupFailure(ctx); why == "" || err != nil {
		t.Errorf("the next program says %q, %v", why, err)
	}
	wantSound(t, s)
}

func TestABackupOfAnotherProgramEndsTheFailure(t *testing.T) {
	dir := t.TempDir()
	window := storetest.Open(t, dir)
	stopped, stop := context.WithCancel(ctx)
	stop()
	if err := window.BackupDaily(stopped, day); err == nil {
		t.Fatal("a backup that was stopped succeeds")
	}
	task, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer task.Close()
	if err := task.BackupDaily(ctx, day); err != nil {
		t.Fatal(err)
	}
	if _, why, err := window.BackupFailure(ctx); why != "" || err != nil {
		t.Errorf("the window still says %q, %v", why, err)
	}
}
