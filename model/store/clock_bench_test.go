package store_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// runningDocuments is how many documents run at once on the busiest desk thinkable.
const runningDocuments = 10_000

// busyDesk is a folder with that many running documents, all received within twelve days of May 2026.
var busyDesk = sync.OnceValues(func() (string, error) {
	dir, err := sharedFolder()
	if err != nil {
		return "", err
	}
	s, err := store.Open(ctx, dir, store.Options{Create: true})
	if err != nil {
		return "", err
	}
	defer s.Close()
	if err := s.SetOffice(ctx, storetest.Office); err != nil {
		return "", err
	}
	if _, err := s.SavePerson(ctx, model.Person{Name: "李书言", Level: "县委常委"}); err != nil {
		return "", err
	}
	d, err := readyToSign(s)
	if err != nil {
		return "", err
	}
	if d, err = s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: day}, day, storetest.Render); err != nil {
		return "", err
	}
	if err := s.Close(); err != nil {
		return "", err
	}
	return dir, multiplyRunning(dir, d)
})

// multiplyRunning writes the documents by SQL, past the program: ten thousand lives would take minutes.
func multiplyRunning(dir string, like model.Document) error {
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(filepath.Join(dir, store.DatabaseName))+"?_pragma=synchronous(OFF)")
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	cal := model.CalendarOf(programYears())
	for i := range runningDocuments {
		d := like
		d.State, d.ID, d.Number.Seq = model.Signed, like.ID+int64(i)+1, like.Number.Seq+i+1
		received := date("2026-05-06").Add(i % 12)
		sv := model.Service{Served: received, Received: received, Means: "当面", By: "周明", Receiver: d.Leader.Name}
		if err := d.Serve(sv, received, cal); err != nil {
			return err
		}
		body, err := marshal(d)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(`INSERT INTO document SELECT ?, version, kind, 'served', mark, year, ?, person_id, person_name, person_post, units, title, source,
			drafted, signed, ?, ?, ?, ?, 0, replied, closed, previous, extended, chases, chased, chased_on, inquiry FROM document WHERE id=?`,
			d.ID, d.Number.Seq, received, received, d.Deadline.Due, d.Deadline.Original, like.ID); err != nil {
			return err
		}
		if _, err := tx.Exec("INSERT INTO document_text(document_id, body) VALUES(?,?)", d.ID, body); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func openBusy(b *testing.B) *store.Store {
	b.Helper()
	dir, err := busyDesk()
	if err != nil {
		b.Fatal(err)
	}
	s, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

// BenchmarkRecount sets a day off and takes it back: every running document after it is counted again. How
// many moved stands beside the time.
func BenchmarkRecount(b *testing.B) {
	s := openBusy(b)
	for _, c := range []struct{ name, day string }{
		{"all-move", "2026-05-20"}, {"some-move", "2026-06-04"}, {"none-moves", "2026-12-16"},
	} {
		b.Run(c.name, func(b *testing.B) {
			moved := 0
			for b.Loop() {
				set, err := s.SetDay(ctx, model.DayRule{Date: date(c.day), Off: true, Name: "停电"}, date(c.day))
				if err != nil {
					b.Fatal(err)
				}
				cleared, err := s.ClearDay(ctx, date(c.day), date(c.day))
				if err != nil {
					b.Fatal(err)
				}
				moved += len(set.Deadlines) + len(cleared.Deadlines)
			}
			b.ReportMetric(float64(moved)/float64(2*b.N), "moved/change")
			b.ReportMetric(float64(b.Elapsed())/float64(2*b.N)/float64(time.Millisecond), "ms/change")
		})
	}
}

// BenchmarkChasesDue reads the first page of proposals, and all of them.
func BenchmarkChasesDue(b *testing.B) {
	s := openBusy(b)
	for _, limit := range []int{50, runningDocuments} {
		b.Run(fmt.Sprint(limit), func(b *testing.B) {
			for b.Loop() {
				if list, err := s.ChasesDue(ctx, date("2026-06-15"), limit); err != nil || len(list) < 50 {
					b.Fatal(len(list), err)
				}
			}
		})
	}
}

func BenchmarkTodayList(b *testing.B) {
	s := openBusy(b)
	for b.Loop() {
		if list, err := s.TodayList(ctx, date("2026-06-15"), 200); err != nil || len(list) < 200 {
			b.Fatal(len(list), err)
		}
	}
}
