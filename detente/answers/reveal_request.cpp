// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/reveal_request.h"

#include "detente/answers/filter_request.h"
#include "detente/case/session_events.h"
#include "detente/formats/json.h"

namespace detente::answers {

namespace {

// The session of a file: JSON, or the line of JSON lines that is asked for.
Result<std::vector<TalkEvent>> session_events(const Arguments& arguments, const Scenario& scenario,
                                              const Surroundings& surroundings) {
    const std::string path = arguments.text("--session");
    if (!surroundings.file)
        return make_error({}, "no files can be read here, and --session names one",
                          "write the events under [[talks.events]]");
    const Result<SourceText> source = surroundings.file(path);
    if (!source) return source.errors();
    std::string text = source->bytes;
    Result<Document> document = parse_json(text, path);
    if (!document || arguments.has("--line")) {
        const long long wanted = arguments.number("--line");
        std::size_t begin = 0;
        for (long long line = 1; line < wanted && begin != std::string::npos; ++line) {
            begin = text.find('\n', begin);
            if (begin != std::string::npos) ++begin;
        }
        if (begin == std::string::npos || begin >= text.size())
            return make_error({path, 0, 0}, "there is no line " + std::to_string(wanted),
                              "give a smaller --line");
        Result<Document> line = parse_json(text.substr(begin, text.find('\n', begin) - begin), path);
        if (!line) return document ? line.errors() : document.errors();
        document = std::move(line);
    }
    Result<std::vector<TalkEvent>> events = cases::events_of_session(*document, scenario);
    if (events) return events;
    Errors errors = events.errors();
    for (Error& error : errors) error.place = {path, 0, 0};
    return errors;
}

}  // namespace

Result<cases::RevealRequest> reveal_request(const Arguments& arguments, const Scenario& scenario,
                                            const Surroundings& surroundings) {
    cases::RevealRequest request;
    if (arguments.has("--session")) {
        Result<std::vector<TalkEvent>> events = session_events(arguments, scenario, surroundings);
        if (!events) return events.errors();
        request.events = std::move(*events);
    }
    if (arguments.has("--account")) request.account = arguments.text("--account");
    request.family = family_of(arguments);
    request.directions = directions_of(arguments);
    return request;
}

Result<Document> answer_reveal(const Arguments& arguments, const Asked& asked) {
    const Result<const Scenario*> scenario = the_scenario(asked, Question::reveal);
    if (!scenario) return scenario.errors();
    const Result<cases::RevealRequest> request = reveal_request(arguments, **scenario, asked.surroundings);
    if (!request) return request.errors();
    const Result<cases::RevealReport> report = cases::reveal_report(**scenario, *request);
    return report ? Result<Document>(cases::to_document(*report)) : report.errors();
}

}  // namespace detente::answers
