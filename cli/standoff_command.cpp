// SPDX-License-Identifier: Apache-2.0
#include "cli/standoff_command.h"

#include <fstream>
#include <sstream>

#include "cli/filter_option.h"
#include "cli/input.h"
#include "cli/report.h"
#include "cli/standoff_json.h"
#include "cli/standoff_view.h"
#include "cli/text.h"
#include "detente/case/no_deal_state.h"
#include "detente/case/standoff_gmcr.h"
#include "detente/case/weighed_standoff.h"
#include "detente/case/weight_document.h"
#include "detente/formats/gmcr.h"
#include "detente/formats/json.h"
#include "detente/standoff/standoff.h"
#include "detente/standoff/tables.h"

namespace detente::cli {

namespace {

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

// A scenario, or a .gmcr file by its name's end.
Result<Scenario> read_standoff_input(const std::string& path) {
    if (!ends_with(path, ".gmcr")) return read_input(path);
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf()))
        return make_error({path, 0, 0}, "the file cannot be read", "name a .gmcr file or a scenario");
    return read_gmcr(text.str(), path);
}

standoff::Request request_of(const Arguments& arguments) {
    standoff::Request request;
    for (const std::string& account : arguments.all("--account")) request.accounts.push_back(account);
    request.concepts = arguments.all("--concepts");
    const std::string rule = arguments.text("--sanctions");
    if (rule == "once") request.rule = standoff::SanctionRule::once;
    if (rule == "single") request.rule = standoff::SanctionRule::single;
    const std::string together = arguments.text("--simultaneous");
    if (together == "each") request.simultaneous = standoff::Simultaneous::each;
    if (together == "both-unstable") request.simultaneous = standoff::Simultaneous::both_unstable;
    if (arguments.has("--from")) request.from = arguments.text("--from");
    request.evolution = arguments.has("--evolution");
    request.why = arguments.all("--why");
    request.inverse = arguments.all("--inverse");
    request.inverse_parties = arguments.all("--party");
    request.movers = arguments.all("--by");
    request.tips = arguments.all("--tips");
    request.robustness = arguments.has("--robustness");
    request.samples = static_cast<std::uint64_t>(arguments.number("--samples"));
    request.seed = static_cast<std::uint64_t>(arguments.number("--seed"));
    return request;
}

// What the offer is worth against the states, account by account.
Result<std::vector<cases::OfferAnswer>> judge_offers(const Arguments& arguments, const Scenario& scenario,
                                                     const standoff::Answer& answer) {
    std::vector<cases::OfferAnswer> offers;
    const Result<Package> package = read_package_option(arguments.text("--offer"), "--offer", scenario);
    if (!package) return package.errors();
    for (const standoff::AccountAnswer& one : answer.accounts) {
        const standoff::Bits nash = one.concepts.empty() ? standoff::Bits() : one.concepts.front().equilibria;
        Result<cases::OfferAnswer> offer = cases::judge_offer(scenario, one.conflict, *package, nash);
        if (!offer) return offer.errors();
        offers.push_back(std::move(*offer));
    }
    return offers;
}

Document offer_document(const cases::OfferAnswer& offer, const Scenario& scenario) {
    Document result = Document::object();
    Document package = Document::object();
    for (std::size_t issue = 0; issue < offer.package.levels.size(); ++issue)
        if (offer.package.levels[issue] != 0)
            package.set(scenario.issues[issue].id, Document(offer.package.levels[issue]));
    result.set("package", std::move(package));
    Document against = Document::array();
    for (const auto& one : offer.against) {
        Document entry = Document::object(), verdicts = Document::object();
        for (std::size_t party = 0; party < one.verdicts.size(); ++party)
            verdicts.set(scenario.parties[party].id, Document(deals::to_string(one.verdicts[party])));
        entry.set("state", Document(std::size_t{one.state} + 1));
        entry.set("verdicts", std::move(verdicts));
        against.push(std::move(entry));
    }
    result.set("against", std::move(against));
    Document walks = Document::array();
    for (const auto& walk : offer.walks) {
        Document entry = Document::object();
        entry.set("party", Document(scenario.parties[static_cast<std::size_t>(walk.party)].id));
        entry.set("tone", walk.tone.empty() ? Document() : Document(walk.tone));
        entry.set("leads_to", Document(std::size_t{walk.leads_to} + 1));
        entry.set("verdict", Document(deals::to_string(walk.verdict)));
        entry.set("best_reply", walk.best_reply ? Document(*walk.best_reply) : Document());
        walks.push(std::move(entry));
    }
    result.set("walks", std::move(walks));
    return result;
}

