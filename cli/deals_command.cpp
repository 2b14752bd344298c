// SPDX-License-Identifier: Apache-2.0
#include "cli/deals_command.h"

#include "cli/advice_view.h"
#include "cli/deals_view.h"
#include "cli/deals_words.h"
#include "cli/input.h"
#include "cli/landscape_command.h"
#include "cli/left_out_view.h"
#include "cli/report.h"
#include "cli/rivals_view.h"
#include "cli/text.h"
#include "cli/weight_view.h"
#include "detente/answers/deals_request.h"
#include "detente/formats/json.h"
#include "detente/formats/numeric/numeric.h"

namespace detente::cli {

namespace {

// On a terminal, says what takes so long while it takes long.
Result<cases::DealsReport> report_with_progress(const Scenario& scenario, const cases::DealsRequest& request,
                                                Streams& streams) {
    constexpr double slow = 20'000;  // packages: about a second
    double packages = 1;
    for (const Issue& issue : scenario.issues) packages *= static_cast<double>(issue.levels.size());
    const bool tell =
        streams.err_terminal && packages > slow && packages <= static_cast<double>(Limits::listed_packages);
    if (tell) streams.err << "going through " << static_cast<long long>(packages) << " packages ...";
    Result<cases::DealsReport> answer = cases::deals_report(scenario, request);
    if (tell) streams.err << "\r\x1b[K";
    return answer;
}

// The text has the sentences already; a document has none.
void tell_contradictions(const deals::DealsAnswer& answer, const Scenario& scenario, bool sentences,
                         Streams& streams) {
    const std::string file = plain(scenario.file);
    if (!sentences) {
        streams.err << file << ": the statements contradict each other under every account asked for\n";
        return;
    }
    for (const deals::AccountDeals& account : answer.accounts)
        streams.err << file << ": "
                    << plain(contradiction_sentence(*account.contradiction, account.account, scenario))
                    << '\n';
}

// In the terminal only what was asked for is weighed; a document has all packages where they are few.
Result<cases::DealsRequest> request_of(const Arguments& arguments, const Scenario& scenario) {
    Result<cases::DealsRequest> request =
        answers::deals_request(arguments, scenario, surroundings(arguments));
    if (request && !arguments.has("--json") && arguments.text("--weigh") == "auto")
        request->weigh = cases::WeighRequest::Packages::named_only;
    return request;
}

void print(const cases::DealsReport& report, const Scenario& as_written, const Arguments& arguments,
           Streams& streams) {
    const View view{streams.width, streams.out_color};
    const Scenario& scenario = report.scenario();
    streams.out << left_out_text(as_written, report.request.filter, report.known,
                                 report.request.deals.accounts, streams.width)
                << what_if_text(report.what_if, scenario, view);
    const deals::DealsQuery& asked = report.request.deals;
    // Who asks about one package wants to read about that one.
    const bool all_packages = asked.settle || report.request.advice.tell_shares ||
                              report.request.advice.list || (!asked.package && !asked.compare);
    if (all_packages) streams.out << crux_text(report, view);
    streams.out << deals_text(report.answer, scenario, asked, view);
    if (all_packages) streams.out << advice_text(report, view);
    if (asked.settle) streams.out << one_answer_away_text(report, view);
    streams.out << named_questions_text(report, view);
    streams.out << weights_text(report.weights, scenario, view);
    for (const cases::AboveCeiling& one : report.above_ceiling)
        if (report.proves(one.item))
            streams.out << paragraph(plain(one.sentence()), streams.width, "  ", "    ");
    if (arguments.text("--weigh") == "all") streams.out << rungs_text(report.weights, scenario, view);
    if (report.rivals) streams.out << rivals_text(*report.rivals, scenario, view);
    if (report.landscape)
        streams.out << '\n'
                    << landscape_text(*report.landscape, report.request.landscape->detail, streams.width,
                                      streams.out_color);
}

}  // namespace

int run_deals(const Arguments& arguments, Streams& streams) {
    const std::vector<std::string>& paths = arguments.all("FILE");
    if (arguments.has("--jsonl") && paths.size() == 1)
        if (const std::vector<std::string> folders = scenario_folders(paths.front()); !folders.empty())
            return run_many(folders, arguments, streams);
    const Result<Opened> opened = read_asked(paths, Question::deals);
    if (!opened) return report(opened.errors(), arguments, streams);
    if (const auto* numbers = std::get_if<NumericScenario>(&*opened))
        return run_landscape(*numbers, arguments, streams);
    const Scenario* as_written = &std::get<TomlScenario>(*opened).scenario;
    const Result<cases::DealsRequest> request = request_of(arguments, *as_written);
    if (!request) return report(request.errors(), arguments, streams);
    const Result<cases::DealsReport> answer = report_with_progress(*as_written, *request, streams);
    if (!answer) return report(answer.errors(), arguments, streams);
    if (!answer->unproved.empty()) return report(answer->unproved, arguments, streams, kInternal);

    const bool json = arguments.has("--json");
    tell_hypothetical(request->filter, *as_written, arguments.has("--csv"), streams);
    if (arguments.has("--csv"))
        streams.out << advice_csv(*answer);
    else if (json)
        streams.out << to_json(cases::to_document(*answer));
    else
        print(*answer, *as_written, arguments, streams);
    if (json && answer->answer.certificates)  // the text has said so
        streams.err << "the independent checker proved " << *answer->answer.certificates
                    << " certificates again\n";
    if (!answer->contradictory()) return kDone;
    tell_contradictions(answer->answer, answer->scenario(), json, streams);
    return kBadInput;
}

}  // namespace detente::cli
