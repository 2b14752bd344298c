// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/sentences.h"

#include <algorithm>
#include <array>
#include <string>

#include "detente/ledger/reporting_verbs.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 28> kNeverEnds{
    "mr",  "mrs", "ms",  "dr", "prof", "sen", "rep", "gov", "gen", "lt",     "col", "maj", "capt", "sgt",
    "adm", "rev", "hon", "st", "mt",   "vs",  "e.g", "i.e", "cf",  "messrs", "del", "amb", "supt", "atty"};
constexpr std::array<std::string_view, 9> kBeforeDigit{"no",  "art",  "sec", "p",  "pp",
                                                       "nos", "arts", "fig", "vol"};
constexpr std::array<std::string_view, 13> kMonths{"jan", "feb", "mar", "apr", "may",  "jun", "jul",
                                                   "aug", "sep", "oct", "nov", "sept", "dec"};
constexpr std::array<std::string_view, 11> kMayEnd{"inc",  "co",  "corp", "ltd", "jr", "sr",
                                                   "bros", "llc", "plc",  "etc", "al"};
constexpr std::array<std::string_view, 64> kStarters{
    "the",    "a",     "an",      "he",      "she",      "it",     "they",    "we",        "i",     "you",
    "this",   "that",  "these",   "those",   "but",      "and",    "or",      "so",        "yet",   "in",
    "on",     "at",    "by",      "for",     "from",     "with",   "if",      "when",      "while", "after",
    "before", "as",    "since",   "because", "although", "though", "however", "meanwhile", "still", "then",
    "there",  "here",  "now",     "his",     "her",      "its",    "their",   "our",       "my",    "your",
    "no",     "not",   "some",    "many",    "most",     "what",   "who",     "why",       "how",   "where",
    "once",   "under", "despite", "instead"};

bool dotted(std::string_view word) {
    // x.y forms: U.S, a.m, D.C
    if (word.size() < 3) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if ((i % 2 == 1) != (word[i] == '.')) return false;
    return true;
}

struct Candidate {
    std::size_t end = 0;   // after the closing marks
    std::size_t next = 0;  // where the next sentence would begin
    bool has_closing_quote = false;
    bool opens_with_mark = false;
    char32_t mark = '.';
    bool ellipsis = false;
};

// The word directly before the end mark at `at`, lower case, opening marks stripped.
std::string word_before(std::string_view text, std::size_t at) {
    std::size_t start = at;
    while (start > 0 && !is_space(static_cast<unsigned char>(text[start - 1]))) --start;
    std::string word = to_lower(text.substr(start, at - start));
    std::size_t skip = 0;
    while (skip < word.size()) {
        std::size_t ahead = skip;
        const char32_t c = next_code_point(word, ahead);
        if (!is_opening_quote(c) && c != '(' && c != '[' && c != U'—' && c != U'–') break;
        skip = ahead;
    }
    return word.substr(skip);
}

// After a quoted question: the words that follow say who asked ("Ana Ruiz asked", "the envoy said").
bool says_who_asked(std::string_view rest) {
    const std::vector<Word> words = words_of(rest.substr(0, std::min<std::size_t>(rest.size(), 160)));
    int seen = 0;
    for (const Word& word : words) {
        if (word.is_mark || ++seen > 6) return false;
        if (seen > 1 && is_finite_reporting(word.lower)) return true;
        if (seen == 1 && is_finite_reporting(word.lower)) return true;
        if (!word.capital && word.lower != "of" && word.lower != "envoy" && seen > 3) return false;
    }
    return false;
}

