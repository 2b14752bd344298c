// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/quote_check.h"

#include <algorithm>

#include "detente/ledger/fold.h"
#include "detente/ledger/nearest_passage.h"
#include "detente/ledger/quotations.h"
#include "detente/ledger/quote_pattern.h"
#include "detente/ledger/reporting_verbs.h"
#include "detente/ledger/shared_trigrams.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

// More is no quotation, and would take time to look up.
constexpr int kMostChanges = 24;
constexpr std::size_t kMostParts = 12;

struct Found {
    std::size_t block = 0;
    Span span;  // of the folded block
    std::vector<Span> omissions;
    bool literal = true;
};

std::string sentence_at(const Page& page, const Reading& reading, std::size_t block, std::size_t byte) {
    std::string nearest;
    for (const Sentence& sentence : reading.sentences) {
        if (static_cast<std::size_t>(sentence.block) != block) continue;
        if (sentence.span.from <= byte || nearest.empty()) nearest = sentence.id;
        if (byte < sentence.span.to) break;
    }
    return nearest.empty() ? page.blocks[block].id : nearest;
}

// What an omission may not hide; empty when it hides nothing.
std::string hidden_in(std::string_view block, Span omission) {
    // A cue needs its neighbours to be known as one, so the whole block is read.
    for (const Hedge& hedge : hedges_of(block))
        if (hedge.kind != HedgeKind::booster && hedge.span.from < omission.to &&
            hedge.span.to > omission.from)
            return hedge.cue;
    const std::string_view gap = block.substr(omission.from, omission.to - omission.from);
    for (const Word& word : words_of(gap)) {
        static constexpr std::string_view kNegations[] = {"not",     "no",      "never",   "nor",
                                                          "neither", "without", "hardly",  "barely",
                                                          "cannot",  "none",    "nothing", "nobody"};
        if (std::find(std::begin(kNegations), std::end(kNegations), word.lower) != std::end(kNegations) ||
            word.lower.ends_with("n't"))
            return word.lower;
    }
    return {};
}

bool changes_speaker(std::string_view gap) {
    const bool mark = gap.find('"') != std::string_view::npos;
    if (!mark) return false;
    for (const Word& word : words_of(gap))
        if (is_finite_reporting(word.lower)) return true;
    return false;
}

// Between two parts of one quotation stands one attribution: `," Ruiz said, "`.
bool is_attribution_clause(std::string_view gap) {
    if (word_count(gap) > 25 || gap.find('"') == std::string_view::npos) return false;
    int verbs = 0;
    for (const Word& word : words_of(gap))
        if (is_finite_reporting(word.lower)) ++verbs;
    return verbs == 1;
}

std::vector<Found> find_all(const FoldedPage& folded, const std::vector<QuotePattern>& patterns) {
    std::vector<Found> all;
    for (std::size_t b = 0; b < folded.blocks.size(); ++b) {
        for (const QuoteMatch& first : find_quote(folded.blocks[b], patterns.front())) {
            Found found{b, first.span, first.omissions, first.literal};
            bool whole = true;
            for (std::size_t p = 1; p < patterns.size() && whole; ++p) {
                const std::string_view rest = std::string_view(folded.blocks[b]).substr(found.span.to);
                whole = false;
                for (const QuoteMatch& next : find_quote(rest, patterns[p])) {
                    const std::string_view gap = rest.substr(0, next.span.from);
                    if (!is_attribution_clause(gap)) continue;
                    for (const Span& omission : next.omissions)
                        found.omissions.push_back(
                            {omission.from + found.span.to, omission.to + found.span.to});
                    found.literal = found.literal && next.literal;
                    found.span.to += next.span.to;
                    whole = true;
                    break;
                }
            }
            if (whole) all.push_back(std::move(found));
        }
    }
    return all;
}

bool stands_in_speech(const Page& page, const FoldedPage& folded, const Found& found) {
    const std::size_t from = folded.origins[found.block][found.span.from];
    const std::vector<QuoteSpan> quotes = quotations_of(page.blocks[found.block].text);
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
        order.emplace_back(shared.least_edits(folded.blocks[b]), b);
    std::sort(order.begin(), order.end());
    for (const auto& [least, b] : order) {
        if (best.found && least > best.edits) break;
        if (static_cast<std::size_t>(least) * 2 > written.size()) break;
        if (best.found && !shared.may_come_within(folded.blocks[b], best.edits)) continue;
        const NearestPassage passage = nearest_passage(folded.blocks[b], written);
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
    const std::string& block = folded.blocks[best_block];
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
    check.at = sentence_at(page, reading, best_block, folded.origins[best_block][best.span.from]);
    const std::string difference = word_difference(passage, written);
    check.message = "the quotation does not stand on the page; the nearest passage (" + check.at + ") is “" +
                    shortened(passage) + "”" + (difference.empty() ? "" : ": " + difference);
    check.remedy = passage.find('[') != std::string::npos && written.find('[') == std::string::npos
                       ? "keep the source's own brackets"
                       : "write the source's words, or declare what you left out with [...]";
}

}  // namespace

