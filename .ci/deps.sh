#!/bin/bash
# Installs those Debian packages that are missing, and does nothing where there is no apt.
#
# usage: deps.sh build|screen|test|windows|PACKAGE...
set -euo pipefail

command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || exit 0

# To compile the window; to show it without a display; to type and click in it and to read paper back.
headers="gcc libc6-dev pkg-config libgl-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev"
screen="xvfb libgl1 imagemagick"
hands="xauth xdotool xclip openbox poppler-utils qpdf strace"
case "${1:-}" in
build) wanted=$headers ;;
screen) wanted=$screen ;;
test) wanted="$headers $screen $hands" ;;
windows) wanted=gcc-mingw-w64-x86-64 ;;
*) wanted=$* ;;
esac

missing=()
for package in $wanted; do
	state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
	[ "$state" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
	command -v sudo >/dev/null || {
		echo "these packages are missing, please have them installed: ${missing[*]}" >&2
		exit 1
	}
	as_root=(sudo)
fi
echo "installing missing packages: ${missing[*]}" >&2
install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}")
# A fresh machine has no package lists, or old ones: they are fetched only when the first try fails.
"${as_root[@]}" "${install[@]}" >&2 </dev/null || {
	"${as_root[@]}" apt-get update -q >&2 </dev/null
	"${as_root[@]}" "${install[@]}" >&2 </dev/null
}
