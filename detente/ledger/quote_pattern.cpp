// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/quote_pattern.h"

#include <algorithm>
#include <cctype>

#include "detente/ledger/internal/governing_cues.h"
#include "detente/ledger/words.h"

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

bool stands_for_name(std::string_view word) {
    return is_any(to_lower(word),
                  {"i",    "we", "he",  "she", "it",  "they",  "you",  "me",   "us",   "him",   "her",
                   "them", "my", "our", "his", "its", "their", "your", "this", "that", "these", "those"});
}

// A pattern held against one block. What failed once from a piece at a byte is not tried again, so the time
// is bounded by pieces times bytes however the gaps overlap.
class Matcher {
  public:
    Matcher(std::string_view block, const std::vector<char>& inside_word, const std::vector<Piece>& pieces)
        : block_(block), inside_word_(inside_word), pieces_(pieces) {}

    // Matches pieces from `index` on at `at`; fills the end and the omissions when it fits. `skips` when the
    // space with which the first of them begins is gone already.
    bool match(std::size_t index, std::size_t at, QuoteMatch& match, bool skips = false) {
        if (index == pieces_.size()) return ends_well(at, match);
        if (failed(index, at, skips)) return false;
        if (piece_fits(index, at, match, skips)) return true;
        mark_failed(index, at, skips);
        return false;
    }

  private:
    bool ends_well(std::size_t at, QuoteMatch& match) const {
        if (inside_word_[at] != 0) return false;
        match.span.to = at;
        return true;
    }

    bool piece_fits(std::size_t index, std::size_t at, QuoteMatch& match, bool skips) {
        const Piece& piece = pieces_[index];
        switch (piece.kind) {
            case Piece::Kind::literal: {
                const std::string_view text = std::string_view(piece.text).substr(skips ? 1 : 0);
                return block_.substr(at, text.size()) == text &&
                       this->match(index + 1, at + text.size(), match);
            }
            case Piece::Kind::letter:
                return at < block_.size() &&
                       std::tolower(static_cast<unsigned char>(block_[at])) ==
                           std::tolower(static_cast<unsigned char>(piece.text[0])) &&
                       this->match(index + 1, at + 1, match);
            case Piece::Kind::insertion:
                return insertion_fits(index, at, match);
            case Piece::Kind::omission:
                return omission_fits(index, at, match);
        }
        return false;
    }

    // The source's own brackets, the words themselves, or 0 to 6 other words.
    bool insertion_fits(std::size_t index, std::size_t at, QuoteMatch& match) {
        const std::string& text = pieces_[index].text;
        const std::string bracketed = "[" + text + "]";
        if (block_.substr(at, bracketed.size()) == bracketed &&
            this->match(index + 1, at + bracketed.size(), match))
            return true;
        if (block_.substr(at, text.size()) == text && this->match(index + 1, at + text.size(), match))
            return true;
        const bool was = match.literal;
        match.literal = false;
        std::size_t end = at;
        const auto put = [&](std::size_t to) {
            match.insertions.insert(match.insertions.begin(), insertion_at(index, {at, std::max(at, to)}));
            return true;
        };
        // At the very end nothing says how much it stands for: a pronoun, or nothing.
        if (index + 1 == pieces_.size()) {
            std::size_t from = at;
            if (from < block_.size() && block_[from] == ' ') ++from;
            std::size_t to = from;
            while (to < block_.size() && is_word_byte(block_[to])) ++to;
            if (stands_for_name(block_.substr(from, to - from)) && this->match(index + 1, to, match))
                return put(to);
        }
        for (int words = 0; words <= kLongestInsertion; ++words) {
            if (this->match(index + 1, end, match)) return put(end);
            // With no word in its place, one of the two spaces round it is gone as well.
            const bool space_gone = words == 0 && end < block_.size() && block_[end] != ' ' && end > 0 &&
                                    block_[end - 1] == ' ' && index + 1 < pieces_.size() &&
                                    pieces_[index + 1].kind == Piece::Kind::literal &&
                                    pieces_[index + 1].text.starts_with(" ");
            if (space_gone && this->match(index + 1, end, match, true)) return put(end);
            if (end >= block_.size()) break;
            if (block_[end] == ' ') ++end;
            while (end < block_.size() && block_[end] != ' ') ++end;
        }
        match.literal = was;
        return false;
    }

