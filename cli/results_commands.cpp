// SPDX-License-Identifier: Apache-2.0
// Commands over results files: leaderboard, merge, fingerprint, query, export.
#include <cstdlib>

#include "cli/leaderboard_view.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/text.h"
#include "cli/tournament_command.h"
#include "detente/formats/json.h"
#include "detente/tournaments/fingerprint.h"
#include "detente/tournaments/merge.h"
#include "detente/tournaments/query.h"
#include "detente/tournaments/words.h"

namespace detente::cli {

namespace {

using tournaments::counted;
using tournaments::grouped;

Result<double> share_of(const Arguments& arguments, const std::string& option, double most,
                        const std::string& example) {
    const std::string text = arguments.text(option);
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(value > 0 && value < most))
        return make_error(
            {}, option + " is `" + text + "`",
            "give a number above 0 and below " + tournaments::shortest(most) + ", such as " + example);
    return value;
}

// "micro,boulware(e=0.1)": the comma outside brackets parts the two.
Result<std::pair<std::string, std::string>> two_strategies(const std::string& text) {
    int depth = 0;
    for (std::size_t k = 0; k < text.size(); ++k) {
        depth += text[k] == '(' ? 1 : text[k] == ')' ? -1 : 0;
        if (text[k] == ',' && depth == 0 && k > 0 && k + 1 < text.size()) {
            std::string second = text.substr(k + 1);
            while (second.starts_with(' ')) second.erase(0, 1);
            return std::pair(text.substr(0, k), second);
        }
    }
    return make_error({}, "--against is `" + text + "`", "name two strategies: --against micro,boulware");
}

Result<tournaments::LeaderboardRequest> board_request(const Arguments& arguments) {
    tournaments::LeaderboardRequest request;
    const std::string unit = arguments.text("--unit");
    if (unit == "match") request.unit = tournaments::Unit::match;
    if (unit == "scenario") request.unit = tournaments::Unit::scenario;
    request.resamples = static_cast<std::uint64_t>(arguments.number("--resamples"));
    Errors errors;
    const Result<double> confidence = share_of(arguments, "--confidence", 1, "0.95");
    const Result<double> error = share_of(arguments, "--error", 0.5, "0.05");
    for (const Result<double>* one : {&confidence, &error})
        if (!*one) errors.insert(errors.end(), one->errors().begin(), one->errors().end());
    if (arguments.has("--against")) {
        Result<std::pair<std::string, std::string>> names = two_strategies(arguments.text("--against"));
        if (!names)
            errors.insert(errors.end(), names.errors().begin(), names.errors().end());
        else
            request.against = std::move(*names);
    }
    if (!errors.empty()) return errors;
    request.confidence = *confidence;
    request.error = *error;
    return request;
}

std::string cell_text(const Document& value) {
    if (value.is_null()) return "";
    if (const std::string* text = value.text()) return *text;
    if (const double* real = value.real()) return tournaments::shortest(*real);
    return to_json(value, -1);
}

int show_rows(const std::string& path, const std::string& sql, bool csv, const Arguments& arguments,
              Streams& streams) {
    if (csv) {
        const std::optional<Error> fault =
            tournaments::query_csv(path, sql, [&streams](std::string_view line) { streams.out << line; });
        return fault ? report({*fault}, arguments, streams) : kDone;
    }
    const Result<tournaments::QueryAnswer> answer = tournaments::query(path, sql);
    if (!answer) return report(answer.errors(), arguments, streams);
    if (arguments.has("--json")) {
        streams.out << to_json(tournaments::to_document(*answer));
        return kDone;
    }
    TextTable table;
    for (std::size_t k = 0; k < answer->columns.size(); ++k)
        table.column(plain(answer->columns[k]),
                     answer->numeric[k] ? TextTable::Align::right : TextTable::Align::left);
    for (const std::vector<Document>& row : answer->rows) {
        std::vector<Cell> cells;
        for (const Document& value : row) cells.push_back({plain(cell_text(value))});
        table.row(std::move(cells));
    }
    if (!answer->columns.empty()) streams.out << table.to_string(streams.width, streams.out_color);
    return kDone;
}

}  // namespace

