package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"oversight/model/store"
)

func TestASecondStartReachesTheFirst(t *testing.T) {
	dir := t.TempDir()
	first := openCall(dir)
	if first.there {
		t.Fatal("somebody has the folder's event already")
	}
	called := make(chan bool)
	go func() { called <- first.wait()() }()
	second := openCall(strings.ToUpper(dir) + `\.\`)
	if !second.reach(store.Holder{}) {
		t.Error("the first cannot be reached")
	}
	select {
	case ok := <-called:
		if !ok {
			t.Error("the waiting failed")
		}
	case <-time.After(5 * time.Second):
		t.Error("the first was not woken")
	}
}

func TestWithoutAFirstNobodyIsReached(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	for range 2 { // what cannot be reached leaves nothing behind
		if openCall(dir).reach(store.Holder{}) {
			t.Error("somebody was reached")
		}
	}
}
