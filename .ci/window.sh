#!/bin/bash
# Starts the built program: on the display if there is one, otherwise on a screen of its own with the sample county,
# where it takes a picture of the window and ends the program again.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
	exec build/oversight
fi

.ci/deps.sh screen
source .ci/screen.sh
fill_county
open_screen
open_desk
settled build/window.png
echo "no display: started the window with the sample county on a screen of its own; picture: build/window.png"
