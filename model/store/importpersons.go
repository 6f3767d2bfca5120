package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"oversight/model"
)

// PersonDoubles returns which of a list of leaders are in it twice or on the desk already.
func (s *Store) PersonDoubles(ctx context.Context, people []model.Person) ([]model.Double, error) {
	doubles, err := personDoubles(ctx, s.ro, people)
	return doubles, storageError("doubles", err)
}

func personDoubles(ctx context.Context, q querier, people []model.Person) ([]model.Double, error) {
	known, err := peopleWhere(ctx, q, "")
	return model.PersonDoubles(people, known), err
}

// ImportPersons stores new leaders with posts and linked units: all of them or nothing. A leader who is on the desk
// already is refused, because overwriting him would lose his history.
func (s *Store) ImportPersons(ctx context.Context, people []model.Person) ([]model.Person, error) {
	people = slices.Clone(people)
	for i := range people {
		people[i].ID = 0
		people[i].Normalize()
		if err := people[i].Check(); err != nil {
			return nil, &model.Error{Code: model.Invalid, Field: model.FieldOf(err), Msg: fmt.Sprintf("第 %d 人：%s", i+1, model.UserMessage(err)), Cause: err}
		}
	}
	err := s.write(ctx, "import persons", func(tx *sql.Tx) error {
		doubles, err := personDoubles(ctx, tx, people)
		if err != nil {
			return err
		}
		if len(doubles) > 0 {
			return model.Refuse(fmt.Sprintf("%s共有 %d 处重复，没有导入", doubles[0], len(doubles)))
		}
		for i := range people {
			p := &people[i]
			if err := putPerson(ctx, tx, p); err != nil {
				return err
			}
			if err := s.audit(ctx, tx, line{action: "save", entity: entityPerson, record: p.ID, text: "从表格导入监督对象“" + p.Name + "”", detail: *p}); err != nil {
				return err
			}
		}
		return nil
	})
	return people, err
}
