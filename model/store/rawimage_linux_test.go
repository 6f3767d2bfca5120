package store_test

import (
	"bytes"
	"context"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"oversight/model/store"
	"oversight/model/store/storetest"
)

// roleEncrypt backs a desk up, encrypted, to outside(dir)/b.age.
const roleEncrypt = "encrypt"

func init() {
	killedRoles[roleEncrypt] = func(dir string) error {
		return opened(dir, func(s *store.Store) error {
			return s.Backup(context.Background(), filepath.Join(outside(dir), "b.age"), goodPassphrase)
		})
	}
}

// secretDesk is a desk whose every page tells something.
func secretDesk(t *testing.T) (dir string, told [][]byte) {
	t.Helper()
	dir = t.TempDir()
	s := storetest.Open(t, dir)
	for _, name := range []string{"欧阳静文", "诸葛守正", "李书言"} {
		storetest.Draft(t, s, storetest.Leader(t, s, name), day)
		told = append(told, []byte(name))
	}
	s.Close()
	return dir, append(told, []byte("SQLite format 3"), []byte("CREATE TABLE"), []byte("思想文化宣传薄弱"), []byte(storetest.Office.Issuer))
}

// wantNothingTold fails the test where the raw bytes of a disk, or what was written to it, tell of the desk.
func wantNothingTold(t *testing.T, raw []byte, told [][]byte) {
	t.Helper()
	for _, words := range told {
		if n := bytes.Count(raw, words); n > 0 {
			t.Errorf("%q stands %d times where only encrypted bytes may be", words, n)
		}
	}
}

// The stick is an image: what a backup wrote and deleted there is still in it, as on a stick that is found.
func TestTheRawImageOfAStickWithAnEncryptedBackupTellsNothing(t *testing.T) {
	dir, told := secretDesk(t)
	image, stick := filepath.Join(t.TempDir(), "stick.img"), t.TempDir()
	for _, cmd := range [][]string{
		{"truncate", "--size=16M", image},
		{"mkfs.ext4", "-q", "-E", "nodiscard", image},
		{"mount", "-o", "loop,nodiscard", image, stick},
	} {
		if out, err := exec.Command(cmd[0], cmd[1:]...).CombinedOutput(); err != nil {
			t.Skipf("no image can be mounted here (%s: %v %s); TestEveryWriteOfAnEncryptedBackup… looks instead", cmd[0], err, out)
		}
	}
	s := storetest.Open(t, dir)
	var err error
	for _, name := range []string{"a.age", "b.age"} { // the second over free space that the first may have used
		if err == nil {
			err = s.Backup(ctx, filepath.Join(stick, name), goodPassphrase)
		}
	}
	s.Close()
	if out, e := exec.Command("umount", stick).CombinedOutput(); e != nil {
		t.Fatalf("umount: %v %s", e, out)
	}
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(image)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Count(raw, []byte("age-encryption.org/v1")) < 2 {
		t.Error("the backups are not on the image")
	}
	wantNothingTold(t, raw, told)
}

// The same where nothing can be mounted: every write to the folder of the backup is read as the system got it.
func TestEveryWriteOfAnEncryptedBackupOutsideTheDeskIsEncrypted(t *testing.T) {
	dir, told := secretDesk(t)
	if err := os.MkdirAll(outside(dir), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(outside(dir)) })
	log := filepath.Join(t.TempDir(), "trace")
	// -yy names the file of each write, -xx writes every byte.
	cmd := exec.Command("strace", "-f", "-yy", "-xx", "-s", "10000000", "-e", "trace=write,pwrite64,writev,mmap,sendfile,copy_file_range,rename,renameat", "-o", log, os.Args[0])
	cmd.Env = append(os.Environ(), roleEnv+"="+roleEncrypt, dirEnv+"="+dir, timesEnv+"=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("strace is needed for this test (apt-get install strace): %v %s", err, out)
	}
	trace, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	place := hexed(filepath.Base(outside(dir)))
	var written, inside bytes.Buffer
	write := regexp.MustCompile(`^\d+ +(\w+)\(\d+<([^>]*)>, "([^"]*)"`)
	for _, line := range strings.Split(string(trace), "\n") {
		m := write.FindStringSubmatch(line)
		switch {
		case m == nil && strings.Contains(line, "<"+place) || strings.Contains(line, "sendfile") || strings.Contains(line, "copy_file_range"):
			if !strings.Contains(line, "PROT_READ") && !strings.Contains(line, "rename") {
				t.Errorf("a write this test does not understand: %.200s", line)
			}
		case m == nil:
		case strings.Contains(m[2], place) || strings.Contains(m[2], filepath.Base(outside(dir))):
			written.Write(unhexed(t, m[3]))
		case strings.Contains(m[2], hexed(filepath.Base(dir))) || strings.Contains(m[2], filepath.Base(dir)):
			inside.Write(unhexed(t, m[3]))
		}
	}
	if !bytes.Contains(written.Bytes(), []byte("age-encryption.org/v1")) || written.Len() < 100_000 {
		t.Fatalf("of the backup %d bytes were seen", written.Len())
	}
	if !bytes.Contains(inside.Bytes(), []byte("SQLite format 3")) {
		t.Error("the plain copy in the data folder was not seen: this test would see nothing outside either")
	}
	wantNothingTold(t, written.Bytes(), told)
	if left := unfinishedIn(dir); len(left) > 0 {
		t.Errorf("left in the data folder are %v", left)
	}
}

// hexed is how strace writes a name with -xx.
func hexed(text string) string {
	var out strings.Builder
	for _, b := range []byte(text) {
		out.WriteString(`\x` + hex.EncodeToString([]byte{b}))
	}
	return out.String()
}

func unhexed(t *testing.T, text string) []byte {
	t.Helper()
	data, err := hex.DecodeString(strings.ReplaceAll(text, `\x`, ""))
	if err != nil {
		t.Fatalf("%.80q: %v", text, err)
	}
	return data
}
