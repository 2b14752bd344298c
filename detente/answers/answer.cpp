// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/answer.h"

#include <algorithm>

#include "detente/answers/briefing_request.h"
#include "detente/answers/check_request.h"
#include "detente/answers/deals_request.h"
#include "detente/answers/diff_request.h"
#include "detente/answers/history_request.h"
#include "detente/answers/ledger_request.h"
#include "detente/answers/plan_request.h"
#include "detente/answers/propose_request.h"
#include "detente/answers/reveal_request.h"
#include "detente/answers/standoff_request.h"
#include "detente/answers/steps_request.h"
#include "detente/answers/strategies_request.h"
#include "detente/answers/talk_request.h"
#include "detente/answers/value_request.h"
#include "detente/base/suggest.h"
#include "detente/requests/check_arguments.h"

namespace detente::answers {

namespace {

struct Row {
    std::string_view question;
    Takes takes;
    Result<Document> (*answer)(const Arguments&, const Asked&);
};

constexpr Row kRows[] = {
    {"deals", Takes::one_scenario, answer_deals},       {"plan", Takes::one_scenario, answer_plan},
    {"standoff", Takes::one_scenario, answer_standoff}, {"check", Takes::each_file, answer_check},
    {"briefing", Takes::one_scenario, answer_briefing}, {"history", Takes::one_scenario, answer_history},
    {"ledger", Takes::each_file, answer_ledger},        {"steps", Takes::one_scenario, answer_steps},
    {"value", Takes::one_scenario, answer_value},       {"talk", Takes::one_scenario, answer_talk},
    {"reveal", Takes::one_scenario, answer_reveal},     {"strategies", Takes::nothing, answer_strategies},
    {"propose", Takes::one_scenario, answer_propose},   {"diff", Takes::each_file, answer_diff},
};

const Row* row_of(std::string_view question) {
    const auto* found = std::find_if(std::begin(kRows), std::end(kRows),
                                     [&](const Row& row) { return row.question == question; });
    return found == std::end(kRows) ? nullptr : found;
}

}  // namespace

const std::vector<std::string_view>& questions() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const Row& row : kRows) all.push_back(row.question);
        return all;
    }();
    return names;
}

Takes takes(std::string_view question) {
    const Row* row = row_of(question);
    return row ? row->takes : Takes::nothing;
}

Result<Document> answer(const Arguments& arguments, const std::vector<GivenFile>& given,
                        const Surroundings& surroundings) {
    const Row* row = row_of(arguments.command);
    if (!row)
        return make_error({}, "there is no question `" + arguments.command + "`",
                          did_you_mean(arguments.command,
                                       std::vector<std::string>(questions().begin(), questions().end())));
    const Result<Arguments> checked = requests::check_arguments(arguments);
    if (!checked) return checked.errors();
    if (given.empty() && row->takes != Takes::nothing)
        return make_error({}, "nothing is given to ask of", "name a scenario");
    return row->answer(*checked, {given, surroundings});
}

}  // namespace detente::answers
