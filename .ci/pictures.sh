#!/bin/bash
# Takes the pictures of the README anew: each page of the window, and a card as it comes out of the printer.
set -euo pipefail
cd "$(dirname "$0")/.."

.ci/deps.sh test
source .ci/screen.sh
fill_county
mkdir -p assets/pictures

# The first numbered document of the county.
number=$(go run ./cmd/oversightctl -data "$scratch/data" list documents -json |
	grep -o '"number": *"[^"]\+"' | head -n 1 | cut -d '"' -f 4)
go run ./cmd/oversightctl -data "$scratch/data" print "$number" -o "$scratch/card.pdf"
pdftoppm -png -r 90 -f 1 -l 1 -singlefile "$scratch/card.pdf" assets/pictures/card

open_screen
open_desk
settled "$scratch/first.png"
window=$(xdotool search --sync --onlyvisible --pid "$desk_pid" | tail -n 1)
xdotool windowmove "$window" 0 0 windowsize "$window" 1366 768 windowfocus "$window" mousemove 683 760
page=0
for name in home documents inquiries persons ledger statistics calendar settings; do
	page=$((page + 1))
	xdotool key "ctrl+$page"
	settled "assets/pictures/window-$name.png"
done
