package main

import (
	"oversight/assets"
	"oversight/ui"

	"fyne.io/fyne/v2"
)

// What FyneApp.toml says too; a test compares them. Fyne reads the file in development runs only.
const (
	appID    = "cn.county.oversight"
	appBuild = 3
)

func metadata() fyne.AppMetadata {
	return fyne.AppMetadata{
		ID: appID, Name: ui.Title, Version: assets.Version, Build: appBuild,
		Icon: fyne.NewStaticResource("icon.png", assets.Icon), Release: true,
	}
}
