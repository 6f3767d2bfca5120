# shellcheck shell=bash
# Sourced by wine-test.sh: the hands of a clerk on the window, by keyboard and clipboard. Keys get lost on a busy machine, so
# each step ends with a fact that the command line tells, and is repeated when the fact does not come.

# open_program FOLDER: starts the program there and gives its window the screen and the keys
open_program() {
	win "$1/oversight.exe" >"$scratch/program.log" 2>&1 &
	program_pid=$!
	within 60 shows_window || return 1
	xdotool windowsize "$window" 1366 740
	sleep 2
	focus_program
}

shows_window() { window=$(xdotool search --onlyvisible --name '^同级监督工作台$' 2>/dev/null | tail -n 1) && [ -n "$window" ]; }

# close_program: as the button at the corner of the window does
close_program() {
	focus_program
	keys alt+F4
	within 30 ended "$program_pid"
}

# quit_program closes the window and answers the question whether to stay in the notification area.
quit_program() {
	focus_program
	keys alt+F4
	sleep 1
	picture 05-closing
	keys shift+Tab Return
	within 30 ended "$program_pid"
}

focus_program() { xdotool windowfocus "$window" mousemove 300 20 mousemove 300 15; }

# ended PROCESS: whether it is no more, whatever it ended with
ended() { ! kill -0 "$1" 2>/dev/null; }

# answer_second_start closes the message that the program is open already, if it is shown.
answer_second_start() {
	local message
	message=$(xdotool search --onlyvisible --name '^同级监督工作台$' | grep -vx "$window" | tail -n 1)
	[ -z "$message" ] || xdotool windowfocus "$message" key Return
	within 10 ended "$1"
}

# within SECONDS COMMAND…: waits until a command succeeds
within() {
	local until=$((SECONDS + $1))
	shift
	while ! "$@"; do
		[ $SECONDS -lt $until ] || return 1
		sleep 0.3
	done
}

keys() {
	xdotool key --delay 60 "$@"
	sleep 0.5
}

types() {
	xdotool type --delay 40 "$1"
	sleep 0.5
}

# pastes TEXT: xdotool cannot type Chinese reliably
pastes() {
	printf %s "$1" | xclip -selection clipboard -i 2>/dev/null # it stays, and would complain of the screen going
	sleep 0.3
	keys ctrl+v
}

picture() { import -window root "build/wine-test/$1.png"; }

# gets STEP FACT…: does the step until the fact is there, three times at most
gets() {
	local step=$1
	shift
	for _ in 1 2 3; do
		"$step"
		if within 20 "$@"; then return; fi
		picture "trouble-$step"
		keys Escape # a dialog half filled
	done
	return 1
}

# begin_empty fills in the form of the first start, whose first field has the focus.
begin_empty() {
	for text in 中共示例县纪律检查委员会 县同级监督领导小组办公室 周明; do
		keys ctrl+a
		pastes "$text"
		keys Tab
	done
	keys Tab Tab # past contact and phone
	picture 01-first-start
	keys Return
}

# add_leader opens the form and adds the leader from there.
add_leader() {
	keys ctrl+n
	sleep 1
	keys Down
	pastes 李书言
	keys Return # nobody of this name: the editor opens
	sleep 1
	keys Tab Tab
	pastes 县委常委、宣传部部长
	keys Return
}

# write_card goes on in the form, where the leader is chosen now, and saves the draft.
write_card() {
	sleep 1
	keys Tab Down
	pastes 示东镇
	keys Return
	keys Tab Tab Tab # 联系, 问题来源, 问题
	pastes 思想文化宣传薄弱
	keys Tab Tab Tab Tab Tab Tab Tab # 添加一条, 工作建议, 添加一条, 事由, 依据, 反馈期限, 拟稿日期
	types 2020-05-27
	picture 02-form
	keys ctrl+s
}

# act N goes to the list and from there with Tab to the acts of the document, of which it presses one.
act() {
	keys ctrl+2
	for _ in $(seq "$1"); do keys Tab; done
	keys Return
	sleep 1
}

submit_card() { act 2; }

check_card() {
	act 1
	pastes 吴静
	keys Return
}

sign_card() {
	act 1
	pastes 郑国强
	keys Tab
	types 2020-05-27
	keys Return
}
