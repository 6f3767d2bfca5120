package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Pair is one line of KeyValues. A pair without a value is left out.
type Pair struct {
	Label string
	Value string
	Tone  Tone
}

// KeyValues shows labels in a column and their values, wrapping, beside them.
type KeyValues struct {
	widget.BaseWidget
	labels, values []*Text
}

// NewKeyValues returns the pairs as a block.
func NewKeyValues(pairs ...Pair) *KeyValues {
	k := &KeyValues{}
	k.fill(pairs)
	k.ExtendBaseWidget(k)
	return k
}

// Set replaces all pairs.
func (k *KeyValues) Set(pairs ...Pair) {
	k.fill(pairs)
	k.Refresh()
}

func (k *KeyValues) fill(pairs []Pair) {
	k.labels, k.values = nil, nil
	for _, p := range pairs {
		if p.Value == "" {
			continue
		}
		label, value := NewText(p.Label), NewParagraph(p.Value)
		label.Color = ColorMuted
		if p.Tone != ToneNeutral {
			value.Color = p.Tone.ForegroundName()
		}
		k.labels, k.values = append(k.labels, label), append(k.values, value)
	}
}

// CreateRenderer is called by Fyne.
func (k *KeyValues) CreateRenderer() fyne.WidgetRenderer {
	k.ExtendBaseWidget(k)
	return &keyValuesRenderer{k}
}

type keyValuesRenderer struct{ pairs *KeyValues }

const (
	keyValueGap    = 12 // between the columns, in Fyne units
	keyValueRowGap = 5
)

func (r *keyValuesRenderer) Destroy() {}

func (r *keyValuesRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for i := range r.pairs.labels {
		objects = append(objects, r.pairs.labels[i], r.pairs.values[i])
	}
	return objects
}

func (r *keyValuesRenderer) valueX() float32 {
	x := float32(0)
	for _, l := range r.pairs.labels {
		x = max(x, l.MinSize().Width)
	}
	return x + keyValueGap
}

func (r *keyValuesRenderer) MinSize() fyne.Size {
	x, size := r.valueX(), fyne.Size{}
	room := r.pairs.BaseWidget.Size().Width - x
	for _, v := range r.pairs.values {
		height := v.MinSize().Height
		if room > 0 {
			height = heightAt(v, room)
		}
		size = fyne.NewSize(max(size.Width, x+v.MinSize().Width), size.Height+height+keyValueRowGap)
	}
	size.Height = max(0, size.Height-keyValueRowGap)
	return size
}

func (r *keyValuesRenderer) Layout(size fyne.Size) {
	x, y := r.valueX(), float32(0)
	for i, v := range r.pairs.values {
		height := heightAt(v, size.Width-x)
		place(v, x, y, size.Width-x, height)
		place(r.pairs.labels[i], 0, y, x-keyValueGap, r.pairs.labels[i].MinSize().Height)
		y += height + keyValueRowGap
	}
}

func (r *keyValuesRenderer) Refresh() {
	r.Layout(r.pairs.BaseWidget.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.pairs)
}
