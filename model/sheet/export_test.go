package sheet

import (
	"bytes"
	"context"
)

// ReadBytes reads a file as Open does.
func ReadBytes(data []byte) (*Book, error) {
	return read(context.Background(), bytes.NewReader(data), int64(len(data)))
}
