// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/steps.h"

#include <algorithm>

#include "detente/base/suggest.h"
#include "detente/scenario/check.h"
#include "detente/scenario/steps_check.h"
#include "detente/steps/internal/interval_arithmetic.h"
#include "detente/steps/internal/round.h"

namespace detente::steps {

namespace {

bool any_stated(const LadderNumbers& numbers, const std::string& party,
                std::initializer_list<const char*> quantities) {
    return std::any_of(quantities.begin(), quantities.end(),
                       [&](const char* quantity) { return numbers.find(quantity, party).stated(); });
}

Interval of(const LadderNumbers& numbers, const char* quantity, const std::string& party = {}) {
    return numbers.find(quantity, party).value;
}

VerificationAnswer verification(const LadderNumbers& numbers) {
    VerificationAnswer result;
    const auto stated = [&](std::initializer_list<const char*> keys) {
        return any_stated(numbers, {}, keys);
    };
    if (stated({"verification.periods", "verification.inspections"})) {
        const Interval periods = of(numbers, "verification.periods");
        const Interval inspections = of(numbers, "verification.inspections");
        result.inspection_value = inspection_value(periods, inspections);
        result.one_more_inspection = one_more_inspection(periods, inspections);
    }
    if (stated({"verification.sites", "verification.undeclared", "verification.looked_at",
                "verification.confidence"})) {
        const Interval sites = of(numbers, "verification.sites");
        const Interval undeclared = of(numbers, "verification.undeclared");
        result.sampling_detection =
            sampling_detection(sites, undeclared, of(numbers, "verification.looked_at"));
        result.sites_needed = sites_needed(sites, undeclared, of(numbers, "verification.confidence"));
    }
    if (stated({"verification.full_detection", "verification.full_exposure", "verification.violation_gain",
                "verification.violation_penalty", "verification.surplus"}))
        result.monitoring =
            monitoring({of(numbers, "verification.full_detection"), of(numbers, "verification.full_exposure"),
                        of(numbers, "verification.violation_gain"),
                        of(numbers, "verification.violation_penalty"), of(numbers, "verification.surplus")});
    if (stated({"verification.production", "verification.closed_share", "verification.breakout"})) {
        result.breakout_asked = true;
        result.breakout_years =
            breakout_years(of(numbers, "verification.production"), of(numbers, "verification.closed_share"),
                           of(numbers, "verification.breakout"));
    }
    return result;
}

TimeAnswer time_answer(const LadderNumbers& numbers, const Ladder& ladder) {
    TimeAnswer result;
    const std::string& a = ladder.sides[0].id;
    const std::string& b = ladder.sides[1].id;
    if (any_stated(numbers, a, {"drift"}) || any_stated(numbers, b, {"drift"}))
        result.waiting = waiting({of(numbers, "drift", a), of(numbers, "drift", b)});
    for (std::size_t s = 0; s < 2; ++s) {
        const std::string& id = ladder.sides[s].id;
        if (any_stated(numbers, id, {"freeze", "freeze_drift", "breaking", "breaking_drift"}))
            result.freeze[s] = freeze(of(numbers, "freeze", id), of(numbers, "freeze_drift", id),
                                      of(numbers, "breaking", id), of(numbers, "breaking_drift", id));
    }
    return result;
}

std::vector<WalkAnswer> walks(const Scenario& scenario, const InForce& in_force, const Ladder& ladder) {
    std::vector<WalkAnswer> answers;
    for (const StepWalk& walk : scenario.steps->walks) {
        if (!in_force.contains(walk.item.id)) continue;
        WalkAnswer answer;
        answer.id = walk.item.id;
        answer.tone = walk.tone;
        answer.keeps_channel = walk.keeps_channel;
        if (scenario.standoff)
            for (const Walk& line : scenario.standoff->walks)
                if (in_force.contains(line.item.id) && (line.tone == walk.tone || line.tone.empty())) {
                    answer.leads_to.push_back(line.leads_to.text);
                    answer.leads_to_ids.push_back(line.item.id);
                }
        const auto shut = [&](int piece) {
            return !walk.keeps_channel && ladder.pieces[static_cast<std::size_t>(piece)].needs_channel;
        };
        for (std::size_t p = 0; p < ladder.pieces.size(); ++p)
            if (shut(static_cast<int>(p))) answer.pieces_closed.push_back(ladder.pieces[p].id);
        for (const Sequence& sequence : ladder.sequences) {
            bool open = true;
            for (const Move& move : sequence.moves)
                for (const auto& side : move.delivered)
                    open = open && std::none_of(side.begin(), side.end(), shut);
            (open ? answer.open : answer.closed).push_back(sequence.name);
        }
        answers.push_back(std::move(answer));
    }
    return answers;
}

std::vector<std::string> not_stated(const Ladder& ladder, const LadderNumbers& numbers) {
    std::vector<std::string> keys;
    for (const Side& side : ladder.sides)
        for (const char* quantity : {"patience", "penalty", "detection"})
            if (!numbers.find(quantity, side.id).stated()) keys.push_back(step_key(quantity, side.id, {}));
    for (const Piece& piece : ladder.pieces) {
        const std::string& own = ladder.sides[static_cast<std::size_t>(piece.side)].id;
        const std::string& other = ladder.sides[static_cast<std::size_t>(1 - piece.side)].id;
        if (!numbers.find("cost", own, piece.id).stated()) keys.push_back(cost_key(ladder, piece));
        if (!numbers.find("benefit", other, piece.id).stated()) keys.push_back(benefit_key(ladder, piece));
        if (piece.revocable != Revocable::no && !numbers.find("lag", own, piece.id).stated())
            keys.push_back(lag_key(ladder, piece));
        if (piece.revocable == Revocable::unknown) keys.push_back("revocable." + piece.id);
    }
    return keys;
}

void give_reasons(AccountSteps& account) {
    std::vector<std::string>& reasons = account.reasons;
    if (account.first_step.all_at_once_alone == Verdict::never)
        reasons.push_back(
            "a first step of size 1 lies above 1 - a/(delta b) for every cost above 0: without an outside "
            "penalty the whole exchange cannot be its own first step");
    reasons.push_back(
        "assumption: the window puts together a reassurance bound from a two-round game and an enforcement "
        "bound from an endless exchange; the two models are different");
    reasons.push_back(
        "assumption: the window and the first step take what each side delivers in all as one divisible "
        "whole, "
        "costs and benefits in proportion");
    if (account.first_step.mixed)
        reasons.push_back(
            "some of one side's pieces can be taken back and some cannot: the first step with penalties is "
            "bounded by taking all of them, or none, as revocable");
    reasons.push_back(
        "assumption: in a sequence each side counts on the other to keep to it as long as it does so itself; "
        "one move is one period, costs and benefits add up over pieces");
    if (!account.not_stated.empty()) {
        std::string sentence = "nothing is stated on " + std::to_string(account.not_stated.size()) +
                               " numbers of the ladder, so they may be anything they can be";
        reasons.push_back(sentence);
    }
    for (const std::string& one : account.ladder.left_out) reasons.push_back(one);
    if (account.search)
        for (const std::string& one : account.search->notes) reasons.push_back(one);
}

Result<AccountSteps> answer_account(const Scenario& scenario, const std::string& name,
                                    const StepsQuery& request) {
    const auto force = in_force(scenario, name);
    if (!force.ok()) return force.errors();
    const auto numbers = numbers_in_force(scenario, *force, request.settings);
    if (!numbers.ok()) return numbers.errors();
    auto ladder = make_ladder(scenario, *force, *numbers);
    if (!ladder.ok()) return ladder.errors();
    AccountSteps account;
    account.account = force->account;
    account.ladder = std::move(*ladder);
    if (request.sequence) {
        std::vector<std::string> known;
        for (const Sequence& one : account.ladder.sequences) known.push_back(one.name);
        if (std::find(known.begin(), known.end(), *request.sequence) == known.end())
            return make_error({scenario.file, 0, 0},
                              "no sequence `" + *request.sequence + "` is in force under the account `" +
                                  account.account + "`",
                              did_you_mean(*request.sequence, known));
    }
    const auto sides = window_sides(account.ladder, *numbers);
    account.window = first_step_window(sides);
    account.first_step = first_step(account.ladder, sides);
    for (const Sequence& sequence : account.ladder.sequences)
        if (!request.sequence || sequence.name == *request.sequence)
            account.sequences.push_back(judge(account.ladder, sequence));
    if (!request.sequence) {
        account.search = search(account.ladder, request.limits);
        if (request.limits.watch.cancelled()) return stopped_error();
        account.orders = first_mover(account.ladder);
    }
    for (std::size_t s = 0; s < 2; ++s) {
        const std::string& id = account.ladder.sides[s].id;
        if (any_stated(*numbers, id, {"reward", "defect", "standstill", "exploited"}))
            account.rounds[s] = round_answer(*numbers, id);
        if (any_stated(*numbers, id, {"deal", "no_deal", "claim_deal", "claim_failure"}))
            account.claims[s] = claims({of(*numbers, "deal", id), of(*numbers, "no_deal", id),
                                        of(*numbers, "claim_deal", id), of(*numbers, "claim_failure", id)});
    }
    account.walks = walks(scenario, *force, account.ladder);
    account.verification = verification(*numbers);
    account.time = time_answer(*numbers, account.ladder);
    account.not_stated = not_stated(account.ladder, *numbers);
    give_reasons(account);
    return account;
}

}  // namespace

Result<StepsAnswer> answer(const Scenario& scenario, const StepsQuery& request) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    if (!scenario.steps)
        return make_error({scenario.file, 0, 0}, "this scenario has no [steps] section",
                          "say what each side would deliver: docs/steps.md shows how");
    if (Errors errors = check_steps(scenario); !errors.empty()) return errors;
    StepsAnswer result;
    result.accounts_named = !request.accounts.empty();
    result.hypothetical = request.settings;
    result.period = scenario.steps->period;
    std::vector<std::string> names = request.accounts;
    if (names.empty()) names.emplace_back();
    for (const std::string& name : names) {
        auto account = answer_account(scenario, name, request);
        if (!account.ok()) return account.errors();
        result.accounts.push_back(std::move(*account));
    }
    return result;
}

}  // namespace detente::steps
