package model_test

import (
	"slices"
	"testing"

	"oversight/model"
)

func TestSuggestionsLoseTheirNumbersButNoFigures(t *testing.T) {
	var p model.PastInquiry
	p.SetSuggestions("1. 补充回避条款\n2．明确审批程序\n（一）压实责任\n一、公开\n3.5亿元资金专户管理\n\n4、复核\n2020年底前完成")
	want := []string{"补充回避条款", "明确审批程序", "压实责任", "公开", "3.5亿元资金专户管理", "复核", "2020年底前完成"}
	if !slices.Equal(p.Suggestions, want) {
		t.Errorf("got %q", p.Suggestions)
	}
}
