// SPDX-License-Identifier: Apache-2.0
#include "detente/case/citations.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "detente/case/internal/chain_difference.h"
#include "detente/case/internal/shared_texts.h"
#include "detente/case/items.h"
#include "detente/ledger/block_roles.h"

namespace detente::cases {

namespace {

using ledger::QuoteStatus;

// One quotation or sentence as an item or a further report cites it, and the sources in which it may stand.
struct Citing {
    std::string item;
    std::vector<std::string> sources;
    ledger::CitedQuote quote;
    const std::vector<ChainLink>* chain = nullptr;  // the citing's own; null where it has none
    Place place;
};

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::vector<Citing> citings_of(const Scenario& scenario) {
    std::vector<Citing> all;
    std::set<std::pair<int, int>> places;
    const auto add = [&](Citing citing) {
        if (citing.quote.parts.empty() && citing.quote.at.empty()) return;
        // Statements of several parties share one quotation.
        const bool fresh =
            citing.place.line == 0 || places.emplace(citing.place.line, citing.place.column).second;
        if (fresh) all.push_back(std::move(citing));
    };
    for (const Item* item : all_items(scenario)) {
        Citing own;
        own.item = item->id;
        own.sources = item->sources;
        own.place = item->quote.empty() ? item->place : item->quote_place;
        if (!item->quote.empty()) own.quote.parts.push_back(item->quote);
        own.quote.parts.insert(own.quote.parts.end(), item->quote_parts.begin(), item->quote_parts.end());
        own.quote.at = item->at;
        own.quote.direct = item->form == Form::direct;
        own.quote.mode = item->mode;
        own.quote.hedge = item->hedge;
        own.chain = item->chain.empty() ? nullptr : &item->chain;
        add(std::move(own));
        for (const Citation& citation : item->cites) {
            Citing further;
            further.item = item->id;
            further.sources = {citation.source};
            further.quote.parts = citation.quote;
            further.quote.at = citation.at;
            further.quote.direct = citation.form == Form::direct;
            further.quote.mode = citation.mode;
            further.quote.hedge = citation.hedge.empty() ? item->hedge : citation.hedge;
            further.chain = citation.chain.empty() ? nullptr : &citation.chain;
            further.place = citation.place;
            add(std::move(further));
        }
    }
    return all;
}

// A page made ready for its quotations.
struct ReadyPage {
    Page page;
    ledger::Reading reading;
    ledger::FoldedPage folded;

