// SPDX-License-Identifier: Apache-2.0
// The writers of the sections, one file each. A later room adds its writer here and its section to
// compose.cpp.
#pragma once

#include <optional>
#include <vector>

#include "detente/briefing/briefing.h"
#include "detente/briefing/trace.h"
#include "detente/case/briefing_talks.h"
#include "detente/case/ceilings.h"
#include "detente/case/filtered.h"
#include "detente/case/record.h"
#include "detente/case/reveal_report.h"
#include "detente/case/rivals.h"
#include "detente/standoff/answer.h"

namespace detente::briefing {

// The answer in one sentence, and what follows from it.
// Of all packages, or of the exchanges among them where their counts are given.
Sentence write_answer(const AccountContext& account, const deals::Zone* exchanges = nullptr);
std::vector<Sentence> write_remarks(const AccountContext& account);

// On one account.
Section write_contradiction(const AccountContext& account);
Section write_refusals(const AccountContext& account, const std::vector<EdgeView>& bounds);
Section write_one_answer_away(const AccountContext& account);
Section write_picture(const AccountContext& account);
std::vector<EdgeView> write_bounds(const AccountContext& account);

// How firmly the verdicts stand, rung by rung, and which of them change without which source. Nothing where
// the account was not weighed.
std::optional<Section> write_rungs(const AccountContext& account);
std::optional<Section> write_losses(const AccountContext& account);
// Marks each verdict sentence with the rung it stands on.
void mark_rungs(Sentence& sentence, const Scenario& scenario);
void mark_rungs(std::vector<Section>& sections, const Scenario& scenario, const AccountContext* account);

// On all of them.
Section write_accounts(const Scenario& scenario, const Trace& trace, const cases::Study& study);
Section write_demands(const Scenario& scenario, const Trace& trace);
// `record`: what the verdicts were before and after each demand and concession, where it is known.
Section write_timeline(const Scenario& scenario, const Trace& trace,
                       const std::optional<cases::Record>& record);
Section write_rivals(const Scenario& scenario, const Trace& trace, const cases::Rivals& rivals);
// Nothing where nothing stands above its ceiling.
std::optional<Section> write_ceilings(const std::vector<cases::AboveCeiling>& above, const Trace& trace);
// What was kept out, by name and with its reason; nothing where nothing was.
std::optional<Section> write_left_out(const std::vector<cases::LeftOut>& left_out, const Trace& as_written);
// `standoff_answered`: a section of its own answers where a walk leads.
Section write_unsupported(const Scenario& scenario, const Trace& trace, const cases::Study& study,
                          bool standoff_answered);
Section write_standoff(const Scenario& scenario, const Trace& trace, const standoff::AccountStandoff& answer);
// On the account asked about: how talks between drawn models go, and what recorded moves revealed.
Section write_talks(const AccountContext& account, const cases::DrawnTalks& talks);
// What each of these strategies does, in the catalog's words.
std::vector<std::string> strategy_meanings(const std::vector<std::string>& strategies);
Section write_moves(const AccountContext& account, const cases::RevealReport& report);
Section write_steps(const Scenario& scenario, const Trace& trace, const steps::AccountSteps& answer);
// `as_written`: with the items that were left out.
Section write_ledger(const Scenario& as_written, const Trace& trace, const cases::Study& study,
                     const std::vector<cases::LeftOut>& left_out,
                     const std::vector<cases::AboveCeiling>& above_ceiling);
Section write_assumptions(const Scenario& as_written, const Trace& trace, const cases::Study& study);
Section write_method(const Scenario& scenario, const Trace& trace, const cases::Study& study);

// Why a verdict holds: the statements of the proof in words, then how they add up to it.
std::vector<Sentence> write_why(const AccountContext& account, int party, Verdict verdict,
                                const Package& package, const std::vector<deals::Reason>& reasons);
// What is wrong with the quotation of an item in one of these sources ("cut", "unchecked"); empty where it
// stands on its page.
std::string quotation_fault(const Scenario& scenario, const std::string& item,
                            const std::vector<std::string>& sources);

// Where statements come from: for each its hedge, its standing with sources, and why it stands so.
std::vector<Sentence> write_provenance(const Scenario& scenario, const Trace& trace,
                                       const std::vector<std::string>& ids);

}  // namespace detente::briefing
