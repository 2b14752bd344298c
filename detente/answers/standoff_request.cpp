// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/standoff_request.h"

#include <functional>
#include <memory>
#include <utility>

#include "detente/answers/filter_request.h"
#include "detente/answers/package_option.h"

namespace detente::answers {

namespace {

standoff::StandoffQuery standoff_query(const Arguments& arguments) {
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

}  // namespace

Result<cases::StandoffRequest> standoff_request(const Arguments& arguments, const Scenario& scenario,
                                                const Surroundings& surroundings, bool with_offer) {
    const Result<cases::Filter> filter = filter_of(arguments, scenario);
    if (!filter) return filter.errors();
    cases::StandoffRequest request{standoff_query(arguments), *filter, {}};
    request.standoff.watch = surroundings.watch;
    if (!with_offer || !arguments.has("--offer")) return request;
    Result<Package> package = read_package_option(arguments.text("--offer"), "--offer", scenario);
    if (!package) return package.errors();
    request.offer = std::move(*package);
    return request;
}

namespace {

using Keeper = std::shared_ptr<const cases::StandoffReport>;

// The same document, each of whose streamed arrays keeps the report that it reads.
Document kept_with(const Document& document, const Keeper& report) {
    if (const auto* streamed = document.streamed())
        return Document(Document::Streamed{
            [each = streamed->each, report](const std::function<void(const Document&)>& take) { each(take); },
            streamed->lines});
    if (const auto* elements = document.elements()) {
        Document list = Document::array();
        for (const Document& element : *elements) list.push(kept_with(element, report));
        return list;
    }
    if (const auto* members = document.members()) {
        Document::Object object;
        for (const Document::Member& member : *members)
            object.push_back({member.key, kept_with(member.value, report)});
        return Document(std::move(object));
    }
    return document;
}

}  // namespace

Result<Document> answer_standoff(const Arguments& arguments, const Asked& asked) {
    const Result<const Scenario*> as_written = the_scenario(asked, Question::standoff);
    if (!as_written) return as_written.errors();
    const Scenario scenario = with_pages(**as_written, asked.surroundings);
    const Result<cases::StandoffRequest> request = standoff_request(arguments, scenario, asked.surroundings);
    if (!request) return request.errors();
    Result<cases::StandoffReport> answer = cases::standoff_report(scenario, *request);
    if (!answer) return answer.errors();
    // The lists of a large one are read off the report while they are written: it is kept with them.
    const auto report = std::make_shared<const cases::StandoffReport>(std::move(*answer));
    Document document = cases::to_document(*report);
    return report->large() ? kept_with(document, report) : document;
}

}  // namespace detente::answers
