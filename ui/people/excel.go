package people

import (
	"context"
	"fmt"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/ui/intake"
)

// onImport takes leaders from a list in Excel.
func (p *Page) onImport() {
	intake.Start(p.Desk, intake.Import[model.Person]{
		Title: "从 Excel 导入监督对象", Target: sheet.Persons(), Doubles: p.Store.PersonDoubles,
		Take: func(ctx context.Context, rows []model.Person) error {
			_, err := p.Store.ImportPersons(ctx, rows)
			return err
		},
		Done: func(n int) { p.Toast(fmt.Sprintf("已导入监督对象 %d 名", n)) },
	})
}

// onExport saves the leaders the list shows.
func (p *Page) onExport() {
	text := p.search.Text
	intake.SaveList(p.Desk, "监督对象", model.PersonExportColumns(p.Today()), func(ctx context.Context) ([]model.Person, error) {
		return p.Store.People(ctx, text)
	})
}
