// Command oversightctl is the desk without a window: sample data, lists, printing, deadlines, holiday notices,
// backup, restore and verification, for scheduled tasks and for scripts.
//
// Exit status: 0 done, 1 refused or failed with one Chinese line on stderr, 2 wrong use.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"

	"oversight/model"
	"oversight/model/store"
)

const usage = `用法：oversightctl [-data 数据文件夹] 命令 …

  demo                                装入示例县（数据文件夹须是空的）
  list documents|persons|inquiries|meetings|vettings [-json] [-filter 文字]
                                      列出文书、监督对象、廉政问询、会议或党风廉政意见回复；-json 输出一个 JSON 数组
  print 编号… -o 文件.pdf [-receipt] [-reply] [-sheet] [-reason 原因]
                                      按编号打印文书，多份合成一个 PDF；-reply 附整改情况反馈表；
                                      -receipt 给公文附送达回执，卡片的印在同一页上；
                                      没有编号的写事由或对象里的词，有几份时按提示写草稿号；
                                      -sheet 打印发文稿纸，后附草稿；
                                      -reason 写明为什么还要用会让人看出有人反映的纸面
  export documents|persons|inquiries|meetings|vettings -o 文件.xlsx
                                      导出为 Excel
  export past -o 文件.xlsx            导出从台账导入的以前的廉政问询，各列与导入时一样
  import persons|inquiries 文件.xlsx [-dry-run] [-sheet 工作表] [-columns 项目=列,…]
         [-unit 元|千元|万元|亿元] [-hidden take|skip] [-links 联系|分管]
                                      导入监督对象或以前的廉政问询台账；有误时逐行列出，全部不导入，没有读的行也列出；
                                      -dry-run 只试读：表头、各列和前几行；后面几项回答表里没有写明的：金额单位、
                                      隐藏和划掉的行、单位是联系还是分管
  template persons|vettings|inquiries -o 文件.xlsx
                                      写一个供填写后导入的 Excel 模板
  export calendar -o 文件.ics         导出办理中文书的期限，供日历软件使用（iCalendar）
  deadline [-explain] [-json] 日期 天数
                                      从日期起（当日不计）第几个工作日；-explain 逐日说明；暂定的写到标准错误
  calendar parse 文件|- [-sheet 工作表]
                                      读放假通知或放假表，逐日列出；- 从标准输入读；要核对的写到标准错误
  calendar import 文件|- [-as year|amendment|local] [-source 文号] [-sheet 工作表]
                                      采用放假通知或放假表，重算办理中文书的期限；变动的逐行列出：编号、原期限、现期限；
                                      -as 写明是全年安排、对全国安排的调整还是本地或补充安排，看不出时必须写
  calendar restore 年份               恢复程序自带的年度表（年份没有自带的，撤销录入的安排）
  backup [-o 文件 [-passphrase-file 口令文件]]
                                      备份全部数据；给出口令文件时加密；不写文件时备份到
                                      backups 文件夹，一天一份，只留最近 7 天、4 周、6 个月的（供计划任务用）
  restore 文件 [-passphrase-file 口令文件] [-dry-run]
                                      检查备份并恢复到数据文件夹，原有数据另存在 backups 里；
                                      -dry-run 只说明会恢复什么、失去什么，不改动数据
  verify                              核验数据文件、操作记录链、留存的 PDF 和编号
  version                             显示版本和构建日期
`

// command is one command of the program: it gets its own arguments and writes its result to stdout.
type command func(ctx context.Context, c call) error

// call is what a command works with.
type call struct {
	dir            string // data folder
	args           []string
	stdin          io.Reader
	stdout, stderr io.Writer
}

var commands = map[string]command{
	"demo": demo, "list": list, "print": printDocuments, "export": export, "deadline": deadline,
	"backup": backup, "restore": restore, "verify": verify, "calendar": calendar, "import": importFile, "template": writeTemplate,
	"version": version,
}

// errUsage says that the call itself was wrong.
var errUsage = errors.New("usage")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	slog.SetDefault(slog.New(slog.DiscardHandler)) // for maintainers; what concerns the clerk is said in Chinese
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	fs := newFlags()
	dir := fs.String("data", "", "")
	if err := fs.Parse(args); err != nil || fs.NArg() == 0 {
		fmt.Fprint(stderr, usage)
		return 2
	}
	cmd, ok := commands[fs.Arg(0)]
	if !ok {
		fmt.Fprint(stderr, usage)
		return 2
	}
	err := start(ctx, cmd, call{dir: *dir, args: fs.Args()[1:], stdin: os.Stdin, stdout: stdout, stderr: stderr})
	switch {
	case errors.Is(err, errUsage):
		fmt.Fprint(stderr, usage)
		return 2
	case err != nil:
		fmt.Fprintln(stderr, model.CleanLine(model.UserMessage(err)))
		return 1
	}
	return 0
}

func start(ctx context.Context, cmd command, c call) error {
	if c.dir == "" {
		dir, err := store.DefaultDir()
		if err != nil {
			return err
		}
		c.dir = dir
	}
	return cmd(ctx, c)
}

func newFlags() *flag.FlagSet {
	fs := flag.NewFlagSet("oversightctl", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	return fs
}

// parse reads flags wherever they stand and returns the other arguments, of which there must be
// at least least and, unless most is negative, at most most.
func parse(fs *flag.FlagSet, args []string, least, most int) ([]string, error) {
	var rest []string
	for {
		if err := fs.Parse(args); err != nil {
			return nil, errUsage
		}
		if fs.NArg() == 0 {
			break
		}
		rest, args = append(rest, fs.Arg(0)), fs.Args()[1:]
	}
	if len(rest) < least || (most >= 0 && len(rest) > most) {
		return nil, errUsage
	}
	return rest, nil
}

// with opens the data folder for the time of work.
func (c call) with(ctx context.Context, o store.Options, work func(*store.Store) error) error {
	s, err := store.Open(ctx, c.dir, o)
	if err != nil {
		return err
	}
	if why := s.ReadOnly(); why != "" {
		fmt.Fprintln(c.stderr, why)
	}
	err = work(s)
	if e := s.Close(); err == nil {
		err = e
	}
	if err == nil {
		c.warnOfReaders()
	}
	return err
}

// warnOfReaders warns of a data folder that other users may read.
func (c call) warnOfReaders() {
	if store.ReadableByOthers(c.dir) {
		fmt.Fprintln(c.stderr, "注意："+store.ExposedWarning(c.dir))
	}
}

// save writes a file that the caller named.
func (c call) save(path string, data []byte) error {
	if err := store.WriteFile(c.dir, path, data); err != nil {
		return err
	}
	c.sayEject(path)
	return nil
}

// sayEject warns of a disk that may not have everything yet.
func (c call) sayEject(path string) {
	if store.EjectFirst(path) {
		fmt.Fprintf(c.stdout, "已写入“%s”，%s\n", path, store.EjectAdvice)
	}
}
