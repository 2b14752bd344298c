// SPDX-License-Identifier: Apache-2.0
#include "cli/value_command.h"

#include <cstdio>

#include "cli/input.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/text.h"
#include "cli/value_index.h"
#include "cli/value_offers.h"
#include "cli/value_table.h"
#include "detente/answers/numeric.h"
#include "detente/answers/value_request.h"
#include "detente/formats/json.h"
#include "detente/formats/numeric/genius_parts.h"

namespace detente::cli {

namespace {

std::string shown(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.17g", value);
    // The shortest text that reads back to the same double.
    for (int digits = 1; digits < 17; ++digits) {
        char shorter[40];
        std::snprintf(shorter, sizeof shorter, "%.*g", digits, value);
        double back = 0;
        if (std::sscanf(shorter, "%lf", &back) == 1 && back == value) return shorter;
    }
    return text;
}

std::string value_text(const cases::ValueReport& answer, int width, bool color) {
    TextTable table;
    table.column("party")
        .column("part")
        .column("exact", TextTable::Align::right)
        .column("in its format", TextTable::Align::right);
    for (const cases::ValueReport::PartyValue& value : answer.parties) {
        if (!value.has_numbers) {
            table.row({{plain(value.party)}, {"an order, without numbers"}, {""}, {""}});
            continue;
        }
        table.row({{plain(value.party)},
                   {"utility"},
                   {numeric::decimal_text(value.exact)},
                   {shown(value.in_its_format)}});
        for (const auto& [what, amount] : value.parts)
            table.row({{""}, {plain(outcome_word(what))}, {numeric::decimal_text(amount)}, {""}});
        if (value.discount)
            table.row({{""},
                       {"at time t of [0, 1] worth so much times d^t, d ="},
                       {numeric::decimal_text(*value.discount)},
                       {""}});
        if (value.reservation)
            table.row({{""},
                       {value.at_least_no_deal() ? "at least no deal, worth" : "below no deal, worth"},
                       {numeric::decimal_text(*value.reservation)},
                       {""}});
    }
    return paragraph(plain(to_string(answer.outcome, answer.domain)), width) + table.to_string(width, color);
}

}  // namespace

int run_value(const Arguments& arguments, Streams& streams) {
    const Result<NumericScenario> scenario = read_numeric_input(arguments.all("FILE"), Question::value);
    if (!scenario) return report(scenario.errors(), arguments, streams);
    if (arguments.has("--offers")) return run_value_offers(*scenario, arguments, streams);
    if (arguments.has("--chances"))
        return report({make_error({}, "--chances goes with --offers", "say how many offers there may be")},
                      arguments, streams, kUsage);
    if (answers::asks_by_worth(arguments)) return run_value_index(*scenario, arguments, streams);
    if (arguments.has("--csv")) return run_value_table(*scenario, arguments, streams);
    if (!arguments.has("--outcome")) return report({answers::nothing_to_value()}, arguments, streams, kUsage);
    const Result<Outcome> outcome =
        answers::read_outcome(arguments.text("--outcome"), scenario->domain, true);
    if (!outcome) return report(outcome.errors(), arguments, streams);

    const cases::ValueReport answer = cases::value_report(*scenario, *outcome);
    if (arguments.has("--json"))
        streams.out << to_json(cases::to_document(answer));
    else
        streams.out << value_text(answer, streams.width, streams.out_color);
    return kDone;
}

}  // namespace detente::cli