    bool omission_fits(std::size_t index, std::size_t at, QuoteMatch& match) {
        const std::size_t last = std::min(block_.size(), at + kLongestOmission);
        const bool to_literal = index + 1 < pieces_.size() && pieces_[index + 1].kind == Piece::Kind::literal;
        for (std::size_t end = at; end <= last; ++end) {
            if (to_literal) end = block_.find(pieces_[index + 1].text, end);
            if (end > last) break;
            if (!this->match(index + 1, end, match)) continue;
            match.literal = false;
            match.omissions.insert(match.omissions.begin(), {at, end});
            return true;
        }
        return false;
    }

    QuoteMatch::Insertion insertion_at(std::size_t index, Span replaced) const {
        const auto literal = [&](std::size_t i) {
            return i < pieces_.size() && pieces_[i].kind == Piece::Kind::literal
                       ? std::string_view(pieces_[i].text)
                       : std::string_view{};
        };
        const std::string_view before = index > 0 ? literal(index - 1) : std::string_view{};
        const std::string_view behind = literal(index + 1);
        return {pieces_[index].text, replaced,
                !before.empty() && is_word_byte(before.back()) && !pieces_[index].apart,
                !behind.empty() && is_word_byte(behind.front()), index + 1 == pieces_.size()};
    }

    std::size_t state(std::size_t index, std::size_t at, bool skips) const {
        return (index * 2 + (skips ? 1 : 0)) * (block_.size() + 1) + at;
    }
    bool failed(std::size_t index, std::size_t at, bool skips) const {
        return !failed_.empty() && failed_[state(index, at, skips)];
    }
    void mark_failed(std::size_t index, std::size_t at, bool skips) {
        // Nothing is tried twice where there is nothing to choose.
        if (pieces_.size() < 2) return;
        if (failed_.empty()) failed_.assign(pieces_.size() * 2 * (block_.size() + 1), false);
        failed_[state(index, at, skips)] = true;
    }

    std::string_view block_;
    const std::vector<char>& inside_word_;
    const std::vector<Piece>& pieces_;
    std::vector<bool> failed_;
};

// What a bracket at the head of a quotation stands for: the words directly before the rest of it that it can
// replace. A pronoun, else a noun phrase back to its article, else names; else nothing.
std::size_t start_of_replaced(std::string_view block, std::size_t end) {
    std::vector<std::size_t> starts;  // of the words before, nearest first
    std::size_t at = end;
    while (at > 0 && starts.size() < static_cast<std::size_t>(kLongestInsertion)) {
        if (!is_word_byte(block[at - 1])) break;
        while (at > 0 && block[at - 1] != ' ' && block[at - 1] != '"' && block[at - 1] != '(') --at;
        starts.push_back(at);
        if (at > 0 && block[at - 1] == ' ') --at;
    }
    const auto word = [&](std::size_t i) {
        const std::size_t to = i == 0 ? end : starts[i - 1] - 1;
        return block.substr(starts[i], to - starts[i]);
    };
    if (starts.empty()) return end;
    if (stands_for_name(word(0))) return starts[0];
    for (std::size_t i = 0; i < starts.size(); ++i) {
        if (i > 3) break;
        if (is_any(to_lower(word(i)), {"the", "a", "an", "this", "that", "these", "those", "his", "her",
                                       "its", "their", "our", "my", "your"}))
            return starts[i];
        if (!loaded_class(to_lower(word(i))).empty() || is_auxiliary_verb(to_lower(word(i)))) break;
    }
    std::size_t names = end;
    for (std::size_t i = 0; i < starts.size() && word(i)[0] >= 'A' && word(i)[0] <= 'Z'; ++i)
        names = starts[i];
    return names;
}

