# shellcheck shell=bash
# Sourced by scripts that build what is handed out: $version from FyneApp.toml, and $build_date with SOURCE_DATE_EPOCH,
# the time of the last commit unless the caller has set it, so that the same sources give the same files on any day.

version=$(sed -n 's/^Version = "\(.*\)"$/\1/p' FyneApp.toml)
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || {
	echo "FyneApp.toml: no line Version = \"1.2.3\"" >&2
	exit 1
}
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
	# Sources without a history are as old as the head of their record of changes.
	SOURCE_DATE_EPOCH=$(git -c safe.directory='*' log -1 --format=%ct 2>/dev/null ||
		date -u -d "$(sed -n 's/^## .* — //p' CHANGELOG.md | head -n 1)" +%s)
fi
export SOURCE_DATE_EPOCH
build_date=$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)
