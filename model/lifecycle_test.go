package model_test

import (
	"strings"
	"testing"

	"oversight/model"
)

func TestLifeGoesFromDraftToClosed(t *testing.T) {
	s := model.Draft
	for _, a := range []model.Act{
		model.ActSave, model.ActSubmit, model.ActRework, model.ActSubmit, model.ActCheck, model.ActSign, model.ActServe,
		model.ActReply, model.ActReturn, model.ActReply, model.ActPartial, model.ActReply, model.ActAccept, model.ActClose,
	} {
		next, err := s.After(a)
		if err != nil {
			t.Fatalf("%s in %s: %v", a.Label(), s.Label(), err)
		}
		s = next
	}
	if s != model.Closed {
		t.Errorf("ends as %s", s.Label())
	}
}

func TestRefusalSaysWhyAndWhatFirst(t *testing.T) {
	for _, c := range []struct {
		state model.State
		act   model.Act
		first string
	}{
		{model.Draft, model.ActSign, "送核"},
		{model.Signing, model.ActServe, "签发编号"},
		{model.Signed, model.ActReply, "登记送达"},
		{model.Served, model.ActAccept, "登记反馈"},
		{model.Replied, model.ActClose, "认可"},
		{model.Draft, model.ActServe, "送核"},
	} {
		_, err := c.state.After(c.act)
		msg := model.UserMessage(err)
		if model.CodeOf(err) != model.Refused || !strings.Contains(msg, c.state.Label()) || !strings.HasSuffix(msg, "请先"+c.first) {
			t.Errorf("%s in %s says %q, want why and 请先%s", c.act, c.state, msg, c.first)
		}
	}
}

func TestVoidIsTheEnd(t *testing.T) {
	if acts := model.Voided.Acts(); len(acts) != 0 {
		t.Errorf("a void document allows %v", acts)
	}
	for _, s := range []model.State{model.Signed, model.Served, model.Replied, model.Accepted, model.Closed} {
		if _, err := s.After(model.ActVoid); err != nil {
			t.Errorf("a numbered document that is %s cannot be voided", s.Label())
		}
	}
}

func TestEveryStateAndActHasAWord(t *testing.T) {
	for _, s := range model.States() {
		if s.Label() == "" {
			t.Errorf("state %s has no word", s)
		}
		for _, a := range s.Acts() {
			if a.Label() == "" {
				t.Errorf("act %s has no word", a)
			}
		}
	}
}
