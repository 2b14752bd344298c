// SPDX-License-Identifier: Apache-2.0
// The writers of the sections, one file each. A later room adds its writer here and its section to
// compose.cpp.
#pragma once

#include <vector>

#include "detente/briefing/briefing.h"
#include "detente/briefing/trace.h"
#include "detente/standoff/answer.h"

namespace detente::briefing {

// The answer in one sentence, and what follows from it.
Sentence write_answer(const AccountContext& account);
std::vector<Sentence> write_remarks(const AccountContext& account);

// On one account.
Section write_contradiction(const AccountContext& account);
Section write_refusals(const AccountContext& account, const std::vector<Bound>& bounds);
Section write_question(const AccountContext& account);
Section write_one_answer_away(const AccountContext& account);
Section write_picture(const AccountContext& account);
std::vector<Bound> write_bounds(const AccountContext& account);

// On all of them.
Section write_accounts(const Scenario& scenario, const Trace& trace, const cases::Study& study);
Section write_demands(const Scenario& scenario, const Trace& trace);
// `standoff_answered`: a section of its own answers where a walk leads.
Section write_unsupported(const Scenario& scenario, const Trace& trace, const cases::Study& study,
                          bool standoff_answered);
Section write_standoff(const Scenario& scenario, const Trace& trace, const standoff::AccountAnswer& answer);
Section write_steps(const Scenario& scenario, const Trace& trace, const steps::AccountAnswer& answer);
Section write_ledger(const Scenario& scenario, const Trace& trace, const cases::Study& study);
Section write_assumptions(const Scenario& scenario, const Trace& trace, const cases::Study& study);
Section write_method(const Scenario& scenario, const Trace& trace, const cases::Study& study);

// Why a verdict holds: the statements of the proof in words, then how they add up to it.
std::vector<Sentence> write_why(const AccountContext& account, int party, deals::Verdict verdict,
                                const Package& package, const std::vector<deals::Reason>& reasons);
// Where statements come from: for each its hedge, its standing with sources, and why it stands so.
std::vector<Sentence> write_provenance(const Scenario& scenario, const Trace& trace,
                                       const std::vector<std::string>& ids);

}  // namespace detente::briefing
