//go:build !windows

package main

import "oversight/ui"

// newBackground returns nil: on Linux the program is built and tried, not used.
func newBackground(string) ui.Background { return nil }
