package sample

import (
	"context"
	"fmt"

	"oversight/model"
	"oversight/model/store"
)

// filler takes the cards of the county through their lives.
type filler struct {
	s       *store.Store
	county  county
	kinds   map[string]model.Kind
	today   model.Date
	cal     *model.Calendar
	people  map[string]int64        // by ref
	written map[string]int64        // the cards so far, by title
	asked   map[string]model.Number // the inquiries, by ref

	print Printers
}

// act is one act on a document; it returns the document as stored after it.
type act func(context.Context, model.Document) (model.Document, error)

func (f filler) fill(ctx context.Context, c card) error {
	d, err := f.draft(ctx, c)
	if err != nil {
		return err
	}
	for _, do := range append(f.preparing(c), f.living(c)...) {
		if d, err = do(ctx, d); err != nil {
			return err
		}
	}
	f.written[c.Title] = d.ID
	return nil
}

func (f filler) on(w when) model.Date { return w.on(f.today, f.cal) }

func (f filler) draft(ctx context.Context, c card) (model.Document, error) {
	d, err := f.begin(ctx, c)
	if err != nil {
		return d, err
	}
	if d.Origins, err = repeated(c, d.Origins); err != nil {
		return d, err
	}
	d.Title, d.Problems, d.Suggestions = c.Title, c.Problems, c.Suggestions
	d.Letter, d.Oversight = c.Letter, c.Oversight.Oversight
	if c.Inquiry != "" {
		d.Inquiry = f.asked[c.Inquiry].String()
	}
	if c.Oversight.From.given() {
		d.Oversight.From, d.Oversight.To = f.on(c.Oversight.From), f.on(c.Oversight.To)
	}
	return d, nil
}

// repeated returns where each problem of the card was named first, of the origins taken over from the card before.
func repeated(c card, takenOver []string) ([]string, error) {
	var origins []string
	for _, n := range c.Repeats {
		if n < 0 || n > len(takenOver) {
			return nil, fmt.Errorf("repeats problem %d of %d taken over", n, len(takenOver))
		}
		if n == 0 {
			origins = append(origins, "")
			continue
		}
		origins = append(origins, takenOver[n-1])
	}
	return origins, nil
}

// begin starts a card for its leader, or from the card that it follows.
func (f filler) begin(ctx context.Context, c card) (model.Document, error) {
	key := c.Kind
	if key == "" {
		key = model.KindReminder
	}
	if c.Follows != "" {
		before, err := f.s.Document(ctx, f.written[c.Follows])
		if err != nil {
			return model.Document{}, fmt.Errorf("follows %s: %w", c.Follows, err)
		}
		next, err := before.Escalation(f.kinds[key], f.county.Office.Clerk, f.on(c.Drafted))
		next.Asked = next.Leader.Role == model.RoleGovernment
		return next, err
	}
	id, ok := f.people[c.Leader]
	if !ok {
		return model.Document{}, fmt.Errorf("no leader %s", c.Leader)
	}
	leader, err := f.s.Person(ctx, id)
	if err != nil {
		return model.Document{}, err
	}
	d := model.NewDocument(f.kinds[key], f.county.Office.Clerk, f.on(c.Drafted))
	d.Leader, d.Link, d.Source = model.LeaderRef{ID: id}, c.Link, c.Source
	d.Asked = leader.AskOn(f.on(c.Drafted))
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
		return f.s.Sign(ctx, d.ID, d.Version, model.Signature{By: f.county.Signer, On: f.on(c.Signed)}, f.today, f.print.Document)
	})
}

// living are the acts on the issued card.
func (f filler) living(c card) []act {
	var acts []act
	if c.Received.given() {
		acts = append(acts, f.serving(c))
	}
	acts = append(acts, f.issuing(c.Slips)...)
	for _, r := range c.Replies {
		acts = append(acts, f.replying(r))
		if r.Judged.given() {
			acts = append(acts, f.judging(r))
		}
		acts = append(acts, f.issuing(r.Slips)...)
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
		review := model.Review{On: f.on(r.Judged), Verdict: r.Verdict, Opinion: r.Opinion, By: f.county.Checker, Term: r.Term, Items: r.Items}
		return f.s.Judge(ctx, d.ID, d.Version, review, f.today)
	}
}

// issuing are the acts of issuing slips.
func (f filler) issuing(slips []slip) []act {
	var acts []act
	for _, given := range slips {
		acts = append(acts, func(ctx context.Context, d model.Document) (model.Document, error) {
			return f.s.IssueSlip(ctx, d.ID, d.Version, f.slip(d, given), f.today, f.print.Slip)
		})
	}
	return acts
}

// slip is the slip as the window proposes it on its day, with what the file says instead.
func (f filler) slip(d model.Document, given slip) model.Slip {
	on := f.on(given.On)
	standing := model.StandingOn(d.State, d.Deadline.Due, on, f.kinds[d.Kind].Warn, f.cal)
	s := d.NewSlip(given.Kind, f.county.Office.Clerk, on, standing)
	if given.To != "" {
		s.To, s.Post = given.To, given.Post
	}
	if given.Text != "" {
		s.Text = given.Text
	}
	if given.Due.given() {
		s.Due = f.on(given.Due)
	}
	if len(given.Asks) > 0 {
		s.Asks = given.Asks
	}
	return s
}
