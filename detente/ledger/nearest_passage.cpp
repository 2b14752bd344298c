// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/nearest_passage.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

struct End {
    std::size_t at = 0;  // one past the last byte
    int edits = 0;
};

// Where the best approximate occurrence ends. One column of the edit matrix is held as vertical differences,
// 64 rows a word; `carry` hands a block's horizontal difference to the next one.
End best_end(std::string_view text, std::string_view pattern) {
    const std::size_t blocks = (pattern.size() + 63) / 64;
    std::vector<std::array<std::uint64_t, 256>> equal(blocks);
    for (auto& table : equal) table.fill(0);
    for (std::size_t i = 0; i < pattern.size(); ++i)
        equal[i / 64][static_cast<unsigned char>(pattern[i])] |= std::uint64_t{1} << (i % 64);
    std::vector<std::uint64_t> plus(blocks, ~std::uint64_t{0});
    std::vector<std::uint64_t> minus(blocks, 0);
    const std::uint64_t last_row = std::uint64_t{1} << ((pattern.size() - 1) % 64);
    int score = static_cast<int>(pattern.size());
    End best{0, score};
    for (std::size_t j = 0; j < text.size(); ++j) {
        const auto c = static_cast<unsigned char>(text[j]);
        int carry = 0;  // horizontal difference above the block: 0 at the top, so a match may start anywhere
        for (std::size_t b = 0; b < blocks; ++b) {
            std::uint64_t eq = equal[b][c];
            const std::uint64_t pv = plus[b];
            const std::uint64_t mv = minus[b];
            const std::uint64_t xv = eq | mv;
            if (carry < 0) eq |= 1;
            const std::uint64_t xh = (((eq & pv) + pv) ^ pv) | eq;
            std::uint64_t ph = mv | ~(xh | pv);
            std::uint64_t mh = pv & xh;
            const std::uint64_t row = b + 1 == blocks ? last_row : std::uint64_t{1} << 63;
            const int out = (ph & row) ? 1 : (mh & row) ? -1 : 0;
            ph <<= 1;
            mh <<= 1;
            if (carry > 0) ph |= 1;
            if (carry < 0) mh |= 1;
            plus[b] = mh | ~(xv | ph);
            minus[b] = ph & xv;
            carry = out;
        }
        score += carry;
        if (score < best.edits) best = {j + 1, score};
    }
    return best;
}

}  // namespace

NearestPassage nearest_passage(std::string_view text, std::string_view pattern) {
    NearestPassage result;
    if (text.empty() || pattern.empty() || pattern.size() > 2'000) return result;
    const End end = best_end(text, pattern);
    // The same search on the reversed strings, from the end found, gives the beginning.
    const std::size_t window = std::min(end.at, pattern.size() + static_cast<std::size_t>(end.edits));
    std::string reversed_text(text.substr(end.at - window, window));
    std::string reversed_pattern(pattern);
    std::reverse(reversed_text.begin(), reversed_text.end());
    std::reverse(reversed_pattern.begin(), reversed_pattern.end());
    const End start = best_end(reversed_text, reversed_pattern);
    result.found = true;
    result.span = {end.at - start.at, end.at};
    result.edits = end.edits;
    return result;
}

std::string word_difference(std::string_view source, std::string_view written) {
    const auto split = [](std::string_view text) {
        std::vector<std::string> words;
        std::string word;
        for (const char c : text) {
            if (c == ' ') {
                if (!word.empty()) words.push_back(std::move(word));
                word.clear();
            } else {
                word += c;
            }
        }
        if (!word.empty()) words.push_back(std::move(word));
        return words;
    };
    const std::vector<std::string> a = split(source);
    const std::vector<std::string> b = split(written);
    if (a.size() > 1'000 || b.size() > 1'000) return {};
    // Longest common subsequence from the back, so that walking from the front is straightforward.
    std::vector<std::vector<int>> common(a.size() + 1, std::vector<int>(b.size() + 1, 0));
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            common[i][j] =
                a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    const auto joined = [](const std::vector<std::string>& words, std::size_t from, std::size_t to) {
        std::string text;
        for (std::size_t i = from; i < to && i < words.size(); ++i)
            text += (text.empty() ? "" : " ") + words[i];
        return text;
    };
    std::string report;
    int shown = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    while ((i < a.size() || j < b.size()) && shown < 3) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            ++i;
            ++j;
            continue;
        }
        const std::size_t from_a = i;
        const std::size_t from_b = j;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a[i] == b[j]) break;
            if (j >= b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1]))
                ++i;
            else
                ++j;
        }
        // One word of context on each side.
        const std::size_t lead = from_a > 0 && from_b > 0 ? 1 : 0;
        const std::size_t tail = i < a.size() && j < b.size() ? 1 : 0;
        if (shown++) report += "; ";
        report += "the source says “" + joined(a, from_a - lead, i + tail) + "”, you wrote “" +
                  joined(b, from_b - lead, j + tail) + "”";
    }
    return report;
}

}  // namespace detente::ledger
