package store

import (
	"os"
	"regexp"
	"strconv"
	"strings"
)

// striker takes out of a log what could tell of a case or a person. It keeps what it knows and strikes the rest: the words
// of the program, of the engine and of the operating system (vocabulary), small numbers, the time and level of a line, and
// the functions and lines of a stack. A name in Chinese, in pinyin, percent-encoded or as \u5f20, a telephone with dashes, a
// month of birth are nothing it knows.
type striker struct{ folders *strings.Replacer }

func newStriker(dir string) striker {
	pairs := []string{quoted(dir), "DATA", dir, "DATA"}
	if home, err := os.UserHomeDir(); err == nil && len(home) > 1 {
		pairs = append(pairs, quoted(home), "HOME", home, "HOME")
	}
	return striker{strings.NewReplacer(pairs...)}
}

// quoted is a path as the log writes it, with its backslashes doubled.
func quoted(path string) string { return strings.ReplaceAll(path, `\`, `\\`) }

var (
	hanWords    = regexp.MustCompile(`\p{Han}+`)
	longNumbers = regexp.MustCompile(`\d{8,}`)

	pair = regexp.MustCompile(`^([a-z]+)=("(?:[^"\\]|\\.)*"|[^ "]*)(?: |$)`)
	when = regexp.MustCompile(`^\d{4}-\d\d-\d\dT[0-9:.]+(?:Z|[+-]\d\d:\d\d)$`)
	call = regexp.MustCompile(`^(?:created by )?(?:main|runtime|oversight|testing|internal|sync|database/sql|encoding|fyne\.io|modernc\.org|github\.com|golang\.org|filippo\.io)` +
		`[a-z0-9/.-]*(?:\.(?:\(\*?\w+(?:\[\.\.\.\])?\)|\w+(?:\[\.\.\.\])?))+`)
	spot = regexp.MustCompile(`^\t.*?([a-z0-9]+/[a-z0-9_]+\.(?:go|s):\d+)(?: \+0x[0-9a-f]+)?$`)

	// piece is what is judged as one: words of letters with whatever clings to them, numbers with what joins them, a run of Chinese.
	piece = regexp.MustCompile(`\p{Han}+|[\p{L}\p{M}\\%_][\p{L}\p{M}\p{N}\\%_'’]*|\(\d+\)|\p{N}+(?:[-–—./:,_ ]?\p{N}+)*[\p{L}_]*`)
)

// About strikes only folders, Chinese words and long numbers out of what the program itself says of itself.
func (s striker) About(text string) string {
	return longNumbers.ReplaceAllString(hanWords.ReplaceAllString(s.folders.Replace(text), "□"), "#")
}

// Log returns a log or crash report with everything struck out that is not known to be harmless.
func (s striker) Log(text string) string {
	lines := strings.Split(s.folders.Replace(text), "\n")
	for i, line := range lines {
		lines[i] = strikeLine(line)
	}
	return strings.Join(lines, "\n")
}

func strikeLine(line string) string {
	if m := spot.FindStringSubmatch(line); m != nil {
		return "\t" + m[1]
	}
	if found := call.FindString(line); found != "" && !strings.Contains(line, "=") {
		return found
	}
	var out []string
	for line != "" {
		m := pair.FindStringSubmatch(line)
		if m == nil {
			out = append(out, strikeWords(line))
			break
		}
		out = append(out, m[1]+"="+strikeValue(m[1], m[2]))
		line = line[len(m[0]):]
	}
	return strings.Join(out, " ")
}

// strikeValue strikes one value of a line of the log; a stack has lines of its own.
func strikeValue(key, value string) string {
	if key == "time" && when.MatchString(value) || key == "level" && len(value) < 8 {
		return value
	}
	plain, err := strconv.Unquote(value)
	if err != nil {
		return strikeWords(value)
	}
	lines := strings.Split(plain, "\n")
	for i, line := range lines {
		if i > 0 || key == "stack" {
			lines[i] = strikeLine(line)
		} else {
			lines[i] = strikeWords(line)
		}
	}
	return `"` + strings.Join(lines, `\n`) + `"`
}

