package powercut

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// program is one that is being recorded; while one of its threads stands still it can be looked into.
type program struct {
	root string
	pid  int
}

// begin says what a system call that begins will do to the files in root. A call that would change a file in a way the
// model of the disk does not know is an error: what is not recorded would be taken for safe.
func (p program) begin(r *syscall.PtraceRegs) (after, error) {
	fd, second := int32(r.Rdi), int32(r.Rsi)
	switch r.Orig_rax {
	case unix.SYS_WRITE:
		return p.write(fd, r.Rsi, r.Rdx, -1)
	case unix.SYS_PWRITE64:
		return p.write(fd, r.Rsi, r.Rdx, int64(r.R10))
	case unix.SYS_COPY_FILE_RANGE, unix.SYS_SPLICE:
		return p.copied(int32(r.Rdx)), nil
	case unix.SYS_SENDFILE:
		return p.copied(fd), nil
	case unix.SYS_FTRUNCATE:
		return p.one(p.open(fd), Event{Op: Truncate, Off: int64(r.Rsi)}), nil
	case unix.SYS_FSYNC, unix.SYS_FDATASYNC:
		return p.one(p.open(fd), Event{Op: Flush}), nil
	case unix.SYS_OPEN:
		return p.opened(p.named(unix.AT_FDCWD, r.Rdi), int(r.Rsi)), nil
	case unix.SYS_OPENAT:
		return p.opened(p.named(fd, r.Rsi), int(r.Rdx)), nil
	case unix.SYS_MKDIR:
		return p.one(p.named(unix.AT_FDCWD, r.Rdi), Event{Op: MakeDir}), nil
	case unix.SYS_MKDIRAT:
		return p.one(p.named(fd, r.Rsi), Event{Op: MakeDir}), nil
	case unix.SYS_UNLINK, unix.SYS_RMDIR:
		return p.one(p.named(unix.AT_FDCWD, r.Rdi), Event{Op: Remove}), nil
	case unix.SYS_UNLINKAT:
		return p.one(p.named(fd, r.Rsi), Event{Op: Remove}), nil
	case unix.SYS_RENAME:
		return p.renamed(p.named(unix.AT_FDCWD, r.Rdi), p.named(unix.AT_FDCWD, r.Rsi))
	case unix.SYS_RENAMEAT, unix.SYS_RENAMEAT2:
		return p.renamed(p.named(fd, r.Rsi), p.named(int32(r.Rdx), r.R10))
	case unix.SYS_WRITEV, unix.SYS_PWRITEV, unix.SYS_PWRITEV2, unix.SYS_FALLOCATE:
		return nil, p.unknown(p.open(fd), r.Orig_rax)
	case unix.SYS_CREAT, unix.SYS_TRUNCATE, unix.SYS_LINK:
		return nil, p.unknown(p.named(unix.AT_FDCWD, r.Rdi), r.Orig_rax)
	case unix.SYS_SYMLINK:
		return nil, p.unknown(p.named(unix.AT_FDCWD, r.Rsi), r.Orig_rax)
	case unix.SYS_SYMLINKAT:
		return nil, p.unknown(p.named(second, r.Rdx), r.Orig_rax)
	case unix.SYS_LINKAT:
		return nil, p.unknown(p.named(int32(r.Rdx), r.R10), r.Orig_rax)
	}
	return nil, nil
}

// ours reports whether a file is to be recorded. The index of the engine's log is made anew at every start.
func (p program) ours(path string) bool {
	return (path == p.root || strings.HasPrefix(path, p.root+"/")) && !strings.HasSuffix(path, "-shm")
}

func (p program) unknown(path string, call uint64) error {
	if !p.ours(path) {
		return nil
	}
	return fmt.Errorf("the system call %d on %s is not recorded: teach the recorder about it", call, path)
}

// one is a call that does one thing to one file.
func (p program) one(path string, e Event) after {
	if !p.ours(path) {
		return nil
	}
	e.Path = path
	return func(int64) ([]Event, error) { return []Event{e}, nil }
}

