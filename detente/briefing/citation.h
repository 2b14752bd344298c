// SPDX-License-Identifier: Apache-2.0
// How a sentence names what it rests on: footnotes, each with the number of its line in the ledger. In text
// views: "1 A1, 4 S1; 12 directions; stands on reported".
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "detente/briefing/briefing.h"

namespace detente::briefing {

// True when the claim rests on just what the one before it rests on: text views then do not cite it again.
bool cited_already(const std::vector<Point>& points, std::size_t index);

class Citations {
  public:
    explicit Citations(const Briefing& briefing);

    // Statements by name and everything else counted; when there are many statements, those are counted too.
    // Empty for a sentence about the scenario as such.
    std::string of(const Sentence& sentence) const;
    // "4 S1"; the id alone where the ledger has no such line.
    std::string numbered(const std::string& id) const;

  private:
    std::string items_of(const Sentence& sentence) const;

    std::unordered_map<std::string, std::string> kinds_;    // id to kind
    std::unordered_map<std::string, std::size_t> numbers_;  // id to footnote
};

// Neighbouring sentences that rest on the same items, told in one breath: their texts joined, cited once.
std::vector<Sentence> runs(const std::vector<Sentence>& sentences);

// Its standing in words, or empty.
std::string standing_of(const LedgerLine& line);

// The accounts in which it is in force; "all" when it is in force in each of several.
std::string accounts_of(const LedgerLine& line, const Briefing& briefing);

// The ledger among the briefing's sections, or nullptr.
const Ledger* find_ledger(const Briefing& briefing);

}  // namespace detente::briefing
