# The whole project by name; `make help` lists it. Scripts longer than a line or two are in .ci.

# A clone owned by somebody else must build too; nothing uses the stamp of the version control.
export GOFLAGS := $(GOFLAGS) -buildvcs=false
# What the window is built with: it calls Fyne from the right goroutine, so Fyne need not check each call.
TAGS := -tags migrated_fynedo
GOFUMPT := go run mvdan.cc/gofumpt@v0.9.2
STATICCHECK := go run honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: help run test powercut kill-test windows dist wine-test pictures fonts icon lint check headers sums format vet staticcheck race windows-if-changed

help: ## lists the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 22

run: headers ## builds the window and starts it (without a display: takes its picture)
	go build $(TAGS) -o build/oversight ./cmd/oversight
	@.ci/window.sh

test: ## runs every test
	@.ci/deps.sh test
	go test -timeout 30m ./...

powercut: ## cuts the power at 1,500 points of the store's work (make test: at 150)
	go test -timeout 30m -run PowerCut -v ./model/store -powercut 1500

kill-test: ## kills 300 programs at work and looks at what they left (make test: 30)
	go test -timeout 30m -run Killed -v ./model/store -kills 300

windows: ## builds oversight.exe and oversightctl.exe in build/windows
	.ci/windows.sh

dist: ## makes the installer, the portable archive and their sums in build/dist (minutes)
	.ci/dist.sh

wine-test: dist ## installs, uses, upgrades and removes what dist made, under Wine
	.ci/wine-test.sh

pictures: headers ## takes the pictures of the README anew
	go build $(TAGS) -o build/oversight ./cmd/oversight
	.ci/pictures.sh

fonts: ## builds the fonts anew from their packages and checks that they are the same
	assets/fonts/build/build.sh

icon: ## draws the icon's PNG files from its SVG sources
	.ci/icon.sh

lint: format headers vet staticcheck ## checks form and code without running it

check: ## runs every check there is, as continuous integration does
	@.ci/run

headers: ## installs the C headers the window is compiled with, if missing
	@.ci/deps.sh build

sums: ## checks the fonts against their sums
	cd assets/fonts && sha256sum --check --quiet SHA256SUMS

format: ## names the Go files that are not in gofumpt's form
	@files=$$($(GOFUMPT) -l .) && { [ -z "$$files" ] || { echo "not in gofumpt's form:" $$files; exit 1; }; }

vet: ## runs go vet
	go vet ./...

staticcheck: ## runs staticcheck
	$(STATICCHECK) ./...

race: ## runs the tests of rules and printing with the race detector
	go test -race -short -timeout 40m ./model/... ./printing/...

windows-if-changed: ## builds for Windows unless nothing has changed since the last time
	@.ci/windows-if-changed.sh
