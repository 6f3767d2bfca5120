package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"oversight/model"
	"oversight/ui"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

// runKey is where Windows keeps what it starts when the user logs in.
const runKey = `Software\Microsoft\Windows\CurrentVersion\Run`

// taskName is the name of the scheduled task; the clerk finds it under it in the Windows Task Scheduler.
const taskName = "同级监督工作台每日备份"

// mostCommand is how long the command of a scheduled task may be, by schtasks.
const mostCommand = 261

// background is Windows itself: its Task Scheduler and its list of programs to start.
type background struct{ dir string }

func newBackground(dir string) ui.Background { return background{dir} }

// DailyBackup asks the Task Scheduler.
func (b background) DailyBackup() (bool, error) {
	err := schtasks("/Query", "/TN", taskName)
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		return false, nil // it says so of a task that is not there
	}
	return err == nil, err
}

// SetDailyBackup makes or deletes the task.
func (b background) SetDailyBackup(on bool) error {
	if !on {
		return refused(schtasks("/Delete", "/F", "/TN", taskName))
	}
	program, err := beside("oversightctl.exe")
	if err != nil {
		return err
	}
	command := windows.ComposeCommandLine([]string{program, "-data", b.dir, "backup"})
	if len([]rune(command)) > mostCommand {
		return model.Refuse("程序和数据文件夹的路径太长，Windows 计划任务放不下。请把它们放在路径较短的文件夹里")
	}
	// At noon, because office computers are off at night.
	return refused(schtasks("/Create", "/F", "/TN", taskName, "/SC", "DAILY", "/ST", "12:30", "/TR", command))
}

func refused(err error) error {
	if err == nil {
		return nil
	}
	return &model.Error{Code: model.Refused, Cause: err, Msg: "Windows 没有接受这个计划任务，可能被单位的安全策略禁止。请向管理员询问，或每天打开一次本程序，打开时也会自动备份"}
}

func schtasks(args ...string) error {
	c := exec.Command("schtasks.exe", args...)
	c.SysProcAttr = &windows.SysProcAttr{HideWindow: true, CreationFlags: windows.CREATE_NO_WINDOW}
	out, err := c.CombinedOutput()
	if err != nil {
		return fmt.Errorf("schtasks %s: %w: %s", args[0], err, strings.TrimSpace(string(out)))
	}
	return nil
}

// beside returns the path of another program in the folder of this one.
func beside(name string) (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	path := filepath.Join(filepath.Dir(self), name)
	if _, err := os.Stat(path); err != nil {
		return "", &model.Error{Code: model.NotFound, Cause: err, Msg: "没有找到 " + name + "，它应当和本程序在同一个文件夹里。请重新安装，或从便携版压缩包里把它解压出来"}
	}
	return path, nil
}

// AtLogin looks the program up among those Windows starts.
func (b background) AtLogin() (bool, error) {
	key, err := registry.OpenKey(registry.CURRENT_USER, runKey, registry.QUERY_VALUE)
	if err != nil {
		return false, err
	}
	defer key.Close()
	_, _, err = key.GetStringValue(appID)
	if errors.Is(err, registry.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// SetAtLogin puts the program on the list of those Windows starts, or takes it away.
func (b background) SetAtLogin(on bool) error {
	key, _, err := registry.CreateKey(registry.CURRENT_USER, runKey, registry.SET_VALUE)
	if err != nil {
		return err
	}
	defer key.Close()
	if !on {
		if err := key.DeleteValue(appID); err != nil && !errors.Is(err, registry.ErrNotExist) {
			return err
		}
		return nil
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	return key.SetStringValue(appID, windows.ComposeCommandLine([]string{self, "-data", b.dir, "-" + hiddenFlag}))
}
