// SPDX-License-Identifier: Apache-2.0
// The whole answer to "what do I tell the person who asked?": every room's answer that a briefing shows, from
// one request. Whoever writes the briefing solves nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/base/progress.h"
#include "detente/base/result.h"
#include "detente/case/advice.h"
#include "detente/case/briefing_talks.h"
#include "detente/case/ceilings.h"
#include "detente/case/filtered.h"
#include "detente/case/plan_report.h"
#include "detente/case/record.h"
#include "detente/case/reveal_report.h"
#include "detente/case/rivals.h"
#include "detente/case/study.h"
#include "detente/case/weighed_deals.h"
#include "detente/deals/advice/proposals.h"
#include "detente/deals/numbers/landscape.h"
#include "detente/scenario/numeric_view.h"
#include "detente/standoff/standoff.h"

namespace detente::cases {

struct BriefingRequest {
    std::vector<std::string>
        accounts;  // the first is answered first; empty: the default one, then all others
    deals::Family family = deals::Family::additive;
    deals::Directions directions = deals::Directions::weak;
    Filter filter;                        // which part of what is known counts
    numbers::LandscapeRequest landscape;  // of the parties given by numbers, where there are two or more
    AdviceRequest advice;                 // laws, models and seed of the shares
    bool tell_questions = true;           // what to ask first, and after either answer
    bool tell_talks = true;               // how the talks go, and what recorded moves revealed
    bool keep_models = false;             // which model accepts what, for the report after this one
    bool annex = true;                    // false: what the first two pages need, and no more
    // Tells which part is being worked out; stopped: stopped_error(). Out of time: what is not worked out yet
    // is left out.
    Watch watch;
};

struct BriefingReport {
    BriefingRequest request;
    Scenario as_written;  // with what was left out
    Filtered known;       // what counts, and what was left out
    Study study;
    std::vector<AccountWeights> weights;  // of the accounts that were weighed
    std::vector<AboveCeiling> above_ceiling;
    std::optional<Rivals> rivals;  // of the accounts answered, where there are several
    std::optional<Record> record;  // of demands and concessions
    // Of the account asked about.
    std::optional<AccountAdvice> advice;        // exchanges, the crux, shares
    std::optional<deals::Proposals> proposals;  // for a mediator
    std::optional<deals::Plan> plan;            // two questions deep; none where nothing is asked
    std::optional<standoff::AccountStandoff> standoff;
    std::optional<DrawnTalks> talks;         // between drawn models, where not all parties have numbers
    std::optional<PairedTalks> paired;       // between parties that all have numbers
    std::optional<RevealReport> revealed;    // by the moves of the event log
    std::optional<NumericScenario> numeric;  // of two parties or more that are given by numbers alone
    std::optional<numbers::Landscape> landscape;
    // Statements that the account uses and that became known after the day of the question.
    std::vector<std::string> published_later;
    std::vector<std::string> left_out;  // parts that there was no time for: "the standoff"

    const Scenario& scenario() const { return known.scenario; }
};

// A report made before, of the same case or of one like it. What it found is taken over where nothing that it
// rests on has changed; the report is the same as without it, to the last bit. What cannot be copied is moved
// out of it, so it is of no use afterwards.
struct ReportBefore {
    BriefingReport* report = nullptr;
    bool same_options = false;  // it was asked with the same options but for accounts and how much to tell
};

// Errors: an unknown account; a filter that cannot be. Accounts that contradict themselves are no error.
Result<BriefingReport> briefing_report(const Scenario& as_written, const BriefingRequest& request,
                                       const ReportBefore& before = {});

}  // namespace detente::cases
