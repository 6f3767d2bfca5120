package model_test

import (
	"testing"

	"oversight/model"
)

func TestMoneyIsReadAsClerksTypeIt(t *testing.T) {
	for text, want := range map[string]string{
		"1,384.72万元": "1,384.72万元", "1384.72": "1,384.72万元", "１３８４．７２": "1,384.72万元", "约1384.7200 万": "1,384.72万元",
		"3600元": "0.36万元", "1.2亿元": "12,000万元", "0.0001": "0.0001万元", "12345678元": "1,234.5678万元", "": "", " ": "", "0": "",
	} {
		m, err := model.ParseMoney(text)
		if err != nil || m.String() != want {
			t.Errorf("%q is %q, %v; want %q", text, m, err, want)
		}
	}
	for _, text := range []string{"很多", "-3", "1.2.3", "万元", "3.5元", "0.00001", ".5", "1e3", "99999999999999999999", "999999亿", "+5", "1.+5"} {
		if m, err := model.ParseMoney(text); model.FieldOf(err) != "amount" {
			t.Errorf("%q is %q, %v; want a refusal", text, m, err)
		}
	}
}

func FuzzMoneyIsReadBackAsItIsWritten(f *testing.F) {
	f.Add(int64(13847200))
	f.Add(int64(1))
	f.Fuzz(func(t *testing.T, yuan int64) {
		m := model.Money(yuan)
		if yuan < 0 || yuan > 1_000_000_000_000 {
			return
		}
		if back, err := model.ParseMoney(m.String()); err != nil || back != m {
			t.Errorf("%d yuan, %q, is read as %d, %v", yuan, m, back, err)
		}
	})
}
