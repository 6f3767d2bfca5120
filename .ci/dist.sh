#!/bin/bash
# Makes what is handed out, in build/dist: the installer, the portable archive and their sums. The same sources give the
# same bytes: no file holds a time but that of the sources, and entries come in a fixed order.
set -euo pipefail
cd "$(dirname "$0")/.."

.ci/deps.sh nsis imagemagick
source .ci/release.sh
.ci/windows.sh

name=同级监督工作台
stage=build/stage/$name
rm -rf build/stage build/dist
mkdir -p "$stage/data" build/dist
cp build/windows/oversight.exe build/windows/oversightctl.exe "$stage"
.ci/licences.sh | sed 's/$/\r/' >"$stage/许可.txt"
sed 's/$/\r/' cmd/oversight/installer/说明.txt >"$stage/data/说明.txt"
icons=cmd/oversight/winres
convert "$icons/icon-16.png" "$icons/icon-24.png" "$icons/icon-32.png" "$icons/icon-48.png" "$icons/icon-256.png" build/stage/icon.ico
convert -size 164x314 'xc:#a92a22' \( assets/icon.png -resize 96x96 \) -gravity north -geometry +0+48 -composite \
	BMP3:build/stage/side.bmp
find build/stage -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

.ci/installer.sh "$version" "build/dist/$name-$version-setup.exe"
# Without the version in the folder's name an upgrade is unpacked over the version before, and data stays where it is.
go run .ci/zip.go "$stage" "build/dist/$name-$version-portable.zip"
cd build/dist
sha256sum "$name"-* >SHA256SUMS
ls -l
