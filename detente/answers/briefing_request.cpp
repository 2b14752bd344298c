// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/briefing_request.h"

#include <utility>

#include "detente/answers/filter_request.h"
#include "detente/answers/landscape_request.h"
#include "detente/briefing/views.h"
#include "detente/case/citations.h"
#include "detente/scenario/numeric_view.h"

namespace detente::answers {

namespace {

Result<briefing::Briefing> brief_statements(const Scenario& scenario, const cases::Filter& filter,
                                            const Arguments& arguments,
                                            const numbers::LandscapeRequest& landscape, Depth depth,
                                            briefing::Kept* kept) {
    briefing::Options options;
    options.accounts = arguments.all("--account");
    options.family = family_of(arguments);
    options.directions = directions_of(arguments);
    options.filter = filter;
    options.landscape = landscape;
    options.watch = landscape.limits.watch;
    options.watch.time_up = landscape.limits.out_of_time;
    options.advice.use_shares = depth != Depth::without_shares;
    options.tell_questions = depth != Depth::without_shares;
    options.tell_talks = depth == Depth::whole;
    options.annex = depth >= Depth::without_talks;
    options.keep_models = kept != nullptr;
    return briefing::make_briefing(scenario, options, kept);
}

Result<briefing::Briefing> brief_orders(const NumericScenario& numeric, const Arguments& arguments,
                                        const numbers::LandscapeRequest& landscape, Depth depth,
                                        briefing::Kept* kept) {
    const Result<StatementView> view = statement_view(numeric);
    if (!view) return view.errors();
    return brief_statements(view->scenario, {}, arguments, landscape, depth, kept);
}

}  // namespace

Result<briefing::Briefing> brief(const Arguments& arguments, const Asked& asked, Depth depth,
                                 briefing::Kept* kept) {
    const numbers::LandscapeRequest landscape = landscape_request(arguments, asked.surroundings);
    const Result<const Opened*> opened = the_one(asked, Question::briefing);
    if (!opened) return opened.errors();
    const auto* numeric = std::get_if<NumericScenario>(*opened);
    if (!numeric) {
        Opened read = **opened;
        look_up_pages(read, asked.surroundings);
        const auto* conflict = std::get_if<GmcrConflict>(&read);
        const Scenario& as_written = conflict ? conflict->scenario : std::get<TomlScenario>(read).scenario;
        if (arguments.has("--strict") && asked.surroundings.page_of) {
            const auto page_of = [&](const Source& source) {
                return asked.surroundings.page_of(source, as_written.file);
            };
            const Errors refused =
                cases::citation_errors(cases::check_citations(as_written, page_of), as_written, true);
            if (!refused.empty()) return refused;
        }
        const Result<cases::Filter> filter = filter_of(arguments, as_written);
        if (!filter) return filter.errors();
        return brief_statements(as_written, *filter, arguments, landscape, depth, kept);
    }
    const bool talks = depth == Depth::whole;
    if (!cases::gives_orders(*numeric)) return briefing::make_briefing(*numeric, landscape, talks);
    Result<briefing::Briefing> statements = brief_orders(*numeric, arguments, landscape, depth, kept);
    if (statements) return statements;
    // What cannot be answered as statements has its landscape all the same, where somebody gives numbers.
    Result<briefing::Briefing> numbers = briefing::make_briefing(*numeric, landscape, talks);
    return numbers ? std::move(numbers) : std::move(statements);
}

Result<Document> answer_briefing(const Arguments& arguments, const Asked& asked) {
    const Result<briefing::Briefing> made = brief(arguments, asked);
    return made ? Result<Document>(briefing::to_document(*made)) : made.errors();
}

}  // namespace detente::answers
