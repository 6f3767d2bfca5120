package powercut

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"

	"golang.org/x/sys/unix"
)

// Record runs a program to its end and returns what it did to the files in root, and what it said, in order. The
// program must not start others. It fails when the program does.
func Record(cmd *exec.Cmd, root string) ([]Event, error) {
	runtime.LockOSThread() // the kernel knows the recorder by its thread
	defer runtime.UnlockOSThread()
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	defer null.Close()
	pid, err := syscall.ForkExec(cmd.Path, cmd.Args, &syscall.ProcAttr{
		Env: cmd.Env, Files: []uintptr{null.Fd(), null.Fd(), os.Stderr.Fd()}, Sys: &syscall.SysProcAttr{Ptrace: true},
	})
	if err != nil {
		return nil, fmt.Errorf("start a program to record it (is ptrace forbidden here?): %w", err)
	}
	r := &recorder{program{root, pid}, map[int]bool{pid: true}, map[int]after{}, nil}
	if err := r.run(); err != nil {
		syscall.Kill(pid, syscall.SIGKILL)
		return nil, err
	}
	return r.events, nil
}

// recorder follows the threads of a program from system call to system call.
type recorder struct {
	program
	threads map[int]bool  // that have begun
	calls   map[int]after // of the threads that are in one
	events  []Event
}

// after returns what a call did that returned a result; it is nil for calls that do nothing to files.
type after func(result int64) ([]Event, error)

const atCall = syscall.SIGTRAP | 0x80 // how PTRACE_O_TRACESYSGOOD marks the stops at the two ends of a system call

func (r *recorder) run() error {
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(r.pid, &status, 0, nil); err != nil {
		return err
	}
	if !status.Stopped() {
		return errors.New("the program did not wait to be recorded: ptrace is forbidden here")
	}
	const options = syscall.PTRACE_O_TRACESYSGOOD | syscall.PTRACE_O_TRACECLONE | unix.PTRACE_O_EXITKILL
	if err := syscall.PtraceSetOptions(r.pid, options); err != nil {
		return fmt.Errorf("record a program (is ptrace forbidden here?): %w", err)
	}
	thread, signal := r.pid, 0
	for {
		err := syscall.PtraceSyscall(thread, signal)
		if err != nil && !errors.Is(err, syscall.ESRCH) { // it was killed meanwhile
			return err
		}
		if thread, err = nextStop(&status); err != nil {
			return err
		}
		for status.Exited() || status.Signaled() {
			if thread == r.pid { // the last of its threads
				if status.ExitStatus() != 0 {
					return fmt.Errorf("the recorded program ended with %d, signal %v", status.ExitStatus(), status.Signal())
				}
				return nil
			}
			if thread, err = nextStop(&status); err != nil {
				return err
			}
		}
		if signal, err = r.stopped(thread, status); err != nil {
			return err
		}
	}
}

// nextStop waits for one of the program's threads, and for no other child of this process.
func nextStop(status *syscall.WaitStatus) (thread int, err error) {
	for {
		thread, err = syscall.Wait4(-1, status, unix.WALL|unix.WNOTHREAD, nil)
		if !errors.Is(err, syscall.EINTR) {
			return thread, err
		}
	}
}

// stopped looks at a thread that stands still and returns the signal to go on with.
func (r *recorder) stopped(thread int, status syscall.WaitStatus) (signal int, err error) {
	began := r.threads[thread]
	r.threads[thread] = true
	switch s := status.StopSignal(); {
	case s == atCall:
		return 0, r.atCall(thread)
	case s == syscall.SIGTRAP && status.TrapCause() > 0: // it has made a thread
		return 0, nil
	case s == syscall.SIGSTOP && !began: // as every thread begins
		return 0, nil
	default:
		return int(s), nil
	}
}

func (r *recorder) atCall(thread int) error {
	var regs syscall.PtraceRegs
	if err := syscall.PtraceGetRegs(thread, &regs); err != nil {
		if errors.Is(err, syscall.ESRCH) {
			return nil
		}
		return err
	}
	then, inCall := r.calls[thread]
	if !inCall {
		then, err := r.begin(&regs)
		r.calls[thread] = then
		return err
	}
	delete(r.calls, thread)
	if result := int64(regs.Rax); then != nil && result >= 0 {
		events, err := then(result)
		if err != nil {
			return err
		}
		r.events = append(r.events, events...)
	}
	return nil
}
