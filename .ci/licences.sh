#!/bin/bash
# Writes every licence of what is linked into the Windows programs: the program's own, the fonts', Go's and the modules'.
set -euo pipefail
cd "$(dirname "$0")/.."

# text TITLE FILE: one licence under its title
text() { printf '%s\n%s\n\n' "======== $1 ========" "$(tr -d '\r' <"$2")"; }

text "同级监督工作台" LICENSE
text "字体 fonts" assets/fonts/README.md
for file in assets/fonts/LICENSE-*; do
	text "字体 fonts: ${file##*/LICENSE-}" "$file"
done
text "Go" "$(go env GOROOT)/LICENSE"
# Some keep the licence of a part in its folder: glfw that of the C library, under glfw/.
GOOS=windows GOARCH=amd64 CGO_ENABLED=1 go list -deps -tags migrated_fynedo \
	-f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' ./cmd/oversight ./cmd/oversightctl |
	sort -u | while read -r path version dir; do
	find "$dir" -maxdepth 2 -type f \( -iname 'licen[cs]e*' -o -iname 'copying*' \) ! -name '*.go' | sort | while read -r file; do
		text "$path $version: ${file#"$dir/"}" "$file"
	done
done
