package ui_test

import (
	"image"
	"image/color"
	"testing"

	"oversight/model"

	"fyne.io/fyne/v2"
)

func TestTheColoursChangeAtOnceOnEveryPage(t *testing.T) {
	c := county(t)
	c.ctrl(settingsKey)
	c.click("外观")
	for _, look := range []struct {
		mode  string
		light bool
	}{{"深色", false}, {"浅色", true}} {
		c.enter("颜色", look.mode)
		for i, key := range []fyne.KeyName{homeKey, documentsKey, meetingsKey, inquiriesKey, vettingKey, peopleKey, dutiesKey, calendarKey, settingsKey} {
			c.ctrl(key)
			if got := bright(c.w.Canvas().Capture()); got != look.light {
				t.Errorf("%s: page %d is bright = %v", look.mode, i+1, got)
			}
		}
	}
	c.enter("字号", "大")
	c.ctrl(fyne.KeyN)
	c.sees("提醒对象", "第1页，共1页")
}

// bright tells a light page from a dark one by most of its pixels.
func bright(picture image.Image) bool {
	light, dark := 0, 0
	for x := 0; x < picture.Bounds().Dx(); x += 7 {
		for y := 0; y < picture.Bounds().Dy(); y += 7 {
			if color.GrayModel.Convert(picture.At(x, y)).(color.Gray).Y > 127 {
				light++
			} else {
				dark++
			}
		}
	}
	return light > dark
}

func TestTheChosenLookIsKept(t *testing.T) {
	c := county(t)
	c.ctrl(settingsKey)
	c.click("外观")
	c.enter("颜色", "深色")
	c.open()
	if bright(c.w.Canvas().Capture()) {
		t.Error("the window opens in light colours again")
	}
}

func storeLeader(t *testing.T, c *clerk, name string) {
	t.Helper()
	_, err := c.stored().SavePerson(t.Context(), model.Person{Name: name, Posts: []model.Post{{Title: "县委常委"}}})
	if err != nil {
		t.Fatal(err)
	}
}