func (p program) renamed(from, to string) (after, error) {
	if p.ours(from) != p.ours(to) {
		return nil, fmt.Errorf("%s is renamed to %s, out of what is recorded or into it", from, to)
	}
	return p.one(from, Event{Op: Rename, To: to}), nil
}

func (p program) opened(path string, flags int) after {
	if !p.ours(path) || flags&unix.O_CREAT == 0 && flags&unix.O_TRUNC == 0 {
		return nil
	}
	if _, err := os.Lstat(path); err != nil {
		return p.one(path, Event{Op: Make})
	}
	if flags&unix.O_TRUNC != 0 {
		return p.one(path, Event{Op: Truncate})
	}
	return nil
}

// write is a call that writes at an offset, or, where that is negative, where the file stands.
func (p program) write(fd int32, address, size uint64, off int64) (after, error) {
	op, path := Write, p.open(fd)
	switch {
	case fd == 1:
		op, path = Say, ""
	case !p.ours(path):
		return nil, nil
	case off < 0:
		var err error
		if off, err = p.position(fd); err != nil {
			return nil, err
		}
	}
	data, err := p.memory(address, int(size))
	if err != nil {
		return nil, err
	}
	return func(n int64) ([]Event, error) { return []Event{{Op: op, Path: path, Off: off, Data: data[:n]}}, nil }, nil
}

// copied is a call that lets the kernel copy into a file; what it copied is read from there.
func (p program) copied(fd int32) after {
	path := p.open(fd)
	if !p.ours(path) {
		return nil
	}
	return func(n int64) ([]Event, error) {
		if n == 0 {
			return nil, nil
		}
		data, err := os.ReadFile(path)
		return []Event{{Op: Write, Path: path, Data: data}}, err
	}
}

// open returns the path of a file that the program has open; "" when it has no name any more.
func (p program) open(fd int32) string {
	path, err := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", p.pid, fd))
	if err != nil || strings.HasSuffix(path, " (deleted)") {
		return ""
	}
	return path
}

// position is where in a file the next write goes.
func (p program) position(fd int32) (int64, error) {
	info, err := os.ReadFile(fmt.Sprintf("/proc/%d/fdinfo/%d", p.pid, fd))
	if err != nil {
		return 0, err
	}
	var pos, flags int64
	if _, err := fmt.Sscanf(string(info), "pos:\t%d\nflags:\t%o", &pos, &flags); err != nil {
		return 0, fmt.Errorf("where a file stands: %q: %w", info, err)
	}
	if flags&unix.O_APPEND != 0 {
		stat, err := os.Stat(fmt.Sprintf("/proc/%d/fd/%d", p.pid, fd))
		if err != nil {
			return 0, err
		}
		pos = stat.Size()
	}
	return pos, nil
}

// named returns the path that a call names, from the root of the system.
func (p program) named(folder int32, address uint64) string {
	var name []byte
	const page = 4096
	for len(name) < unix.PathMax {
		part, err := p.memory(address, page-int(address%page)) // a string may end where the memory does
		if err != nil {
			return ""
		}
		if end := bytes.IndexByte(part, 0); end >= 0 {
			name = append(name, part[:end]...)
			break
		}
		name, address = append(name, part...), address+uint64(len(part))
	}
	path := string(name)
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	above := fmt.Sprintf("/proc/%d/cwd", p.pid)
	if folder != unix.AT_FDCWD {
		above = fmt.Sprintf("/proc/%d/fd/%d", p.pid, folder)
	}
	above, err := os.Readlink(above)
	if err != nil {
		return ""
	}
	return filepath.Join(above, path)
}

func (p program) memory(address uint64, size int) ([]byte, error) {
	data := make([]byte, size)
	if size == 0 {
		return data, nil
	}
	n, err := unix.ProcessVMReadv(p.pid, []unix.Iovec{{Base: &data[0], Len: uint64(size)}}, []unix.RemoteIovec{{Base: uintptr(address), Len: size}}, 0)
	if err == nil && n != size {
		err = errors.New("part of it is not there")
	}
	if err != nil {
		return nil, fmt.Errorf("read the memory of the recorded program: %w", err)
	}
	return data, nil
}
