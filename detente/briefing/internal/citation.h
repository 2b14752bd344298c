// SPDX-License-Identifier: Apache-2.0
// How a sentence names what it rests on: footnotes, each the number of its line in the ledger. Badges, the
// weakest standing that something rests on, are given once for a section.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "detente/briefing/briefing.h"

namespace detente::briefing {

// True when the claim rests on just what the one before it rests on: views then do not cite it again.
bool cited_already(const std::vector<Point>& points, std::size_t index);

class Citations {
  public:
    explicit Citations(const Briefing& briefing);

    // The lines that are cited, in order: the statements, or all where there are at most two; at most six,
    // and `more` is the number of those left out.
    struct Notes {
        std::vector<std::string> ids;
        std::size_t more = 0;
    };
    Notes notes(const std::vector<std::string>& rests_on) const;
    // "1, 2, 5", or "1, 2, 5, 6, 7, 8, ..."; empty for a sentence about the scenario as such.
    std::string of(const Sentence& sentence) const { return of(sentence.rests_on); }
    std::string of(const std::vector<std::string>& rests_on) const;
    // "4"; the id itself where the ledger has no such line.
    std::string numbered(const std::string& id) const;

  private:
    std::unordered_map<std::string, std::string> kinds_;    // id to kind
    std::unordered_map<std::string, std::size_t> numbers_;  // id to footnote
};

// The weakest standing among its sentences; nothing where none has one.
std::optional<Standing> weakest_of(const Section& section);
// "in part reported", by the weakest that a claim of the section stands on; "all on record"
std::string badge_of(const Section& section);

// A section that the front has told already, of the account asked about.
bool told_on_front(const Section& section, bool first_account);

// What all sentences of a part rest on, each once, in order.
std::vector<std::string> rests_of(const FrontPart& part);
// The same where it is to be cited: nothing for a part that rests on just what one before it rests on.
std::vector<std::string> cited_by(const Front& front, const FrontPart& part);

// Neighbouring sentences that rest on the same items, told in one breath: their texts joined, cited once.
std::vector<Sentence> runs(const std::vector<Sentence>& sentences);

// Its standing in words, or empty.
std::string standing_of(const LedgerLine& line);

// The accounts in which it is in force; "all" when it is in force in each of several.
std::string accounts_of(const LedgerLine& line, const Briefing& briefing);

// The ledger among the briefing's sections, or nullptr.
const Ledger* find_ledger(const Briefing& briefing);

}  // namespace detente::briefing
