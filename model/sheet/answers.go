package sheet

// Answers are what only the clerk knows of a list, by the ID of the question. What is not there was not said.
type Answers map[string]string

// The questions a list can raise. Each is asked once for the whole list.
const (
	AskUnit    = "unit"    // of amounts of which nothing says the unit: one of the units
	AskHidden  = "hidden"  // rows hidden, filtered out or struck out, and hidden columns: Take or Skip
	AskLinks   = "links"   // units under 联系（分管）单位 of which nothing says which: a model.LinkKind
	AskColumns = "columns" // columns whose headings name a field in part: Take or Skip
)

// Answers to AskHidden and AskColumns.
const (
	Take = "take"
	Skip = "skip"
)

// Question is what must be answered before a list can be taken.
type Question struct {
	ID      string
	Text    string
	Choices []Choice
}

// Choice is an answer that can be given.
type Choice struct{ Value, Label string }

// ask puts a question, once.
func (r *Result[T]) ask(q Question) {
	for _, asked := range r.Questions {
		if asked.ID == q.ID {
			return
		}
	}
	r.Questions = append(r.Questions, q)
}
