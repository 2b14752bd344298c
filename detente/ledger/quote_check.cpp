// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/quote_check.h"

#include <algorithm>
#include <list>

#include "detente/ledger/fold.h"
#include "detente/ledger/internal/list_headers.h"
#include "detente/ledger/internal/nearest_passage.h"
#include "detente/ledger/internal/quote_bearing.h"
#include "detente/ledger/internal/quote_brackets.h"
#include "detente/ledger/internal/quote_pattern.h"
#include "detente/ledger/internal/quote_places.h"
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

std::string sentence_at(const Page& page, const Reading& reading, std::size_t block, std::size_t byte) {
    std::string nearest;
    for (const PageSentence& sentence : reading.sentences) {
        if (static_cast<std::size_t>(sentence.block) != block) continue;
        if (sentence.span.from <= byte || nearest.empty()) nearest = sentence.id;
        if (byte < sentence.span.to) break;
    }
    return nearest.empty() ? page.blocks[block].id : nearest;
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
                ? "the quotation of " + std::to_string(written.size()) + " bytes is not on the page"
                : "the quotation “" + shortened(written) + "” is not on the page";
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
    check.message = "the quotation is not on the page; the nearest passage (" + check.at + ") is “" +
                    shortened(passage) + "”" + (difference.empty() ? "" : ": " + difference);
    check.remedy = passage.find('[') != std::string::npos && written.find('[') == std::string::npos
                       ? "keep the source's own brackets"
                       : "write the source's words, or declare what you left out with [...]";
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
std::string unsupported_name(const Page& page, const FoldedPage& folded, const QuotePlace& found) {
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
    std::vector<QuotePlace> found = find_places(folded, patterns);
    if (found.empty()) found = find_over_two(page, folded, patterns, kept);
    for (const std::vector<std::string>& variant :
         found.empty() ? typographic_variants(plains) : std::vector<std::vector<std::string>>{}) {
        std::vector<QuotePattern> others;
        for (const std::string& plain : variant) others.push_back(read_quote_pattern(plain));
        found = find_places(folded, others);
        if (found.empty()) continue;
        patterns = std::move(others);
        break;
    }
    std::vector<const QuotePlace*> evidence;
    const QuotePlace* furniture = nullptr;
    for (const QuotePlace& one : found) {
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
        check.message = "the quotation is only in block " + block.id +
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
    const auto where = [&](const QuotePlace& one) {
        return sentence_at(page, reading, one.block, one.ready->origin[one.span.from]);
    };
    const QuotePlace* chosen = nullptr;
    if (!quote.at.empty()) {
        for (const QuotePlace* one : evidence)
            if (where(*one) == quote.at || page.blocks[one->block].id == quote.at)
                chosen = chosen ? chosen : one;
    }
    if (!chosen && evidence.size() > 1) {
        // Desk-written words above the article repeat it: the article itself counts.
        std::vector<const QuotePlace*> body;
        for (const QuotePlace* one : evidence)
            if (is_evidence(page.blocks[one->block].role)) body.push_back(one);
        if (body.size() == 1) {
            chosen = body.front();
        } else {
            check.status = QuoteStatus::ambiguous;
            std::string places;
            for (const QuotePlace* one : evidence) places += (places.empty() ? "" : ", ") + where(*one);
            check.message = "the quotation is on the page more than once (" + places + ")";
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
    const QuotePlace whole = with_neighbours(page, folded, patterns, *chosen, kept);
    if (!bears(whole, quote, page.blocks[chosen->block].blockquote, check)) return check;
    if (const std::string header = denying_header(page, chosen->block);
        !header.empty() && quote.mode != Mode::denied) {
        check.status = QuoteStatus::cut;
        check.missing = header;
        check.message = "the quotation is cut: it stands in a list under “" + shortened(header) + "”";
        check.remedy = "say what the list makes of it with `mode` or `hedge`";
        return check;
    }
    if (quote.asks_speaker || quote.parts.size() > 1) {
        std::vector<Span> pieces;
        for (const Span& piece : chosen->pieces) pieces.push_back(on_page(*chosen->ready, piece));
        const PageSpeakers speakers = speakers_of(page, chosen->block, pieces);
        check.speaker = speakers.names.empty() ? std::string() : speakers.names.front();
        check.chains = speakers.chains;
        std::pair<std::string, std::string> two;
        for (std::size_t i = 1; i < speakers.described.size() && two.first.empty(); ++i)
            if (are_two_speakers(speakers.described[0], speakers.described[i],
                                 folded.blocks[chosen->block].text))
                two = {speakers.described[0], speakers.described[i]};
        if (speakers.names.size() > 1) two = {speakers.names[0], speakers.names[1]};
        if (!two.first.empty()) {
            check.status = QuoteStatus::hides;
            check.message = "the parts are not one speaker's: the page gives them to " + two.first +
                            " and to " + two.second;
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
        check.warning = "the quotation is at " + check.at + ", not at " + quote.at;
    else if (std::string told = unsupported_name(page, folded, *chosen); !told.empty())
        check.warning = std::move(told);
    else if (!is_evidence(check.role))
        check.warning = "the quotation is in the " + std::string(detente::to_string(check.role)) +
                        ", which the desk wrote";
    return check;
}

}  // namespace detente::ledger
