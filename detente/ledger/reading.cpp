// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/reading.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "detente/base/sha256.h"
#include "detente/ledger/fold.h"
#include "detente/ledger/internal/noun_words.h"
#include "detente/ledger/internal/quote_speakers.h"
#include "detente/ledger/quotations.h"

namespace detente::ledger {

namespace {

std::string mode_of_hedges(const PageSentence& sentence, const std::vector<Word>& words,
                           const std::vector<const HeldHedge*>& hedges) {
    const auto has = [&](HedgeKind kind) {
        return std::any_of(hedges.begin(), hedges.end(), [&](const HeldHedge* h) {
            return h->hedge.kind == kind && in_main_clause(words, h->hedge.span.from - sentence.span.from);
        });
    };
    if (has(HedgeKind::open)) return "open";
    if (has(HedgeKind::condition)) return "conditional";
    if (has(HedgeKind::possibility)) return "possible";
    return {};
}

std::string mode_of_force(const Attribution& a) {
    if (a.verb == "asked" || a.verb == "asks") return "asked";
    if (a.denied) return "denied";
    if (a.promised) return "promised";
    if (a.force == Force::threatening && reporting_lemma(to_lower(a.verb)) == "threaten") return "threatened";
    if (a.force == Force::demanding) return "demanded";
    return "asserted";
}

bool is_question(std::string_view text) {
    while (text.ends_with("”") || text.ends_with("’")) text.remove_suffix(3);
    while (text.ends_with("\"")) text.remove_suffix(1);
    return text.ends_with("?") || text.ends_with("？");
}

// Of each report its own mode, from the hedges in what it reports; then that of the sentence, which is that
// of its main clause.
void give_modes(PageSentence& sentence) {
    const std::vector<Word> words = sentence.hedges.empty() ? std::vector<Word>{} : words_of(sentence.text);
    std::vector<Attribution>& all = sentence.attributions;
    std::vector<std::vector<const HeldHedge*>> held(all.size());
    for (const HeldHedge& hedge : sentence.hedges) {
        if (all.empty()) break;
        std::size_t owner = 0;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].force != Force::hearing && all[i].span.from <= hedge.hedge.span.from) owner = i;
        held[owner].push_back(&hedge);
    }
    const bool question = is_question(sentence.text);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].mode.empty()) continue;
        all[i].mode = mode_of_hedges(sentence, words, held[i]);
        if (all[i].mode.empty() && question && all[i].form != "indirect") all[i].mode = "asked";
        if (all[i].mode.empty()) all[i].mode = mode_of_force(all[i]);
    }
    std::vector<const HeldHedge*> hedges;
    for (const HeldHedge& hedge : sentence.hedges) hedges.push_back(&hedge);
    sentence.mode = mode_of_hedges(sentence, words, hedges);
    if (!sentence.mode.empty()) return;
    if (question) {
        sentence.mode = "asked";
        return;
    }
    sentence.mode = "asserted";
    for (const Attribution& a : all) {
        if (a.side_clause) continue;
        const std::string mode = a.mode == "open" ? a.mode : mode_of_force(a);
        if (mode == "asserted") continue;
        sentence.mode = mode;
        return;
    }
}

Document chain_document(const std::vector<ChainLink>& chain) {
    Document links = Document::array();
    for (const ChainLink& link : chain) {
        Document entry = Document::object();
        entry.set("who", link.who);
        if (!link.verb.empty()) entry.set("verb", link.verb);
        if (!link.to.empty()) entry.set("to", link.to);
        if (!link.medium.empty()) entry.set("medium", link.medium);
        if (!link.role.empty()) entry.set("role", link.role);
        if (!link.named) entry.set("named", false);
        links.push(std::move(entry));
    }
    return links;
}

}  // namespace

bool is_citable(BlockRole role) {
    return is_evidence(role) || role == BlockRole::headline || role == BlockRole::dek ||
           role == BlockRole::caption || role == BlockRole::subhead;
}

Reading sentence_places(const Page& page) {
    Reading reading;
    for (std::size_t b = 0; b < page.blocks.size(); ++b) {
        const Block& block = page.blocks[b];
        if (!is_citable(block.role)) continue;
        int number = 0;
        for (const Span span : sentences_of(block.text)) {
            PageSentence sentence;
            sentence.id = block.id + ".s" + std::to_string(++number);
            sentence.block = static_cast<int>(b);
            sentence.span = span;
            reading.sentences.push_back(std::move(sentence));
        }
    }
    return reading;
}

