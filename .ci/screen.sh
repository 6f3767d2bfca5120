# shellcheck shell=bash
# Sourced by scripts that look at the window where there is no display: a screen of their own, the sample county, pictures.
# Everything is made in $scratch and ended and removed when the script ends.

scratch=$(mktemp -d -t oversight.XXXXXX)
screen_pid='' desk_pid=''

close_screen() {
	[ -z "$desk_pid" ] || kill "$desk_pid" 2>/dev/null || true
	[ -z "$screen_pid" ] || kill "$screen_pid" 2>/dev/null || true
	wait 2>/dev/null || true
	rm -rf "$scratch"
}
trap close_screen EXIT

# fill_county: the sample county in $scratch/data
fill_county() {
	mkdir "$scratch/data"
	go run ./cmd/oversightctl -data "$scratch/data" demo
}

# open_screen: an X server of the clerk's usual size, under a display number nobody uses
open_screen() {
	Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp +extension GLX 3>"$scratch/display" 2>"$scratch/screen.log" &
	screen_pid=$!
	for _ in $(seq 100); do
		[ ! -s "$scratch/display" ] || break
		sleep 0.1
	done
	[ -s "$scratch/display" ] || {
		echo "the X server did not start:" >&2
		cat "$scratch/screen.log" >&2
		return 1
	}
	DISPLAY=:$(cat "$scratch/display")
	export DISPLAY
	unset WAYLAND_DISPLAY
}

# open_desk: the program on the sample county, in the light look most office machines have; its settings stay in $scratch
open_desk() {
	XDG_CONFIG_HOME=$scratch/config XDG_CACHE_HOME=$scratch/cache LIBGL_ALWAYS_SOFTWARE=1 FYNE_THEME=light \
		build/oversight -data "$scratch/data" >"$scratch/desk.log" 2>&1 &
	desk_pid=$!
}

# settled FILE: waits until the window shows something and no longer changes, and leaves that picture in FILE
settled() {
	local before='' now colours
	for _ in $(seq 120); do
		sleep 0.5
		kill -0 "$desk_pid" 2>/dev/null || {
			echo "the program ended by itself:" >&2
			cat "$scratch/desk.log" >&2
			return 1
		}
		import -window root "$1"
		read -r colours now < <(identify -format '%k %#\n' "$1")
		[ "$colours" -lt 50 ] || [ "$now" != "$before" ] || return 0
		before=$now
	done
	echo "the window drew nothing within a minute:" >&2
	cat "$scratch/desk.log" >&2
	return 1
}
