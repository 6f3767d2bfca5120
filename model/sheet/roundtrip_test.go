package sheet_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"oversight/model"
	"oversight/model/sheet"
)

func TestWhatIsExportedOfLeadersIsTakenInAsItWas(t *testing.T) {
	day, since := model.MustDate("2026-12-01"), model.MustDate("2019-02-25")
	unit := func(name string, kind model.LinkKind) model.Link {
		return model.Link{Unit: model.Unit{Name: name}, Kind: kind, From: since}
	}
	leaders := []model.Person{
		{Name: "陆承远", Level: "正县级", Top: true, Posts: []model.Post{{Title: "县委书记", From: since, Role: model.RoleParty}}},
		{Name: "欧阳静文", Level: "县委常委", Note: "分管意识形态", Posts: []model.Post{{Title: "县委常委、宣传部部长", From: since, Role: model.RolePlain}}, Links: []model.Link{unit("县教育局", model.InCharge), unit("示东镇", model.Liaison)}},
		{Name: "陈文博", Level: "副县长", Links: []model.Link{unit("县农业农村局", model.InCharge)}},
		{Name: "方砚秋", Posts: []model.Post{{Title: "县城投公司董事长"}}},
	}
	var b bytes.Buffer
	if err := sheet.Write(&b, "监督对象", model.PersonExportColumns(day), leaders); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "监督对象.xlsx")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	r := taken(t, path, sheet.Persons())
	if len(r.Problems) > 0 || len(r.Questions) > 0 || !reflect.DeepEqual(r.Rows, leaders) {
		t.Errorf("%v %v\n%+v, want\n%+v", r.Problems, r.Questions, r.Rows, leaders)
	}
}
