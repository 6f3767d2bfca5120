//go:build !windows

package main

import (
	"fmt"
	"os"
)

// checkDrawing finds nothing wrong: elsewhere the window library says itself what it lacks.
func checkDrawing() error { return nil }

// tell says why the program ends.
func tell(text string) { fmt.Fprintln(os.Stderr, text) }
