package model

// Three hands make a paper: who drafts it (拟稿), who checks it (核稿) and who signs it (签发). None of them is another.

// SigningSheet says that check and signature stand on a 发文稿纸 signed by hand (线下签批).
type SigningSheet struct {
	Number        string `json:",omitempty"` // of the sheet, where the office numbers them
	Countersigned string `json:",omitempty"` // 会签
}

// Signature is what is said when a paper gets its number.
type Signature struct {
	By      string        // 签发人
	On      Date          // 签发日期, which is 成文日期
	Checker string        // 核稿人 as the sheet has it; without a sheet the one who checked in the program
	Sheet   *SigningSheet // set where the office signs on paper, see Approvals
	Late    string        // why the number is given on an earlier day than the last of its series (补签)
}

// normalize cleans what was typed.
func (s *Signature) normalize() {
	s.By, s.Checker, s.Late = cleanName(s.By), cleanName(s.Checker), CleanText(s.Late)
	if s.Sheet != nil {
		sheet := SigningSheet{Number: CleanLine(s.Sheet.Number), Countersigned: CleanLine(s.Sheet.Countersigned)}
		s.Sheet = &sheet
	}
}

// Submit hands a draft in: for checking in the program (送核), or, where the office has it checked and signed on the
// 发文稿纸, at once for signing (送签): the check stands on the sheet.
func (d *Document) Submit(office Office, onPaper bool) error {
	if err := d.Move(ActSubmit); err != nil {
		return err
	}
	if onPaper {
		if err := d.Move(ActCheck); err != nil {
			return err
		}
	}
	return d.CheckSubmission(office)
}

// CheckSubmission refuses a draft that is not ready to be handed in, naming the first gap.
func (d *Document) CheckSubmission(office Office) error {
	if nameKey(d.DraftedBy) == "" {
		return InvalidField("draftedBy", "请填写拟稿人，核稿人和签发人都不能是他")
	}
	return d.CheckComplete(office)
}

// ToBeSigned reports whether the document still waits for its signature, so that a 发文稿纸 of it has a use.
func (d *Document) ToBeSigned() bool { return d.State.toBeSigned() }

// ToBeSigned reports the same of a line of the list.
func (r Row) ToBeSigned() bool { return r.State.toBeSigned() }

func (s State) toBeSigned() bool { return s == Draft || s == Checking || s == Signing }

// PassCheck records who has checked the document (核稿通过); the drafter cannot.
func (d *Document) PassCheck(by string, staff Staff) error {
	if err := d.Move(ActCheck); err != nil {
		return err
	}
	by = cleanName(by)
	if nameKey(by) == "" {
		return InvalidField("by", "请填写核稿人")
	}
	if err := d.checkChecker("by", by, staff); err != nil {
		return err
	}
	d.CheckedBy = by
	return nil
}

func (d *Document) checkChecker(field, by string, staff Staff) error {
	if err := checkLines([2]string{field, by}); err != nil {
		return err
	}
	if staff.Same(by, d.DraftedBy) {
		return otherHand(field, by, "拟稿人", d.DraftedBy, "核稿")
	}
	return nil
}

// checkHands refuses a signature under which one person would do two of the three.
func (d *Document) checkHands(s Signature, staff Staff) error {
	if err := checkLines([2]string{"by", s.By}); err != nil {
		return err
	}
	checker, field := d.CheckedBy, ""
	if s.Sheet != nil {
		if err := checkLines([2]string{"sheet", s.Sheet.Number}, [2]string{"countersigned", s.Sheet.Countersigned}); err != nil {
			return err
		}
		checker, field = s.Checker, "checker"
	}
	switch {
	case nameKey(d.DraftedBy) == "":
		return Refuse("这份文书没有写拟稿人，不能签发。请“退回修改”，填写拟稿人后再送")
	case nameKey(checker) == "" && field != "":
		return InvalidField(field, "请填写核稿人，照发文稿纸上的签名")
	case nameKey(checker) == "":
		return Refuse("这份文书还没有核稿，不能签发。请“退回修改”后重新送核")
	}
	if err := d.checkChecker(field, checker, staff); err != nil {
		if field == "" { // it was checked before the rule, or the list has learnt since who is who
			return Refuse(UserMessage(err) + "。请“退回修改”后重新送核")
		}
		return err
	}
	if staff.Same(s.By, d.DraftedBy) {
		return otherHand("by", s.By, "拟稿人", d.DraftedBy, "签发")
	}
	if staff.Same(s.By, checker) {
		return otherHand("by", s.By, "核稿人", checker, "签发")
	}
	return nil
}

// otherHand refuses a person who has done another part of the paper.
func otherHand(field, name, as, his, what string) error {
	also, namesakes := "", ""
	if nameKey(name) != nameKey(his) {
		also = "（与“" + his + "”是同一人）"
	}
	if nameKey(name) != nameKey(his) && bareName(name) == bareName(his) {
		namesakes = "；确是同名的两个人，请先在“设置 → 人员与审批”里分别登记"
	}
	return &Error{Code: Refused, Field: field, Msg: "“" + name + "”" + also + "是这份文书的" + as + "，拟稿、核稿、签发不能由同一人办，请另请一人" + what + namesakes}
}

// Given is a number with the day it bears.
type Given struct {
	Number Number
	On     Date
}

// Before says of a number that would come after g on an earlier day what is wrong with that, "" where nothing is.
func (g Given) Before(on Date) string {
	if on.IsZero() || !on.Before(g.On) {
		return ""
	}
	return on.Chinese() + "早于同一序列已签发的" + g.Number.String() + "（" + g.On.Chinese() + "），号在后而日期在前。日期没有写错的，请填写补签原因，原因长期留存"
}

// InOrder refuses a number on an earlier day than the last of its series unless the reason is given (补签); without
// need the reason goes. last is the number of the series that bears the latest day.
func (s Signature) InOrder(last Given) (Signature, error) {
	s.normalize()
	var err error
	s.Late, err = last.Backdated(s.On, s.Late)
	return s, err
}

// Backdated returns the reason why a number comes after g on the day, "" where it needs none; without a needed one it
// refuses.
func (g Given) Backdated(on Date, reason string) (string, error) {
	said := g.Before(on)
	if said == "" {
		return "", nil
	}
	if reason = CleanText(reason); reason == "" {
		return "", &Error{Code: Refused, Field: "late", Msg: said}
	}
	return reason, checkTexts([2]string{"late", reason})
}

// SigningLine says in the timeline how the document was signed.
func (d *Document) SigningLine() string {
	text := "签发，编号 " + d.Number.String() + "，签发人：" + d.SignedBy + "，成文日期：" + d.Signed.Chinese()
	if d.Sheet != nil {
		text += "；" + d.OnPaper()
	}
	if d.Backdated != "" {
		text += "；补签，原因：" + d.Backdated
	}
	return text
}

// OnPaper says of a document whose check and signature stand on a 发文稿纸 what stands there, "" of any other.
func (d *Document) OnPaper() string {
	if d.Sheet == nil {
		return ""
	}
	text := "线下签批"
	if d.Sheet.Number != "" {
		text += "，发文稿纸" + d.Sheet.Number
	}
	text += "，核稿人：" + d.CheckedBy
	if d.Sheet.Countersigned != "" {
		text += "，会签：" + d.Sheet.Countersigned
	}
	return text + "，签发人：" + d.SignedBy + "，签批日期：" + d.Signed.Chinese()
}