int run_leaderboard(const Arguments& arguments, Streams& streams) {
    const Result<tournaments::LeaderboardRequest> request = board_request(arguments);
    if (!request) return report(request.errors(), arguments, streams, kUsage);
    const Result<tournaments::Leaderboard> board =
        tournaments::leaderboard(arguments.text("RESULTS"), *request);
    if (!board) return report(board.errors(), arguments, streams);
    if (arguments.has("--html"))
        if (const std::optional<Error> fault = write_file(
                arguments.text("--html"), tournaments::to_page(*board, *request), IfExists::replace))
            return report({*fault}, arguments, streams);
    if (arguments.has("--json"))
        streams.out << to_json(tournaments::to_document(*board, *request));
    else if (arguments.has("--csv"))
        streams.out << tournaments::to_csv(*board);
    else
        streams.out << leaderboard_text(*board, *request, arguments.has("--scenarios"), streams.width,
                                        streams.out_color);
    return kDone;
}

int run_merge(const Arguments& arguments, Streams& streams) {
    const Result<tournaments::MergeReport> merged =
        tournaments::merge(arguments.text("OUT"), arguments.all("PART"));
    if (!merged) return report(merged.errors(), arguments, streams);
    if (arguments.has("--json")) {
        streams.out << to_json(tournaments::to_document(*merged));
        return kDone;
    }
    for (const tournaments::MergeReport::Part& part : merged->parts) {
        std::string line = part.path + ": " + counted(part.matches, "match", "matches") + ", " +
                           grouped(part.added) + " new";
        if (part.doubles > 0) line += ", " + counted(part.doubles, "double", "doubles") + " dropped";
        if (part.differing > 0)
            line += ", " + grouped(part.differing) +
                    " came out otherwise than what is there, which stays (programs may play differently each "
                    "time)";
        if (part.torn > 0)
            line += ", " + counted(part.torn, "that is", "that are") +
                    " stored without all seats left out (play that part again)";
        streams.out << paragraph(plain(line + "."), streams.width);
    }
    if (merged->torn > 0)
        streams.out << paragraph(counted(merged->torn, "match was", "matches were") + " stored in " +
                                     plain(arguments.text("OUT")) + " without all seats and taken out.",
                                 streams.width);
    streams.out << paragraph(grouped(merged->matches) + " of " + counted(merged->of, "match", "matches") +
                                 " in " + plain(arguments.text("OUT")) + ".",
                             streams.width);
    if (!merged->missing.empty())
        streams.out << paragraph("Missing: " + tournaments::ranges_words(merged->missing) + ".",
                                 streams.width);
    return kDone;
}

int run_fingerprint(const Arguments& arguments, Streams& streams) {
    int code = kDone;
    for (const std::string& path : arguments.all("RESULTS")) {
        const Result<tournaments::FileFingerprint> found = tournaments::fingerprint(path);
        if (!found) {
            code = report(found.errors(), arguments, streams);
            continue;
        }
        if (arguments.has("--json"))
            streams.out << to_json(tournaments::to_document(*found, path), -1) << '\n';
        else
            streams.out << found->fingerprint << "  " << grouped(found->matches) << " of "
                        << counted(found->of, "match", "matches") << "  " << plain(path) << '\n';
    }
    return code;
}

int run_query(const Arguments& arguments, Streams& streams) {
    return show_rows(arguments.text("RESULTS"), arguments.text("SQL"), arguments.has("--csv"), arguments,
                     streams);
}

int run_export(const Arguments& arguments, Streams& streams) {
    if (const std::optional<Error> fault = tournaments::fault_of_results(arguments.text("RESULTS")))
        return report({*fault}, arguments, streams);
    return show_rows(arguments.text("RESULTS"), tournaments::export_sql(arguments.text("--table")), true,
                     arguments, streams);
}

}  // namespace detente::cli
