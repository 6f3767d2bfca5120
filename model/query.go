package model

// Row is a document as lists show it.
type Row struct {
	ID       int64
	Kind     string // the name of the kind
	Upward   bool   // as of a Document
	State    State
	Stage    State // see Document.Stage
	Number   Number
	Leader   LeaderRef
	Holder   string // who answers for it now, "" while the addressee does
	Units    string
	Title    string
	Source   string
	Shown    string // 对外来源表述
	Drafted  Date
	Signed   Date
	Served   Date
	Received Date
	Due      Date
	Original Date
	Replied  Date
	Closed   Date
	LookDue  Date // by which it is to be looked at again; zero where nothing is owed
	Previous string

	Provisional bool
	Extended    int // times
	Chases      int
	Chased      []string // keys of the chase steps taken since the due date was set
	ChasedOn    Date     // the last of them
	Standing    Standing
}

// Filter narrows a list of documents; zero fields do not narrow.
type Filter struct {
	ID       int64
	Kind     string  // key
	States   []State // of ShownStates
	Light    Light
	Year     int // of signing, or of drafting before it
	Leader   int64
	Unit     int64
	Source   string
	Previous string // number of the document that came before in the ladder
	Inquiry  string // number of the inquiry it was made from
	Text     string // words of number, name, pinyin initials, title, problems and suggestions
}

// Counts are the tiles of the home page.
type Counts struct {
	Checking, Signing, ToServe int // 待核稿, 待签发, 已签发
	Running, ToJudge           int // 办理中, 待认定
	Soon, Today, Overdue       int // of those running: 临期, 今日到期, 超期
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
