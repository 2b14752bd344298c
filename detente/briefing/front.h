// SPDX-License-Identifier: Apache-2.0
// The first two pages: what a principal reads, on the account asked about. Everything else is the annex.
#pragma once

#include "detente/briefing/briefing.h"
#include "detente/briefing/trace.h"
#include "detente/case/briefing_report.h"

namespace detente::briefing {

// How a front is kept within its two pages: where it has more than kFrontWords it is written again, more
// briefly. Each step includes those before it. What to propose is named in full as long as possible.
enum class Brevity {
    none,
    few_words,    // cards name packages by their first words
    no_packages,  // cards count what is taken and refused, and name none of it
    short_names,  // names of levels, issues and parties of at most six words
    clipped,      // of four; quotes of sixteen; cards of two lines; legends of what holds alone
};
inline constexpr std::size_t kFrontWords = 688;  // with title and question; 700 are two pages

// `account`: the one asked about. Parts that have nothing to say are not there.
Front write_front(const cases::BriefingReport& report, const AccountContext& account);

// "the question of 28 February 2019; 4 of the statements used were published later", and how to leave them
// out.
void write_day(const cases::BriefingReport& report, Front& front);

// What it is about, in one paragraph. Requires advice that was found.
std::string write_crux(const cases::BriefingReport& report, const AccountContext& account, Brevity brevity);

// The levels of an issue from `low` to `high`: "at most Yongbyon closed", "nothing on Declaration of
// programs"; empty where they are the whole issue.
std::string bound_words(const Scenario& scenario, int issue, int low, int high);

// What each party must have, takes, refuses and leaves open.
std::vector<Card> write_cards(const cases::BriefingReport& report, const AccountContext& account,
                              Brevity brevity = Brevity::none);

// Words of a front as a page shows them: titles, labels, footnote marks, captions and legends included.
std::size_t words_of(const Front& front);
std::size_t words_of(const std::string& text);  // between spaces, with a letter or a digit

// The scenario with names of at most so many words, and a text with what it quotes “so” cut to as many.
Scenario with_short_names(Scenario scenario, std::size_t words);
std::string with_short_quotes(const std::string& text, std::size_t words);
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
// How talks end, whoever plays what, and what holds whichever is played.
std::vector<Sentence> write_talks_front(const AccountContext& account, const cases::DrawnTalks& talks,
                                        Brevity brevity);
// What the moves of the event log change if they were sincere.
std::vector<Sentence> write_moves_front(const AccountContext& account, const cases::RevealReport& report);

}  // namespace detente::briefing
