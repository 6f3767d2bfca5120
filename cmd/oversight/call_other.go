//go:build !windows

package main

import "oversight/model/store"

// call is how a second start on a data folder reaches the first one: on Windows only.
type call struct{}

func openCall(string) call { return call{} }

// reach reports that the first one cannot be called.
func (call) reach(store.Holder) bool { return false }

// wait returns nil: nobody calls.
func (call) wait() func() bool { return nil }
