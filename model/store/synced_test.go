package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"oversight/model/store"
)

func TestFoldersOfSyncProgramsAreKnown(t *testing.T) {
	env := map[string]string{
		"OneDrive":           `C:\Users\li\云文件`,
		"OneDriveCommercial": `D:\单位云\`,
	}
	for dir, want := range map[string]string{
		`C:\Users\li\AppData\Local\Oversight`:           "",
		`D:\同级监督\data`:                                  "",
		`D:\云文件\data`:                                   "",
		`C:\Users\li\云文件2\data`:                         "", // another folder, its name begins alike
		`C:\Users\li\云文件`:                               "OneDrive",
		`c:\users\LI\云文件\监督\data`:                       "OneDrive",
		`D:\单位云\data`:                                   "OneDrive",
		`C:\Users\wang\OneDrive\data`:                   "OneDrive",
		`C:\Users\wang\OneDrive - 某县纪委\文档\data`:         "OneDrive",
		`C:\Users\li\Nutstore\1\我的坚果云\data`:             "坚果云",
		`E:\Nutstore Files\data`:                        "坚果云",
		`D:\BaiduSyncdisk\监督`:                           "百度网盘",
		`D:\BaiduNetdiskWorkspace\监督`:                   "百度网盘",
		`C:\Users\li\WPSDrive\123456\WPS云盘\data`:        "WPS云盘",
		`C:\Users\li\iCloudDrive\data`:                  "iCloud",
		`C:\Users\li\Dropbox (个人)\data`:                 "Dropbox",
		`/home/li/Dropbox/data`:                         "Dropbox",
		`D:\微云同步助手\data`:                                "微云",
		`\\?\C:\Users\li\OneDrive\data`:                 "OneDrive",
		`C:\Users\li\Documents\关于OneDrive的通知\data`:      "",
		`D:\dropboxes\data`:                             "",
		`/home/li/.local/share/oversight`:               "",
		`C:\Program Files\Kingsoft\WPS Office\wps\data`: "",
	} {
		if got := store.SyncedByEnv(dir, func(name string) string { return env[name] }); got != want {
			t.Errorf("%s is synced by %q, want %q", dir, got, want)
		}
	}
}

func TestALinkIntoASyncFolderIsFollowed(t *testing.T) {
	base := t.TempDir()
	synced, link := filepath.Join(base, "Dropbox", "监督"), filepath.Join(base, "data")
	if err := os.MkdirAll(synced, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(synced, link); err != nil {
		t.Skip("links cannot be made here:", err)
	}
	if to, err := os.Readlink(link); err != nil || to != synced { // Wine makes links it does not read
		t.Skipf("links are not followed here: %q, %v", to, err)
	}
	if got := store.SyncedBy(link); got != "Dropbox" {
		t.Errorf("synced by %q", got)
	}
	if got := store.SyncedBy(filepath.Join(base, "not made yet")); got != "" {
		t.Errorf("a folder that is not there is synced by %q", got)
	}
}
