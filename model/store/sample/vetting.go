package sample

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"oversight/assets"
	"oversight/model"
)

// vettings is the file of the cadres vetted in the county.
type vettings struct {
	Mark     string
	Surnames string      // a character each
	Given    []string    // names are made of both, so that they are nobody's
	Units    []string    // that cadres come from
	Posts    [][2]string // held and proposed
	Batches  []batch     // by day of receipt
	Findings []finding
}

// batch is one incoming letter and how far it came.
type batch struct {
	From, Letter string
	Received     when
	Occasion     string
	Persons      int
	Late         int // working days the reply was late
	Answered     int // of a batch still open: so many rooms have answered
}

// finding is what a room knows of one in so many of all persons vetted, counted from 0.
type finding struct {
	Every, At  int
	Room, Text string
	Conclusion model.Conclusion
	Note       string
}

func readVettings() (vettings, error) {
	var v vettings
	dec := json.NewDecoder(bytes.NewReader(assets.SampleVetting))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&v); err != nil {
		return v, fmt.Errorf("sample vetting: %w", err)
	}
	return v, nil
}

// vet takes the batches through their lives.
func (f filler) vet(ctx context.Context) error {
	all, err := readVettings()
	if err != nil {
		return err
	}
	set := model.DefaultVettingSettings()
	set.Mark = all.Mark
	if err := f.s.SetVettingSettings(ctx, set); err != nil {
		return err
	}
	vetted := 0
	for _, b := range all.Batches {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := f.vetBatch(ctx, all, b, vetted, set); err != nil {
			return fmt.Errorf("sample vetting %s: %w", b.Letter, err)
		}
		vetted += b.Persons
	}
	return nil
}

// vetBatch registers a batch and answers it, unless it is still open. first counts the persons of the batches before it.
func (f filler) vetBatch(ctx context.Context, all vettings, b batch, first int, set model.VettingSettings) error {
	received := f.on(b.Received)
	v := model.NewVetting(set, f.county.Office.Clerk, received)
	v.From, v.Letter, v.Occasion, v.Lettered = b.From, b.Letter, b.Occasion, received
	v, err := f.s.ImportVetting(ctx, v, all.persons(first, b.Persons), f.today)
	if err != nil {
		return err
	}
	if v, err = f.s.CirculateVetting(ctx, v.ID, v.Version); err != nil {
		return err
	}
	persons, err := f.s.Vetted(ctx, v.ID)
	if err != nil {
		return err
	}
	rooms := set.Rooms
	if b.Answered > 0 {
		rooms = rooms[:b.Answered]
	}
	if _, err := f.s.ChangeVetted(ctx, v.ID, all.opined(persons, first, rooms, b.Answered == 0)); err != nil || b.Answered > 0 {
		return err
	}
	return f.answer(ctx, v, b)
}

// answer has the leader decide on the last day but one, and sends the reply.
func (f filler) answer(ctx context.Context, v model.Vetting, b batch) error {
	v, err := f.s.SubmitVetting(ctx, v.ID, v.Version)
	if err != nil {
		return err
	}
	last := v.Term + b.Late
	decision := model.VettingDecision{By: f.county.Signer, On: f.cal.AddWorkdays(v.Received, last-1), Opinion: "同意"}
	if v, err = f.s.DecideVetting(ctx, v.ID, v.Version, decision, f.today); err != nil {
		return err
	}
	paper, err := f.s.VettingPaper(ctx, v)
	if err != nil {
		return err
	}
	_, err = f.s.ReplyVetting(ctx, v.ID, v.Version, paper.Draft(), f.cal.AddWorkdays(v.Received, last), f.today, f.print.Vetting)
	return err
}

// comesAgain is that every so many persons one comes again who was vetted before, in a batch long ago.
const (
	comesAgain = 9
	longAgo    = 150
)

// persons makes up the persons from the first on, always the same ones.
func (all vettings) persons(first, n int) []model.Vetted {
	surnames := []rune(all.Surnames)
	var persons []model.Vetted
	for i := first; i < first+n; i++ {
		who := i
		if i >= longAgo && i%comesAgain == 0 {
			who = i - longAgo
		}
		post := all.Posts[who%len(all.Posts)]
		persons = append(persons, model.Vetted{
			Name:   string(surnames[who%len(surnames)]) + all.Given[who%len(all.Given)],
			Gender: model.Genders()[who%3%2], Born: model.Month{Year: 1968 + who*7%24, Month: who%12 + 1},
			Unit: all.Units[who%len(all.Units)], Post: post[0], Proposed: post[1],
		})
	}
	return persons
}

// opined enters what the rooms say of the persons, and where all have answered the conclusions.
func (all vettings) opined(persons []model.Vetted, first int, rooms []string, concluded bool) []model.Vetted {
	for _, room := range rooms {
		persons = replaced(persons, model.FillOpinion(persons, model.RoomOpinion{Room: room, Reported: model.ReportedNothing}))
	}
	for i := range persons {
		for _, known := range all.Findings {
			if (first+i)%known.Every != known.At || persons[i].Opinion(known.Room).Reported == "" {
				continue
			}
			persons[i].SetOpinion(model.RoomOpinion{Room: known.Room, Reported: model.ReportedSomething, Text: known.Text})
			if concluded {
				persons[i].Conclusion, persons[i].Note = known.Conclusion, known.Note
			}
		}
	}
	if concluded {
		persons = replaced(persons, model.ConcludeClear(persons, rooms))
	}
	return persons
}

// replaced puts changed persons in the places of the same ones.
func replaced(persons, changed []model.Vetted) []model.Vetted {
	at := map[int64]model.Vetted{}
	for _, p := range changed {
		at[p.ID] = p
	}
	for i, p := range persons {
		if now, ok := at[p.ID]; ok {
			persons[i] = now
		}
	}
	return persons
}
