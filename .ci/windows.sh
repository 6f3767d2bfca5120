#!/bin/bash
# Builds oversight.exe and oversightctl.exe in build/windows for 64-bit Windows on a Linux machine.
set -euo pipefail
cd "$(dirname "$0")/.."

.ci/deps.sh windows
source .ci/release.sh

# Icon, manifest and version for the Explorer; go build links every *.syso of the package.
# The window's icon is named GLFW_ICON because the window library looks for that name, so the task bar shows it at once.
for command in oversight oversightctl; do
	(
		cd "cmd/$command"
		CGO_ENABLED=0 go run github.com/tc-hib/go-winres@v0.3.3 make --in winres/winres.json --arch amd64 --out rsrc \
			--file-version "$version" --product-version "$version"
	)
done

export GOOS=windows GOARCH=amd64
stamp="-X oversight/assets.BuildDate=$build_date"
mkdir -p build/windows
CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc go build -tags migrated_fynedo -trimpath -ldflags "-H=windowsgui -s -w -buildid= $stamp" \
	-o build/windows/oversight.exe ./cmd/oversight
CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -buildid= $stamp" -o build/windows/oversightctl.exe ./cmd/oversightctl
