package store

import (
	"context"
	"os"
	"path/filepath"

	"oversight/model"
)

// Create makes the database of a data folder whole or not at all: fill works on a new one beside the place,
// and only a filled one is moved there and opened.
func Create(ctx context.Context, dir string, o Options, fill func(*Store) error) (*Store, error) {
	fresh, err := Fresh(dir)
	if err != nil {
		return nil, err
	}
	if !fresh {
		return nil, model.Refuse("数据文件夹“" + dir + "”里已经有数据文件，没有改动它。请换一个数据文件夹")
	}
	if err := create(ctx, dir, o, fill); err != nil {
		return nil, storageError("create data folder", err)
	}
	o.Create = false
	return Open(ctx, dir, o)
}

func create(ctx context.Context, dir string, o Options, fill func(*Store) error) error {
	if onNetwork(dir) {
		return refuseNetwork(dir)
	}
	if err := makeFolder(dir); err != nil {
		return err
	}
	sweepLeftovers(dir)
	work, err := newWork(dir, newWorkName)
	if err != nil {
		return err
	}
	defer work.remove()
	filling := o
	filling.Create, filling.filling = true, true
	s, err := Open(ctx, work.dir, filling)
	if err != nil {
		return err
	}
	err = fill(s)
	if e := s.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	if err := place(filepath.Join(work.dir, DatabaseName), filepath.Join(dir, DatabaseName)); err != nil {
		return err
	}
	return flushAbove(dir) // the log of the window may have made the folder
}

// Fresh reports whether a data folder has no database yet. A folder that has papers or backups but no database
// is refused: beginning anew there would give numbers a second time.
func Fresh(dir string) (bool, error) {
	if _, err := os.Stat(filepath.Join(dir, DatabaseName)); err == nil {
		return false, nil
	} else if !os.IsNotExist(err) {
		return false, storageError("look for database", err)
	}
	for _, remains := range []string{printedFolder, backupsFolder} {
		entries, err := os.ReadDir(filepath.Join(dir, remains))
		if err == nil && len(entries) > 0 {
			return false, &model.Error{Code: model.Storage, Msg: "数据文件夹“" + dir + "”里有以前的文书和备份，却没有数据文件 " + DatabaseName +
				"，它可能被误删或被杀毒软件隔离了。请先找回它，或用 oversightctl restore 恢复 backups 里最近的备份"}
		}
	}
	return true, nil
}
