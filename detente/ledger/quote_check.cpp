// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/quote_check.h"

#include <algorithm>
#include <list>

#include "detente/ledger/fold.h"
#include "detente/ledger/internal/foreign_cues.h"
#include "detente/ledger/internal/nearest_passage.h"
#include "detente/ledger/internal/quote_brackets.h"
#include "detente/ledger/internal/quote_governors.h"
#include "detente/ledger/internal/quote_pattern.h"
#include "detente/ledger/internal/quote_speaker.h"
#include "detente/ledger/internal/quote_variants.h"
#include "detente/ledger/internal/shared_trigrams.h"
#include "detente/ledger/internal/word_insides.h"
#include "detente/ledger/quotations.h"
#include "detente/ledger/reporting_verbs.h"
#include "detente/ledger/sentences.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

// More is no quotation, and would take time to look up.
constexpr int kMostChanges = 24;
constexpr std::size_t kMostParts = 12;

struct Found {
    std::size_t block = 0;  // the first of them, where the words go on in the next
    FoldedBlock const* ready = nullptr;
    Span span;                 // of the folded block
    std::vector<Span> pieces;  // one a part
    std::vector<Span> omissions;
    std::vector<QuoteMatch::Insertion> insertions;
    bool literal = true;
};

Span on_page(const FoldedBlock& block, Span folded) {
    Span span{block.origin[folded.from], block.origin[folded.to]};
    const auto is_closing = [&](std::size_t at) {
        return block.folded[at] == '"' || block.folded[at] == ' ';
    };
    // Marks that were quoted with the words belong to the page's quotation.
    std::size_t from = folded.from;
    std::size_t to = folded.to;
    while (from < to && is_closing(from)) ++from;
    while (to > from && is_closing(to - 1)) --to;
    if (from < to) span = {block.origin[from], block.origin[to]};
    return span;
}

std::string sentence_at(const Page& page, const Reading& reading, std::size_t block, std::size_t byte) {
    std::string nearest;
    for (const PageSentence& sentence : reading.sentences) {
        if (static_cast<std::size_t>(sentence.block) != block) continue;
        if (sentence.span.from <= byte || nearest.empty()) nearest = sentence.id;
        if (byte < sentence.span.to) break;
    }
    return nearest.empty() ? page.blocks[block].id : nearest;
}

GovernedBlock governed(const FoldedBlock& block) {
    return {block.text, block.sentences, block.quotes};
}

// The outermost quotation in which a byte of the block stands, or -1.
int quotation_at(const FoldedBlock& block, std::size_t byte) {
    for (std::size_t i = 0; i < block.quotes.size(); ++i) {
        const QuoteSpan& quote = block.quotes[i];
        if (quote.inside.from > byte) break;
        if (quote.depth == 0 && byte < quote.inside.to) return static_cast<int>(i);
    }
    return -1;
}

bool changes_speaker(std::string_view gap) {
    const bool mark = gap.find('"') != std::string_view::npos;
    if (!mark) return false;
    for (const Word& word : words_of(gap))
        if (is_finite_reporting(word.lower)) return true;
    return false;
}

std::size_t sentence_index(const FoldedBlock& block, std::size_t byte) {
    const auto after = std::upper_bound(block.sentences.begin(), block.sentences.end(), byte,
                                        [](std::size_t b, const Span& s) { return b < s.from; });
    return static_cast<std::size_t>(after - block.sentences.begin());
}

