package sheet

// ReadBytes reads a file as Open does.
var ReadBytes = read
