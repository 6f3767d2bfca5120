package model_test

import (
	"testing"

	"oversight/model"
)

func TestAPassphraseHasEightCharacters(t *testing.T) {
	for _, c := range []struct {
		passphrase string
		good       bool
	}{
		{"", false},
		{"1234567", false},
		{"七个汉字的口令", false},
		{"12345   ", false},
		{"       口", false},
		{"abcd\x00efgh", false},
		{"八个字的口令\ufffd\ufffd", false},
		{" 12345678", false},
		{"12345678\u3000", false},
		{"12345678", true},
		{"八个汉字才是口令", true},
		{"correct horse", true},
	} {
		err := model.CheckPassphrase(c.passphrase)
		if (err == nil) != c.good || err != nil && model.FieldOf(err) != "passphrase" {
			t.Errorf("%q: %v", c.passphrase, err)
		}
	}
}
