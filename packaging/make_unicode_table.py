#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes detente/base/internal/unicode_tables.h and detente/base/unicode_script.h from the Unicode Character Database.

Usage: python3 packaging/make_unicode_table.py [/usr/share/unicode]
The files are those of Debian's and Ubuntu's package unicode-data. What is written says which version they are.
"""
import re
import sys
from pathlib import Path

SOURCE = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
ROOT = Path(__file__).resolve().parent.parent
LAST = 0x110000
BLOCK = 128
CATEGORIES = ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
              "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn"]


def fields(name):
    """Rows of a file of the database: fields without comment."""
    for line in (SOURCE / name).read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line:
            yield [field.strip() for field in line.split(";")]


def span(text):
    low, _, high = text.partition("..")
    return range(int(low, 16), int(high or low, 16) + 1)


def codes_with(name, value, column=1):
    return {code for row in fields(name) if row[column] == value for code in span(row[0])}


def version():
    return re.search(r"-(\d+\.\d+\.\d+)\.txt", (SOURCE / "Scripts.txt").read_text(encoding="utf-8")).group(1)


def read_unicode_data():
    category, combining, decomposition = ["Cn"] * LAST, [0] * LAST, {}
    first = None
    for row in fields("UnicodeData.txt"):
        code = int(row[0], 16)
        start = first if first is not None and row[1].endswith("Last>") else code
        first = code if row[1].endswith("First>") else None
        for each in range(start, code + 1):
            category[each], combining[each] = row[2], int(row[3])
        if row[5] and not row[5].startswith("<"):
            decomposition[code] = [int(part, 16) for part in row[5].split()]
    return category, combining, decomposition


def columns(category):
    """Terminal columns: none for what has no width of its own, two for East Asian wide and full-width characters."""
    wide = codes_with("EastAsianWidth.txt", "W") | codes_with("EastAsianWidth.txt", "F")
    result = [1] * LAST
    for code in range(LAST):
        soft_hyphen = code == 0xAD
        joining_jamo = 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF  # drawn into the syllable they follow
        if (category[code] in ("Mn", "Me", "Cf") and not soft_hyphen) or joining_jamo:
            result[code] = 0
        elif code in wide:
            result[code] = 2
    return result


def lines(numbers, per_line=120):
    text, line = [], "   "
    for number in numbers:
        piece = f" {number},"
        if len(line) + len(piece) > per_line:
            text.append(line)
            line = "   "
        line += piece
    return "\n".join([*text, line])


def array(kind, name, numbers):
    return f"inline constexpr {kind} {name}[{len(numbers)}] = {{\n{lines(numbers)}\n}};\n"


def packed(table):
    """{code: codes} as sorted codes, starts and all codes one after the other."""
    codes, starts, parts = [], [0], []
    for code in sorted(table):
        codes.append(code)
        parts += table[code]
        starts.append(len(parts))
    return codes, starts, parts


def main():
    category, combining, decomposition = read_unicode_data()
    width = columns(category)
    script_rows = list(fields("Scripts.txt"))
    scripts = ["Unknown", "Common", "Inherited"]
    scripts += sorted({row[1] for row in script_rows} - set(scripts))
    script = [0] * LAST
    for row in script_rows:
        for code in span(row[0]):
            script[code] = scripts.index(row[1])
    white = codes_with("PropList.txt", "White_Space")
    bidi = codes_with("PropList.txt", "Bidi_Control")
    ignorable = codes_with("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
    composed_already = {code for row in fields("DerivedNormalizationProps.txt")
                        if row[1] == "NFC_QC" for code in span(row[0])}
    folding = {int(row[0], 16): [int(part, 16) for part in row[2].split()]
               for row in fields("CaseFolding.txt") if row[1] in ("C", "F")}
    excluded = codes_with("DerivedNormalizationProps.txt", "Full_Composition_Exclusion")
    pairs = sorted((tuple(parts), code) for code, parts in decomposition.items()
                   if len(parts) == 2 and code not in excluded)

    rows, row_of, of_code = [], {}, []
    for code in range(LAST):
        flags = (width[code] | (code in white) << 2 | (code in bidi) << 3 | (code in ignorable) << 4 |
                 (code in decomposition) << 5 | (code in composed_already) << 6 | (code in folding) << 7)
        row = (CATEGORIES.index(category[code]), script[code], combining[code], flags)
        if row not in row_of:
            row_of[row] = len(rows)
            rows.append(row)
        of_code.append(row_of[row])
    blocks, block_of, first_stage = [], {}, []
    for start in range(0, LAST, BLOCK):
        block = tuple(of_code[start:start + BLOCK])
        if block not in block_of:
            block_of[block] = len(block_of)
            blocks += block
        first_stage.append(block_of[block])

    decomposed = packed(decomposition)
    folded = packed(folding)
    head = ("// SPDX-License-Identifier: Apache-2.0\n"
            f"// Made by packaging/make_unicode_table.py from the Unicode Character Database {version()}; not edited by hand.\n")
    text = head + """// The data is Unicode's: Copyright 1991-2022 Unicode, Inc., https://www.unicode.org/license.txt
