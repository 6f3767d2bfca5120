#!/bin/bash
# Takes the pictures of the README anew: pages of the window, and a card as it comes out of the printer.
set -euo pipefail
cd "$(dirname "$0")/.."

.ci/deps.sh test
source .ci/screen.sh
fill_county
mkdir -p assets/pictures

# The county's card of 2020-05-27.
number=$(go run ./cmd/oversightctl -data "$scratch/data" list documents -json -filter 思想文化宣传薄弱 |
	grep -o '"number": *"[^"]\+"' | head -n 1 | cut -d '"' -f 4)
go run ./cmd/oversightctl -data "$scratch/data" print "$number" -o "$scratch/card.pdf"
pdftoppm -png -r 90 -f 1 -l 1 -singlefile "$scratch/card.pdf" assets/pictures/card

open_screen
open_desk
settled "$scratch/first.png"
window=$(xdotool search --sync --onlyvisible --pid "$desk_pid" | tail -n 1)
xdotool windowmove "$window" 0 0 windowsize "$window" 1366 768 windowfocus "$window" mousemove 683 760 # on the status bar, where nothing lights up under it
# picture NAME: keeps what the window shows
picture() { settled "assets/pictures/window-$1.png"; }
xdotool key ctrl+1
picture home
# The first row is a draft: selected, its detail stands beside the list; Enter opens it in the form.
xdotool key ctrl+2
settled "$scratch/list.png"
xdotool mousemove 400 180 click 1 mousemove 683 760
picture documents
xdotool key Return
picture form
