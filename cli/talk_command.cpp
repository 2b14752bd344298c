// SPDX-License-Identifier: Apache-2.0
#include "cli/talk_command.h"

#include "cli/drawn_talks_view.h"
#include "cli/input.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/text.h"
#include "detente/answers/numeric.h"
#include "detente/answers/talk_request.h"
#include "detente/case/talk_words.h"
#include "detente/deals/numbers/landscape_words.h"
#include "detente/formats/json.h"

namespace detente::cli {

namespace {

std::string offers_table(const cases::TalkReport& report, int width, bool color) {
    TextTable table;
    table.column("round", TextTable::Align::right).column("party");
    for (const std::string& party : report.parties)
        table.column("for " + plain(party), TextTable::Align::right);
    const bool moves = report.parties.size() == 2;
    table.column("asks for", TextTable::Align::right);
    if (moves) table.column("move");
    table.column("offer");
    for (const cases::TalkOffer& offer : report.first.offers) {
        std::vector<Cell> cells;
        cells.push_back({std::to_string(offer.round + 1)});
        cells.push_back(
            {offer.party < 0 ? "mediator" : plain(report.parties[static_cast<std::size_t>(offer.party)])});
        for (const double utility : offer.utilities) cells.push_back({cases::utility_words(utility)});
        cells.push_back({offer.asks ? cases::utility_words(*offer.asks) : ""});
        if (moves) cells.push_back({std::string(offer.move)});
        cells.push_back({plain(to_string(offer.outcome, report.domain))});
        table.row(std::move(cells));
    }
    return table.to_string(width, color);
}

std::string protocol_line(const cases::TalkReport& report) {
    const talks::SessionSettings& settings = report.request.settings;
    std::string line = ". Protocol " + std::string(cases::to_string(report.request.protocol)) + ", rules " +
                       (settings.rules == talks::Rules::negmas ? "negmas" : "strict") +
                       (settings.endless ? ", without a deadline"
                                         : ", at most " + std::to_string(settings.rounds) + " rounds");
    if (settings.ends_from > 0)
        line += ", ending after a number of rounds drawn from " + std::to_string(settings.ends_from) + " on";
    return line + ".";
}

std::string talk_text(const cases::TalkReport& report, bool trace, int width, bool color) {
    std::string text =
        painted(plain(report.scenario.empty() ? "The talks" : report.scenario), Style::heading, color) + "\n";
    std::vector<std::string> who;
    for (std::size_t seat = 0; seat < report.parties.size(); ++seat)
        who.push_back(report.parties[seat] + " plays " + report.strategies[seat]);
    std::string line;
    for (const std::string& one : who) line += (line.empty() ? "" : "; ") + one;
    text += paragraph(plain(line + protocol_line(report)), width);
    text += "\n";
    if (trace) text += offers_table(report, width, color) + "\n";
    if (report.summary) {
        for (const std::string& sentence : cases::summary_sentences(report))
            text += paragraph(plain(sentence), width);
        if (!report.summary->outcomes.empty()) {
            TextTable table;
            table.column("sessions", TextTable::Align::right).column("agreed on");
            for (const auto& [outcome, count] : report.summary->outcomes)
                table.row({{std::to_string(count)}, {plain(to_string(outcome, report.domain))}});
            if (report.summary->other_outcomes > 0)
                table.row({{std::to_string(report.summary->other_outcomes)}, {"other outcomes"}});
            text += "\n" + table.to_string(width, color);
        }
    } else {
        text += paragraph(plain(cases::ended_sentence(report.first, report)), width);
        if (report.first.to_frontier) {
            std::string distances =
                "Distance to the frontier " + cases::utility_words(*report.first.to_frontier);
            for (const auto& [name, distance] : report.first.to_points)
                distances += ", to " + numbers::point_in_words(name) + " " + cases::utility_words(distance);
            text += paragraph(plain(distances + "."), width);
        }
    }
    if (report.division) text += paragraph(plain(cases::division_sentence(report)), width);
    for (const std::string& note : report.notes) text += paragraph(plain("Note: " + note + "."), width);
    return text;
}

}  // namespace

namespace {

int run_drawn_talks(const Scenario& scenario, const Arguments& arguments, Streams& streams) {
    for (const char* option : {"--jsonl", "--trace"})
        if (arguments.has(option))
            return report(
                {make_error({}, std::string(option) + " shows single sessions, and these are of drawn models",
                            "use --json")},
                arguments, streams, kUsage);
    const auto request = answers::drawn_talks_request(arguments, scenario, surroundings(arguments));
    if (!request) return report(request.errors(), arguments, streams, kUsage);
    const Result<cases::DrawnTalks> talks = cases::drawn_talks(scenario, *request);
    if (!talks) return report(talks.errors(), arguments, streams);
    if (arguments.has("--json"))
        streams.out << to_json(cases::to_document(*talks));
    else
        streams.out << drawn_talks_text(*talks, streams.width, streams.out_color);
    return kDone;
}

}  // namespace

int run_talk(const Arguments& arguments, Streams& streams) {
    const Result<Opened> opened = read_asked(arguments.all("FILE"), Question::talk);
    if (!opened) return report(opened.errors(), arguments, streams);
    if (const Scenario* known = answers::known_by_statements(*opened))
        return run_drawn_talks(*known, arguments, streams);
    const Result<NumericScenario> scenario = answers::numbers_of(*opened, arguments.all("FILE").front());
    if (!scenario) return report(scenario.errors(), arguments, streams);
    const Result<cases::TalkRequest> request = answers::talk_request(
        arguments, scenario->domain, surroundings(arguments), answers::scenario_behind(*opened));
    if (!request) return report(request.errors(), arguments, streams, kUsage);
    const bool lines = arguments.has("--jsonl");
    const Result<cases::TalkReport> answer = cases::talk_report(*scenario, *request, lines);
    if (!answer) return report(answer.errors(), arguments, streams, kUsage);
    if (lines)
        for (const cases::TalkSession& session : answer->sessions)
            streams.out << to_json(cases::session_document(session, *answer), -1) << '\n';
    else if (arguments.has("--json"))
        streams.out << to_json(cases::to_document(*answer));
    else
        streams.out << talk_text(*answer, arguments.has("--trace"), streams.width, streams.out_color);
    return kDone;
}

}  // namespace detente::cli