// A block without one of the pattern's stretches need not be searched.
bool has_all_literals(std::string_view block, const std::vector<Piece>& pieces) {
    return std::all_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
        const std::string_view text = trimmed(piece.text);
        return piece.kind != Piece::Kind::literal || block.find(text) != std::string_view::npos;
    });
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
        ++pattern.changes;
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
                ++pattern.changes;
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
    // A bracket at the very end may stand for nothing: then no space stands before it either.
    if (pattern.pieces.size() > 1 && pattern.pieces.back().kind == Piece::Kind::insertion) {
        Piece& before = pattern.pieces[pattern.pieces.size() - 2];
        if (before.kind == Piece::Kind::literal && before.text.size() > 1 && before.text.back() == ' ') {
            before.text.pop_back();
            pattern.pieces.back().apart = true;
        }
    }
    return pattern;
}

namespace {

// A quotation that begins with a bracket: the rest of it is looked for, then what the bracket stands for.
std::vector<QuoteMatch> find_behind_bracket(std::string_view block, const std::vector<char>& inside_word,
                                            const std::vector<Piece>& pieces, std::size_t limit) {
    std::vector<QuoteMatch> matches;
    const std::string& text = pieces[0].text;
    const std::string& rest = pieces[1].text;
    Matcher matcher(block, inside_word, pieces);
    for (std::size_t at = block.find(rest); at != std::string_view::npos && matches.size() < limit;
         at = block.find(rest, at + 1)) {
        QuoteMatch match;
        if (!matcher.match(1, at, match)) continue;
        const std::string_view before = block.substr(0, at);
        const std::string own = "[" + text + "]";
        if (before.ends_with(own)) {
            match.span.from = at - own.size();
        } else if (before.ends_with(text) && inside_word[at - text.size()] == 0) {
            match.span.from = at - text.size();
        } else {
            match.literal = false;
            std::size_t from = at;
            if (rest.front() != ' ')
                while (from > 0 && is_word_byte(block[from - 1])) --from;
            else
                from = start_of_replaced(block, at);
            match.insertions.insert(match.insertions.begin(),
                                    {text, {from, at}, false, rest.front() != ' ', false});
            match.span.from = from == at && rest.front() == ' ' ? at + 1 : from;
            if (match.span.from >= match.span.to || inside_word[match.span.from] != 0) continue;
        }
        matches.push_back(std::move(match));
    }
    // At the head of the block no space stands before the rest.
    if (rest.front() == ' ' && matches.size() < limit &&
        block.starts_with(std::string_view(rest).substr(1))) {
        QuoteMatch match;
        match.literal = false;
        if (matcher.match(1, 0, match, true)) {
            match.insertions.insert(match.insertions.begin(), {text, {0, 0}, false, false, false});
            match.span.from = 0;
            matches.insert(matches.begin(), std::move(match));
        }
    }
    return matches;
}

}  // namespace

std::vector<QuoteMatch> find_quote(std::string_view block, const std::vector<char>& inside_word,
                                   const QuotePattern& pattern, std::size_t limit) {
    std::vector<QuoteMatch> matches;
    if (pattern.pieces.empty()) return matches;
    if (pattern.pieces.size() > 1 && !has_all_literals(block, pattern.pieces)) return matches;
    const Piece& first = pattern.pieces.front();
    if (first.kind == Piece::Kind::insertion && pattern.pieces.size() > 1 &&
        pattern.pieces[1].kind == Piece::Kind::literal)
        return find_behind_bracket(block, inside_word, pattern.pieces, limit);
    Matcher matcher(block, inside_word, pattern.pieces);
    std::size_t at = 0;
    while (at < block.size() && matches.size() < limit) {
        if (first.kind == Piece::Kind::literal) {
            at = block.find(first.text, at);
            if (at == std::string_view::npos) break;
        }
        QuoteMatch match;
        match.span.from = at;
        if (inside_word[at] == 0 && matcher.match(0, at, match)) matches.push_back(std::move(match));
        ++at;
    }
    return matches;
}

}  // namespace detente::ledger
