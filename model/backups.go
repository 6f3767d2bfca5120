package model

import "fmt"

// Backups are the rules for the backups of each day.
type Backups struct {
	Share int // how much of the disk they may take together, in percent
}

// BackupShares are the shares offered.
var BackupShares = []int{5, 10, 20, 30, 50}

// DefaultBackups returns the rules before anybody set them.
func DefaultBackups() Backups { return Backups{Share: 10} }

// Check refuses a share that leaves no room for a backup, or none for anything else.
func (b Backups) Check() error {
	const least, most = 1, 80
	if b.Share < least || b.Share > most {
		return InvalidField("share", fmt.Sprintf("每天备份占磁盘的份额应在 %d%% 至 %d%% 之间", least, most))
	}
	return nil
}