namespace {

// The sentences of one block with all that needs no more than one sentence.
BlockSentences read_block(const Block& block, int index, AttributionContext& context) {
    BlockSentences read;
    read.text = block.text;
    read.quotes = quotations_of(block.text);
    context.last_speaker.clear();
    context.last.reset();
    int number = 0;
    std::vector<QuoteSpan> open;  // those that reach into the sentence
    std::size_t next_quote = 0;
    for (const Span span : sentences_of(block.text)) {
        std::erase_if(open, [&](const QuoteSpan& quote) { return quote.outside.to <= span.from; });
        for (; next_quote < read.quotes.size() && read.quotes[next_quote].outside.from < span.to;
             ++next_quote)
            if (read.quotes[next_quote].outside.to > span.from) open.push_back(read.quotes[next_quote]);
        std::vector<QuoteSpan> quotes = open;
        PageSentence sentence;
        sentence.id = block.id + ".s" + std::to_string(++number);
        sentence.block = index;
        sentence.span = span;
        sentence.text = block.text.substr(span.from, span.to - span.from);
        sentence.fingerprint = sha256(fold(sentence.text).text).substr(0, 8);
        const std::vector<Word> words = words_of(sentence.text);
        sentence.attributions = attributions_of(block.text, span, words, quotes, context);
        const std::vector<Hedge> hedges = hedges_of(words);
        sentence.events =
            events_of(block.text, span, words, hedges, quotes, block.role == BlockRole::headline);
        for (const Hedge& hedge : hedges) {
            if (hedge.kind == HedgeKind::booster) {
                sentence.boosters.push_back(hedge.cue);
                continue;
            }
            HeldHedge held{hedge, {}};
            held.hedge.span.from += span.from;
            held.hedge.span.to += span.from;
            sentence.hedges.push_back(std::move(held));
        }
        read.sentences.push_back(std::move(sentence));
        read.touching.push_back(std::move(quotes));
    }
    return read;
}

void finish_block(BlockSentences& block, Reading& reading) {
    give_quotations(block);
    for (PageSentence& sentence : block.sentences) {
        for (HeldHedge& held : sentence.hedges)
            held.holder = holder_of(block, sentence, held.hedge.span.from);
        give_modes(sentence);
        for (Event& event : sentence.events)
            if (event.quoted) event.actor = holder_of(block, sentence, event.span.from);
    }
    std::move(block.sentences.begin(), block.sentences.end(), std::back_inserter(reading.sentences));
}

// "the Kestrian dictator Ruben Astor", "Ruben Astor, the dictator": whom the page calls by a word that it
// uses alone too. A word for two people resolves nothing.
std::map<std::string, std::string> descriptions_of(const Page& page) {
    std::map<std::string, std::string> known;
    const auto note = [&](const std::string& noun, std::string name) {
        const auto [at, fresh] = known.emplace(noun, name);
        if (fresh || at->second == name) return;
        // The last name alone is the same person.
        if (at->second.ends_with(" " + name)) return;
        if (name.ends_with(" " + at->second))
            at->second = std::move(name);
        else
            at->second.clear();
    };
    for (const Block& block : page.blocks) {
        if (!is_citable(block.role)) continue;
        const std::vector<Word> words = words_of(block.text);
        const auto is_name = [&](std::size_t i) {
            return i < words.size() && !words[i].is_mark && words[i].capital &&
                   !is_plain_starter(words[i].lower) && !is_time_word(words[i].lower) &&
                   !is_possessive(words[i].lower);
        };
        const auto name_end = [&](std::size_t i) {
            while (is_name(i + 1)) ++i;
            return i;
        };
        const auto text = [&](std::size_t first, std::size_t last) {
            return block.text.substr(words[first].from, words[last].to - words[first].from);
        };
        for (std::size_t i = 0; i + 1 < words.size(); ++i) {
            const std::string noun = words[i].lower;
            if (words[i].is_mark || !(is_role_noun(noun) || noun == "dictator" || noun == "strongman"))
                continue;
            if (is_name(i + 1) && !is_body_noun(words[i + 1].lower)) {
                note(noun, text(i + 1, name_end(i + 1)));
                continue;
            }
            // "Ruben Astor, the dictator of ...", "Rita Falk, the miners' president".
            std::size_t comma = i;
            while (comma > 0 && i - comma < 6 &&
                   (!words[comma].is_mark || is_any(words[comma].text, {"'", "’"})))
                --comma;
            if (comma < 2 || comma == i || words[comma].text != "," || !is_name(comma - 1) ||
                !(is_determiner(words[comma + 1].lower) || words[comma + 1].lower.ends_with("'s") ||
                  comma + 1 == i || is_any(words[comma + 1].lower, {"former", "acting", "deputy"})))
                continue;
            std::size_t first = comma - 1;
            while (first > 0 && is_name(first - 1)) --first;
            note(noun, text(first, comma - 1));
        }
    }
    std::erase_if(known, [](const auto& entry) { return entry.second.empty(); });
    return known;
}

}  // namespace