std::string offer_text(const cases::OfferAnswer& offer, const standoff::Conflict& conflict,
                       const Scenario& scenario, int width) {
    std::string out = "\n" + paragraph("The offer " + plain(spelled_out(offer.package, scenario)) +
                                           " under account " + plain(conflict.account),
                                       width);
    const auto name = [&](int party) { return scenario.parties[static_cast<std::size_t>(party)].name; };
    for (const auto& one : offer.against) {
        std::string text = "Against " + conflict.label(one.state) + ":";
        for (std::size_t party = 0; party < one.verdicts.size(); ++party)
            text += (party == 0 ? " " : ", ") + name(static_cast<int>(party)) + " " +
                    std::string(deals::to_string(one.verdicts[party]));
        out += paragraph(plain(text), width, "  ", "    ");
    }
    for (const auto& walk : offer.walks) {
        const std::string what = "A " + walk.tone + (walk.tone.empty() ? "" : " ") + "walk of " +
                                 name(walk.party) + " to " + conflict.label(walk.leads_to);
        out += paragraph(
            plain(what + (!walk.best_reply   ? ": nothing said decides whether it is a best reply."
                          : *walk.best_reply ? " is a best reply: the offer is never as good."
                                             : " is no better: the offer is always at least as good.")),
            width, "  ", "    ");
    }
    return out;
}

}  // namespace

int run_standoff(const Arguments& arguments, Streams& streams) {
    const Result<Scenario> as_written = read_standoff_input(arguments.text("FILE"));
    if (!as_written) return report(as_written.errors(), arguments, streams);
    const Result<cases::Filter> filter = filter_of(arguments);
    if (!filter) return report(filter.errors(), arguments, streams);
    const Result<cases::Filtered> asked = filtered_as_asked(*as_written, *filter);
    if (!asked) return report(asked.errors(), arguments, streams);
    const Scenario* scenario = &asked->scenario;
    const Result<standoff::Answer> answer = standoff::answer(*scenario, request_of(arguments));
    if (!answer) return report(answer.errors(), arguments, streams);
    if (arguments.has("--csv") || arguments.has("--dot") || arguments.has("--gmcr")) {
        if (answer->accounts.size() != 1)
            return report({make_error({scenario->file, 0, 0}, "a table or a drawing is made of one account",
                                      "name one with --account")},
                          arguments, streams);
        const standoff::AccountAnswer& one = answer->accounts.front();
        if (arguments.has("--csv")) {
            streams.out << standoff::to_csv(one);
            return kDone;
        }
        const Result<std::string> text =
            arguments.has("--dot") ? standoff::to_dot(one) : cases::gmcr_of(*scenario, one.conflict);
        if (!text) return report(text.errors(), arguments, streams);
        streams.out << *text;
        return kDone;
    }
    std::vector<cases::OfferAnswer> offers;
    if (arguments.has("--offer")) {
        Result<std::vector<cases::OfferAnswer>> judged = judge_offers(arguments, *scenario, *answer);
        if (!judged) return report(judged.errors(), arguments, streams);
        offers = std::move(*judged);
    }
    if (!arguments.has("--json")) {
        streams.out << left_out_text(*as_written, *filter, *asked, arguments.all("--account"), streams.width);
        streams.out << standoff_text(*answer, *scenario, {streams.width, streams.out_color});
        for (std::size_t k = 0; k < offers.size(); ++k)
            streams.out << offer_text(offers[k], answer->accounts[k].conflict, *scenario, streams.width);
        return kDone;
    }
    Document extra = Document::object();
    extra.set("filter", cases::filter_document(*filter, *asked));
    if (!offers.empty() && !answer->accounts_named)
        extra.set("offer", offer_document(offers.front(), *scenario));
    if (!offers.empty() && answer->accounts_named) {
        Document by_account = Document::object();
        for (std::size_t k = 0; k < offers.size(); ++k)
            by_account.set(answer->accounts[k].conflict.account, offer_document(offers[k], *scenario));
        extra.set("offer", std::move(by_account));
    }
    if (is_large(*answer)) {
        write_large_json(*answer, *scenario, *extra.members(), streams.out);
        return kDone;
    }
    Document document = standoff::to_document(*answer, *scenario);
    const std::vector<cases::StandoffWeights> weights = cases::weigh_standoff(*scenario, *answer);
    cases::add_weights(document, weights, answer->accounts_named);
    std::vector<std::string> weighed;
    for (const cases::StandoffWeights& one : weights)
        weighed.insert(weighed.end(), one.weighed.begin(), one.weighed.end());
    document.set("above_ceiling", cases::ceilings_document(cases::above_ceiling_among(*scenario, weighed)));
    for (const Document::Member& member : *extra.members()) document.set(member.key, member.value);
    streams.out << to_json(document);
    return kDone;
}

}  // namespace detente::cli