// What an omission may not hide; empty when it hides nothing.
std::string hidden_in(const FoldedBlock& block, Span folded) {
    Span omission{block.origin[folded.from], block.origin[folded.to]};
    std::string hidden = governing_words_in(governed(block), omission);
    if (!hidden.empty()) return hidden;
    if (changes_speaker(std::string_view(block.folded).substr(folded.from, folded.to - folded.from)))
        return "another speaker";
    if (omission.from > 0 && omission.to < block.text.size()) {
        const int left = quotation_at(block, omission.from - 1);
        const int right = quotation_at(block, omission.to);
        if (left != right && (left >= 0 || right >= 0)) return "a change of speaker";
        // The head of one sentence with the tail of another says what neither says.
        const std::size_t first = sentence_index(block, omission.from > 0 ? omission.from - 1 : 0);
        const std::size_t second = sentence_index(block, omission.to);
        if (first > 0 && second > first) {
            std::size_t left_end = omission.from;
            while (left_end > 0 && block.text[left_end - 1] == ' ') --left_end;
            const bool head_whole =
                left_end >= block.sentences[first - 1].to ||
                std::string_view(".!?").find(block.text[left_end - 1]) != std::string_view::npos;
            std::size_t right_start = omission.to;
            while (right_start < block.text.size() && block.text[right_start] == ' ') ++right_start;
            const bool tail_whole = right_start <= block.sentences[second - 1].from + 3;
            if (!head_whole && !tail_whole) return "the end of a sentence";
        }
    }
    return {};
}

// Between two parts of one quotation stands one attribution: `," Ruiz said, "`.
bool is_attribution_clause(std::string_view gap) {
    if (word_count(gap) > 25 || gap.find('"') == std::string_view::npos) return false;
    int verbs = 0;
    for (const Word& word : words_of(gap))
        if (is_finite_reporting(word.lower) || reports_in_another_language(word.lower)) ++verbs;
    return verbs == 1;
}

void find_in(std::size_t b, const FoldedBlock& block, const std::vector<QuotePattern>& patterns,
             std::vector<Found>& all) {
    const auto moved = [](Span span, std::size_t by) { return Span{span.from + by, span.to + by}; };
    for (QuoteMatch& first : find_quote(block.folded, block.inside_word, patterns.front())) {
        Found found{b,
                    &block,
                    first.span,
                    {first.span},
                    std::move(first.omissions),
                    std::move(first.insertions),
                    first.literal};
        bool whole = true;
        for (std::size_t p = 1; p < patterns.size() && whole; ++p) {
            const std::size_t base = found.span.to;
            const std::string_view rest = std::string_view(block.folded).substr(base);
            const std::vector<char> inside(block.inside_word.begin() + static_cast<std::ptrdiff_t>(base),
                                           block.inside_word.end());
            whole = false;
            for (const QuoteMatch& next : find_quote(rest, inside, patterns[p])) {
                if (!is_attribution_clause(rest.substr(0, next.span.from))) continue;
                for (const Span& omission : next.omissions) found.omissions.push_back(moved(omission, base));
                for (const QuoteMatch::Insertion& one : next.insertions) {
                    found.insertions.push_back(one);
                    found.insertions.back().replaced = moved(one.replaced, base);
                }
                found.literal = found.literal && next.literal;
                found.span.to = base + next.span.to;
                found.pieces.push_back(moved(next.span, base));
                whole = true;
                break;
            }
        }
        if (whole) all.push_back(std::move(found));
    }
}

std::vector<Found> find_all(const FoldedPage& folded, const std::vector<QuotePattern>& patterns) {
    std::vector<Found> all;
    for (std::size_t b = 0; b < folded.blocks.size(); ++b) find_in(b, folded.blocks[b], patterns, all);
    return all;
}

// The paragraph that goes on in the next: a sentence that a line breaks, or a quotation that the paragraph
// leaves open and the next takes up.
bool goes_on(const FoldedBlock& block, const FoldedBlock& next) {
    if (block.text.empty() || next.text.empty()) return false;
    const bool open = std::any_of(block.quotes.begin(), block.quotes.end(),
                                  [](const QuoteSpan& quote) { return quote.unclosed && quote.depth == 0; });
    std::size_t at = 0;
    const char32_t first = next_code_point(next.text, at);
    if (open) return is_opening_quote(first);
    const char last = block.text.back();
    const bool ended = std::string_view(".!?:;\"'").find(last) != std::string_view::npos ||
                       block.text.ends_with("”") || block.text.ends_with("’") || block.text.ends_with("…") ||
                       block.text.ends_with("»");
    return !ended && is_letter(first) && !is_capital(first);
}

