#!/bin/bash
# Builds the embedded fonts from pinned packages, byte for byte the same on every run, so that what is shipped can be checked.
#
# usage: build.sh [-sums]   writes the fonts, their licences and pua.json beside this folder and checks them against
#                           SHA256SUMS; with -sums it writes SHA256SUMS anew instead (after a deliberate change).
#
# Needs Debian 12's fontTools (4.38.0): another release may write other bytes.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
out=$(dirname "$here")
"$here/../../../.ci/deps.sh" python3-fonttools
command -v npm >/dev/null || "$here/../../../.ci/deps.sh" npm
python=/usr/bin/python3 # apt's fontTools belongs to the system's Python, which need not be the first on PATH

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fetch() {
	apt-get download -q -o APT::Sandbox::User=root texlive-lang-chinese=2022.20230122-1 fonts-lxgw-wenkai=1.250+repack-1 unicode-data=15.0.0-1
	npm pack --silent @expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans-sc@0.4.3
	sha256sum --check --quiet "$here/sources.sha256"
	local f
	for f in *.deb; do dpkg-deb -x "$f" deb; done
	for f in *.tgz; do
		mkdir "${f%.tgz}"
		tar xzf "$f" -C "${f%.tgz}" --strip-components=1
	done
}

# make_font SOURCE NAME CHARSET FAMILY [MAP]: cut down, rename, add private code points when MAP is given, fix for gofpdf
make_font() {
	"$python" -m fontTools.subset "$1" --output-file=cut.ttf --text-file="$3" --layout-features='' --no-hinting \
		--no-recalc-timestamp --drop-tables+=GSUB,GPOS,GDEF,BASE,STAT,vhea,vmtx,VORG,gasp,DSIG,meta \
		--name-IDs=0,1,2,3,4,5,6,13,14 --notdef-outline --no-glyph-names
	"$python" "$here/pua.py" cut.ttf named.ttf "$4" ${5:+"$5"}
	"$python" "$here/fixfont.py" named.ttf "$out/$2"
}

fetch
"$python" "$here/charset.py" deb/usr/share/unicode .
fandol=deb/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol
fandol_doc=deb/usr/share/doc/texlive-doc/fonts/fandol
wenkai=deb/usr/share/fonts/truetype/lxgw-wenkai
serif=expo-google-fonts-noto-serif-sc-0.4.3
sans=expo-google-fonts-noto-sans-sc-0.4.3

"$python" "$here/otf2ttf.py" $fandol/FandolFang-Regular.otf fang-whole.ttf
make_font fang-whole.ttf fang.ttf std.txt 'JJ Fang' pua.json
make_font $wenkai/LXGWWenKai-Light.ttf fang-ext.ttf rare.txt 'JJ Fang Ext' pua.json
make_font $wenkai/LXGWWenKai-Regular.ttf kai.ttf std.txt 'JJ Kai' pua.json
make_font $serif/700Bold/NotoSerifSC_700Bold.ttf title.ttf std.txt 'JJ Title' pua.json
make_font $sans/700Bold/NotoSansSC_700Bold.ttf hei.ttf std.txt 'JJ Hei' pua.json
make_font $sans/400Regular/NotoSansSC_400Regular.ttf ui.ttf ui.txt 'JJ UI'
make_font $sans/700Bold/NotoSansSC_700Bold.ttf ui-bold.ttf ui.txt 'JJ UI Bold'

cp pua.json "$out/pua.json"
cp $fandol_doc/README "$out/LICENSE-Fandol-README"
gzip -dc $fandol_doc/COPYING.gz >"$out/LICENSE-Fandol-COPYING"
cp deb/usr/share/doc/fonts-lxgw-wenkai/copyright "$out/LICENSE-LXGW-OFL"
cp $serif/LICENSE_FONT "$out/LICENSE-NotoSerifSC-OFL"
cp $sans/LICENSE_FONT "$out/LICENSE-NotoSansSC-OFL"

cd "$out"
if [ "${1:-}" = -sums ]; then
	sha256sum -- *.ttf pua.json >SHA256SUMS
fi
sha256sum --check SHA256SUMS
