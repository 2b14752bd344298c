// SPDX-License-Identifier: Apache-2.0
#include "cli/deals_command.h"

#include <optional>

#include "cli/deals_request.h"
#include "cli/deals_view.h"
#include "cli/filter_option.h"
#include "cli/input.h"
#include "cli/landscape_command.h"
#include "cli/no_deal_option.h"
#include "cli/report.h"
#include "cli/rivals_view.h"
#include "cli/text.h"
#include "cli/weight_view.h"
#include "detente/case/rivals.h"
#include "detente/case/weight_document.h"
#include "detente/deals/statements/document.h"
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

// Does the item take part in a proof about the package that was asked about?
bool proves(const deals::Answer& answer, const std::string& item) {
    for (const deals::AccountAnswer& account : answer.accounts)
        for (const deals::PackageAnswer& party : account.package)
            for (const deals::Reason& reason : party.reasons)
                if (reason.id == item) return true;
    return false;
}

// In the terminal only what was asked for is weighed; a document has all packages where they are few.
cases::WeighRequest weigh_request(const Arguments& arguments, const deals::Request& deals, bool json) {
    using Packages = cases::WeighRequest::Packages;
    cases::WeighRequest request;
    request.accounts = deals.accounts;
    request.family = deals.family;
    request.directions = deals.directions;
    request.package = deals.package;
    const std::string which = arguments.text("--weigh");
    request.packages = which == "all"             ? Packages::all
                       : which == "none" || !json ? Packages::named_only
                                                  : Packages::when_few;
    return request;
}

// The accounts as they stand under the filter; what is above the conflict is found for all of them together.
Result<cases::Rivals> compare_accounts(const Scenario& as_written, cases::Filter filter,
                                       const deals::Request& deals) {
    cases::RivalsRequest request;
    request.accounts = deals.accounts;
    request.family = deals.family;
    request.directions = deals.directions;
    request.above_conflict = filter.above_conflict;
    filter.above_conflict = false;
    const Result<cases::Filtered> known = cases::filtered(as_written, filter);
    if (!known) return known.errors();
    return cases::rivals(known->scenario, request);
}

}  // namespace

int run_deals(const Arguments& arguments, Streams& streams) {
    const std::vector<std::string>& paths = arguments.all("FILE");
    if (paths.size() > 1 || looks_numeric(paths.front())) return run_landscape(paths, arguments, streams);
    const Result<Scenario> as_written = read_input(arguments.text("FILE"));
    if (!as_written) return report(as_written.errors(), arguments, streams);
    const Result<cases::Filter> filter = filter_of(arguments);
    if (!filter) return report(filter.errors(), arguments, streams);
    const Result<cases::Filtered> asked = filtered_as_asked(*as_written, *filter);
    if (!asked) return report(asked.errors(), arguments, streams);
    const Result<Scenario> scenario = no_deal_as_asked(asked->scenario, arguments);
    if (!scenario) return report(scenario.errors(), arguments, streams);
    const Result<deals::Request> request = deals_request(arguments, *scenario);
    if (!request) return report(request.errors(), arguments, streams);
    const Result<deals::Answer> answer = answer_with_progress(*scenario, *request, streams);
    if (!answer) return report(answer.errors(), arguments, streams, whose_fault(*scenario, *request));

    std::optional<cases::Rivals> rivals;
    if (arguments.has("--compare-accounts")) {
        Result<cases::Rivals> compared = compare_accounts(*as_written, *filter, *request);
        if (!compared) return report(compared.errors(), arguments, streams);
        rivals = std::move(*compared);
    }

    const bool contradictory = all_contradict(*answer);
    const bool only_counts = !request->package && !request->compare;
    if (!answer->refused.empty() && only_counts && !contradictory)
        return report(
            {make_error({scenario->file}, answer->refused, "name one with --package, or two with --compare")},
            arguments, streams);

    const bool json = arguments.has("--json");
    const std::optional<Landscape> landscape = landscape_of(*scenario, arguments);
    const Result<std::vector<cases::AccountWeights>> weights =
        cases::weigh_deals(*scenario, weigh_request(arguments, *request, json));
    if (!weights) return report(weights.errors(), arguments, streams);
    const std::vector<cases::AboveCeiling> above =
        cases::above_ceiling_among(*scenario, cases::weighed_items(*weights));
    if (json) {
        Document document = deals::to_document(*answer, *scenario);
        document.set("filter", cases::filter_document(*filter, *asked));
        cases::add_weights(document, *weights, *scenario);
        document.set("above_ceiling", cases::ceilings_document(above));
        if (rivals) document.set("rivals", cases::to_document(*rivals, *scenario));
        if (landscape) add_landscape(document, *landscape, arguments);
        streams.out << to_json(document);
    } else {
        const View view{streams.width, streams.out_color};
        streams.out << left_out_text(*as_written, *filter, *asked, request->accounts, streams.width);
        streams.out << deals_text(*answer, *scenario, *request, view);
        streams.out << weights_text(*weights, *scenario, view);
        for (const cases::AboveCeiling& one : above)
            if (proves(*answer, one.item))
                streams.out << paragraph(plain(one.sentence()), streams.width, "  ", "    ");
        if (arguments.text("--weigh") == "all") streams.out << rungs_text(*weights, *scenario, view);
        if (rivals) streams.out << rivals_text(*rivals, *scenario, view);
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
