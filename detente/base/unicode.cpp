// SPDX-License-Identifier: Apache-2.0
#include "detente/base/unicode.h"

#include <algorithm>
#include <iterator>

#include "detente/base/internal/unicode_tables.h"
#include "detente/base/utf8.h"

namespace detente::unicode {
namespace {

constexpr unsigned kColumns = 3, kWhite = 1 << 2, kBidi = 1 << 3, kIgnorable = 1 << 4, kDecomposes = 1 << 5,
                   kMayChange = 1 << 6, kFolds = 1 << 7;

// Hangul syllables are composed by arithmetic (the Unicode Standard, 3.12).
constexpr char32_t kSyllables = 0xAC00, kLeads = 0x1100, kVowels = 0x1161, kTails = 0x11A7;
constexpr char32_t kLeadCount = 19, kVowelCount = 21, kTailCount = 28, kSyllableCount = 11172;

const tables::CharacterRow& row(char32_t c) {
    static constexpr tables::CharacterRow nothing{static_cast<std::uint8_t>(Category::Cn), 0, 0, 1};
    if (c > 0x10FFFF) return nothing;
    return tables::kRows[tables::kSecond[tables::kFirst[c / tables::kBlock] * tables::kBlock +
                                         c % tables::kBlock]];
}

bool between(char32_t c, Category first, Category last) {
    const Category own = category(c);
    return own >= first && own <= last;
}

// Where a character stands in a sorted table of them; precondition: it does.
template <std::size_t N>
std::size_t place(const char32_t (&sorted)[N], char32_t c) {
    return static_cast<std::size_t>(std::lower_bound(std::begin(sorted), std::end(sorted), c) -
                                    std::begin(sorted));
}

// A character on its way through a normal form, and where in the text it came from.
struct Part {
    char32_t code;
    std::uint8_t combining;
    std::size_t origin;
};

void decompose(char32_t c, std::size_t origin, std::vector<Part>& parts) {
    if (c >= kSyllables && c < kSyllables + kSyllableCount) {
        const char32_t index = c - kSyllables;
        parts.push_back({kLeads + index / (kVowelCount * kTailCount), 0, origin});
        parts.push_back({kVowels + index / kTailCount % kVowelCount, 0, origin});
        if (index % kTailCount != 0) parts.push_back({kTails + index % kTailCount, 0, origin});
        return;
    }
    const tables::CharacterRow& of = row(c);
    if ((of.flags & kDecomposes) == 0) {
        parts.push_back({c, of.combining, origin});
        return;
    }
    const std::size_t at = place(tables::kDecomposed, c);
    for (std::size_t i = tables::kDecomposedStart[at]; i < tables::kDecomposedStart[at + 1]; ++i)
        decompose(tables::kDecomposedParts[i], origin, parts);
}

std::vector<Part> decomposed(std::string_view text) {
    std::vector<Part> parts;
    parts.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t origin = at;
        decompose(next_character(text, at), origin, parts);
    }
    for (std::size_t from = 0;
         from < parts.size();) {  // marks in canonical order, those of one class as they stood
        if (parts[from].combining == 0) {
            ++from;
            continue;
        }
        std::size_t to = from;
        while (to < parts.size() && parts[to].combining != 0) ++to;
        std::stable_sort(parts.begin() + static_cast<std::ptrdiff_t>(from),
                         parts.begin() + static_cast<std::ptrdiff_t>(to),
                         [](const Part& a, const Part& b) { return a.combining < b.combining; });
        from = to;
    }
    return parts;
}

// What two characters compose to; 0: nothing.
char32_t composition(char32_t a, char32_t b) {
    if (a >= kLeads && a < kLeads + kLeadCount && b >= kVowels && b < kVowels + kVowelCount)
        return kSyllables + ((a - kLeads) * kVowelCount + (b - kVowels)) * kTailCount;
    if (a >= kSyllables && a < kSyllables + kSyllableCount && (a - kSyllables) % kTailCount == 0 &&
        b > kTails && b < kTails + kTailCount)
        return a + (b - kTails);
    const auto* found =
        std::lower_bound(std::begin(tables::kComposed), std::end(tables::kComposed), std::pair(a, b),
                         [](const char32_t(&entry)[3], const std::pair<char32_t, char32_t>& key) {
                             return entry[0] != key.first ? entry[0] < key.first : entry[1] < key.second;
                         });
    return found != std::end(tables::kComposed) && (*found)[0] == a && (*found)[1] == b ? (*found)[2] : 0;
}

void compose(std::vector<Part>& parts) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t starter = none, kept = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Part part = parts[i];
        // Nothing between the starter and this one is of its class or above: it is not blocked.
        const bool reaches = starter != none &&
                             (kept == starter + 1 ||
                              (parts[kept - 1].combining != 0 && parts[kept - 1].combining < part.combining));
        if (reaches)
            if (const char32_t whole = composition(parts[starter].code, part.code); whole != 0) {
                parts[starter].code = whole;
                continue;
            }
        if (part.combining == 0) starter = kept;
        parts[kept++] = part;
    }
    parts.resize(kept);
}

