// SPDX-License-Identifier: Apache-2.0
#include "cli/value_command.h"

#include <cstdio>

#include "cli/numeric_input.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/text.h"
#include "cli/value_index.h"
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

}  // namespace

int run_value(const Arguments& arguments, Streams& streams) {
    const Result<NumericScenario> scenario = read_numeric_input(arguments.all("FILE"), Question::value);
    if (!scenario) return report(scenario.errors(), arguments, streams);
    if (asks_by_worth(arguments)) return run_value_index(*scenario, arguments, streams);
    if (!arguments.has("--outcome"))
        return report(
            {make_error({}, "there is nothing to value",
                        "name an outcome with --outcome, or ask with --party and --rank, --at-least, "
                        "--at-most, --nearest or --between")},
            arguments, streams, kUsage);
    const Result<Outcome> outcome = read_outcome(arguments.text("--outcome"), scenario->domain, true);
    if (!outcome) return report(outcome.errors(), arguments, streams);

    Document parties = Document::object();
    Table table;
    table.column("party")
        .column("part")
        .column("exact", Table::Align::right)
        .column("in its format", Table::Align::right);
    for (const Profile& profile : scenario->profiles) {
        Document entry = Document::object();
        if (!has_numbers(profile)) {
            parties.set(profile.name, std::move(entry.set("utility", nullptr)));
            table.row({{plain(profile.name)}, {"an order, without numbers"}, {""}, {""}});
            continue;
        }
        const Rational exact = utility(profile, scenario->domain, *outcome);
        const double format = format_utility(profile, scenario->domain, *outcome);
        Document parts = Document::object();
        table.row({{plain(profile.name)}, {"utility"}, {numeric::decimal_text(exact)}, {shown(format)}});
        for (const UtilityPart& part : utility_parts(profile, scenario->domain, *outcome)) {
            parts.set(part.what, part.amount);
            table.row({{""}, {plain(part.what)}, {numeric::decimal_text(part.amount)}, {""}});
        }
        entry.set("utility", format)
            .set("exact", exact)
            .set("arithmetic", to_string(profile.arithmetic))
            .set("parts", std::move(parts));
        const std::optional<Rational> reservation = reservation_value(profile, scenario->domain);
        if (reservation) {
            entry.set("reservation", *reservation).set("at_least_no_deal", exact >= *reservation);
            table.row({{""},
                       {exact >= *reservation ? "at least no deal, worth" : "below no deal, worth"},
                       {numeric::decimal_text(*reservation)},
                       {""}});
        }
        parties.set(profile.name, std::move(entry));
    }
    if (arguments.has("--json")) {
        Document chosen = Document::object();
        for (std::size_t i = 0; i < scenario->domain.issues.size(); ++i)
            if (outcome->values[i] != Outcome::absent)
                chosen.set(scenario->domain.issues[i].name,
                           scenario->domain.issues[i].values[static_cast<std::size_t>(outcome->values[i])]);
        Document document = Document::object();
        document.set("schema", "detente.value/1")
            .set("scenario", scenario->name)
            .set("outcome", std::move(chosen))
            .set("parties", std::move(parties));
        streams.out << to_json(document);
        return kDone;
    }
    streams.out << paragraph(plain(to_string(*outcome, scenario->domain)), streams.width)
                << table.to_string(streams.width, streams.out_color);
    return kDone;
}

}  // namespace detente::cli
