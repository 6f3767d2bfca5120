package sample

import (
	"context"
	"fmt"

	"oversight/model"
	"oversight/model/store"
)

// filler takes the cards of the county through their lives.
type filler struct {
	s      *store.Store
	county county
	kind   model.Kind
	today  model.Date
	cal    *model.Calendar
	people map[string]int64
	render store.Render
}

// act is one act on a document; it returns the document as stored after it.
type act func(context.Context, model.Document) (model.Document, error)

func (f filler) fill(ctx context.Context, c card) error {
	d, err := f.draft(c)
	if err != nil {
		return err
	}
	for _, do := range append(f.preparing(c), f.living(c)...) {
		if d, err = do(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

func (f filler) on(w when) model.Date { return w.on(f.today, f.cal) }

func (f filler) draft(c card) (model.Document, error) {
	id, ok := f.people[c.Leader]
	if !ok {
		return model.Document{}, fmt.Errorf("no leader %s", c.Leader)
	}
	d := model.NewDocument(f.kind, f.county.Office.Clerk, f.on(c.Drafted))
	d.Leader = model.LeaderRef{ID: id}
	d.Link, d.Source, d.Title = c.Link, c.Source, c.Title
	d.Problems, d.Suggestions = c.Problems, c.Suggestions
	for _, name := range c.Units {
		d.Units = append(d.Units, model.Unit{Name: name})
	}
	return d, nil
}

// preparing are the acts up to the number: drafting, perhaps a round of rework, checking, signing.
func (f filler) preparing(c card) []act {
	save := func(ctx context.Context, d model.Document) (model.Document, error) {
		return f.s.SaveDraft(ctx, d, f.today)
	}
	submit := func(ctx context.Context, d model.Document) (model.Document, error) {
		return f.s.Submit(ctx, d.ID, d.Version)
	}
	acts := []act{save}
	if c.Rework != "" {
		acts = append(acts, submit, func(ctx context.Context, d model.Document) (model.Document, error) {
			return f.s.Rework(ctx, d.ID, d.Version, c.Rework)
		})
	}
	if c.Reaches == model.Draft {
		return acts
	}
	acts = append(acts, submit)
	if c.Reaches == model.Checking {
		return acts
	}
	acts = append(acts, func(ctx context.Context, d model.Document) (model.Document, error) {
		return f.s.Check(ctx, d.ID, d.Version, f.county.Checker)
	})
	if c.Reaches == model.Signing {
		return acts
	}
	return append(acts, func(ctx context.Context, d model.Document) (model.Document, error) {
		return f.s.Sign(ctx, d.ID, d.Version, f.county.Signer, f.on(c.Signed), f.today, f.render)
	})
}

// living are the acts on the issued card.
func (f filler) living(c card) []act {
	var acts []act
	if c.Received.given() {
		acts = append(acts, f.serving(c))
	}
	for _, r := range c.Replies {
		acts = append(acts, f.replying(r))
		if r.Judged.given() {
			acts = append(acts, f.judging(r))
		}
	}
	if c.Closed.given() {
		acts = append(acts, func(ctx context.Context, d model.Document) (model.Document, error) {
			return f.s.StrikeOff(ctx, d.ID, d.Version, f.county.Signer, f.on(c.Closed), f.today)
		})
	}
	if c.Void != nil {
		acts = append(acts, func(ctx context.Context, d model.Document) (model.Document, error) {
			v := model.Void{On: f.on(c.Void.On), Reason: c.Void.Reason, By: f.county.Signer}
			return f.s.Void(ctx, d.ID, d.Version, v, f.today)
		})
	}
	return acts
}

func (f filler) serving(c card) act {
	return func(ctx context.Context, d model.Document) (model.Document, error) {
		served := c.Served
		if !served.given() {
			served = c.Received
		}
		sv := model.Service{
			Served: f.on(served), Received: f.on(c.Received), Means: c.Means, By: f.county.Office.Clerk,
			Receiver: c.Receiver, Relation: c.Relation,
		}
		if sv.Receiver == "" {
			sv.Receiver = d.Leader.Name
		}
		return f.s.Serve(ctx, d.ID, d.Version, sv, f.today)
	}
}

func (f filler) replying(r reply) act {
	return func(ctx context.Context, d model.Document) (model.Document, error) {
		return f.s.Answer(ctx, d.ID, d.Version, model.Reply{Received: f.on(r.Received), Text: r.Text, By: d.Leader.Name}, f.today)
	}
}

func (f filler) judging(r reply) act {
	return func(ctx context.Context, d model.Document) (model.Document, error) {
		review := model.Review{On: f.on(r.Judged), Verdict: r.Verdict, Opinion: r.Opinion, By: f.county.Checker, Term: r.Term}
		return f.s.Judge(ctx, d.ID, d.Version, review, f.today)
	}
}
