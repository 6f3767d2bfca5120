package store

import (
	"cmp"
	"encoding/json"
	"log/slog"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"
)

// Holder is who has a data folder open.
type Holder struct {
	User     string    `json:"user"`
	Computer string    `json:"computer"`
	Since    time.Time `json:"since"`
	PID      int       `json:"pid"` // of the program, on that computer
}

// The lock itself cannot hold this: on Windows nobody else may read what is locked.
func holderFile(dir string) string { return filepath.Join(dir, "window.json") }

// HolderOf returns who took a data folder that is locked; zero when that cannot be read. Of a folder that is not
// locked it may return who had it when the computer was cut off.
func HolderOf(dir string) Holder {
	data, err := os.ReadFile(holderFile(dir))
	if err != nil {
		return Holder{}
	}
	var h Holder
	if json.Unmarshal(data, &h) != nil {
		return Holder{}
	}
	return h
}

// sentence refuses the folder to others.
func (h Holder) sentence() string {
	const advice = "请切换到那个窗口；如果是别人打开的，请对方先退出程序"
	if h.Since.IsZero() {
		return "这个数据文件夹已经在另一个窗口里打开。" + advice
	}
	return "这个数据文件夹由" + cmp.Or(h.User, "另一个用户") + " " + h.Since.Local().Format("2006-01-02 15:04") +
		" 起在电脑 " + cmp.Or(h.Computer, "（名称不详）") + " 上打开着。" + advice
}

// noteHolder is a courtesy: the lock holds without it.
func noteHolder(dir string, h Holder) {
	data, err := json.Marshal(h)
	if err == nil {
		err = writeWhole(holderFile(dir), data)
	}
	if err != nil && !isFull(err) {
		slog.Warn("note who holds the data folder", "err", err)
	}
}

func forgetHolder(dir string) {
	if err := removeFile(holderFile(dir)); err != nil {
		slog.Warn("forget who held the data folder", "err", err)
	}
}

// userName returns the name the user signs in with. The system is asked only when the environment does not say: on a
// computer of a domain the question goes over the network.
func userName() string {
	if name := cmp.Or(os.Getenv("USERNAME"), os.Getenv("USER")); name != "" {
		return name
	}
	u, err := user.Current()
	if err != nil {
		return ""
	}
	return u.Username[strings.LastIndexByte(u.Username, '\\')+1:] // of DOMAIN\name
}

func computerName() string {
	name, err := os.Hostname()
	if err != nil {
		return ""
	}
	return name
}
