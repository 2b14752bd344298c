// SPDX-License-Identifier: Apache-2.0
// The first two pages: what a principal reads, on the account asked about. Everything else is the annex.
#pragma once

#include "detente/briefing/briefing.h"
#include "detente/briefing/trace.h"
#include "detente/case/briefing_report.h"

namespace detente::briefing {

// `account`: the one asked about. Parts that have nothing to say are not there.
Front write_front(const cases::BriefingReport& report, const AccountContext& account);

// "the question of 28 February 2019; 4 of the statements used were published later", and how to leave them
// out.
void write_day(const cases::BriefingReport& report, Front& front);

// What each party must have, takes, refuses and leaves open.
std::vector<Card> write_cards(const cases::BriefingReport& report, const AccountContext& account);
// Every exchange by the shares that accept it. Nothing where there are no shares, or fewer than two parties.
std::optional<ExchangeMap> write_exchange_map(const cases::BriefingReport& report,
                                              const AccountContext& account);

// Two sentences each; nothing where the account says nothing of it.
std::vector<Sentence> write_failure(const AccountContext& account, const standoff::AccountStandoff& answer);
// Of a scenario that has a standoff and nothing on the table: what holds, and what each party would like.
Sentence write_away(const AccountContext& account, const standoff::AccountStandoff& answer);
std::vector<Card> write_standoff_cards(const AccountContext& account,
                                       const standoff::AccountStandoff& answer);
std::vector<Sentence> write_first_step(const AccountContext& account, const steps::AccountSteps& answer);
std::vector<Sentence> write_firmness(const AccountContext& account);

}  // namespace detente::briefing
