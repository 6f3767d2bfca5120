#!/bin/bash
# Takes the pictures of the README anew: pages of the window, and papers as they come out of the printer.
set -euo pipefail
cd "$(dirname "$0")/.."

.ci/deps.sh test
source .ci/screen.sh
fill_county
mkdir -p assets/pictures

# paper NAME NUMBER PAGE: keeps a page of a document as a picture
paper() {
	go run ./cmd/oversightctl -data "$scratch/data" print "$2" -o "$scratch/$1.pdf"
	pdftoppm -png -r 90 -f "$3" -l "$3" -singlefile "$scratch/$1.pdf" "assets/pictures/$1"
}
# The county's card of 2020-05-27, and its letter that a card led to.
number=$(go run ./cmd/oversightctl -data "$scratch/data" list documents -json -filter 思想文化宣传薄弱 |
	grep -o '"number": *"[^"]\+"' | head -n 1 | cut -d '"' -f 4)
paper card "$number" 1
paper letter 示同监建〔2020〕1号 1

open_screen
open_desk
settled "$scratch/first.png"
window=$(xdotool search --sync --onlyvisible --pid "$desk_pid" | tail -n 1)
xdotool windowmove "$window" 0 0 windowsize "$window" 1366 768 windowfocus "$window" mousemove 683 760 # on the status bar, where nothing lights up under it
# picture NAME: keeps what the window shows
picture() { settled "assets/pictures/window-$1.png"; }
xdotool key ctrl+8
settled "$scratch/calendar.png"
xdotool mousemove 1308 705 click 1 mousemove 683 760 # 知道了, below what is new today
picture calendar
xdotool key ctrl+1
picture home
# The first row of each list selected, its detail stands beside it.
for page in 3:meetings 4:inquiries; do
	xdotool key "ctrl+${page%%:*}"
	settled "$scratch/list.png"
	xdotool key Down
	picture "${page#*:}"
done
xdotool key ctrl+5
picture vetting
# The first row is a draft: selected, its detail stands beside the list; Enter opens it in the form.
xdotool key ctrl+2
settled "$scratch/list.png"
xdotool mousemove 400 180 click 1 mousemove 683 760
picture documents
xdotool key Return
picture form
