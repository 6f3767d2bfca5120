package main

import (
	"strings"
	"testing"
)

func TestOpenGLBeforeTwoOneIsNotEnough(t *testing.T) {
	for version, want := range map[string]bool{
		"4.6.0 NVIDIA 536.23":                     true,
		"4.5 (Compatibility Profile) Mesa 22.3.6": true,
		"3.0":                        true,
		"2.1.0 - Build 8.15.10.2900": true,
		"10.0":                       true,
		"2.0.6642 WinXP Release":     false,
		"1.1.0":                      false, // the one of Windows itself, and of remote desktops
		"1.4 (3.0 Mesa 10.1.3)":      false,
		"OpenGL ES 3.2":              false,
		"":                           false,
		"2":                          false,
	} {
		if got := enoughOpenGL(version); got != want {
			t.Errorf("%q: %v, want %v", version, got, want)
		}
	}
}

func TestWithoutOpenGLTheClerkIsToldThreeWays(t *testing.T) {
	for found, want := range map[string]string{"": "没有提供 OpenGL", "1.1.0": "只提供 OpenGL 1.1.0"} {
		text := withoutOpenGL(found)
		for _, words := range []string{want, "显卡驱动", "opengl32.dll", "远程桌面", "oversightctl"} {
			if !strings.Contains(text, words) {
				t.Errorf("%q: nothing is said of %s: %s", found, words, text)
			}
		}
	}
}
