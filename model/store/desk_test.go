package store_test

import (
	"os"
	"sync"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/sample"
	"oversight/model/store/storetest"
)

// today is a working day on which the sample county shows every light.
var today = model.MustDate("2026-05-20")

// sampleDesk is a folder with the sample county around today, filled once a run for the tests that only read.
var sampleDesk = sync.OnceValues(func() (string, error) {
	dir, err := sharedFolder()
	if err != nil {
		return "", err
	}
	s, err := store.Open(ctx, dir, store.Options{Create: true})
	if err != nil {
		return "", err
	}
	if err := sample.Fill(ctx, s, today, sample.Printers{Document: storetest.Render, Slip: storetest.RenderSlip, Vetting: storetest.RenderVetting}); err != nil {
		return "", err
	}
	return dir, s.Close()
})

// sampleCounty opens the sample desk; write nothing into it.
func sampleCounty(t testing.TB) *store.Store {
	t.Helper()
	dir, err := sampleDesk()
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

var sharedFolders []string

// sharedFolder makes a folder that goes with the run, not with a test.
func sharedFolder() (string, error) {
	dir, err := os.MkdirTemp("", "oversight-test-*")
	sharedFolders = append(sharedFolders, dir)
	return dir, err
}

func dropSharedFolders() {
	for _, dir := range sharedFolders {
		os.RemoveAll(dir)
	}
}
