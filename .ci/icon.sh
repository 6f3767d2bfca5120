#!/bin/bash
# Draws the icon's PNG files from its SVG sources: the program's own one and the sizes Windows asks for.
set -euo pipefail
cd "$(dirname "$0")/.."

.ci/deps.sh librsvg2-bin
draw() { rsvg-convert --width "$2" --height "$2" --output "$3" "assets/$1"; }

draw icon.svg 512 assets/icon.png
draw icon-small.svg 16 cmd/oversight/winres/icon-16.png
for size in 24 32 48 64 256; do
	draw icon.svg "$size" "cmd/oversight/winres/icon-$size.png"
done
