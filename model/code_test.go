package model_test

import (
	"testing"

	"oversight/model"
)

func TestScanCodeBeginsWithWhatAnyScannerTypes(t *testing.T) {
	n := model.Number{Mark: "竹同监提", Year: 2020, Seq: 7}
	if got := model.ScanCode(24, n); got != "OD:24:2020:7:竹同监提〔2020〕7号" {
		t.Errorf("got %q", got)
	}
	if got := model.ScanCode(24, model.Number{Mark: "竹同监提", Year: 2020}); got != "" {
		t.Errorf("a document without a number has the code %q", got)
	}
}

func TestScansAreReadAsScannersAndInputMethodsTypeThem(t *testing.T) {
	whole, head := model.Number{Mark: "竹同监提", Year: 2020, Seq: 7}, model.Number{Year: 2020, Seq: 7}
	for _, c := range []struct {
		name, text string
		want       model.Number
	}{
		{"原样", "OD:24:2020:7:竹同监提〔2020〕7号", whole},
		{"前后有空白和回车", "\t OD:24:2020:7:竹同监提〔2020〕7号 \r\n", whole},
		{"中文输入法的全角", "ＯＤ：２４：２０２０：７：竹同监提〔２０２０〕７号　", whole},
		{"只有冒号是全角", "OD：24：2020：7：竹同监提〔2020〕7号", whole},
		{"小写字母", "od:24:2020:7:竹同监提〔2020〕7号", whole},
		{"六角括号变成方括号", "OD:24:2020:7:竹同监提[2020]7号", whole},
		{"汉字变成问号", "OD:24:2020:7:????2020?7?", head},
		{"汉字变成乱码", "OD:24:2020:7:绔瑰悓鐩戞彁銆�2020銆�7鍙�", head},
		{"汉字没有了", "OD:24:2020:7:2020 7", head},
		{"后面什么也没有", "OD:24:2020:7:", head},
		{"后面是别的编号", "OD:24:2020:7:竹同监提〔2020〕8号", head},
	} {
		t.Run(c.name, func(t *testing.T) {
			if id, n, ok := model.ParseScan(c.text); id != 24 || n != c.want || !ok {
				t.Errorf("got %d, %+v, %v", id, n, ok)
			}
		})
	}
}

func TestWhatIsNoScanIsNotTakenForOne(t *testing.T) {
	for _, text := range []string{
		"", "竹同监提〔2020〕7号", "OD:24:2020:7", "OD:24:2020:", "OD:24:20:7:", "OD::2020:7:", "OD:0:2020:7:", "OD:24:2020:0:", "XOD:24:2020:7:",
		"OD:-24:2020:7:", "OD:24:2020:7a:", "OD:1234567890123456789:2020:7:", "https://example.com/OD:24:2020:7:",
	} {
		if id, n, ok := model.ParseScan(text); ok {
			t.Errorf("%q gave %d, %+v", text, id, n)
		}
	}
}

func FuzzParseScanReadsBackScanCodes(f *testing.F) {
	f.Add("OD:24:2020:7:竹同监提〔2020〕7号", int64(24), "竹同监提", 2020, 7)
	f.Add("ＯＤ：２４：２０２０：７：", int64(1), "", 0, 1)
	f.Add("\xff:", int64(999999999999999999), "a:b\n", 9999, 999999)
	f.Fuzz(func(t *testing.T, text string, id int64, mark string, year, seq int) {
		if id, n, ok := model.ParseScan(text); ok && (id < 1 || n.IsZero() || n.Mark != "" && model.CheckMark(n.Mark) != nil) {
			t.Fatalf("%q gave %d, %+v", text, id, n)
		}
		if id < 1 || id > 999999999999999999 || year < 0 || year > 9999 || seq < 1 || seq > 999999 {
			return
		}
		want := model.Number{Mark: mark, Year: year, Seq: seq}
		gotID, n, ok := model.ParseScan(model.ScanCode(id, want))
		if !ok || gotID != id || n.Year != year || n.Seq != seq {
			t.Fatalf("%d, %+v read back as %d, %+v, %v", id, want, gotID, n, ok)
		}
	})
}
