package store_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

const largeInquiries = 100_000

// openInquiries opens a desk of 100,000 inquiries: a few registered by the store, copied by SQL past it.
func openInquiries(b *testing.B) (*store.Store, *sql.DB) {
	b.Helper()
	s := storetest.New(b)
	leader := storetest.Leader(b, s, "罗清源")
	meeting := storetest.Meeting(b, s, day)
	for i := range 10 {
		m := storetest.Matter(b, s, meeting, leader)
		m.Class = model.Classes()[i%4]
		m, err := s.SaveMatter(ctx, m, day)
		if err != nil {
			b.Fatal(err)
		}
		q := storetest.Registered(b, s, meeting, m)
		if i%2 == 0 {
			judged(b, s, q)
		}
	}
	words := fmt.Sprint(store.SearchTokens("审议《县属国有企业领导人管理办法》罗清源县国资局县委常委会第38次会议政府公益项目和企业经营项目怎样分开理顺关系"))
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(filepath.Join(s.Dir(), store.DatabaseName)))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	// Copy i of inquiry q is record 100i+q, in one of ten years; 瑕 stands in one of 500 only.
	for _, into := range []string{
		`INSERT INTO inquiry SELECT q.id+100*i, version, state, mark, 2017+i%10, seq+100*i, phase, day, by, means, gist, reported, closed,
			suggestions, adopted, partly, not_adopted, deferred, follow_unit, due, provisional, done, matter_id, title, class, unit, person_id,
			person_name, person_post, amount, decision, meeting_id, meeting_type, meeting_name, held FROM n, inquiry q`,
		`INSERT INTO inquiry_fts(rowid, body) SELECT q.id+100*i, ?2 || iif(i%500=0, ' 瑕 疵', '') FROM n, inquiry q WHERE q.id<100`,
	} {
		_, err := db.Exec("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < ?1/10) "+into, largeInquiries, words)
		if err != nil {
			b.Fatal(err)
		}
	}
	return s, db
}

func BenchmarkInquiries(b *testing.B) {
	s, db := openInquiries(b)
	for _, c := range []struct {
		name   string
		filter model.InquiryFilter
		rows   int
	}{
		{"newest", model.InquiryFilter{}, pageRows},
		{"year", model.InquiryFilter{Year: 2020}, pageRows},
		{"class-of-year", model.InquiryFilter{Year: 2020, Class: model.ClassFunds}, pageRows},
		{"not-adopted", model.InquiryFilter{Adoption: model.AdoptedNot}, pageRows},
		{"meeting-type", model.InquiryFilter{MeetingType: "县委常委会"}, pageRows},
		{"one-common", model.InquiryFilter{Text: "企"}, pageRows},
		{"two-common", model.InquiryFilter{Text: "项目"}, pageRows},
		{"one-rare", model.InquiryFilter{Text: "瑕"}, pageRows},
		{"two-rare", model.InquiryFilter{Text: "瑕疵"}, pageRows},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if rows, err := s.Inquiries(ctx, c.filter, 0, pageRows, today); err != nil || len(rows) != c.rows {
					b.Fatal(len(rows), err)
				}
			}
			compare(b, byPrimaryKey(db, "inquiry", pageRows))
		})
	}
	b.Run("counts", func(b *testing.B) {
		for b.Loop() {
			if n, err := s.InquiryCounts(ctx, model.InquiryFilter{Year: 2020}); err != nil || n.Inquiries.N < largeInquiries/10 {
				b.Fatal(n.Inquiries.N, err)
			}
		}
		compare(b, byPrimaryKey(db, "inquiry", pageRows))
	})
}
