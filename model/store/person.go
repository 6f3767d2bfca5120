package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"oversight/model"
)

const entityPerson = "person"

// SavePerson creates a leader or changes one, with posts and linked units. A post that a client leaves
// out is removed; posts that ended are kept by their dates.
func (s *Store) SavePerson(ctx context.Context, p model.Person) (model.Person, error) {
	p.Normalize()
	if err := p.Check(); err != nil {
		return p, err
	}
	text := "修改监督对象“" + p.Name + "”"
	if p.ID == 0 {
		text = "新增监督对象“" + p.Name + "”"
	}
	err := s.write(ctx, "save person", func(tx *sql.Tx) error {
		if err := putPerson(ctx, tx, &p); err != nil {
			return err
		}
		return s.audit(ctx, tx, line{action: "save", entity: entityPerson, record: p.ID, text: text, detail: p})
	})
	return p, err
}

func putPerson(ctx context.Context, tx *sql.Tx, p *model.Person) error {
	err := tx.QueryRowContext(ctx, `INSERT INTO person(id, name, initials, level, top, note) VALUES(?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET name=excluded.name, initials=excluded.initials, level=excluded.level, top=excluded.top,
		note=excluded.note RETURNING id`, keyOrNew(p.ID), p.Name, Initials(p.Name), p.Level, p.Top, p.Note).Scan(&p.ID)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM post_role WHERE post_id IN (SELECT id FROM post WHERE person_id=?)", p.ID); err != nil {
		return err
	}
	for _, table := range []string{"post", "link"} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE person_id=?", p.ID); err != nil {
			return err
		}
	}
	for i, post := range p.Posts {
		res, err := tx.ExecContext(ctx, "INSERT INTO post(id, person_id, title, since, until) VALUES(?,?,?,?,?)",
			keyOrNew(post.ID), p.ID, post.Title, post.From, post.To)
		if err != nil {
			return err
		}
		if p.Posts[i].ID, err = res.LastInsertId(); err != nil {
			return err
		}
		if post.Role == "" {
			continue
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO post_role(post_id, role) VALUES(?,?)", p.Posts[i].ID, string(post.Role)); err != nil {
			return err
		}
	}
	for i, l := range p.Links {
		if p.Links[i].Unit, err = ensureUnit(ctx, tx, l.Unit.Name); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO link(person_id, unit_id, kind, since, until) VALUES(?,?,?,?,?)",
			p.ID, p.Links[i].Unit.ID, string(l.Kind), l.From, l.To)
		if err != nil {
			return err
		}
	}
	return nil
}

// keyOrNew keeps the key of a record that has one; NULL makes the engine give the next.
func keyOrNew(id int64) sql.NullInt64 { return sql.NullInt64{Int64: id, Valid: id != 0} }

func ensureUnit(ctx context.Context, tx *sql.Tx, name string) (model.Unit, error) {
	u := model.Unit{Name: model.CleanLine(name)}
	err := tx.QueryRowContext(ctx, `INSERT INTO unit(name) VALUES(?)
		ON CONFLICT(name) DO UPDATE SET name=excluded.name RETURNING id`, u.Name).Scan(&u.ID)
	return u, err
}

// LeavePost ends one post of a leader; on is the last day in it.
func (s *Store) LeavePost(ctx context.Context, person, post int64, on model.Date) (p model.Person, err error) {
	err = s.write(ctx, "leave post", func(tx *sql.Tx) error {
		p, err = s.leave(ctx, tx, person, post, on)
		return err
	})
	return p, err
}

func (s *Store) leave(ctx context.Context, tx *sql.Tx, person, post int64, on model.Date) (model.Person, error) {
	p, err := personByID(ctx, tx, person)
	if err != nil {
		return p, err
	}
	title, err := p.Leave(post, on)
	if err != nil {
		return p, err
	}
	if err := putPerson(ctx, tx, &p); err != nil {
		return p, err
	}
	return p, s.audit(ctx, tx, line{action: "leave", entity: entityPerson, record: p.ID, text: "“" + p.Name + "”不再任" + title + "，在任最后一天" + on.Chinese(), detail: p})
}

// Person returns one leader with all posts and links, past ones too.
func (s *Store) Person(ctx context.Context, id int64) (model.Person, error) {
	p, err := personByID(ctx, s.ro, id)
	return p, storageError("person", err)
}

