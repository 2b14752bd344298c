// SPDX-License-Identifier: Apache-2.0
#include "cli/value_offers.h"

#include <algorithm>

#include "cli/csv.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/text.h"
#include "cli/value_table.h"
#include "detente/answers/value_request.h"
#include "detente/base/words.h"
#include "detente/case/best_offers_report.h"
#include "detente/formats/files/read_file.h"
#include "detente/formats/json.h"
#include "detente/tournaments/words.h"

namespace detente::cli {

namespace {

using tournaments::decimals;

using Chances = std::vector<std::pair<Outcome, double>>;

Result<Chances> read_chances(const std::string& file, const Domain& domain) {
    const Result<SourceText> text = read_file(file);
    if (!text) return text.errors();
    Result<std::vector<CsvRow>> rows = read_csv(text->bytes, text->path);
    if (!rows) return rows.errors();
    const std::string remedy = "name every issue and `chance` in the first line, separated by commas";
    if (rows->empty()) return make_error({text->path, 0, 0}, "there is no heading", remedy);
    std::vector<std::string>& names = rows->front().fields;
    const auto found = std::find(names.begin(), names.end(), "chance");
    if (found == names.end())
        return make_error({text->path, rows->front().line, 0}, "the heading has no column `chance`", remedy);
    const auto column = found - names.begin();
    names.erase(found);
    const Result<std::vector<int>> issues = issues_of(rows->front(), domain, text->path);
    if (!issues) return issues.errors();
    if (issues->size() < domain.issues.size())
        return make_error({text->path, rows->front().line, 0}, "an issue has no column", remedy);
    const std::vector<OutcomeColumn> columns = with_values(*issues, domain);
    Chances chances;
    Errors errors;
    for (std::size_t k = 1; k < rows->size() && errors.size() < 20; ++k) {
        CsvRow& row = (*rows)[k];
        std::string said;
        if (static_cast<std::size_t>(column) < row.fields.size()) {
            said = row.fields[static_cast<std::size_t>(column)];
            row.fields.erase(row.fields.begin() + column);
        }
        const Result<Outcome> outcome = outcome_of(row, columns, domain, text->path);
        if (!outcome) {
            errors.insert(errors.end(), outcome.errors().begin(), outcome.errors().end());
            continue;
        }
        const Result<Rational> chance = Rational::parse(said);
        if (!chance || *chance < Rational(0) || *chance > Rational(1))
            errors.push_back(make_error({text->path, row.line, 0}, "`" + said + "` is no chance",
                                        "write a number from 0 to 1"));
        else
            chances.emplace_back(*outcome, chance->to_double());
    }
    if (!errors.empty()) return errors;
    return chances;
}

std::string offers_text(const cases::BestOffersReport& report, int width, bool color) {
    std::string text =
        paragraph("The best list of at most " + counted(report.request.length, "offer", "offers") + " of " +
                      plain(report.party) + ", one after the other, if " + plain(report.acceptance) +
                      ", whatever was offered before. That is a supposition, and no forecast.",
                  width);
    TextTable table;
    table.column("", TextTable::Align::right)
        .column("offer")
        .column("worth", TextTable::Align::right)
        .column("chance", TextTable::Align::right);
    for (std::size_t k = 0; k < report.offers.size(); ++k)
        table.row({{std::to_string(k + 1)},
                   {plain(to_string(report.offers[k].outcome, report.domain))},
                   {decimals(report.offers[k].utility, 4)},
                   {decimals(report.offers[k].chance, 4)}});
    if (report.offers.empty())
        text += paragraph("It is empty: nothing that is ever taken is worth more than no deal.", width);
    else
        text += table.to_string(width, color);
    text += paragraph(
        "Worth " + decimals(report.expected, 4) + " in the mean" +
            (report.reservation ? ", no deal being worth " + decimals(*report.reservation, 4) : "") +
            "; some offer is taken with chance " + decimals(report.taken, 4) + ".",
        width);
    text += paragraph(report.proven
                          ? "Proven: no list of so many different offers, in any order, is worth more (" +
                                counted(report.outcomes, "outcome", "outcomes") + " weighed)."
                          : "The proof that none is better failed.",
                      width);
    return text;
}

}  // namespace

int run_value_offers(const NumericScenario& scenario, const Arguments& arguments, Streams& streams) {
    Result<cases::BestOffersRequest> request = answers::best_offers_request(arguments, scenario);
    if (!request) return report(request.errors(), arguments, streams, kUsage);
    if (arguments.has("--chances")) {
        Result<Chances> chances = read_chances(arguments.text("--chances"), scenario.domain);
        if (!chances) return report(chances.errors(), arguments, streams);
        request->chances = std::move(*chances);
    }
    const Result<cases::BestOffersReport> answer = cases::best_offers_report(scenario, *request);
    if (!answer) return report(answer.errors(), arguments, streams);
    if (arguments.has("--json"))
        streams.out << to_json(cases::to_document(*answer));
    else
        streams.out << offers_text(*answer, streams.width, streams.out_color);
    return kDone;
}

}  // namespace detente::cli
