"""Rewrites a TrueType file so that gofpdf never writes into the bytes it was given.

usage: fixfont.py IN.ttf OUT.ttf

gofpdf keeps the caller's slice, appends to a horizontal metrics table shorter than the glyph count (every cut-down
font has one) and pads odd table lengths in place: the second document differs from the first, and two
at a time race. A full-length hmtx and tables padded to 4 bytes leave it nothing to write.
"""

import struct
import sys

# The tables gofpdf copies whole and pads in place.
PADDED = (b"name", b"cvt ", b"fpgm", b"prep", b"gasp", b"OS/2")
HEADER, ENTRY = 12, 16


def padded(data):
    return data + b"\0" * (-len(data) % 4)


def checksum(data):
    words = len(padded(data)) // 4
    return sum(struct.unpack(">%dI" % words, padded(data))) & 0xFFFFFFFF


def read_tables(data):
    count = struct.unpack(">H", data[4:6])[0]
    tables = {}
    for i in range(count):
        entry = data[HEADER + ENTRY * i : HEADER + ENTRY * (i + 1)]
        tag, _, offset, length = struct.unpack(">4sIII", entry)
        tables[tag] = data[offset : offset + length]
    return tables


def fill_metrics(tables):
    """One (advance, bearing) pair a glyph: the short form leaves the repeated last advance out."""
    glyphs = struct.unpack(">H", tables[b"maxp"][4:6])[0]
    pairs = struct.unpack(">H", tables[b"hhea"][34:36])[0]
    short = tables[b"hmtx"]
    full = [short[4 * i : 4 * i + 4] for i in range(pairs)]
    advance, bearings = full[-1][:2], short[4 * pairs :]
    full += [advance + bearings[2 * i : 2 * i + 2] for i in range(glyphs - pairs)]
    tables[b"hmtx"] = b"".join(full)
    tables[b"hhea"] = tables[b"hhea"][:34] + struct.pack(">H", glyphs)


def assemble(tables):
    count = len(tables)
    power = count.bit_length() - 1
    directory = struct.pack(">IHHHH", 0x10000, count, 16 << power, power, 16 * count - (16 << power))
    start, body, head_at = HEADER + ENTRY * count, b"", 0
    for tag in sorted(tables):
        if tag == b"head":
            head_at = start + len(body)
        directory += struct.pack(">4sIII", tag, checksum(tables[tag]), start + len(body), len(tables[tag]))
        body += padded(tables[tag])
    font = directory + body
    adjustment = (0xB1B0AFBA - checksum(font)) & 0xFFFFFFFF
    return font[: head_at + 8] + struct.pack(">I", adjustment) + font[head_at + 12 :]


def main():
    source, target = sys.argv[1:]
    with open(source, "rb") as f:
        tables = read_tables(f.read())
    fill_metrics(tables)
    for tag in PADDED:
        if tag in tables:
            tables[tag] = padded(tables[tag])
    head = tables[b"head"]
    tables[b"head"] = head[:8] + b"\0\0\0\0" + head[12:]  # the sum is taken with this field 0
    with open(target, "wb") as f:
        f.write(assemble(tables))


main()
