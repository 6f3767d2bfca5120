package model

// Office is who issues the documents; the names stand on paper.
type Office struct {
	Issuer  string // 中共××县纪律检查委员会, the red head
	Desk    string // 县同级监督领导小组办公室, to which leaders answer
	Contact string // 联系人
	Phone   string
	Clerk   string // 经办人 at this computer: the actor of the audit lines
}

// Normalize cleans what was typed or pasted.
func (o *Office) Normalize() {
	for _, s := range []*string{&o.Issuer, &o.Desk, &o.Contact, &o.Phone, &o.Clerk} {
		*s = CleanLine(*s)
	}
}

// Check refuses an office whose documents would have no issuer or no addressee.
func (o Office) Check() error {
	switch {
	case o.Issuer == "":
		return InvalidField("issuer", "请填写签发机关全称，例如 中共某某县纪律检查委员会")
	case len([]rune(o.Issuer)) > 40:
		return InvalidField("issuer", "签发机关名称不能超过 40 个字")
	case o.Desk == "":
		return InvalidField("desk", "请填写反馈对象，例如 县同级监督领导小组办公室")
	case o.Clerk == "":
		return InvalidField("clerk", "请填写经办人姓名，操作记录要用")
	}
	return checkLines([2]string{"desk", o.Desk}, [2]string{"contact", o.Contact}, [2]string{"phone", o.Phone}, [2]string{"clerk", o.Clerk})
}