bool breaks_here(std::string_view text, std::size_t start, std::size_t mark_at, const Candidate& c) {
    std::size_t word_end = c.next;
    while (word_end < text.size() && !is_space(static_cast<unsigned char>(text[word_end]))) ++word_end;
    std::string next_word = to_lower(text.substr(c.next, word_end - c.next));
    while (!next_word.empty() && !is_letter(static_cast<unsigned char>(next_word.back())) &&
           !is_digit(static_cast<unsigned char>(next_word.back())))
        next_word.pop_back();
    const bool next_is_digit = !next_word.empty() && is_digit(static_cast<unsigned char>(next_word.front()));
    if (c.ellipsis) return next_word != "i" && !next_word.starts_with("i'");
    if (c.mark == '?' || c.mark == '!')
        return !(c.has_closing_quote && !c.opens_with_mark && says_who_asked(text.substr(c.next)));
    if (c.has_closing_quote) return true;
    const std::string before = word_before(text, mark_at);
    if (is_one_of(before, kNeverEnds)) return false;
    // "2. Could it be closed?": the number of a list, at the head of its line.
    if (start + before.size() == mark_at && before.size() <= 3 &&
        std::all_of(before.begin(), before.end(), [](char d) { return d >= '0' && d <= '9'; }))
        return false;
    if (next_is_digit && (is_one_of(before, kBeforeDigit) || is_one_of(before, kMonths))) return false;
    const bool initial = before.size() == 1 && before[0] >= 'a' && before[0] <= 'z' && mark_at > 0 &&
                         is_capital(static_cast<unsigned char>(text[mark_at - 1]));
    if (dotted(before) || initial || is_one_of(before, kMayEnd)) {
        std::string starter = next_word;
        if (const auto quote = starter.find('\''); quote != std::string::npos) starter.resize(quote);
        return c.opens_with_mark || is_one_of(starter, kStarters);
    }
    return true;
}

// Scripts without capitals: any of their letters may begin a sentence.
bool has_no_case(char32_t c) {
    return (c >= 0x0590 && c <= 0x0E7F) || (c >= 0x3040 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

}  // namespace

std::vector<Span> sentences_of(std::string_view block) {
    std::vector<Span> spans;
    std::size_t start = 0;
    while (start < block.size() && is_space(static_cast<unsigned char>(block[start]))) ++start;
    std::size_t at = start;
    while (at < block.size()) {
        const std::size_t mark_at = at;
        const char32_t c = next_code_point(block, at);
        if (ends_without_blank(c)) {
            // Closing marks belong to the sentence; a closing mark and a comma or a particle go on with it.
            std::size_t end = at;
            bool closed = false;
            for (std::size_t ahead = at; ahead < block.size(); end = ahead) {
                const char32_t more = next_code_point(block, ahead);
                if (!ends_without_blank(more) && !is_closing_quote(more) && more != ')' && more != U'」' &&
                    more != U'』' && more != U'）')
                    break;
                closed = closed || !ends_without_blank(more);
            }
            std::size_t next = end;
            for (std::size_t ahead = next; ahead < block.size(); next = ahead)
                if (!is_space(next_code_point(block, ahead))) break;
            if (next >= block.size()) break;
            std::size_t ahead = next;
            const char32_t first = next_code_point(block, ahead);
            if (closed && next == end && first != U'「' && first != U'“') continue;
            spans.push_back({start, end});
            start = at = next;
            continue;
        }
        if (c != '.' && c != '!' && c != '?' && c != U'…') continue;
        Candidate candidate;
        candidate.mark = c;
        int stops = c == '.' ? 1 : 0;
        // The whole run of end marks.
        for (std::size_t ahead = at; ahead < block.size(); at = ahead) {
            const char32_t more = next_code_point(block, ahead);
            if (more != '.' && more != '!' && more != '?' && more != U'…') break;
            if (more == '.')
                ++stops;
            else
                candidate.mark = more;
        }
        candidate.ellipsis = c == U'…' || stops >= 3;
        for (std::size_t ahead = at; ahead < block.size(); at = ahead) {
            const char32_t more = next_code_point(block, ahead);
            if (!is_closing_quote(more) && more != ')' && more != ']') break;
            if (is_closing_quote(more)) candidate.has_closing_quote = true;
        }
        candidate.end = at;
        std::size_t next = at;
        bool spaced = false;
        for (std::size_t ahead = next; ahead < block.size(); next = ahead) {
            if (!is_space(next_code_point(block, ahead))) break;
            spaced = true;
        }
        if (next >= block.size()) break;
        if (!spaced) continue;
        const std::size_t begins = next;
        char32_t first = 0;
        for (std::size_t ahead = next; ahead < block.size(); next = ahead) {
            first = next_code_point(block, ahead);
            if (!is_opening_quote(first) && first != '(' && first != '[' && first != U'—') break;
            candidate.opens_with_mark = true;
        }
        candidate.next = next;
        if (!is_capital(first) && !is_digit(first) && !has_no_case(first)) continue;
        if (!breaks_here(block, start, mark_at, candidate)) continue;
        spans.push_back({start, candidate.end});
        start = begins;
        at = begins;
    }
    std::size_t end = block.size();
    while (end > start && is_space(static_cast<unsigned char>(block[end - 1]))) --end;
    if (end > start) spans.push_back({start, end});
    return spans;
}

}  // namespace detente::ledger
