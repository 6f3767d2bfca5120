package model

import (
	"regexp"
	"slices"
	"strings"
)

// PostRole tells of a post whether its holder is the first in charge of the committee or the government that the
// commission belongs to: to them one does not write as to others. The clerk says so; a title only lets it be proposed.
type PostRole string

// The roles. The empty one is that nobody has said yet.
const (
	RoleParty      PostRole = "党委主要负责人"
	RoleGovernment PostRole = "政府主要负责人"
	RolePlain      PostRole = "一般职务"
	// RoleOpen is of a leader with a post that looks like that of the first secretary, while nobody has said whether it
	// is: no post has it.
	RoleOpen PostRole = "待标明"
)

// PostRoles lists what can be said of a post.
func PostRoles() []PostRole { return []PostRole{RolePlain, RoleParty, RoleGovernment} }

var (
	partyHead      = regexp.MustCompile(`^[^副原]*[县市区旗州盟省]委书记$`)
	governmentHead = regexp.MustCompile(`^[^副原]*[县市区旗州盟省]长$`)
)

// Proposed is the role that the title of a post speaks for: 县委书记, 县人民政府县长; "" where it speaks for none. Deputies,
// former holders, and secretaries of towns or departments are none.
func (p Post) Proposed() PostRole {
	for title := range strings.FieldsFuncSeq(CleanLine(p.Title), func(r rune) bool { return strings.ContainsRune("、，,；; ", r) }) {
		switch {
		case partyHead.MatchString(title):
			return RoleParty
		case governmentHead.MatchString(title) && !strings.Contains(title, "街道") && !strings.HasSuffix(title, "社区长"):
			return RoleGovernment
		}
	}
	return ""
}

// Open reports whether the title speaks for a role and nobody has said yet whether it is so.
func (p Post) Open() bool { return p.Role == "" && p.Proposed() != "" }

// RoleOn is the role that counts on the day: of several posts held the highest. It is RoleOpen while nobody has said
// whether a post that looks like the first secretary's is, and "" for all others.
func (p *Person) RoleOn(day Date) PostRole {
	var roles []PostRole
	for _, post := range p.Posts {
		if !held(post.From, post.To, day) {
			continue
		}
		role := post.Role
		if role == "" && post.Proposed() == RoleParty {
			role = RoleOpen
		}
		roles = append(roles, role)
	}
	for _, role := range []PostRole{RoleParty, RoleOpen, RoleGovernment} {
		if slices.Contains(roles, role) {
			return role
		}
	}
	return ""
}

// AskOn reports whether one asks first before a paper goes to the leader: he heads the government on the day, or a
// post of his looks like it.
func (p *Person) AskOn(day Date) bool {
	return slices.ContainsFunc(p.Posts, func(post Post) bool {
		return held(post.From, post.To, day) && (post.Role == RoleGovernment || post.Role == "" && post.Proposed() == RoleGovernment)
	})
}

// Special says in the timeline to whom the paper goes whom one does not write to as to others.
func (d *Document) Special() string {
	switch {
	case d.Upward:
		return ""
	case d.Leader.Role == RoleParty:
		return "；发给党委主要负责人，依据：" + d.Direct
	case d.Leader.Role == RoleGovernment:
		return "；已确认发给政府主要负责人"
	}
	return ""
}

// Report starts, from the draft of a paper to the first secretary, the letter that goes up instead (上行文).
func (d *Document) Report(k Kind, clerk string, today Date) Document {
	up := NewDocument(k, clerk, today)
	up.Leader, up.Units, up.Link, up.Source, up.SourceShown, up.Basis, up.Title = d.Leader, d.Units, d.Link, d.Source, d.OuterSource(), d.Basis, d.Title
	up.Problems, up.Suggestions, up.Letter.Causes = slices.Clone(d.Problems), slices.Clone(d.Suggestions), d.Letter.Causes
	up.Origins, up.Inquiry = slices.Clone(d.Origins), d.Inquiry
	up.Marks = d.Marks
	up.Marks.Copy = ""
	return up
}

// Upward says what one does instead of writing to the first secretary of one's own level (《中国共产党党内监督条例》: a
// commission reports on him to the one above it).
const Upward = "对同级党委主要负责人，不直接发卡发函：发现的问题向上级纪委监委报告，或者以呈阅件报他本人阅示"

// checkReader refuses a paper to the first secretary without a basis; field is the input of the basis.
func checkReader(role PostRole, name, basis, what string) error {
	switch {
	case role == RoleOpen:
		return InvalidField("leader", "“"+name+"”的职务像是党委主要负责人，还没有标明。请先在“监督对象”里编辑他的职务，选定“党委主要负责人”或“一般职务”")
	case role == RoleParty && basis == "":
		return InvalidField("direct", "“"+name+"”是党委主要负责人。"+Upward+"。确有依据要"+what+"的，请填写依据，依据会留档")
	}
	return nil
}
