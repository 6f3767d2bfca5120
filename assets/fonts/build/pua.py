"""Renames a cut-down font, and gives characters beyond U+FFFF a second code point below it.

usage: pua.py IN.ttf OUT.ttf FAMILY [MAP.json]

Renames, because the OFL reserves LXGW's and Source's names for the unmodified fonts.
With MAP.json, adds code points, because gofpdf panics on any rune above U+FFFF and 196 characters of
通用规范汉字表 (𬱖, 𫖯 …) lie there: each also gets a private-use code point, U+E000 upwards in code point order.
That order is fixed by the table, so all print fonts agree; the map (character → private) is written for the program.
"""

import json
import os
import sys

from fontTools.ttLib import TTFont

PRIVATE_USE = 0xE000
ENGLISH = (0, 0x409)


def add_private_codes(font, map_path):
    cmap = font.getBestCmap()
    private = {c: PRIVATE_USE + i for i, c in enumerate(sorted(c for c in cmap if c > 0xFFFF))}
    if not private:
        return
    for table in font["cmap"].tables:
        if table.format in (4, 12):
            for char, code in private.items():
                table.cmap[code] = cmap[char]
    names = {"%04X" % char: "%04X" % code for char, code in private.items()}
    if os.path.exists(map_path):
        with open(map_path) as f:
            assert json.load(f) == names, "fonts disagree on private-use code points"
    with open(map_path, "w") as f:
        json.dump(names, f, indent=0)


def rename(font, family):
    names = font["name"]
    names.names = [r for r in names.names if r.langID in ENGLISH]
    for record in names.names:
        if record.nameID in (1, 16):
            record.string = family
        elif record.nameID in (3, 4):
            record.string = family + " Regular"
        elif record.nameID == 6:
            record.string = family.replace(" ", "") + "-Regular"


def main():
    source, target, family = sys.argv[1:4]
    font = TTFont(source, recalcTimestamp=False)
    if len(sys.argv) > 4:
        add_private_codes(font, sys.argv[4])
    rename(font, family)
    font.save(target)


main()