// Both as one; the mark that takes up the quotation is left out.
FoldedBlock joined(const FoldedBlock& block, const FoldedBlock& next) {
    std::string_view tail = next.text;
    std::size_t at = 0;
    if (is_opening_quote(next_code_point(tail, at))) tail.remove_prefix(at);
    return fold_block(block.text + " " + std::string(tail));
}

std::string_view edge_word(std::string_view text, bool first) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    const auto space = first ? text.find(' ') : text.rfind(' ');
    if (space == std::string_view::npos) return text;
    return first ? text.substr(0, space) : text.substr(space + 1);
}

// Words that begin in one paragraph and end in the next. `kept` holds what the matches point to.
std::vector<Found> find_over_two(const Page& page, const FoldedPage& folded,
                                 const std::vector<QuotePattern>& patterns, std::list<FoldedBlock>& kept) {
    std::vector<Found> all;
    const std::string_view head = edge_word(patterns.front().pieces.front().text, true);
    const std::string_view end = edge_word(patterns.back().pieces.back().text, false);
    for (std::size_t b = 0; b + 1 < folded.blocks.size(); ++b) {
        if (!is_evidence(page.blocks[b].role) || !is_evidence(page.blocks[b + 1].role)) continue;
        const FoldedBlock& block = folded.blocks[b];
        const FoldedBlock& next = folded.blocks[b + 1];
        if (block.folded.find(head) == std::string::npos || next.folded.find(end) == std::string::npos)
            continue;
        if (!goes_on(block, next)) continue;
        kept.push_back(joined(block, next));
        const std::size_t before = all.size();
        find_in(b, kept.back(), patterns, all);
        if (all.size() == before) kept.pop_back();
    }
    return all;
}

// The same words in their paragraph and those in which its first and last sentence go on.
Found with_neighbours(const Page& page, const FoldedPage& folded, const std::vector<QuotePattern>& patterns,
                      const Found& found, std::list<FoldedBlock>& kept) {
    const std::size_t b = found.block;
    if (found.ready != &folded.blocks[b]) return found;
    const bool earlier =
        b > 0 && is_evidence(page.blocks[b - 1].role) && goes_on(folded.blocks[b - 1], folded.blocks[b]);
    const bool later = b + 1 < folded.blocks.size() && is_evidence(page.blocks[b + 1].role) &&
                       goes_on(folded.blocks[b], folded.blocks[b + 1]);
    if (!earlier && !later) return found;
    FoldedBlock both = folded.blocks[b];
    if (earlier) both = joined(folded.blocks[b - 1], both);
    if (later) both = joined(both, folded.blocks[b + 1]);
    kept.push_back(std::move(both));
    std::vector<Found> again;
    find_in(found.block, kept.back(), patterns, again);
    return again.size() == 1 ? again.front() : found;
}

bool stands_in_speech(const Found& found) {
    const std::size_t from = found.ready->origin[found.span.from];
    const std::vector<QuoteSpan>& quotes = found.ready->quotes;
    return inside_quotation(quotes, from) ||
           std::any_of(quotes.begin(), quotes.end(),
                       [&](const QuoteSpan& q) { return q.outside.from == from; });
}

std::string shortened(std::string_view text) {
    if (text.size() <= 160) return std::string(text);
    std::size_t end = 157;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end)) + "...";
}

