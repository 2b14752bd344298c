// SPDX-License-Identifier: Apache-2.0
#include "cli/standoff_command.h"

#include "cli/filter_option.h"
#include "cli/input.h"
#include "cli/report.h"
#include "cli/standoff_view.h"
#include "cli/text.h"
#include "detente/case/standoff_gmcr.h"
#include "detente/case/standoff_report.h"
#include "detente/formats/json.h"
#include "detente/standoff/tables.h"

namespace detente::cli {

namespace {

standoff::StandoffQuery room_request(const Arguments& arguments) {
    standoff::StandoffQuery request;
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

std::string offer_text(const cases::OfferAnswer& offer, const standoff::Conflict& conflict,
                       const Scenario& scenario, int width) {
    std::string out = "\n" + paragraph("The offer " + plain(spelled_out(offer.package, scenario)) +
                                           " under account " + plain(conflict.account),
                                       width);
    const auto name = [&](int party) { return scenario.parties[static_cast<std::size_t>(party)].name; };
    for (const auto& one : offer.against) {
        std::string text = "Against " + conflict.label(one.state) +
                           (one.equilibrium ? " (an equilibrium by " + offer.concept_key + "):" : ":");
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

Result<cases::StandoffRequest> standoff_request(const Arguments& arguments, const Scenario& scenario,
                                                bool with_offer) {
    const Result<cases::Filter> filter = filter_of(arguments, scenario);
    if (!filter) return filter.errors();
    cases::StandoffRequest request{room_request(arguments), *filter, {}};
    if (!with_offer || !arguments.has("--offer")) return request;
    Result<Package> package = read_package_option(arguments.text("--offer"), "--offer", scenario);
    if (!package) return package.errors();
    request.offer = std::move(*package);
    return request;
}

int print_table(const cases::StandoffReport& answer, const Arguments& arguments, Streams& streams) {
    if (answer.answer.accounts.size() != 1)
        return report({make_error({answer.scenario().file, 0, 0},
                                  "a table or a drawing is made of one account", "name one with --account")},
                      arguments, streams);
    const standoff::AccountStandoff& one = answer.answer.accounts.front();
    const Result<std::string> text = arguments.has("--csv") ? Result<std::string>(standoff::to_csv(one))
                                     : arguments.has("--dot")
                                         ? standoff::to_dot(one)
                                         : cases::gmcr_of(answer.scenario(), one.conflict);
    if (!text) return report(text.errors(), arguments, streams);
    streams.out << *text;
    return kDone;
}

void print(const cases::StandoffReport& answer, const Scenario& as_written, Streams& streams) {
    const Scenario& scenario = answer.scenario();
    const cases::StandoffRequest& request = answer.request;
    streams.out << left_out_text(as_written, request.filter, answer.known, request.standoff.accounts,
                                 streams.width)
                << standoff_text(answer, {streams.width, streams.out_color});
    for (std::size_t k = 0; k < answer.offers.size(); ++k)
        streams.out << offer_text(answer.offers[k], answer.answer.accounts[k].conflict, scenario,
                                  streams.width);
}

}  // namespace

int run_standoff(const Arguments& arguments, Streams& streams) {
    const Result<Scenario> as_written = read_input(arguments.text("FILE"), Question::standoff);
    if (!as_written) return report(as_written.errors(), arguments, streams);
    const bool table = arguments.has("--csv") || arguments.has("--dot") || arguments.has("--gmcr");
    const Result<cases::StandoffRequest> request = standoff_request(arguments, *as_written, !table);
    if (!request) return report(request.errors(), arguments, streams);
    const Result<cases::StandoffReport> answer = cases::standoff_report(*as_written, *request);
    if (!answer) return report(answer.errors(), arguments, streams);
    if (table) return print_table(*answer, arguments, streams);
    if (!arguments.has("--json"))
        print(*answer, *as_written, streams);
    else
        write_json(cases::to_document(*answer), [&](std::string_view part) { streams.out << part; });
    return kDone;
}

}  // namespace detente::cli
