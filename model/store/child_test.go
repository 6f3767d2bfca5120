package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// Tests of crashes and of several programs at once run this test binary again as another program:
// these variables tell it what to do, in which folder and how often.
const (
	roleEnv  = "OVERSIGHT_TEST_ROLE"
	dirEnv   = "OVERSIGHT_TEST_DIR"
	timesEnv = "OVERSIGHT_TEST_TIMES"
)

const (
	roleSign     = "sign"     // open the folder and sign cards, printing each number after it was given
	roleRegister = "register" // the same with inquiries
	roleBackup   = "backup"   // open the folder and back it up to outside(dir) again and again
	roleVisits   = "visits"   // open the folder, sign a card and close it, again and again, printing each number or what was said
	rolePower    = "power-"   // and the name of a scenario of the power cuts
	roleOpen     = "open"     // open the folder, save a leader and print what a clerk would read
)

func TestMain(m *testing.M) {
	switch os.Getenv(roleEnv) {
	case "":
		code := m.Run()
		dropSharedFolders()
		os.Exit(code)
	case roleSign:
		exitWith(numberInChild(signOne))
	case roleRegister:
		exitWith(numberInChild(registerOne))
	case roleBackup:
		exitWith(backupInChild())
	case roleVisits:
		exitWith(visitInChild())
	case roleOpen:
		fmt.Println(openInChild())
	default:
		if act, ok := killedRoles[os.Getenv(roleEnv)]; ok {
			exitWith(killedInChild(act))
			return
		}
		exitWith(powerAct(os.Getenv(roleEnv))(os.Getenv(dirEnv), func(words ...any) { fmt.Println(words...) }))
	}
}

// child prepares this binary to run again in a role.
func child(role, dir string, times int) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), roleEnv+"="+role, dirEnv+"="+dir, timesEnv+"="+strconv.Itoa(times))
	cmd.Stderr = os.Stderr
	return cmd
}

func exitWith(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// numberInChild gives numbers and prints each.
func numberInChild(give func(*store.Store) (model.Number, error)) error {
	times, err := strconv.Atoi(os.Getenv(timesEnv))
	if err != nil {
		return err
	}
	s, err := store.Open(context.Background(), os.Getenv(dirEnv), store.Options{Create: true})
	if err != nil {
		return err
	}
	defer s.Close()
	for range times {
		n, err := give(s)
		if err != nil {
			return err
		}
		fmt.Println(n.Seq)
	}
	return nil
}

// outside is a folder beside a data folder, such as one on a stick.
func outside(dir string) string { return filepath.Join(filepath.Dir(dir), "外面") }

func backupInChild() error {
	times, err := strconv.Atoi(os.Getenv(timesEnv))
	if err != nil {
		return err
	}
	dir := os.Getenv(dirEnv)
	s, err := store.Open(context.Background(), dir, store.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	for n := range times {
		if err := s.Backup(context.Background(), filepath.Join(outside(dir), "b.db"), ""); err != nil {
			return err
		}
		fmt.Println(n)
	}
	return nil
}

// visitInChild is a program that comes and goes, as single acts of the command line do.
func visitInChild() error {
	times, err := strconv.Atoi(os.Getenv(timesEnv))
	if err != nil {
		return err
	}
	for range times {
		var n model.Number
		err := opened(os.Getenv(dirEnv), func(s *store.Store) (err error) {
			n, err = signOne(s)
			return err
		})
		switch {
		case !n.IsZero():
			fmt.Println(n.Seq)
		case err != nil:
			fmt.Println(model.UserMessage(err))
		}
	}
	return nil
}

// signOne takes a new card of the first leader from draft to number.
func signOne(s *store.Store) (model.Number, error) { return signWith(s, storetest.Render) }

func signWith(s *store.Store, render store.Render) (model.Number, error) {
	d, err := readyToSign(s)
	if err != nil {
		return model.Number{}, err
	}
	d, err = s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: day}, day, render)
	return d.Number, err
}

// registerOne takes an inquiry on a new matter without a meeting from quick entry to number.
func registerOne(s *store.Store) (model.Number, error) {
	m := model.NewMatter(0, 0)
	m.Title = "购置设备"
	m, err := s.SaveMatter(ctx, m, day)
	if err != nil {
		return model.Number{}, err
	}
	q := model.NewInquiry(m.ID, model.Meeting{}, "周明", day)
	q.By, q.Question = "郑国强", "有没有列入预算？"
	if q, err = s.SaveInquiry(ctx, q, day); err != nil {
		return model.Number{}, err
	}
	q, err = s.RegisterInquiry(ctx, q.ID, q.Version, day)
	return q.Number, err
}

// readyToSign makes a card of the first leader that waits for its signature.
func readyToSign(s *store.Store) (model.Document, error) {
	people, err := s.People(ctx, "")
	if err != nil {
		return model.Document{}, err
	}
	d := model.NewDocument(model.BuiltinKinds()[0], "周明", day)
	d.Leader = model.LeaderRef{ID: people[0].ID}
	d.Units = []model.Unit{{Name: "示例县融媒体中心"}}
	d.Problems, d.Suggestions = []string{"公务接待台账不规范"}, []string{"逐笔核对，限期整改"}
	if d, err = s.SaveDraft(ctx, d, day); err != nil {
		return d, err
	}
	if d, err = s.Submit(ctx, d.ID, d.Version); err != nil {
		return d, err
	}
	return s.Check(ctx, d.ID, d.Version, "吴静")
}

// openInChild says what a clerk reads when the program opens the folder and she saves a leader.
func openInChild() string {
	s, err := store.Open(ctx, os.Getenv(dirEnv), store.Options{Create: true})
	if err != nil {
		return model.UserMessage(err)
	}
	defer s.Close()
	if _, err := s.SavePerson(ctx, model.Person{Name: "李书言"}); err != nil {
		return model.UserMessage(err)
	}
	return "好"
}

// acknowledged starts a child and reads numbers from it until it ends; first is called at the first one.
func acknowledged(cmd *exec.Cmd, first func()) ([]int, error) {
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	var seqs []int
	for sc := bufio.NewScanner(out); sc.Scan(); {
		seq, err := strconv.Atoi(sc.Text())
		if err != nil {
			return nil, err
		}
		if seqs = append(seqs, seq); len(seqs) == 1 {
			first()
		}
	}
	return seqs, nil
}
