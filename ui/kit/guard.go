package kit

import (
	"fmt"
	"log/slog"
	"runtime/debug"

	"oversight/model"

	"fyne.io/fyne/v2"
)

// safely runs what a page does on an event of the window. A panic is logged and said, and the window lives on: Fyne has
// nothing between an event and the end of the program.
func safely(act func()) {
	defer func() {
		if v := recover(); v != nil {
			slog.Error("page panicked", "panic", v, "stack", string(debug.Stack()))
			sayFault(v)
		}
	}()
	act()
}

// guard is safely for an act that is kept.
func guard[T any](act func(T)) func(T) {
	return func(v T) { tell(act, v) }
}

// tell calls what a page hears of a widget, if it hears anything.
func tell[T any](hear func(T), v T) {
	if hear != nil {
		safely(func() { hear(v) })
	}
}

// sayFault tells the user in the window of the program. The fault may lie in what draws the window; then the log has to do.
func sayFault(v any) {
	defer func() {
		if again := recover(); again != nil {
			slog.Error("fault not shown", "panic", again)
		}
	}()
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if bound != nil && w.Canvas() == bound.canvas {
			ShowErr(w, &model.Error{
				Code: model.Internal, Cause: fmt.Errorf("panic: %v", v),
				Msg: "程序内部出错，刚才这一步没有完成；其他功能可以继续使用，已保存的内容不受影响。若反复出现，请在“设置 → 数据”里导出诊断包，交给维护人员",
			})
			return
		}
	}
}
