#!/bin/bash
# Builds for Windows only when something that goes into it has changed since the last good build on this machine:
# a cold build takes minutes, and nearly all of it is C code that never changes.
set -euo pipefail
cd "$(dirname "$0")/.."

stamp=${XDG_CACHE_HOME:-$HOME/.cache}/oversight-ci/windows
inputs=$(
	{
		go version
		find go.mod go.sum FyneApp.toml .ci/windows.sh .ci/release.sh assets cmd model printing ui -type f \
			! -name '*_test.go' ! -name '*.syso' ! -path '*/testdata/*' -print0 | sort -z | xargs -0 sha256sum
	} | sha256sum
)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$inputs" ]; then
	echo "nothing changed since the last good build for Windows"
	exit 0
fi
.ci/windows.sh
mkdir -p "$(dirname "$stamp")"
echo "$inputs" >"$stamp"