func strikeWords(text string) string {
	return piece.ReplaceAllStringFunc(text, func(p string) string {
		switch {
		case p == "DATA" || p == "HOME" || vocabulary[p] || vocabulary[strings.ToLower(p)] && p == strings.ToUpper(p):
			return p
		case strings.HasPrefix(p, "("):
			if n, err := strconv.Atoi(p[1 : len(p)-1]); err == nil && (n < 1000 || n < 10000 && n&0xff <= maxResultCode) {
				return p // a result code of the engine
			}
			return "(#)"
		case p[0] >= '0' && p[0] <= '9':
			if _, err := strconv.ParseUint(p, 10, 64); err == nil && len(p) <= 3 {
				return p
			}
			return "#"
		}
		return "□"
	})
}

// maxResultCode is the highest primary result code of SQLite; extended ones hold it in their low byte.
const maxResultCode = 28

// vocabulary are the words that may stay: those of our own log lines, of the engine, of Go and of the operating systems.
// None of them is a syllable of pinyin, lest it be a name.
var vocabulary = wordSet(`
	about abort aborted above access account accept act active actor address after again all allocation already also and another answer any app application
	argument array as asked at attempt attributes audit auto available b back backup backups bad bar base be because been before beginning below between
	bigger blob bookkeeping both bounds box broken buffer bug built busy but by bytes c cache cached calendar call called callback canceled cancelled cannot
	canvas capacity card case cgo changed channel char character characters check checkpoint choose class client clipboard clock close closed code collation collector
	column columns command commit complete completed concurrent config configuration conflict connection constraint context convert copy corrupt count could crash crashed
	create created cross css current cursor cycle d daily damaged dark data database date datatype day db deadline deadlock debug decode default deferred defer delete deleted
	dereference descriptor desk device diagnosis dialog did different dir directories directory disabled disconnected disk display divide division document
	documents does down draw driver drop dropped due duplicate during each edit element else empty encode end ended engine entity entry eof err error errors event exceeded exception
	exclusive exec executable existing exist exists exit expected export external fail failed failure false family fault fatal feature field file filename files filesystem
	first flag flush folder font fonts for forbidden forced foreign forget form format found free from fts full func function garbage given glfw gl go goroutine
	goroutines graphics had handbook handle handler has hash have header heap held help hold holds home hook i id if ignored image import in index info init input inquiry
	insert inside instance instead int integer integrity interface internal interrupted into invalid io is issue it item its joined journal json just key keep kind
	kept key known last output install installed opengl readable directly office denied oversight outputs later layout left length level library light limit line lines list listed listen loaded local locale lock locked log logic logs lost
	malformed map mark matter max meeting memory menu message method migrate migration minimum mismatch missing mode model module month more mount move msg
	mutex name named names need nested network new newer next nil no nobody node none normal not note nothing notice null number numbers object occurred of off offset ok old
	on one only open opened opengl opening operation option options or order os other out outside over overflow overwritten own page pages paint panic panicked paper parameter parse
	part password path pdf permanent permission permitted person picture pid pixel pixels platform pointer pool port position post pragma prepare prepared present preview previous primary
	print printed printer printers printing problem process program progress protocol query queue quick quit range read reading readonly ready reason received
	record recovered recovery referenced reflect refused register release remove removed rename renamed render reopen repeated replace replaced report request
	required reset resource resources restore result results retry return returned right role rollback root rotate row rows rule runner running runtime s same save saved scale scan schema
	screen second seconds section see segmentation select send sequence series server session set setting settings setup sharing short show shown shm signal size sleep slice slip
	snapshot some source space specified sql sqlite stack standing start started state statement status step stick still stop stopped storage store strict string sub succeeded such
	summary supported sync synced syntax syscall system tab table tables target task temp temporary text than that the theme their then there this thread time timeout times title
	to token too took tool tray transaction translations trap tree trigger tried true try two type typed typing ui unable unavailable unexpected unique unit unknown unlock unread
	unrecognized unsupported until up update updated upgrade usable use used user uses using utf value values variable vault vector verify version vetting view violation virtual vacuum
	wait waiting wal warn warning was weak were when where which while who whole why width windows with within without work worker write writer writing written wrong x xlsx y year zero zip z
	config dsn eacces enoent enospc eio efbig erofs ebusy UNIQUE PRIMARY KEY CHECK FOREIGN NOT NULL SQL SQLITE_BUSY SQLITE_LOCKED SQLITE_FULL SQLITE_IOERR
	SQLITE_CORRUPT SQLITE_READONLY SQLITE_CANTOPEN SQLITE_CONSTRAINT SQLITE_NOTADB SIGSEGV SIGABRT SIGBUS OpenFile CreateFile The Access
`)

func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}