    explicit ReadyPage(Page read, const Source& source) : page(std::move(read)) {
        ledger::assign_roles(page, source.roles);
        reading = ledger::sentence_places(page);
        folded = ledger::fold_page(page);
    }
};

// A sentence that is cited without its words is there or not.
void check_sentence(const ReadyPage& ready, const std::string& at, CitedWords& words) {
    for (const Block& block : ready.page.blocks) {
        const bool inside = at.rfind(block.id + ".", 0) == 0;
        if (at != block.id && !inside) continue;
        const auto& sentences = ready.reading.sentences;
        words.role = block.role;
        if (!ledger::is_citable(block.role)) {
            words.status = QuoteStatus::in_furniture;
            words.message = at + " is no evidence: its role is " + std::string(to_string(block.role)) + " (" +
                            block.rule + ")";
            words.remedy =
                "cite the article itself, or overrule the role: roles = { " + block.id + " = \"body\" }";
            return;
        }
        if (at == block.id || std::any_of(sentences.begin(), sentences.end(),
                                          [&](const ledger::PageSentence& one) { return one.id == at; })) {
            words.status = QuoteStatus::exact;
            return;
        }
    }
    words.status = QuoteStatus::absent;
    words.message = "the page has no sentence " + at;
    words.remedy = "`detente ledger` prints the sentences of a page with their ids";
}

void check_words(const ReadyPage& ready, const Citing& citing, const NameIndex& names, CitedWords& words) {
    if (!words.quoted) return check_sentence(ready, citing.quote.at, words);
    ledger::CitedQuote quote = citing.quote;
    quote.asks_speaker = citing.chain != nullptr;
    const ledger::QuoteCheck check = ledger::check_quote(ready.page, ready.reading, ready.folded, quote);
    words.status = check.status;
    words.role = check.role;
    if (!check.at.empty()) words.at = check.at;
    words.missing = check.missing;
    words.message = check.message.empty() ? check.warning : check.message;
    if (citing.chain && ledger::passes(check.status))
        if (const std::string said = other_speaker(*citing.chain, check.speaker, check.chains, names);
            !said.empty()) {
            words.status = QuoteStatus::other_speaker;
            words.message = "the chain gives the words to " + said + ", and the page to " + check.speaker;
            words.remedy =
                "name the page's speaker in the chain, or under `aliases` of [people] where they are one";
            return;
        }
    if (citing.chain && ledger::passes(check.status))
        if (const std::string told = chain_difference(*citing.chain, check.chains, names); !told.empty()) {
            words.status = QuoteStatus::other_speaker;
            words.message = told;
            words.remedy = "write the chain as the page has it, speaker first";
            return;
        }
    words.remedy = check.status == QuoteStatus::moved ? "write at = \"" + check.at + "\"" : check.remedy;
}

std::string count_of_quotations(int count) {
    return count == 1 ? "its quotation" : "all its " + std::to_string(count) + " quotations";
}

void compare_hash(const Source& source, CitedPage& page) {
    if (source.sha256.empty()) {
        page.status = CitedPage::Status::unrecorded;
        page.message = "the hash of its page is not recorded";
        page.remedy = "write sha256 = \"" + page.sha256 + "\", so that a changed page is noticed";
    } else if (lower(source.sha256) == page.sha256) {
        page.status = CitedPage::Status::same;
    } else {
        page.status = CitedPage::Status::changed;
        page.message = "the page `" + page.path + "` has changed: its SHA-256 is " + page.sha256 +
                       ", recorded is " + lower(source.sha256);
        page.remedy = page.quotations == 0 ? "record the new hash, or restore the page"
                                           : "re-check " + count_of_quotations(page.quotations) +
                                                 ", then record the new hash, or restore the page";
    }
}

void mark_changed(CitedWords& words) {
    if (!words.holds()) return;
    words.message = "the page has changed since it was recorded; the words are still there, at " + words.at;
    words.status = QuoteStatus::source_changed;
    words.remedy = "re-check it";
}

// The better of two outcomes for words that may stand in one of several sources.
int rank(const CitedWords& words) {
    if (words.holds()) return words.status == QuoteStatus::moved ? 1 : 0;
    if (words.status == QuoteStatus::source_changed) return 2;
    if (words.unchecked()) return 3;
    return words.status == QuoteStatus::absent ? 5 : 4;
}

class Checker {
  public:
    Checker(const Scenario& scenario, const PageOfSource& page_of)
        : scenario_(scenario), page_of_(page_of), citings_(citings_of(scenario)), best_(citings_.size()) {}

    CitationReport run() {
        for (std::size_t i = 0; i < citings_.size(); ++i)
            for (const std::string& source : citings_[i].sources) by_source_[source].push_back(i);
        for (const Source& source : scenario_.sources) {
            const auto cited = by_source_.find(source.id);
            if (cited == by_source_.end() && source.file.empty()) continue;
            check_source(source, cited == by_source_.end() ? std::vector<std::size_t>{} : cited->second);
        }
        for (std::size_t i = 0; i < citings_.size(); ++i) {
            if (!best_[i]) {
                best_[i] = start(i, {});
                best_[i]->message = "the item names no source";
                best_[i]->remedy = "name the page: source = \"...\"";
            }
            report_.words.push_back(std::move(*best_[i]));
        }
        report_.shared = shared_texts(texts_);
        return std::move(report_);
    }

  private:
    CitedWords start(std::size_t index, const std::string& source) const {
        const Citing& citing = citings_[index];
        CitedWords words;
        words.item = citing.item;
        words.source = source;
        words.at = citing.quote.at;
        words.quoted = !citing.quote.parts.empty();
        words.place = citing.place;
        return words;
    }

    void keep(std::size_t index, CitedWords words) {
        std::optional<CitedWords>& best = best_[index];
        if (!best || rank(words) < rank(*best)) best = std::move(words);
    }

    void check_source(const Source& source, const std::vector<std::size_t>& cited) {
        SourcePage read = page_of_(source);
        CitedPage page;
        page.source = source.id;
        page.path = read.path;
        page.recorded = lower(source.sha256);
        page.place = source.place;
        for (const std::size_t i : cited) page.quotations += citings_[i].quote.parts.empty() ? 0 : 1;
        if (read.state == SourcePage::State::read) {
            page.sha256 = read.page.sha256;
            compare_hash(source, page);
            const ReadyPage ready(std::move(read.page), source);
            texts_.push_back(page_text(ready.page, source.id));
            for (const std::size_t i : cited) {
                CitedWords words = start(i, source.id);
                check_words(ready, citings_[i], *names_, words);
                if (page.status == CitedPage::Status::changed) mark_changed(words);
                keep(i, std::move(words));
            }
        } else {
            say_why_not_read(read, page);
            for (const std::size_t i : cited) {
                CitedWords words = start(i, source.id);
                words.message = page.message;
                words.remedy = page.remedy;
                keep(i, std::move(words));
            }
        }
        report_.pages.push_back(std::move(page));
    }

