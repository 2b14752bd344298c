// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/quote_pattern.h"

#include <algorithm>
#include <cctype>

namespace detente::ledger {

namespace {

constexpr std::size_t kLongestOmission = 300;
constexpr int kLongestInsertion = 6;  // words

bool is_word_byte(char c) {
    const auto u = static_cast<unsigned char>(c);
    return std::isalnum(u) || u >= 0x80;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

using Piece = QuotePattern::Piece;

// Matches pieces from `index` on at `at`; fills the end and the omissions when it fits.
bool match_from(std::string_view block, const std::vector<Piece>& pieces, std::size_t index, std::size_t at,
                QuoteMatch& match) {
    if (index == pieces.size()) {
        if (at < block.size() && at > 0 && is_word_byte(block[at]) && is_word_byte(block[at - 1]))
            return false;
        match.span.to = at;
        return true;
    }
    const Piece& piece = pieces[index];
    switch (piece.kind) {
        case Piece::Kind::literal: {
            if (block.substr(at, piece.text.size()) != piece.text) return false;
            return match_from(block, pieces, index + 1, at + piece.text.size(), match);
        }
        case Piece::Kind::letter: {
            if (at >= block.size() || std::tolower(static_cast<unsigned char>(block[at])) !=
                                          std::tolower(static_cast<unsigned char>(piece.text[0])))
                return false;
            return match_from(block, pieces, index + 1, at + 1, match);
        }
        case Piece::Kind::insertion: {
            // The source's own brackets, the words themselves, or 0 to 6 other words.
            const std::string bracketed = "[" + piece.text + "]";
            if (block.substr(at, bracketed.size()) == bracketed &&
                match_from(block, pieces, index + 1, at + bracketed.size(), match))
                return true;
            if (block.substr(at, piece.text.size()) == piece.text &&
                match_from(block, pieces, index + 1, at + piece.text.size(), match))
                return true;
            const bool was = match.literal;
            match.literal = false;
            std::size_t end = at;
            for (int words = 0; words <= kLongestInsertion; ++words) {
                if (match_from(block, pieces, index + 1, end, match)) return true;
                // With no word in its place, one of the two spaces round it is gone as well.
                if (words == 0 && end < block.size() && block[end] != ' ' && index + 1 < pieces.size() &&
                    pieces[index + 1].kind == Piece::Kind::literal &&
                    pieces[index + 1].text.starts_with(" ") && end > 0 && block[end - 1] == ' ') {
                    std::vector<Piece> rest(pieces.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                                            pieces.end());
                    rest.front().text.erase(0, 1);
                    if (match_from(block, rest, 0, end, match)) return true;
                }
                if (end >= block.size()) break;
                if (block[end] == ' ') ++end;
                while (end < block.size() && block[end] != ' ') ++end;
            }
            match.literal = was;
            return false;
        }
        case Piece::Kind::omission: {
            const std::size_t last = std::min(block.size(), at + kLongestOmission);
            for (std::size_t end = at; end <= last; ++end) {
                QuoteMatch attempt = match;
                attempt.literal = false;
                attempt.omissions.push_back({at, end});
                if (!match_from(block, pieces, index + 1, end, attempt)) continue;
                match = std::move(attempt);
                return true;
            }
            return false;
        }
    }
    return false;
}

}  // namespace

QuotePattern read_quote_pattern(std::string_view folded) {
    QuotePattern pattern;
    folded = trimmed(folded);
    std::string literal;
    const auto flush = [&] {
        if (!literal.empty()) pattern.pieces.push_back({Piece::Kind::literal, std::move(literal)});
        literal.clear();
    };
    const auto omit = [&] {
        while (!literal.empty() && literal.back() == ' ') literal.pop_back();
        flush();
        if (!pattern.pieces.empty() && pattern.pieces.back().kind != Piece::Kind::omission)
            pattern.pieces.push_back({Piece::Kind::omission, {}});
        pattern.declares_change = true;
    };
    for (std::size_t at = 0; at < folded.size();) {
        if (folded.substr(at, 3) == "...") {
            omit();
            at += 3;
            while (at < folded.size() && (folded[at] == ' ' || folded[at] == '.')) ++at;
            continue;
        }
        if (folded[at] == '[') {
            const std::size_t close = folded.find(']', at);
            if (close != std::string_view::npos && close > at + 1) {
                const std::string_view inside = trimmed(folded.substr(at + 1, close - at - 1));
                if (inside == "...") {
                    omit();
                    at = close + 1;
                    while (at < folded.size() && folded[at] == ' ') ++at;
                    continue;
                }
                flush();
                pattern.declares_change = true;
                const bool case_change =
                    inside.size() == 1 && close + 1 < folded.size() && is_word_byte(folded[close + 1]);
                pattern.pieces.push_back(
                    {case_change ? Piece::Kind::letter : Piece::Kind::insertion, std::string(inside)});
                at = close + 1;
                continue;
            }
        }
        literal += folded[at++];
    }
    while (!literal.empty() && (literal.back() == '.' || literal.back() == ',' || literal.back() == ' '))
        literal.pop_back();
    flush();
    while (!pattern.pieces.empty() && pattern.pieces.back().kind == Piece::Kind::omission)
        pattern.pieces.pop_back();
    return pattern;
}

std::vector<QuoteMatch> find_quote(std::string_view block, const QuotePattern& pattern, std::size_t limit) {
    std::vector<QuoteMatch> matches;
    if (pattern.pieces.empty()) return matches;
    const Piece& first = pattern.pieces.front();
    std::size_t at = 0;
    while (at < block.size() && matches.size() < limit) {
        if (first.kind == Piece::Kind::literal) {
            at = block.find(first.text, at);
            if (at == std::string_view::npos) break;
        }
        const bool inside_word = at > 0 && is_word_byte(block[at]) && is_word_byte(block[at - 1]);
        QuoteMatch match;
        match.span.from = at;
        if (!inside_word && match_from(block, pattern.pieces, 0, at, match))
            matches.push_back(std::move(match));
        ++at;
    }
    return matches;
}

}  // namespace detente::ledger
