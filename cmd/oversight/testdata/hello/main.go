// Command hello is the least a window costs: what oversight is measured against.
package main

import (
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("cn.county.oversight.hello").NewWindow("hello")
	w.SetContent(widget.NewLabel("hello"))
	w.ShowAndRun()
}
