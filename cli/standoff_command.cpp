// SPDX-License-Identifier: Apache-2.0
#include "cli/standoff_command.h"

#include <fstream>
#include <sstream>

#include "cli/input.h"
#include "cli/report.h"
#include "cli/standoff_view.h"
#include "detente/case/standoff_gmcr.h"
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
    request.tips = arguments.all("--tips");
    request.robustness = arguments.has("--robustness");
    request.samples = static_cast<std::uint64_t>(arguments.number("--samples"));
    request.seed = static_cast<std::uint64_t>(arguments.number("--seed"));
    return request;
}

}  // namespace

int run_standoff(const Arguments& arguments, Streams& streams) {
    const Result<Scenario> scenario = read_standoff_input(arguments.text("FILE"));
    if (!scenario) return report(scenario.errors(), arguments, streams);
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
            arguments.has("--dot") ? standoff::to_dot(one) : gmcr_of(*scenario, one.conflict);
        if (!text) return report(text.errors(), arguments, streams);
        streams.out << *text;
        return kDone;
    }
    if (arguments.has("--json"))
        streams.out << to_json(standoff::to_document(*answer, *scenario));
    else
        streams.out << standoff_text(*answer, *scenario, {streams.width, streams.out_color});
    return kDone;
}

}  // namespace detente::cli
