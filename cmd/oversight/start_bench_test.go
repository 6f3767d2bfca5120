package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/sample"
	"oversight/printing"
)

// BenchmarkStart starts the program with the sample county and a window that only says hello, both built as they are
// delivered, until they have nothing more to do: CPU time and memory till then, size of the program.
//
//	go test -run '^$' -bench Start -benchtime 3x ./cmd/oversight
func BenchmarkStart(b *testing.B) {
	s := newScreen(b)
	dir := b.TempDir()
	county := filepath.Join(dir, "county")
	fillCounty(b, county)
	for _, p := range []struct{ name, source string }{{"hello", "./testdata/hello"}, {"oversight", "."}} {
		b.Run(p.name, func(b *testing.B) {
			binary := filepath.Join(dir, p.name)
			build(b, binary, p.source, "-ldflags", "-s -w")
			info, err := os.Stat(binary)
			if err != nil {
				b.Fatal(err)
			}
			var used usage
			b.ResetTimer()
			for range b.N {
				used.add(startOnce(b, s, binary, county))
			}
			n := float64(b.N)
			b.ReportMetric(float64(info.Size())/1e6, "MB-file")
			b.ReportMetric(used.cpu.Seconds()/n, "s-CPU/start")
			b.ReportMetric(used.memory/n, "MB-memory")
			b.ReportMetric(used.own/n, "MB-own")
		})
	}
}

func fillCounty(b *testing.B, dir string) {
	b.Helper()
	today := model.DateOf(time.Now())
	s, err := store.Create(context.Background(), dir, store.Options{}, func(s *store.Store) error {
		return sample.Fill(context.Background(), s, today, sample.Printers{
			Document: printing.Issue, Slip: printing.IssueSlip, Vetting: printing.IssueVettingReply,
		})
	})
	if err != nil {
		b.Fatal(err)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
}

// usage is what a process has used so far.
type usage struct {
	cpu         time.Duration
	memory, own float64 // in MB: resident, and of that neither file nor shared
}

func (u *usage) add(v usage) { u.cpu, u.memory, u.own = u.cpu+v.cpu, u.memory+v.memory, u.own+v.own }

// startOnce starts a program, waits until it rests, and ends it.
func startOnce(b *testing.B, s *screen, binary, dir string) usage {
	b.Helper()
	p, err := s.start(binary, dir)
	if err != nil {
		b.Fatal(err)
	}
	// At rest both redraw now and then; starting takes far more than a twentieth of the CPU.
	const pause = time.Second
	now := used(b, p.Process.Pid)
	for range 30 {
		before := now
		time.Sleep(pause)
		if now = used(b, p.Process.Pid); now.cpu-before.cpu < pause/20 {
			break
		}
	}
	_ = p.Process.Kill()
	<-p.ended
	return now
}

// used reads it from /proc (man 5 proc).
func used(b *testing.B, pid int) usage {
	b.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		b.Fatal(err)
	}
	// After the name in brackets: state is field 3, utime field 14, stime field 15, in hundredths of a second.
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	u := usage{cpu: time.Duration(number(b, fields[11])+number(b, fields[12])) * 10 * time.Millisecond}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		name, value, _ := strings.Cut(strings.TrimSpace(strings.TrimSuffix(line, "kB\n")), ":")
		switch name {
		case "VmRSS":
			u.memory = number(b, strings.TrimSpace(value)) / 1000
		case "RssAnon":
			u.own = number(b, strings.TrimSpace(value)) / 1000
		}
	}
	return u
}

func number(b *testing.B, digits string) float64 {
	b.Helper()
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		b.Fatal(err)
	}
	return n
}
