package model_test

import (
	"reflect"
	"strings"
	"testing"

	"oversight/model"
)

// notExported are fields of a document that say nothing to a reader, or that the row of the list says in other words.
var notExported = []string{
	"Kind", "Leader", "Units", "Source", "Title", "Wording", "Start", "Number", "State", "Issue", "Previous", "SourceShown", // the row's
	"Cleared", "Link", // of drafting
	"Letter.Contact", "Letter.Phone", // the office's on paper
	"Extensions[].Override", "Extensions[].Beyond", "Slips[].Role", "Slips[].Direct", "Slips[].Cleared", "Slips[].SHA256", "Slips[].Post", "Slips[].Asks", "Slips[].Color",
	"Slips[].Kind", "Chases[].Step", "Deadline.Event", "Review.Verdict", "LookBacks[].Then", "Handovers[].To.Role", // in Chinese words
	"Corrections[]", // in words of their own
	"Stage",
}

// mark writes the path of each text of a document into it.
func mark(v reflect.Value, path string, into *[]string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("⟦" + path + "⟧")
		*into = append(*into, path)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				mark(v.Field(i), strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."), into)
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			mark(v.Index(0), path+"[]", into)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		mark(v.Elem(), path, into)
	}
}

// Every text of a document is in the workbook; a new field needs a column, or a word here why it has none.
func TestAllFieldsOfADocumentAreExported(t *testing.T) {
	var d model.Document
	var paths []string
	mark(reflect.ValueOf(&d).Elem(), "", &paths)
	d.Corrections = nil
	var text strings.Builder
	entry := model.DocumentEntry{Document: d}
	for _, c := range model.DocumentExportColumns() {
		text.WriteString(c.Text(entry) + "\n")
	}
	for _, c := range model.ProblemColumns() {
		text.WriteString(c.Text(model.ProblemEntry{DocumentEntry: entry, Nth: 1}) + "\n")
	}
	for _, path := range paths {
		exempt := false
		for _, p := range notExported {
			exempt = exempt || path == p || strings.HasPrefix(path, p+".") || strings.HasPrefix(path, p+"[]")
		}
		if !exempt && !strings.Contains(text.String(), "⟦"+path+"⟧") {
			t.Errorf("%s is in no column", path)
		}
	}
}

func TestColumnsOfAWorkbookHaveOneNameEach(t *testing.T) {
	ids, labels := map[string]bool{}, map[string]bool{}
	for _, c := range model.DocumentExportColumns() {
		if ids[c.ID] || labels[c.Label] {
			t.Errorf("%s %s is there twice", c.ID, c.Label)
		}
		ids[c.ID], labels[c.Label] = true, true
	}
}
