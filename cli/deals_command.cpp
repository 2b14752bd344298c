// SPDX-License-Identifier: Apache-2.0
#include "cli/deals_command.h"

#include <optional>

#include "cli/deals_request.h"
#include "cli/deals_view.h"
#include "cli/input.h"
#include "cli/landscape_command.h"
#include "cli/no_deal_option.h"
#include "cli/report.h"
#include "cli/text.h"
#include "detente/deals/document.h"
#include "detente/formats/json.h"
#include "detente/formats/numeric/numeric.h"
#include "detente/scenario/numeric_view.h"

namespace detente::cli {

namespace {

bool all_contradict(const deals::Answer& answer) {
    for (const deals::AccountAnswer& account : answer.accounts)
        if (!account.contradiction) return false;
    return !answer.accounts.empty();
}

// On a terminal, says what takes so long while it takes long.
Result<deals::Answer> answer_with_progress(const Scenario& scenario, const deals::Request& request,
                                           Streams& streams) {
    constexpr double slow = 20'000;  // packages: about a second
    double packages = 1;
    for (const Issue& issue : scenario.issues) packages *= static_cast<double>(issue.levels.size());
    const bool tell =
        streams.err_terminal && packages > slow && packages <= static_cast<double>(Limits::listed_packages);
    if (tell) streams.err << "going through " << static_cast<long long>(packages) << " packages ...";
    Result<deals::Answer> answer = deals::answer(scenario, request);
    if (tell) streams.err << "\r\x1b[K";
    return answer;
}

// An answer that stands but whose certificates do not is a fault of the program, not of what was read.
ExitCode whose_fault(const Scenario& scenario, deals::Request request) {
    if (!request.verify) return kBadInput;
    request.verify = false;
    return deals::answer(scenario, request) ? kInternal : kBadInput;
}

// The text has the sentences already; a document has none.
void tell_contradictions(const deals::Answer& answer, const Scenario& scenario, bool sentences,
                         Streams& streams) {
    const std::string file = plain(scenario.file);
    if (!sentences) {
        streams.err << file << ": the statements contradict each other under every account asked for\n";
        return;
    }
    for (const deals::AccountAnswer& account : answer.accounts)
        streams.err << file << ": "
                    << plain(contradiction_sentence(*account.contradiction, account.account, scenario))
                    << '\n';
}

// Where two parties or more are given by numbers alone, those numbers have a frontier and points as well.
std::optional<Landscape> landscape_of(const Scenario& scenario, const Arguments& arguments) {
    const Result<NumericScenario> numeric = numeric_view(scenario);
    if (!numeric || numeric->profiles.size() < 2 || arguments.text("--frontier") == "none")
        return std::nullopt;
    const Result<LandscapeRequest> request = landscape_request(arguments);
    if (!request) return std::nullopt;
    Result<Landscape> landscape = find_landscape(*numeric, *request);
    if (!landscape) return std::nullopt;
    return std::move(*landscape);
}

void add_landscape(Document& document, const Landscape& landscape, const Arguments& arguments) {
    const Document numbers = to_document(landscape, landscape_request(arguments)->detail);
    for (const Document::Member& member : *numbers.members())
        if (!document.find(member.key)) document.set(member.key, member.value);
}

}  // namespace

int run_deals(const Arguments& arguments, Streams& streams) {
    const std::vector<std::string>& paths = arguments.all("FILE");
    if (paths.size() > 1 || looks_numeric(paths.front())) return run_landscape(paths, arguments, streams);
    const Result<Scenario> as_written = read_input(arguments.text("FILE"));
    if (!as_written) return report(as_written.errors(), arguments, streams);
    const Result<Scenario> scenario = no_deal_as_asked(*as_written, arguments);
    if (!scenario) return report(scenario.errors(), arguments, streams);
    const Result<deals::Request> request = deals_request(arguments, *scenario);
    if (!request) return report(request.errors(), arguments, streams);
    const Result<deals::Answer> answer = answer_with_progress(*scenario, *request, streams);
    if (!answer) return report(answer.errors(), arguments, streams, whose_fault(*scenario, *request));

    const bool contradictory = all_contradict(*answer);
    const bool only_counts = !request->package && !request->compare;
    if (!answer->refused.empty() && only_counts && !contradictory)
        return report(
            {make_error({scenario->file}, answer->refused, "name one with --package, or two with --compare")},
            arguments, streams);

    const bool json = arguments.has("--json");
    const std::optional<Landscape> landscape = landscape_of(*scenario, arguments);
    if (json) {
        Document document = deals::to_document(*answer, *scenario);
        if (landscape) add_landscape(document, *landscape, arguments);
        streams.out << to_json(document);
    } else {
        streams.out << deals_text(*answer, *scenario, *request, {streams.width, streams.out_color});
        if (landscape)
            streams.out << '\n'
                        << landscape_text(*landscape, landscape_request(arguments)->detail, streams.width,
                                          streams.out_color);
    }
    if (json && answer->certificates)  // the text has said so
        streams.err << "the independent checker proved " << *answer->certificates << " certificates again\n";
    if (contradictory) tell_contradictions(*answer, *scenario, json, streams);
    return contradictory ? kBadInput : kDone;
}

}  // namespace detente::cli