func personByID(ctx context.Context, q querier, id int64) (model.Person, error) {
	people, err := peopleWhere(ctx, q, "WHERE id=?", id)
	if err == nil && len(people) == 0 {
		return model.Person{}, &model.Error{Code: model.NotFound, Msg: "没有找到这位监督对象，请刷新后再试", Cause: errors.New("no person")}
	}
	if err != nil {
		return model.Person{}, err
	}
	return people[0], nil
}

// People returns leaders whose name or pinyin initials hold the text, all of them for "", in the order of pinyin.
func (s *Store) People(ctx context.Context, text string) ([]model.Person, error) {
	if err := checkSearch(text); err != nil {
		return nil, err
	}
	text = model.CleanLine(text)
	rows, err := s.ro.QueryContext(ctx, "SELECT id, name, ' ' || initials FROM person")
	ids, err := collect(rows, err, func(r *sql.Rows) (id int64, err error) {
		var name, initials string
		if err = r.Scan(&id, &name, &initials); err == nil && !model.Holds(name, text) && !model.Holds(initials, " "+text) {
			id = 0
		}
		return id, err
	})
	if err != nil {
		return nil, storageError("people", err)
	}
	ids = slices.DeleteFunc(ids, func(id int64) bool { return id == 0 })
	found, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	people, err := peopleWhere(ctx, s.ro, "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY initials, name, id", string(found))
	return people, storageError("people", err)
}

func peopleWhere(ctx context.Context, q querier, where string, args ...any) ([]model.Person, error) {
	rows, err := q.QueryContext(ctx, "SELECT id, name, level, top, note FROM person "+where, args...)
	people, err := collect(rows, err, func(r *sql.Rows) (p model.Person, err error) {
		return p, r.Scan(&p.ID, &p.Name, &p.Level, &p.Top, &p.Note)
	})
	if err != nil || len(people) == 0 {
		return people, err
	}
	at := make(map[int64]*model.Person, len(people))
	for i := range people {
		at[people[i].ID] = &people[i]
	}
	one := int64(0) // a single leader reads only his own rows
	if len(people) == 1 {
		one = people[0].ID
	}
	if err := addPosts(ctx, q, one, at); err != nil {
		return nil, err
	}
	return people, addLinks(ctx, q, one, at)
}

func addPosts(ctx context.Context, q querier, one int64, at map[int64]*model.Person) error {
	rows, err := q.QueryContext(ctx, `SELECT p.person_id, p.id, p.title, p.since, p.until, coalesce(r.role, '')
		FROM post p LEFT JOIN post_role r ON r.post_id=p.id WHERE ?1=0 OR p.person_id=?1 ORDER BY p.id`, one)
	_, err = collect(rows, err, func(r *sql.Rows) (struct{}, error) {
		var person int64
		var p model.Post
		err := r.Scan(&person, &p.ID, &p.Title, &p.From, &p.To, &p.Role)
		if to := at[person]; to != nil {
			to.Posts = append(to.Posts, p)
		}
		return struct{}{}, err
	})
	return err
}

func addLinks(ctx context.Context, q querier, one int64, at map[int64]*model.Person) error {
	rows, err := q.QueryContext(ctx, `SELECT l.person_id, u.id, u.name, l.kind, l.since, l.until FROM link l JOIN unit u ON u.id=l.unit_id
		WHERE ?1=0 OR l.person_id=?1 ORDER BY l.rowid`, one)
	_, err = collect(rows, err, func(r *sql.Rows) (struct{}, error) {
		var person int64
		var l model.Link
		err := r.Scan(&person, &l.Unit.ID, &l.Unit.Name, &l.Kind, &l.From, &l.To)
		if to := at[person]; to != nil {
			to.Links = append(to.Links, l)
		}
		return struct{}{}, err
	})
	return err
}

// Units returns all units by name.
func (s *Store) Units(ctx context.Context) ([]model.Unit, error) {
	rows, err := s.ro.QueryContext(ctx, "SELECT id, name FROM unit ORDER BY name")
	units, err := collect(rows, err, func(r *sql.Rows) (u model.Unit, err error) { return u, r.Scan(&u.ID, &u.Name) })
	return units, storageError("units", err)
}