void explain_absence(const Page& page, const Reading& reading, const FoldedPage& folded,
                     const std::string& written, QuoteCheck& check) {
    NearestPassage best;
    std::size_t best_block = 0;
    // The likeliest blocks first; those that cannot come nearer than the best so far are not searched.
    SharedTrigrams shared(written);
    std::vector<std::pair<int, std::size_t>> order;
    for (std::size_t b = 0; b < folded.blocks.size(); ++b)
        order.emplace_back(shared.least_edits(folded.blocks[b].folded), b);
    std::sort(order.begin(), order.end());
    for (const auto& [least, b] : order) {
        if (best.found && least > best.edits) break;
        if (static_cast<std::size_t>(least) * 2 > written.size()) break;
        if (best.found && !shared.may_come_within(folded.blocks[b].folded, best.edits)) continue;
        const NearestPassage passage = nearest_passage(folded.blocks[b].folded, written);
        if (passage.found &&
            (!best.found || passage.edits < best.edits || (passage.edits == best.edits && b < best_block))) {
            best = passage;
            best_block = b;
        }
    }
    if (!best.found || static_cast<std::size_t>(best.edits) * 2 > written.size()) {
        check.status = QuoteStatus::absent;
        check.message =
            written.size() > 2'000
                ? "the quotation of " + std::to_string(written.size()) + " bytes does not stand on the page"
                : "the quotation “" + shortened(written) + "” does not stand on the page";
        check.remedy = "quote the page's own words, or cite the page that has these";
        return;
    }
    const std::string& block = folded.blocks[best_block].folded;
    // Whole words at both ends, for the person who reads it.
    std::size_t from = best.span.from;
    std::size_t to = best.span.to;
    while (from > 0 && block[from - 1] != ' ') --from;
    while (to < block.size() && block[to] != ' ') ++to;
    // Marks that close off the words on the page and that nobody quoted are no difference.
    const auto only_here = [](char mark, char quoted) {
        return mark != quoted && std::string_view("\"'(),.;:!?").find(mark) != std::string_view::npos;
    };
    while (from < to && only_here(block[from], written.front())) ++from;
    while (to > from && only_here(block[to - 1], written.back())) --to;
    const std::string passage = block.substr(from, to - from);
    check.status = QuoteStatus::near;
    check.block = page.blocks[best_block].id;
    check.at = sentence_at(page, reading, best_block, folded.blocks[best_block].origin[best.span.from]);
    const std::string difference = word_difference(passage, written);
    check.message = "the quotation does not stand on the page; the nearest passage (" + check.at + ") is “" +
                    shortened(passage) + "”" + (difference.empty() ? "" : ": " + difference);
    check.remedy = passage.find('[') != std::string::npos && written.find('[') == std::string::npos
                       ? "keep the source's own brackets"
                       : "write the source's words, or declare what you left out with [...]";
}

// The mode and the hedge of a citation say aloud what governs its words: that much need not be quoted.
bool is_said(const QuoteGovernor& governor, const CitedQuote& quote) {
    using Kind = QuoteGovernor::Kind;
    if (!quote.hedge.empty() && governor.kind == Kind::hedge &&
        to_lower(fold(governor.words).text).find(to_lower(fold(quote.hedge).text)) != std::string::npos)
        return true;
    switch (quote.mode) {
        case Mode::denied:
            return governor.kind == Kind::negation || governor.kind == Kind::denial;
        case Mode::conditional:
            return governor.kind == Kind::condition;
        case Mode::possible:
            return governor.kind == Kind::hedge;
        case Mode::asked:
        case Mode::open:
            return governor.kind == Kind::question || governor.kind == Kind::hedge;
        case Mode::threatened:
            return governor.words.find("threat") != std::string::npos;
        default:
            return false;
    }
}

