"""Turns CFF outlines into TrueType ones, because gofpdf embeds no CFF font and the only free 仿宋 is one.

usage: otf2ttf.py IN.otf OUT.ttf

Curves stay within one unit of 1000 per em of the original: far below what any printer shows.
"""

import sys

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

MAX_ERROR = 1.0
# A CFF font's maxp has none of these; without instructions and composites they are all 0,
# and the point and contour counts are filled in on saving.
ZERO_LIMITS = (
    "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements maxSizeOfInstructions "
    "maxComponentElements maxComponentDepth maxPoints maxContours maxCompositePoints maxCompositeContours"
).split()


def quadratic(glyphs, name):
    pen = TTGlyphPen(glyphs)
    glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
    return pen.glyph()


def main():
    source, target = sys.argv[1:]
    font = TTFont(source, recalcTimestamp=False)
    order = font.getGlyphOrder()
    glyphs = font.getGlyphSet()
    outlines = {name: quadratic(glyphs, name) for name in order}

    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = outlines
    for table in ("CFF ", "VORG"):
        if table in font:
            del font[table]

    for name in order:
        glyph = outlines[name]
        if glyph.numberOfContours != 0:
            glyph.recalcBounds(glyf)
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))

    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for limit in ZERO_LIMITS:
        setattr(maxp, limit, 0)
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"
    font.flavor = None
    font.save(target)


main()
