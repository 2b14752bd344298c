// SPDX-License-Identifier: Apache-2.0
#include "cli/standoff_command.h"

#include "cli/input.h"
#include "cli/left_out_view.h"
#include "cli/report.h"
#include "cli/standoff_view.h"
#include "cli/text.h"
#include "detente/answers/standoff_request.h"
#include "detente/case/standoff_gmcr.h"
#include "detente/formats/json.h"
#include "detente/standoff/tables.h"

namespace detente::cli {

namespace {

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
    if (answer.before)
        streams.out << what_if_text(*answer.before, cases::to_document(answer),
                                    {streams.width, streams.out_color});
    for (std::size_t k = 0; k < answer.offers.size(); ++k)
        streams.out << offer_text(answer.offers[k], answer.answer.accounts[k].conflict, scenario,
                                  streams.width);
}

}  // namespace

int run_standoff(const Arguments& arguments, Streams& streams) {
    const Result<Scenario> as_written = read_input(arguments.text("FILE"), Question::standoff);
    if (!as_written) return report(as_written.errors(), arguments, streams);
    const bool table = arguments.has("--csv") || arguments.has("--dot") || arguments.has("--gmcr");
    const Result<cases::StandoffRequest> request =
        answers::standoff_request(arguments, *as_written, surroundings(arguments), !table);
    if (!request) return report(request.errors(), arguments, streams);
    const Result<cases::StandoffReport> answer = cases::standoff_report(*as_written, *request);
    if (!answer) return report(answer.errors(), arguments, streams);
    tell_hypothetical(request->filter, *as_written, table, streams);
    if (table) return print_table(*answer, arguments, streams);
    if (!arguments.has("--json"))
        print(*answer, *as_written, streams);
    else
        write_json(cases::to_document(*answer), [&](std::string_view part) { streams.out << part; });
    return kDone;
}

}  // namespace detente::cli