#pragma once

#include <cstdint>

namespace detente::unicode::tables {

// clang-format off
"""
    text += f'inline constexpr const char* kVersion = "{version()}";\n'
    text += f"inline constexpr unsigned kBlock = {BLOCK};\n"
    text += """
// What is known of a character. Bits of flags, from the lowest: columns (two bits), white space, bidirectional control,
// default ignorable, has a canonical decomposition, may change under normal form C, changes when case is folded.
struct CharacterRow {
    std::uint8_t category, script, combining, flags;
};
"""
    text += f"inline constexpr CharacterRow kRows[{len(rows)}] = {{\n"
    text += lines(["{" + ", ".join(map(str, row)) + "}" for row in rows]) + "\n};\n"
    text += "// The row of c is kRows[kSecond[kFirst[c / kBlock] * kBlock + c % kBlock]].\n"
    text += array("std::uint16_t", "kFirst", first_stage)
    text += array("std::uint16_t", "kSecond", blocks)
    text += "// Canonical decompositions, one step, without Hangul: character i becomes the parts from starts[i] to starts[i + 1].\n"
    text += array("char32_t", "kDecomposed", decomposed[0])
    text += array("std::uint16_t", "kDecomposedStart", decomposed[1])
    text += array("char32_t", "kDecomposedParts", decomposed[2])
    text += "// Two characters and what they compose to, in order.\n"
    text += f"inline constexpr char32_t kComposed[{len(pairs)}][3] = {{\n"
    text += lines([f"{{{a}, {b}, {code}}}" for (a, b), code in pairs]) + "\n};\n"
    text += "// Full case folding (statuses C and F).\n"
    text += array("char32_t", "kFolded", folded[0])
    text += array("std::uint16_t", "kFoldedStart", folded[1])
    text += array("char32_t", "kFoldedParts", folded[2])
    names = ", ".join(f'"{name}"' for name in scripts)
    text += f"inline constexpr const char* kScriptNames[{len(scripts)}] = {{\n{lines(names.split(', '))}\n}};\n".replace(",,", ",")
    text += "// clang-format on\n\n}  // namespace detente::unicode::tables\n"
    (ROOT / "detente/base/internal/unicode_tables.h").write_text(text)

    names = [name.lower() for name in scripts]
    (ROOT / "detente/base/unicode_script.h").write_text(head + """// Scripts, by the names of the database: Latin, Cyrillic, Arabic, Han.
#pragma once

#include <cstdint>

namespace detente::unicode {

// clang-format off
enum class Script : std::uint8_t {
""" + lines(names) + """
};
// clang-format on

}  // namespace detente::unicode
""")


main()
