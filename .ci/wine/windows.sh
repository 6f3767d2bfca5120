# shellcheck shell=bash
# Sourced by tests of the Windows programs, after screen.sh: a Windows of their own in build/wine, made anew each time.
# Nothing of it goes into the home folder, and only what runs in it is ended with it.

export WINEPREFIX=$PWD/build/wine WINEDEBUG=-all LC_ALL=C.UTF-8
# Without these Wine writes menus into the home folder, and asks whether to fetch .NET and a browser.
export WINEDLLOVERRIDES='winemenubuilder.exe=d;mscoree=d;mshtml=d'
drive=$WINEPREFIX/drive_c
home=$drive/users/$(id -un)

# win PROGRAM ARGUMENT…: runs a program of Windows, at most ten minutes or $limit seconds; its exit status is returned
win() { HOME=$scratch LIBGL_ALWAYS_SOFTWARE=1 FYNE_THEME=light timeout "${limit:-600}" wine "$@" </dev/null; }

# windows_path FILE: how a program of Windows names it
windows_path() { HOME=$scratch winepath --windows "$1" 2>/dev/null; }

open_windows() {
	rm -rf "$WINEPREFIX"
	HOME=$scratch timeout 300 wineboot --init >"$scratch/wineboot.log" 2>&1 || {
		echo "Wine did not start:" >&2
		cat "$scratch/wineboot.log" >&2
		return 1
	}
	HOME=$scratch wineserver --wait
	x86_64-w64-mingw32-gcc -O2 -shared -o "$drive/windows/system32/bcryptprimitives.dll" .ci/wine/bcryptprimitives.c -ladvapi32
}

close_windows() {
	wineserver --kill 2>/dev/null || true
	close_screen
}
trap close_windows EXIT
