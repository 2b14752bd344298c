// SPDX-License-Identifier: Apache-2.0
// The room's door: a scenario's [steps] section under one or several accounts, what-ifs put in, answered in
// full.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/steps/claims.h"
#include "detente/steps/first_mover.h"
#include "detente/steps/first_step.h"
#include "detente/steps/inspection.h"
#include "detente/steps/monitoring.h"
#include "detente/steps/numbers.h"
#include "detente/steps/search.h"
#include "detente/steps/waiting.h"
#include "detente/steps/window.h"

namespace detente::steps {

struct StepsQuery {
    std::vector<std::string> accounts;    // empty: the default one
    std::optional<std::string> sequence;  // judge this one alone; absent: all of them
    std::vector<Setting> settings;        // what-ifs
    OrderSearchLimits limits;
};

// One side's trust and temptation in a single round and in an exchange that goes on; intervals, none where
// not stated.
struct RoundAnswer {
    std::optional<Interval> trust_threshold;  // trust from which cooperating once pays
    std::optional<Verdict> trusts_enough;
    std::optional<Interval> patience_needed;  // to be kept from cheating, found out with chance q a period
    std::optional<Verdict> patient_enough;
    std::optional<Interval> patience_power_needed;  // the least delta^L, found out after L periods
    std::optional<Verdict> patient_enough_after_delay;
};

// What stays open and what closes after a walk-out with this tone.
struct WalkAnswer {
    std::string id;
    std::string tone;
    bool keeps_channel = false;
    std::vector<std::string> open;           // sequences that can still be delivered
    std::vector<std::string> closed;         // sequences that cannot
    std::vector<std::string> pieces_closed;  // pieces that need the channel
    // Where the scenario's standoff says that a walk-out with this tone leads (state references, as written),
    // with the ids of those lines.
    std::vector<std::string> leads_to;
    std::vector<std::string> leads_to_ids;
};

struct VerificationAnswer {
    std::optional<Interval> inspection_value;
    std::optional<Interval> one_more_inspection;
    std::optional<Interval> sampling_detection;
    std::optional<Interval> sites_needed;
    std::optional<Monitoring> monitoring;
    bool breakout_asked = false;
    std::optional<Interval> breakout_years;  // none although asked: never
};

struct TimeAnswer {
    std::optional<Waiting> waiting;
    std::array<std::optional<Freeze>, 2> freeze;
};

struct AccountSteps {
    std::string account;
    Ladder ladder;
    Window window;
    FirstStep first_step;
    std::vector<SequenceAnswer> sequences;
    std::optional<SearchAnswer> search;
    std::vector<OrderAnswer> orders;
    std::array<std::optional<RoundAnswer>, 2> rounds;
    std::array<std::optional<Claims>, 2> claims;
    std::vector<WalkAnswer> walks;
    VerificationAnswer verification;
    TimeAnswer time;
    std::vector<std::string> not_stated;  // keys of the ladder's numbers that nothing states
    std::vector<std::string> reasons;     // sentences: what follows from form, and each assumption
};

struct StepsAnswer {
    std::vector<AccountSteps> accounts;
    bool accounts_named = false;
    std::vector<Setting> hypothetical;
    std::string period;
};

// Errors: the scenario has no [steps]; an unknown account or sequence; what make_ladder and numbers_in_force
// report.
Result<StepsAnswer> answer(const Scenario& scenario, const StepsQuery& request = {});

}  // namespace detente::steps
