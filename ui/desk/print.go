package desk

import "oversight/ui/kit"

// printerKey holds the printer chosen, among the preferences: printers belong to the computer, not to the data.
const printerKey = "print.printer"

// Printer returns the printer that papers go to, "" for the default one of the system.
func (d *Desk) Printer() string { return d.App.Preferences().String(printerKey) }

// SetPrinter chooses the printer that papers go to, "" for the default one of the system.
func (d *Desk) SetPrinter(name string) { d.App.Preferences().SetString(printerKey, name) }

// PrintFile sends a file to the printer chosen. Call it from a Work, and say what became of it afterwards.
func (d *Desk) PrintFile(path string) (kit.Printed, error) { return kit.PrintTo(path, d.Printer()) }