Reading read_sentences(const Page& page, const std::vector<std::string>& outlets) {
    Reading reading;
    AttributionContext context;
    context.outlets = outlets;
    if (!page.outlet.empty()) context.outlets.push_back(page.outlet);
    context.descriptions = descriptions_of(page);
    const std::vector<std::string> turns = turns_of(page);
    std::vector<BlockSentences> blocks;
    for (std::size_t b = 0; b < page.blocks.size(); ++b) {
        if (!is_citable(page.blocks[b].role)) continue;
        blocks.push_back(read_block(page.blocks[b], static_cast<int>(b), context));
        blocks.back().turn = turns[b];
        give_turn(blocks.back());
        carry_speakers(blocks.back());
    }
    // Backwards first: of three paragraphs of one quotation the last may name the speaker.
    for (std::size_t i = blocks.size(); i-- > 1;) carry_speakers_over(blocks[i - 1], blocks[i]);
    for (std::size_t i = 1; i < blocks.size(); ++i) carry_speakers_over(blocks[i - 1], blocks[i]);
    for (BlockSentences& block : blocks) finish_block(block, reading);
    return reading;
}

Document to_document(const Page& page, const Reading& reading) {
    Document document = Document::object();
    add_page(document, page, reading);
    return document;
}

void add_page(Document& document, const Page& page, const Reading& reading) {
    Document source = Document::object();
    source.set("file", page.file).set("media", page.media).set("sha256", page.sha256);
    if (!page.title.empty()) source.set("title", page.title);
    if (!page.author.empty()) source.set("author", page.author);
    if (!page.outlet.empty()) source.set("outlet", page.outlet);
    if (!page.url.empty()) source.set("url", page.url);
    if (page.published.known()) source.set("published", detente::to_string(page.published));
    if (page.modified.known()) source.set("modified", detente::to_string(page.modified));
    Document blocks = Document::array();
    for (const Block& block : page.blocks) {
        Document entry = Document::object();
        entry.set("id", block.id)
            .set("line", block.line)
            .set("role", detente::to_string(block.role))
            .set("rule", block.rule);
        entry.set("text", block.text);
        blocks.push(std::move(entry));
    }
    Document sentences = Document::array();
    for (const PageSentence& sentence : reading.sentences) {
        Document entry = Document::object();
        entry.set("id", sentence.id).set("block", page.blocks[static_cast<std::size_t>(sentence.block)].id);
        entry.set("text", sentence.text).set("fingerprint", sentence.fingerprint).set("mode", sentence.mode);
        Document hedges = Document::array();
        for (const HeldHedge& held : sentence.hedges) {
            Document hedge = Document::object();
            hedge.set("cue", held.hedge.cue)
                .set("kind", to_string(held.hedge.kind))
                .set("holder", held.holder);
            if (held.hedge.ambiguous) hedge.set("ambiguous", true);
            hedges.push(std::move(hedge));
        }
        entry.set("hedges", std::move(hedges));
        if (!sentence.boosters.empty()) entry.set("boosters", Document::array_of(sentence.boosters));
        Document quotes = Document::array();
        for (const Quotation& quotation : sentence.quotes) {
            Document quote = Document::object();
            quote.set("parts", Document::array_of(quotation.parts))
                .set("form", quotation.form)
                .set("speaker", quotation.speaker);
            if (quotation.inner) quote.set("inner", true);
            if (quotation.continued) quote.set("continued", true);
            if (quotation.unclosed) quote.set("unclosed", true);
            quotes.push(std::move(quote));
        }
        entry.set("quotes", std::move(quotes));
        Document attributions = Document::array();
        for (const Attribution& a : sentence.attributions) {
            Document attribution = Document::object();
            attribution.set("who", a.who)
                .set("verb", a.verb)
                .set("to", a.to)
                .set("force", to_string(a.force))
                .set("form", a.form)
                .set("mode", a.mode);
            if (!a.role.empty()) attribution.set("role", a.role);
            if (!a.venue.empty()) attribution.set("venue", a.venue);
            if (!a.medium.empty()) attribution.set("medium", a.medium);
            if (a.count > 0) attribution.set("count", a.count);
            if (a.anonymous) attribution.set("anonymous", true);
            if (a.denied) attribution.set("denied", true);
            if (a.promised) attribution.set("promised", true);
            if (a.continued) attribution.set("continued", true);
            if (a.unresolved) {
                attribution.set("unresolved", true);
                if (!a.proposed.empty()) attribution.set("proposed", a.proposed);
            }
            attribution.set("chain", chain_document(a.chain));
            attributions.push(std::move(attribution));
        }
        entry.set("attribution", std::move(attributions));
        Document events = Document::array();
        for (const Event& event : sentence.events) {
            Document fact = Document::object();
            fact.set("kind", event.kind).set("cue", event.cue).set("actor", event.actor);
            if (!event.what.empty()) fact.set("what", event.what);
            if (!event.whom.empty()) fact.set("whom", event.whom);
            if (!event.family.empty()) fact.set("family", event.family);
            events.push(std::move(fact));
        }
        entry.set("events", std::move(events));
        sentences.push(std::move(entry));
    }
    document.set("source", std::move(source))
        .set("blocks", std::move(blocks))
        .set("sentences", std::move(sentences));
    document.set("notices", Document::array_of(page.notices));
}

}  // namespace detente::ledger