    static void say_why_not_read(SourcePage& read, CitedPage& page) {
        switch (read.state) {
            case SourcePage::State::not_at_hand:
                page.status = CitedPage::Status::not_at_hand;
                page.message =
                    "the page of `" + page.source + "` is not at hand: there is no file `" + page.path + "`";
                page.remedy = "save the page there, or mend the path";
                return;
            case SourcePage::State::unreadable:
                page.status = CitedPage::Status::unreadable;
                page.errors = std::move(read.errors);
                page.message = "the page of `" + page.source + "` cannot be read";
                if (!page.errors.empty()) page.message += ": " + page.errors.front().message;
                page.remedy = page.errors.empty() ? std::string() : page.errors.front().remedy;
                return;
            default:
                page.status = CitedPage::Status::no_file;
                page.message = "the source `" + page.source + "` names no saved page";
                page.remedy =
                    "save the page beside the scenario and name it: file = \"pages/" + page.source + ".txt\"";
        }
    }

    const Scenario& scenario_;
    const PageOfSource& page_of_;
    std::shared_ptr<const NameIndex> names_ = names_of(scenario_);
    std::vector<Citing> citings_;
    std::vector<std::optional<CitedWords>> best_;
    std::map<std::string, std::vector<std::size_t>> by_source_;
    std::vector<PageText> texts_;
    CitationReport report_;
};

Place in_file(Place place, const Scenario& scenario) {
    if (place.file.empty()) place.file = scenario.file;
    return place;
}

}  // namespace

std::string_view to_string(CitedPage::Status status) {
    switch (status) {
        case CitedPage::Status::same:
            return "same";
        case CitedPage::Status::unrecorded:
            return "unrecorded";
        case CitedPage::Status::changed:
            return "changed";
        case CitedPage::Status::no_file:
            return "no_file";
        case CitedPage::Status::not_at_hand:
            return "not_at_hand";
        case CitedPage::Status::unreadable:
            break;
    }
    return "unreadable";
}

int CitationReport::count(bool (CitedWords::*what)() const) const {
    return static_cast<int>(std::count_if(
        words.begin(), words.end(), [&](const CitedWords& one) { return one.quoted && (one.*what)(); }));
}

int CitationReport::moved() const {
    return static_cast<int>(std::count_if(
        words.begin(), words.end(), [](const CitedWords& one) { return one.status == QuoteStatus::moved; }));
}

CitationReport check_citations(const Scenario& scenario, const PageOfSource& page_of) {
    return Checker(scenario, page_of).run();
}

void note_findings(Scenario& scenario, const CitationReport& report) {
    scenario.quotations_looked_up = true;
    scenario.quotation_faults.clear();
    for (const CitedWords& words : report.words)
        if (words.quoted && !words.holds())
            scenario.quotation_faults.push_back(
                {words.item, words.source, std::string(ledger::to_string(words.status)), words.message});
    // What the file recorded stays known where a page is not at hand.
    for (const SharedText& shared : report.shared) {
        std::erase_if(scenario.shared_texts, [&](const SharedText& known) {
            return known.kind == shared.kind &&
                   std::all_of(known.sources.begin(), known.sources.end(), [&](const auto& id) {
                       return std::find(shared.sources.begin(), shared.sources.end(), id) !=
                              shared.sources.end();
                   });
        });
        scenario.shared_texts.push_back(shared);
    }
}

Errors citation_errors(const CitationReport& report, const Scenario& scenario, bool strict) {
    Errors errors;
    for (const CitedPage& page : report.pages) {
        if (page.status == CitedPage::Status::changed)
            errors.push_back(make_error(in_file(page.place, scenario), page.message, page.remedy));
        if (page.status == CitedPage::Status::unreadable)
            errors.insert(errors.end(), page.errors.begin(), page.errors.end());
    }
    for (const CitedWords& words : report.words) {
        if (words.holds() || words.status == QuoteStatus::source_changed) continue;
        if (words.unchecked() && !strict) continue;
        const std::string what = words.unchecked() ? "unchecked: " : "";
        errors.push_back(make_error(in_file(words.place, scenario),
                                    "`" + words.item + "`: " + what + words.message, words.remedy));
    }
    return errors;
}

}  // namespace detente::cases
