#!/bin/bash
# Makes the installer of the files that dist.sh has staged.
#
# usage: installer.sh VERSION FILE [makensis option…]
set -euo pipefail
cd "$(dirname "$0")/.."

version=$1 file=$2
shift 2
LC_ALL=C.UTF-8 makensis -V2 -INPUTCHARSET UTF8 "$@" -DVERSION="$version" -DOUTFILE="$(realpath "$file")" \
	-DFILES="$PWD/build/stage/同级监督工作台" -DART="$PWD/build/stage" cmd/oversight/installer/oversight.nsi
