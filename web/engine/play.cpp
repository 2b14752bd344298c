// SPDX-License-Identifier: Apache-2.0
#include "web/engine/play.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "detente/answers/filter_request.h"
#include "detente/answers/numeric.h"
#include "detente/answers/talk_request.h"
#include "detente/case/filtered.h"
#include "detente/case/played_talks.h"
#include "detente/scenario/numeric_view.h"
#include "detente/talks/catalog.h"

namespace detente::page {

namespace {

using cases::PersonAct;
using cases::PlayedTalks;

std::optional<std::vector<int>> levels_in(const Document* of) {
    if (!of || !of->elements()) return std::nullopt;
    std::vector<int> levels;
    for (const Document& one : *of->elements()) {
        const std::int64_t* level = one.integer();
        // What does not fit is refused by whoever counts the levels.
        levels.push_back(level && *level >= 0 && *level < 1'000'000 ? static_cast<int>(*level) : -1);
    }
    return levels;
}

std::int64_t number_in(const Document& of, const char* key, std::int64_t standard) {
    const Document* found = of.find(key);
    const std::int64_t* number = found ? found->integer() : nullptr;
    return number ? *number : standard;
}

std::string text_in(const Document& of, const char* key) {
    const Document* found = of.find(key);
    const std::string* text = found ? found->text() : nullptr;
    return text ? *text : std::string();
}

Result<cases::PlayedRequest> request_of(const Document& wanted) {
    if (!wanted.members())
        return make_error({}, "it is not said what is to be played", "begin the talks again");
    cases::PlayedRequest request;
    request.rounds = static_cast<int>(std::min<std::int64_t>(number_in(wanted, "rounds", 10), 1'000'000));
    request.seed = static_cast<std::uint64_t>(number_in(wanted, "seed", 1));
    if (const auto law = deals::find_law(text_in(wanted, "law"))) request.law = *law;
    if (const Document* seats = wanted.find("seats"); seats && seats->members())
        for (const auto& [party, strategy] : *seats->members())
            if (strategy.text() && !strategy.text()->empty())
                request.strategies.emplace_back(party, *strategy.text());
    if (const Document* acts = wanted.find("acts"); acts && acts->elements())
        for (const Document& one : *acts->elements()) {
            PersonAct act;
            const std::string kind = one.members() ? text_in(one, "act") : std::string();
            if (kind == "accept")
                act.kind = PersonAct::Kind::accept;
            else if (kind == "walk")
                act.kind = PersonAct::Kind::walk;
            else if (kind == "time_up")
                act.kind = PersonAct::Kind::time_up;
            else if (kind != "offer")
                return make_error({}, "there is no act `" + kind + "`", "offer, accept or walk");
            if (act.kind == PersonAct::Kind::offer)
                act.levels = levels_in(one.find("levels")).value_or(std::vector<int>{});
            request.acts.push_back(std::move(act));
        }
    request.consider = levels_in(wanted.find("consider"));
    return request;
}

Document numbers(const std::vector<double>& of) {
    Document list = Document::array();
    for (const double one : of) list.push(one);
    return list;
}
Document numbers(const std::vector<int>& of) {
    Document list = Document::array();
    for (const int one : of) list.push(static_cast<std::int64_t>(one));
    return list;
}
Document texts(const std::vector<std::string>& of) {
    Document list = Document::array();
    for (const std::string& one : of) list.push(one);
    return list;
}

Document offer_document(const cases::PlayedOffer& offer) {
    Document one = Document::object();
    one.set("round", static_cast<std::int64_t>(offer.round));
    one.set("party", static_cast<std::int64_t>(offer.party));
    one.set("levels", numbers(offer.levels));
    one.set("worth", numbers(offer.worth));
    return one;
}
Document point_document(const cases::FrontierPoint& point) {
    Document one = Document::object();
    one.set("levels", numbers(point.levels));
    one.set("worth", numbers(point.worth));
    return one;
}

void tell_table(Document& document, const PlayedTalks& talks) {
    Document parties = Document::array();
    for (const PlayedTalks::Party& party : talks.parties) {
        Document one = Document::object();
        one.set("id", party.id);
        one.set("name", party.name);
        one.set("strategy", party.strategy);
        one.set("no_deal", party.no_deal);
        one.set("best", party.best);
        parties.push(std::move(one));
    }
    document.set("parties", std::move(parties));
    Document issues = Document::array();
    for (const PlayedTalks::Matter& issue : talks.issues) {
        Document one = Document::object();
        one.set("id", issue.id);
        one.set("name", issue.name);
        one.set("levels", texts(issue.levels));
        issues.push(std::move(one));
    }
    document.set("issues", std::move(issues));
    Document strategies = Document::array();
    for (const talks::CatalogEntry& entry : talks::catalog()) {
        // Controls are shown the other side's values, which nobody is here.
        if (entry.kind != talks::PartKind::bidding || !entry.bidding) continue;
        Document one = Document::object();
        one.set("name", entry.name);
        one.set("idea", entry.idea);
        strategies.push(std::move(one));
    }
    document.set("strategies", std::move(strategies));
}

Document document_of(const PlayedTalks& talks) {
    Document document = Document::object();
    tell_table(document, talks);
    document.set("drawn", talks.drawn);
    document.set("round", static_cast<std::int64_t>(talks.round));
    document.set("rounds", static_cast<std::int64_t>(talks.request.rounds));
    document.set("waiting", static_cast<std::int64_t>(talks.waiting));
    document.set("standing", talks.standing ? offer_document(*talks.standing) : Document());
    Document offers = Document::array();
    for (const cases::PlayedOffer& offer : talks.offers) offers.push(offer_document(offer));
    document.set("offers", std::move(offers));
    document.set("considered", talks.considered ? numbers(*talks.considered) : Document());
    document.set("ended", talks.ended ? Document(std::string(talks::to_string(*talks.ended))) : Document());
    document.set("by", static_cast<std::int64_t>(talks.by));
    document.set("agreement", talks.agreement ? numbers(*talks.agreement) : Document());
    document.set("worth", numbers(talks.worth));
    Document frontier = Document::array();
    for (const cases::FrontierPoint& point : talks.frontier) frontier.push(point_document(point));
    document.set("frontier", std::move(frontier));
    document.set("better", talks.better ? point_document(*talks.better) : Document());
    document.set("gave_away", texts(talks.gave_away));
    document.set("notes", texts(talks.notes));
    return document;
}

}  // namespace

Result<Document> play_document(const Document& wanted, const answers::Arguments& arguments,
                               const answers::Asked& asked) {
    Result<cases::PlayedRequest> request = request_of(wanted);
    if (!request) return request.errors();
    const Result<const Opened*> opened = answers::the_one(asked, Question::talk);
    if (!opened) return opened.errors();
    if (const Scenario* scenario = answers::scenario_behind(**opened)) {
        const Result<cases::Filter> filter = answers::filter_of(arguments, *scenario);
        if (!filter) return filter.errors();
        const Result<cases::Filtered> known = cases::filtered(*scenario, *filter);
        if (!known) return known.errors();
        if (const auto& accounts = arguments.all("--account"); !accounts.empty())
            request->account = accounts.front();
        request->directions = answers::directions_of(arguments);
        const Result<PlayedTalks> talks = cases::played_talks(known->scenario, *request);
        return talks ? Result<Document>(document_of(*talks)) : talks.errors();
    }
    const Result<NumericScenario> numeric = answers::numbers_of(**opened, asked.given.front().file);
    if (!numeric) return numeric.errors();
    const Result<Scenario> statements = scenario_of(*numeric);
    const Result<PlayedTalks> talks =
        cases::played_talks(*numeric, statements ? &*statements : nullptr, *request);
    return talks ? Result<Document>(document_of(*talks)) : talks.errors();
}

}  // namespace detente::page
