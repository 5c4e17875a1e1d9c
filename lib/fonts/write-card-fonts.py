"""Cuts the fonts of share images for the scripts that Satori cannot set.

Run from the root of the repository on Debian 12, with the packages fonts-noto-core,
fonts-noto-cjk and fonttools: `python3 lib/fonts/write-card-fonts.py`. It takes three minutes.
"""

from fontTools.subset import Options, Subsetter, load_font, save_font

FOLDER = "components/card/fonts"
TRUETYPE = "/usr/share/fonts/truetype/noto"
OPENTYPE = "/usr/share/fonts/opentype/noto"

FAMILIES = [
    "NotoNaskhArabic",
    "NotoSerifArmenian",
    "NotoSerifBengali",
    "NotoSerifDevanagari",
    "NotoSerifGeorgian",
    "NotoSerifHebrew",
    "NotoSerifTamil",
    "NotoSerifThai",
]

# Place in a collection of CJK fonts.
KOREAN, CHINESE = 1, 2


def main():
    for family in FAMILIES:
        for weight in ["Bold", "Regular"]:
            name = f"{family}-{weight}.ttf"
            font = load_font(f"{TRUETYPE}/{name}", options())
            cut(font, font.getBestCmap(), options(), name)

    # One weight of each: a second would be as large again. Korean headlines are set without
    # serifs, as they often are in print, which takes half of the space.
    korean = options(layout_features=[])
    font = load_font(f"{OPENTYPE}/NotoSansCJK-Bold.ttc", with_number(korean, KOREAN))
    cut(font, [*span(0x20, 0x7E), *KOREAN_SIGNS, *HANGUL], korean, "NotoSansKR-Bold.otf")

    # Chinese forms of the characters, and by `locl` the Japanese ones of those in use there.
    chinese = options(layout_features=["locl"], layout_scripts=["hani.JAN ", "kana.JAN "])
    font = load_font(f"{OPENTYPE}/NotoSerifCJK-Bold.ttc", with_number(chinese, CHINESE))
    keep_localised(font, han_of("euc_jp", span(0xA1, 0xFE)) | set(KANA_AND_SIGNS))
    cut(font, [*everyday_han(), *KANA_AND_SIGNS], chinese, "NotoSerifSC-Bold.otf")


def options(**others):
    made = Options(hinting=False, name_IDs=[1, 2, 16, 17], notdef_outline=True, **others)
    made.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    return made


def with_number(made, number):
    made.font_number = number
    return made


def cut(font, characters, made, name):
    subsetter = Subsetter(made)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    save_font(font, f"{FOLDER}/{name}", made)


def keep_localised(font, characters):
    """Drops the regional forms of all other characters, whatever region they are of."""
    glyphs = {name for code, name in font.getBestCmap().items() if code in characters}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = getattr(table, "ExtSubTable", table)
            if inner.LookupType == 1:
                inner.mapping = {a: b for a, b in inner.mapping.items() if a in glyphs}


def span(first, last):
    return range(first, last + 1)


def han_of(codec, leads):
    """The Chinese characters of a code of two bytes."""
    found = set()
    for lead in leads:
        for trail in span(0x40, 0xFE):
            try:
                found.update(map(ord, bytes([lead, trail]).decode(codec)))
            except UnicodeDecodeError:
                pass
    return {code for code in found if 0x3400 <= code <= 0x9FFF}


def everyday_han():
    """Those of GB 2312, JIS X 0208 and the first level of Big5."""
    return (
        han_of("gb2312", span(0xB0, 0xF7))
        | han_of("euc_jp", span(0xB0, 0xF4))
        | han_of("big5", span(0xA4, 0xC6))
    )


HANGUL = [*span(0xAC00, 0xD7A3), *span(0x3131, 0x318E)]
KOREAN_SIGNS = [*map(ord, "·‘’“”…—–%₩"), *span(0x3001, 0x3003), *span(0x3008, 0x3011)]
KANA_AND_SIGNS = [
    *map(ord, "‘’“”…—·・㈱℃㎡㎏"),
    *span(0x3001, 0x3030),
    *span(0x3041, 0x30FF),
    *span(0x3105, 0x312F),
    *span(0x31F0, 0x31FF),
    *span(0xFF01, 0xFF9F),
    *span(0xFFE0, 0xFFE6),
]

main()
