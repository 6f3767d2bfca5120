package desk

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"time"

	"oversight/model/store"
)

// SaveDiagnosis asks where to save what whoever maintains the program needs to find a fault. The data folder is named
// because it may be one that could not be opened; then there is no Store.
func (d *Desk) SaveDiagnosis(dir string) {
	now, about := time.Now(), d.about()
	d.SaveFile("诊断包 "+now.Format("2006-01-02 1504")+".zip", func(ctx context.Context) ([]byte, error) {
		var out bytes.Buffer
		err := store.WriteDiagnosis(ctx, &out, dir, now.Format(time.RFC3339)+"\n"+about, d.Store)
		return out.Bytes(), err
	})
}

// about says which program runs on what, in lines.
func (d *Desk) about() string {
	m, canvas := d.App.Metadata(), d.Window.Canvas()
	return fmt.Sprintf("%s %s (%d)\n%s/%s %s, %d CPU\nwindow %v, scale %v\n",
		m.ID, m.Version, m.Build, runtime.GOOS, runtime.GOARCH, runtime.Version(), runtime.NumCPU(), canvas.Size(), canvas.Scale())
}
