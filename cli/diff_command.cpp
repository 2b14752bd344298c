// SPDX-License-Identifier: Apache-2.0
#include "cli/diff_command.h"

#include "cli/deals_words.h"
#include "cli/input.h"
#include "cli/report.h"
#include "cli/text.h"
#include "detente/answers/diff_request.h"
#include "detente/formats/json.h"

namespace detente::cli {

namespace {

std::string csv_side(const cases::DiffSide& side, const std::string& account) {
    return side.file + ", account " + account + (side.as_of ? ", " + to_string(*side.as_of) : std::string());
}

}  // namespace

int run_diff(const Arguments& arguments, Streams& streams) {
    std::vector<answers::GivenFile> given;
    for (const std::string& name : arguments.all("FILE"))
        given.push_back({name, open_input({cases::diff_side(name).file})});
    const answers::Surroundings surroundings;
    const Result<cases::DiffReport> found = answers::diff_of(arguments, {given, surroundings});
    if (!found) return report(found.errors(), arguments, streams);
    if (arguments.has("--json")) {
        streams.out << to_json(cases::to_document(*found));
        return kDone;
    }
    streams.out << painted(plain("From " + csv_side(found->request.before, found->difference.account_before) +
                                 " to " + csv_side(found->request.after, found->difference.account_after)),
                           Style::heading, streams.out_color)
                << "\n";
    for (const std::string& sentence :
         cases::difference_in_words(found->difference, found->before.scenario, found->after.scenario))
        streams.out << paragraph(plain(sentence), streams.width, "", "  ");
    return kDone;
}

}  // namespace detente::cli