std::string_view to_string(QuoteStatus status) {
    switch (status) {
        case QuoteStatus::exact:
            return "exact";
        case QuoteStatus::folded:
            return "folded";
        case QuoteStatus::bracketed:
            return "bracketed";
        case QuoteStatus::parts:
            return "parts";
        case QuoteStatus::moved:
            return "moved";
        case QuoteStatus::unchecked:
            return "unchecked";
        case QuoteStatus::ambiguous:
            return "ambiguous";
        case QuoteStatus::in_furniture:
            return "in_furniture";
        case QuoteStatus::not_speech:
            return "not_speech";
        case QuoteStatus::hides:
            return "hides";
        case QuoteStatus::near:
            return "near";
        case QuoteStatus::absent:
            return "absent";
        case QuoteStatus::source_changed:
            break;
    }
    return "source_changed";
}

bool passes(QuoteStatus status) {
    return status == QuoteStatus::exact || status == QuoteStatus::folded ||
           status == QuoteStatus::bracketed || status == QuoteStatus::parts || status == QuoteStatus::moved;
}

FoldedPage fold_page(const Page& page) {
    FoldedPage folded;
    for (const Block& block : page.blocks) {
        Folded one = fold(block.text);
        folded.blocks.push_back(std::move(one.text));
        folded.origins.push_back(std::move(one.origin));
    }
    return folded;
}

QuoteCheck check_quote(const Page& page, const Reading& reading, const FoldedPage& folded,
                       const CitedQuote& quote) {
    QuoteCheck check;
    std::vector<QuotePattern> patterns;
    std::string written;
    for (const std::string& part : quote.parts) {
        std::string plain = fold(part).text;
        // Quotation marks round the whole part are the citing file's own.
        if (plain.size() > 1 && plain.front() == '"' && plain.back() == '"' &&
            plain.find('"', 1) == plain.size() - 1)
            plain = plain.substr(1, plain.size() - 2);
        patterns.push_back(read_quote_pattern(plain));
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
    const std::vector<Found> found = find_all(folded, patterns);
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
        return sentence_at(page, reading, one.block, folded.origins[one.block][one.span.from]);
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
    for (const Span& omission : chosen->omissions) {
        const std::string_view gap =
            std::string_view(folded.blocks[chosen->block]).substr(omission.from, omission.to - omission.from);
        std::string hidden = hidden_in(folded.blocks[chosen->block], omission);
        if (hidden.empty() && changes_speaker(gap)) hidden = "another speaker";
        if (hidden.empty()) continue;
        check.status = QuoteStatus::hides;
        check.message = "the omission hides '" + hidden + "': the source says “" + shortened(gap) + "” there";
        check.remedy = "quote it in full";
        return check;
    }
    if (quote.direct && !stands_in_speech(page, folded, *chosen)) {
        check.status = QuoteStatus::not_speech;
        check.message =
            "the quotation is cited as direct speech and stands outside quotation marks (" + check.at + ")";
        check.remedy = "it is the writer's own voice: say form = \"own_voice\" or \"indirect\"";
        return check;
    }
    const bool bytes = quote.parts.size() == 1 &&
                       page.blocks[chosen->block].text.find(quote.parts.front()) != std::string::npos;
    check.status = elsewhere                ? QuoteStatus::moved
                   : quote.parts.size() > 1 ? QuoteStatus::parts
                   : !chosen->literal       ? QuoteStatus::bracketed
                   : bytes                  ? QuoteStatus::exact
                                            : QuoteStatus::folded;
    if (elsewhere)
        check.warning = "the quotation stands at " + check.at + ", not at " + quote.at;
    else if (!is_evidence(check.role))
        check.warning = "the quotation stands in the " + std::string(detente::to_string(check.role)) +
                        ", which the desk wrote";
    return check;
}

}  // namespace detente::ledger
