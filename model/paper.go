package model

// Paper is what a printed form shows: the document and what stands on it besides.
type Paper struct {
	Document Document
	Kind     Kind
	Office   Office
	Forecast Deadline // of the document: the paper is issued before its receipt is known
}

// Issue is what stood on the paper besides the document when it was signed. A copy printed later shows
// the same, whatever the office, the kind or the calendar have become.
type Issue struct {
	Kind     string // name
	Layout   Layout // "" in records from before kinds could change it
	Labels   Labels
	Office   Office
	Forecast Deadline
	SHA256   string // of the PDF, hexadecimal
}

// NewPaper gathers what a form shows: of a draft as things are now, of an issued document as they were at issue.
func NewPaper(d Document, k Kind, o Office, cal *Calendar) Paper {
	if d.Number.IsZero() {
		return Paper{Document: d, Kind: k, Office: o, Forecast: d.Forecast(cal)}
	}
	k.Name = d.Issue.Kind
	if d.Issue.Layout != "" {
		k.Layout, k.Labels = d.Issue.Layout, d.Issue.Labels
	}
	return Paper{Document: d, Kind: k, Office: d.Issue.Office, Forecast: d.Issue.Forecast}
}
