// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/filter_request.h"

#include <string>

#include "detente/formats/toml.h"
#include "detente/scenario/read_date.h"

namespace detente::answers {

using requests::Arguments;

namespace {

Standing standing_named(const std::string& name) {
    for (const Standing standing : {Standing::on_record, Standing::reported, Standing::inferred})
        if (to_string(standing) == name) return standing;
    return Standing::assumed;
}

}  // namespace

deals::Family family_of(const Arguments& arguments) {
    return arguments.text("--family") == "monotone" ? deals::Family::monotone : deals::Family::additive;
}

deals::Directions directions_of(const Arguments& arguments) {
    return arguments.text("--directions") == "strict" ? deals::Directions::strict : deals::Directions::weak;
}

Result<cases::Filter> filter_of(const Arguments& arguments, const Scenario& scenario) {
    cases::Filter filter;
    if (arguments.has("--as-of")) {
        const std::string text = arguments.text("--as-of");
        if (text == "head") {
            if (!scenario.as_of.known())
                return make_error({scenario.file, 0, 0},
                                  "--as-of head: the head of the scenario names no day",
                                  "write as_of = 2019-02-28 under [scenario], or name the day itself");
            filter.as_of = scenario.as_of;
        } else {
            filter.as_of = read_date(text);
        }
        if (!filter.as_of)
            return make_error({}, "--as-of: `" + text + "` is no day that can be",
                              "write a day as 2019-02-28, a month as 2019-02 for its last day, or head for "
                              "the day of the scenario");
    }
    if (arguments.has("--standing")) filter.standing = standing_named(arguments.text("--standing"));
    filter.without = arguments.all("--without");
    filter.above_conflict = arguments.has("--above-conflict");
    filter.drop = arguments.all("--drop");
    for (const std::string& text : arguments.all("--assume")) {
        Result<Statement> statement = read_party_statement(text, scenario);
        if (!statement) {
            Errors errors = statement.errors();
            for (Error& error : errors) {
                error.place = {};
                error.message = "--assume: " + error.message;
            }
            return errors;
        }
        if (statement->names_state())
            return make_error({}, "--assume: " + text + " compares states of the standoff",
                              "suppose something about packages; orders of states stand under [standoff] in "
                              "the file, and --drop leaves one out");
        filter.assume.push_back(std::move(*statement));
    }
    filter.family = family_of(arguments);
    filter.directions = directions_of(arguments);
    return filter;
}

}  // namespace detente::answers
