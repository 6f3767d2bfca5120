package model

// Row is a document as lists show it.
type Row struct {
	ID       int64
	Kind     string // the name of the kind
	State    State
	Number   Number
	Leader   LeaderRef
	Units    string
	Title    string
	Source   string
	Drafted  Date
	Signed   Date
	Served   Date
	Received Date
	Due      Date
	Original Date
	Replied  Date
	Closed   Date
	Previous string

	Provisional bool
	Standing    Standing
}

// Filter narrows a list of documents; zero fields do not narrow.
type Filter struct {
	Kind   string // key
	States []State
	Light  Light
	Year   int // of signing, or of drafting before it
	Leader int64
	Unit   int64
	Source string
	Text   string // words of number, name, pinyin initials, title, problems and suggestions
}

// Sort is the order of a list of documents.
type Sort string

// The orders; each falls back on the newest record first.
const (
	SortNewest Sort = ""    // newest record first
	SortDue    Sort = "due" // next due first, those without a clock last
)

// Counts are the tiles of the home page.
type Counts struct {
	Checking, Signing, ToServe, Running, Soon, Overdue, ToJudge int
}

// PersonFilter narrows a list of leaders; zero fields do not narrow.
type PersonFilter struct {
	Text string // part of the name or its pinyin initials
}

// AuditEntry is one line of the audit chain.
type AuditEntry struct {
	ID     int64
	At     int64 // unix milliseconds, UTC
	Actor  string
	Action string // a word of the log: sign, serve …
	Entity string // document, person, setting …
	Record int64  // id of the entity
	Text   string // what was done, in Chinese, as the timeline shows it
	Hash   [32]byte
}
