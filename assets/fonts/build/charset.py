"""Writes the character sets the fonts are cut down to, because a whole Chinese font is 10–19 MB.

usage: charset.py UNICODE_DIR OUT_DIR

OUT_DIR/std.txt   print fonts: GB 2312, 通用规范汉字表 (8105 characters), punctuation and symbols of documents
OUT_DIR/rare.txt  fallback of 仿宋: what of 8105 is not in GB 2312 (FandolFang has only GB 2312)
OUT_DIR/ui.txt    window fonts: std.txt, all of GBK, every arrow, frame and geometric sign a widget may show
"""

import bz2
import glob
import sys

DOCUMENT_SIGNS = (
    "“”‘’—…〔〕·、。，；：？！（）《》〈〉【】「」『』〖〗％￥°①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
    "×÷±≤≥≠√□■○●△▲☆★→←↑↓№℃§–―～－＋＝／＠＃＆＊|〇々㈠㈡㊣☐☑☒✓¥€㎡㎏"
)
# Signs that people write beside rare names but FandolFang lacks.
RARE_SIGNS = "☑☒✓㎡㎏"
UI_BLOCKS = (
    (0x00A0, 0x0250),  # Latin with accents
    (0x0370, 0x0460),  # Greek, Cyrillic
    (0x2000, 0x2070),  # general punctuation
    (0x20A0, 0x20D0),  # currency
    (0x2100, 0x2300),  # letter-like signs, number forms, arrows, mathematics
    (0x2300, 0x2800),  # technical, enclosed, frames, geometric, dingbats
    (0x2E80, 0x2FE0),  # radicals
    (0x3000, 0x3130),  # CJK punctuation, kana, bopomofo
    (0x3200, 0x3400),  # enclosed and squared CJK
    (0xFE30, 0xFE70),  # vertical and small forms
    (0xFF00, 0xFFF0),  # full-width forms
)


def span(first, end):
    return {chr(c) for c in range(first, end)}


def general_standard(unicode_dir):
    """The 8105 characters: Unihan's kTGH property holds exactly that table."""
    table = set()
    for path in sorted(glob.glob(unicode_dir + "/Unihan_*.bz2")):
        for line in bz2.open(path, "rt", encoding="utf8"):
            if "\tkTGH\t" in line:
                table.add(chr(int(line.split("\t")[0][2:], 16)))
    assert len(table) == 8105, len(table)
    return table


def double_byte(codec, high, low):
    """Every character of a double-byte code page within the given ranges of lead and trail bytes."""
    found = set()
    for h in high:
        for l in low:
            try:
                found.add(bytes([h, l]).decode(codec))
            except UnicodeDecodeError:
                pass
    return found


def main():
    unicode_dir, out = sys.argv[1:]
    table = general_standard(unicode_dir)
    han = double_byte("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
    signs = double_byte("gb2312", range(0xA1, 0xAA), range(0xA1, 0xFF))
    assert len(han) == 6763, len(han)

    std = table | han | signs | set(DOCUMENT_SIGNS)
    std |= span(0x20, 0x7F) | span(0xA0, 0x180) | span(0x2010, 0x2030) | span(0xFF01, 0xFF5F) | span(0x2460, 0x249C)
    rare = (table - han) | set(RARE_SIGNS)
    ui = std | double_byte("gbk", range(0x81, 0xFF), range(0x40, 0xFF)) | span(0x4E00, 0x9FA6)
    for first, end in UI_BLOCKS:
        ui |= span(first, end)

    for name, chars in (("std", std), ("rare", rare), ("ui", ui)):
        with open(f"{out}/{name}.txt", "w", encoding="utf8") as f:
            f.write("".join(sorted(chars)))


main()
