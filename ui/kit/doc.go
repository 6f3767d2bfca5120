// Package kit holds what all pages of the window share: the theme, widgets made for Chinese text and the keyboard,
// dialogs, and the one place with goroutines. It knows nothing of the trade.
package kit