// Whether the words, once found, say what they say on the page; fills the check where they do not.
bool bears(const Found& found, const CitedQuote& quote, QuoteCheck& check) {
    const FoldedBlock& block = *found.ready;
    for (const Span& omission : found.omissions) {
        const std::string hidden = hidden_in(block, omission);
        if (hidden.empty()) continue;
        check.status = QuoteStatus::hides;
        check.message =
            "the omission hides '" + hidden + "': the source says “" +
            shortened(std::string_view(block.folded).substr(omission.from, omission.to - omission.from)) +
            "” there";
        check.remedy = "quote it in full";
        return false;
    }
    for (const QuoteMatch::Insertion& one : found.insertions) {
        const std::string fault = bracket_fault(one, block.folded);
        if (fault.empty()) continue;
        check.status = QuoteStatus::alters;
        const std::string_view source =
            std::string_view(block.folded).substr(one.replaced.from, one.replaced.to - one.replaced.from);
        check.message =
            "the bracket [" + one.text + "] " + fault +
            (source.empty() ? std::string() : ": the source says “" + std::string(source) + "” there");
        check.remedy = "quote the page's own words; a bracket may put a name, a case, a tense or an article";
        return false;
    }
    std::vector<QuoteGovernor> missing;
    bool denied = false;
    for (const Span& piece : found.pieces) {
        const Span words = on_page(block, piece);
        for (QuoteGovernor& governor : governors_of(governed(block), words)) {
            denied = denied || governor.kind == QuoteGovernor::Kind::denial ||
                     governor.kind == QuoteGovernor::Kind::negation;
            const bool known = std::any_of(missing.begin(), missing.end(), [&](const QuoteGovernor& one) {
                return one.words == governor.words;
            });
            if (!known && !is_said(governor, quote)) missing.push_back(std::move(governor));
        }
    }
    const Span first = on_page(block, found.pieces.front());
    const Span last = on_page(block, found.pieces.back());
    if (!missing.empty()) {
        for (const QuoteGovernor& one : missing)
            check.missing += (check.missing.empty() ? "" : " ... ") + one.words;
        const std::size_t s = std::max<std::size_t>(1, sentence_index(block, first.from)) - 1;
        const std::string_view sentence =
            block.sentences.empty()
                ? std::string_view(block.text)
                : std::string_view(block.text)
                      .substr(block.sentences[s].from, block.sentences[s].to - block.sentences[s].from);
        const bool speech_denied = quote.direct && denied;
        check.status = speech_denied ? QuoteStatus::not_speech : QuoteStatus::cut;
        check.message = (speech_denied ? "the words are cited as direct speech and are governed by “"
                                       : "the quotation is cut: it leaves out “") +
                        check.missing + "”; the source says “" + shortened(sentence) + "”";
        check.remedy = missing.front().kind == QuoteGovernor::Kind::question
                           ? "quote it as the question it is, with mode = \"asked\""
                           : "quote the words that govern it as well, or say what they make of it with "
                             "`mode` or `hedge`";
        return false;
    }
    if (quote.direct && !stands_in_speech(found)) {
        check.status = QuoteStatus::not_speech;
        check.message =
            "the quotation is cited as direct speech and stands outside quotation marks (" + check.at + ")";
        check.remedy = "it is the writer's own voice: say form = \"own_voice\" or \"indirect\"";
        return false;
    }
    const bool asks =
        ends_in_question(quote.parts.back()) && quote.mode != Mode::asked && quote.mode != Mode::open;
    if (asks && sentence_index(block, first.from) == sentence_index(block, last.to > 0 ? last.to - 1 : 0)) {
        check.status = QuoteStatus::question;
        check.message = "the words are a question, and a question is no statement (" + check.at + ")";
        check.remedy = "say mode = \"asked\", and with `because` what follows from it; or quote the answer";
        return false;
    }
    return true;
}

bool names(std::string_view text, std::string_view name) {
    const std::string last(name.substr(name.rfind(' ') == std::string_view::npos ? 0 : name.rfind(' ') + 1));
    for (std::size_t at = text.find(last); at != std::string_view::npos; at = text.find(last, at + 1)) {
        const bool starts = at == 0 || !is_letter(static_cast<unsigned char>(text[at - 1]));
        const std::size_t end = at + last.size();
        if (starts && (end >= text.size() || !is_letter(static_cast<unsigned char>(text[end])))) return true;
    }
    return false;
}

