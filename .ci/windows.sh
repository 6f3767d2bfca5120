#!/bin/bash
# Builds build/oversight.exe and build/oversightctl.exe for 64-bit Windows on a Linux machine.
set -euo pipefail
cd "$(dirname "$0")/.."

.ci/deps.sh windows
version=$(sed -n 's/^Version = "\(.*\)"$/\1/p' FyneApp.toml)
[ -n "$version" ] || {
	echo "FyneApp.toml: no line Version = \"…\"" >&2
	exit 1
}

# Icon, manifest and version for the Explorer; go build links every *.syso of the package.
# The icon's name GLFW_ICON is the one the window library looks for, so the task bar shows it at once.
(
	cd cmd/oversight
	CGO_ENABLED=0 go run github.com/tc-hib/go-winres@v0.3.3 make --in winres/winres.json --arch amd64 --out rsrc \
		--file-version "$version" --product-version "$version"
)

export GOOS=windows GOARCH=amd64
CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc go build -tags migrated_fynedo -trimpath -ldflags '-H=windowsgui -s -w' \
	-o build/oversight.exe ./cmd/oversight
CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o build/oversightctl.exe ./cmd/oversightctl