std::string written(const std::vector<Part>& parts, std::vector<std::size_t>* origin, std::size_t end) {
    std::string text;
    text.reserve(parts.size());
    if (origin) origin->clear();
    for (const Part& part : parts) {
        append_character(text, part.code);
        if (origin) origin->resize(text.size(), part.origin);
    }
    if (origin) origin->push_back(end);
    return text;
}

// UAX 15, 9: whether the text is in normal form C for sure.
bool quickly_normal(std::string_view text) {
    std::uint8_t last = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            last = 0;
            ++at;
            continue;
        }
        const tables::CharacterRow& of = row(next_character(text, at));
        if ((of.flags & kMayChange) != 0 || (of.combining != 0 && last > of.combining)) return false;
        last = of.combining;
    }
    return true;
}

}  // namespace

std::string_view unicode_version() {
    return tables::kVersion;
}

Category category(char32_t c) {
    return static_cast<Category>(row(c).category);
}

bool is_letter(char32_t c) {
    return between(c, Category::Lu, Category::Lo);
}
bool is_capital(char32_t c) {
    return category(c) == Category::Lu || category(c) == Category::Lt;
}
bool is_mark(char32_t c) {
    return between(c, Category::Mn, Category::Me);
}
bool is_digit(char32_t c) {
    return category(c) == Category::Nd;
}
bool is_number(char32_t c) {
    return between(c, Category::Nd, Category::No);
}
bool is_punctuation(char32_t c) {
    return between(c, Category::Pc, Category::Po);
}
bool is_symbol(char32_t c) {
    return between(c, Category::Sm, Category::So);
}
bool is_space(char32_t c) {
    return (row(c).flags & kWhite) != 0;
}
bool is_control(char32_t c) {
    return category(c) == Category::Cc;
}
bool is_format(char32_t c) {
    return category(c) == Category::Cf;
}
bool is_bidi_control(char32_t c) {
    return (row(c).flags & kBidi) != 0;
}
bool is_default_ignorable(char32_t c) {
    return (row(c).flags & kIgnorable) != 0;
}

Script script(char32_t c) {
    return static_cast<Script>(row(c).script);
}
std::string_view script_name(Script script) {
    return tables::kScriptNames[static_cast<std::size_t>(script)];
}

int columns(char32_t c) {
    return static_cast<int>(row(c).flags & kColumns);
}

std::string normal_form_c(std::string_view text, std::vector<std::size_t>* origin) {
    if (quickly_normal(text)) {
        if (origin) {
            origin->clear();
            for (std::size_t at = 0; at < text.size();) {
                const std::size_t start = at;
                next_character(text, at);
                origin->resize(at, start);
            }
            origin->push_back(text.size());
        }
        return std::string(text);
    }
    std::vector<Part> parts = decomposed(text);
    compose(parts);
    return written(parts, origin, text.size());
}

std::string normal_form_d(std::string_view text) {
    return written(decomposed(text), nullptr, text.size());
}

bool is_normal_form_c(std::string_view text) {
    return quickly_normal(text) || normal_form_c(text) == text;
}

void append_folded(std::string& text, char32_t c) {
    if ((row(c).flags & kFolds) == 0) {
        append_character(text, c);
        return;
    }
    const std::size_t at = place(tables::kFolded, c);
    for (std::size_t i = tables::kFoldedStart[at]; i < tables::kFoldedStart[at + 1]; ++i)
        append_character(text, tables::kFoldedParts[i]);
}

std::string fold_case(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) append_folded(folded, next_character(text, at));
    return folded;
}

}  // namespace detente::unicode