// A name that a bracket puts and that nothing on the page supports; empty when all are supported.
std::string unsupported_name(const Page& page, const FoldedPage& folded, const Found& found) {
    for (const QuoteMatch::Insertion& one : found.insertions) {
        const std::string_view replaced = std::string_view(found.ready->folded)
                                              .substr(one.replaced.from, one.replaced.to - one.replaced.from);
        const std::string name = name_put(one.text, replaced);
        if (name.empty()) continue;
        const bool on_page_at_all =
            std::any_of(folded.blocks.begin(), folded.blocks.end(),
                        [&](const FoldedBlock& block) { return names(block.folded, name); });
        if (!on_page_at_all)
            return "nothing on the page names “" + name + "”, whom the bracket [" + one.text + "] names";
        // Who speaks of himself is the speaker; he or they are whom the page named last.
        const Span place =
            on_page(*found.ready, {one.replaced.from, std::max(one.replaced.to, found.span.to)});
        if (is_first_person(to_lower(replaced))) {
            const PageSpeakers speakers = speakers_of(page, found.block, {place});
            if (speakers.names.size() == 1 && !names(name, speakers.names[0]) &&
                !names(speakers.names[0], name) && name.find(' ') == std::string::npos)
                return "the bracket [" + one.text + "] names “" + name +
                       "”, and the page's speaker there is " + speakers.names[0];
            continue;
        }
        if (replaced.empty()) continue;
        const std::string last = last_name_before(found.ready->text, place.from);
        const std::string before = found.block > 0 ? folded.blocks[found.block - 1].text : std::string();
        const std::string known = last.empty() ? last_name_before(before, before.size()) : last;
        if (!known.empty() && !names(name, known) && !names(known, name) &&
            !names(std::string_view(found.ready->text).substr(0, place.from), name) && !names(before, name))
            return "the bracket [" + one.text + "] names “" + name + "”, and the page last named " + known;
    }
    return {};
}

}  // namespace

