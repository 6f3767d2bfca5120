package sample

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"

	"oversight/assets"
	"oversight/model"
)

// vettings is the file of the cadres vetted in the county.
type vettings struct {
	Mark       string
	Surnames   string   // a character each
	Men, Women []string // given names; names are made of both, so that they are nobody's
	Employers  []employer
	Ranks      [][2]string // 职级 held and proposed
	Batches    []batch     // by day of receipt
	Findings   []finding
}

// employer is a sort of units, with the posts there are in them: held and proposed.
type employer struct {
	Units []string
	Posts [][2]string
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
	Reported   model.Reported // "" is 有反映
	Conclusion model.Conclusion
	Note       string
	Sanctions  []model.Sanction
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
	v, err := f.s.ImportVetting(ctx, v, all.persons(first, b.Persons, b.Occasion), f.today)
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
	persons = all.opined(persons, first, rooms, b.Answered == 0)
	if b.Answered == 0 {
		if err := f.identify(ctx, v, persons); err != nil {
			return err
		}
	}
	if _, err := f.s.ChangeVetted(ctx, v.ID, persons); err != nil || b.Answered > 0 {
		return err
	}
	return f.answer(ctx, v, b)
}

// identify answers who the persons are that bear a name known: names in the county are nobody else's.
func (f filler) identify(ctx context.Context, v model.Vetting, persons []model.Vetted) error {
	open, err := f.s.Namesakes(ctx, v)
	for i := range persons {
		var id model.Identity
		for _, n := range open[persons[i].ID] {
			id = id.Accept(n)
		}
		if len(open[persons[i].ID]) > 0 {
			persons[i].Identity = &id
		}
	}
	return err
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
	_, err = f.s.ReplyVetting(ctx, v.ID, v.Version, model.VettingIssue{
		Text: paper.Draft(), On: f.cal.AddWorkdays(v.Received, last), Late: "领导先行审定，文号后补",
	}, f.today, f.print.Vetting)
	return err
}

// comesAgain is that every so many persons one comes again who was vetted before, in a batch long ago.
const (
	comesAgain = 9
	longAgo    = 150
)

// persons makes up the persons from the first on, always the same ones, and what is proposed of them on an occasion.
func (all vettings) persons(first, n int, occasion string) []model.Vetted {
	persons := make([]model.Vetted, 0, n)
	for i := first; i < first+n; i++ {
		who := i
		if i >= longAgo && i%comesAgain == 0 {
			who = i - longAgo
		}
		persons = append(persons, all.person(who, occasion))
	}
	return persons
}

func (all vettings) person(who int, occasion string) model.Vetted {
	surnames := []rune(all.Surnames)
	gender, given := "男", all.Men
	if who%3 == 1 {
		gender, given = "女", all.Women
	}
	unit, posts := all.employer(who)
	post := posts[who%len(posts)]
	switch occasion {
	case "提拔", "转任", "换届":
	case "职级晋升":
		post = all.Ranks[who%len(all.Ranks)]
	case "试用期转正":
		post = [2]string{post[1] + "（试用期）", post[1]}
	default: // nothing is proposed
		post[1] = ""
	}
	return model.Vetted{
		Name: string(surnames[who%len(surnames)]) + given[who%len(given)], Gender: gender,
		Born: model.Month{Year: 1968 + who*7%24, Month: who%12 + 1}, Unit: unit, Post: post[0], Proposed: post[1],
	}
}

// employer is where somebody works.
func (all vettings) employer(who int) (unit string, posts [][2]string) {
	units := 0
	for _, e := range all.Employers {
		units += len(e.Units)
	}
	at := who % units
	for _, e := range all.Employers {
		if at < len(e.Units) {
			return e.Units[at], e.Posts
		}
		at -= len(e.Units)
	}
	return "", nil
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
			persons[i].SetOpinion(model.RoomOpinion{Room: known.Room, Reported: cmp.Or(known.Reported, model.ReportedSomething), Text: known.Text})
			if concluded {
				persons[i].Conclusion, persons[i].Note, persons[i].Sanctions = known.Conclusion, known.Note, known.Sanctions
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