QuoteCheck check_quote(const Page& page, const Reading& reading, const FoldedPage& folded,
                       const CitedQuote& quote) {
    QuoteCheck check;
    std::vector<QuotePattern> patterns;
    std::string written;
    std::vector<std::string> plains;
    for (const std::string& part : quote.parts) {
        std::string plain = fold(part).text;
        // Quotation marks round the whole part are the citing file's own.
        if (plain.size() > 1 && plain.front() == '"' && plain.back() == '"' &&
            plain.find('"', 1) == plain.size() - 1)
            plain = plain.substr(1, plain.size() - 2);
        patterns.push_back(read_quote_pattern(plain));
        plains.push_back(plain);
        written += (written.empty() ? "" : " ") + plain;
    }
    if (patterns.empty() || std::any_of(patterns.begin(), patterns.end(),
                                        [](const QuotePattern& p) { return p.pieces.empty(); })) {
        check.message = "the quotation has no words";
        check.remedy = "quote some words of the page";
        return check;
    }
    int changes = 0;
    for (const QuotePattern& pattern : patterns) changes += pattern.changes;
    if (changes > kMostChanges || patterns.size() > kMostParts) {
        check.message = "the quotation declares " + std::to_string(changes) +
                        " omissions and insertions in " + std::to_string(patterns.size()) +
                        " parts, and may declare " + std::to_string(kMostChanges) + " in " +
                        std::to_string(kMostParts);
        check.remedy = "quote what bears on it, each passage as a report of its own under `cites`";
        return check;
    }
    std::list<FoldedBlock> kept;
    std::vector<Found> found = find_all(folded, patterns);
    if (found.empty()) found = find_over_two(page, folded, patterns, kept);
    for (const std::vector<std::string>& variant :
         found.empty() ? typographic_variants(plains) : std::vector<std::vector<std::string>>{}) {
        std::vector<QuotePattern> others;
        for (const std::string& plain : variant) others.push_back(read_quote_pattern(plain));
        found = find_all(folded, others);
        if (found.empty()) continue;
        patterns = std::move(others);
        break;
    }
    std::vector<const Found*> evidence;
    const Found* furniture = nullptr;
    for (const Found& one : found) {
        const BlockRole role = page.blocks[one.block].role;
        const bool citable = is_evidence(role) || role == BlockRole::headline || role == BlockRole::dek ||
                             role == BlockRole::caption;
        if (citable)
            evidence.push_back(&one);
        else
            furniture = &one;
    }
    if (evidence.empty() && furniture) {
        const Block& block = page.blocks[furniture->block];
        check.status = QuoteStatus::in_furniture;
        check.block = block.id;
        check.at = block.id;
        check.role = block.role;
        check.message = "the quotation stands only in block " + block.id +
                        ", which is no evidence: its role is " + std::string(detente::to_string(block.role)) +
                        " (" + block.rule + ")";
        check.remedy =
            "quote the article itself, or overrule the role: roles = { " + block.id + " = \"body\" }";
        return check;
    }
    if (evidence.empty()) {
        explain_absence(page, reading, folded, written, check);
        return check;
    }
    const auto where = [&](const Found& one) {
        return sentence_at(page, reading, one.block, one.ready->origin[one.span.from]);
    };
    const Found* chosen = nullptr;
    if (!quote.at.empty()) {
        for (const Found* one : evidence)
            if (where(*one) == quote.at || page.blocks[one->block].id == quote.at)
                chosen = chosen ? chosen : one;
    }
    if (!chosen && evidence.size() > 1) {
        // Desk-written words above the article repeat it: the article itself counts.
        std::vector<const Found*> body;
        for (const Found* one : evidence)
            if (is_evidence(page.blocks[one->block].role)) body.push_back(one);
        if (body.size() == 1) {
            chosen = body.front();
        } else {
            check.status = QuoteStatus::ambiguous;
            std::string places;
            for (const Found* one : evidence) places += (places.empty() ? "" : ", ") + where(*one);
            check.message = "the quotation stands more than once on the page (" + places + ")";
            check.remedy = "name the sentence: at = \"" + where(*evidence.front()) + "\"";
            return check;
        }
    }
    const bool elsewhere = !quote.at.empty() && !chosen;
    if (!chosen) chosen = evidence.front();
    check.block = page.blocks[chosen->block].id;
    check.role = page.blocks[chosen->block].role;
    check.at = where(*chosen);
    // A sentence that a line breaks is read with its other half.
    const Found whole = with_neighbours(page, folded, patterns, *chosen, kept);
    if (!bears(whole, quote, check)) return check;
    if (quote.asks_speaker || quote.parts.size() > 1) {
        std::vector<Span> pieces;
        for (const Span& piece : chosen->pieces) pieces.push_back(on_page(*chosen->ready, piece));
        const PageSpeakers speakers = speakers_of(page, chosen->block, pieces);
        check.speaker = speakers.names.empty() ? std::string() : speakers.names.front();
        check.chains = speakers.chains;
        if (speakers.names.size() > 1) {
            check.status = QuoteStatus::hides;
            check.message = "the parts are not one speaker's: the page gives them to " + speakers.names[0] +
                            " and to " + speakers.names[1];
            check.remedy = "quote each as a report of its own under `cites`";
            return check;
        }
    }
    const bool bytes =
        quote.parts.size() == 1 && chosen->ready->text.find(quote.parts.front()) != std::string::npos;
    check.status = elsewhere                ? QuoteStatus::moved
                   : quote.parts.size() > 1 ? QuoteStatus::parts
                   : !chosen->literal       ? QuoteStatus::bracketed
                   : bytes                  ? QuoteStatus::exact
                                            : QuoteStatus::folded;
    if (elsewhere)
        check.warning = "the quotation stands at " + check.at + ", not at " + quote.at;
    else if (std::string told = unsupported_name(page, folded, *chosen); !told.empty())
        check.warning = std::move(told);
    else if (!is_evidence(check.role))
        check.warning = "the quotation stands in the " + std::string(detente::to_string(check.role)) +
                        ", which the desk wrote";
    return check;
}

}  // namespace detente::ledger
