// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/citation.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

constexpr std::size_t kNamed = 6;  // ids named in full

struct KindName {
    const char* kind;
    const char* one;
    const char* many;
};
constexpr std::array<KindName, 7> kKinds{{{"statement", "statement", "statements"},
                                          {"direction", "direction", "directions"},
                                          {"number", "number", "numbers"},
                                          {"infeasible", "infeasible combination", "infeasible combinations"},
                                          {"irreversible", "irreversibility mark", "irreversibility marks"},
                                          {"demand", "demand", "demands"},
                                          {"concession", "concession", "concessions"}}};

}  // namespace

std::string standing_of(const LedgerLine& line) {
    return line.standing ? std::string(in_words(*line.standing)) : std::string();
}

std::string accounts_of(const LedgerLine& line, const Briefing& briefing) {
    if (line.accounts.size() > 1 && line.accounts.size() == briefing.accounts.size()) return "all";
    std::string text;
    for (const std::string& account : line.accounts) text += (text.empty() ? "" : ", ") + account;
    return text;
}

const Ledger* find_ledger(const Briefing& briefing) {
    for (const Section& section : briefing.sections)
        if (const Ledger* ledger = std::get_if<Ledger>(&section.payload)) return ledger;
    return nullptr;
}

std::vector<Sentence> runs(const std::vector<Sentence>& sentences) {
    std::vector<Sentence> result;
    for (const Sentence& sentence : sentences) {
        if (!result.empty() && result.back().rests_on == sentence.rests_on &&
            result.back().rung == sentence.rung)
            result.back().text += " " + sentence.text;
        else
            result.push_back(sentence);
    }
    return result;
}

bool cited_already(const std::vector<Point>& points, std::size_t index) {
    if (index == 0 || !points[index - 1].details.empty()) return false;
    return points[index - 1].claim.rests_on == points[index].claim.rests_on &&
           points[index - 1].claim.rung == points[index].claim.rung;
}

Citations::Citations(const Briefing& briefing) {
    if (const Ledger* ledger = find_ledger(briefing))
        for (const LedgerLine& line : ledger->lines) {
            kinds_.emplace(line.id, line.kind);
            numbers_.emplace(line.id, line.number);
        }
}

std::string Citations::numbered(const std::string& id) const {
    const auto found = numbers_.find(id);
    return found == numbers_.end() ? id : std::to_string(found->second) + " " + id;
}

std::string Citations::of(const Sentence& sentence) const {
    const std::string items = items_of(sentence);
    if (!sentence.rung) return items;
    return items + (items.empty() ? "" : "; ") + "stands on: " + std::string(in_words(*sentence.rung));
}

std::string Citations::items_of(const Sentence& sentence) const {
    if (sentence.rests_on.size() <= 2) {
        std::string text;
        for (const std::string& id : sentence.rests_on) text += (text.empty() ? "" : ", ") + numbered(id);
        return text;
    }
    std::string named;
    std::string counts;
    for (const KindName& name : kKinds) {
        std::vector<std::string> ids;
        for (const std::string& id : sentence.rests_on)
            if (const auto found = kinds_.find(id); found != kinds_.end() && found->second == name.kind)
                ids.push_back(id);
        if (ids.empty()) continue;
        if (name.kind == kKinds[0].kind && ids.size() <= kNamed) {
            for (const std::string& id : ids) named += (named.empty() ? "" : ", ") + numbered(id);
            continue;
        }
        counts += (counts.empty() ? "" : ", ") + counted(ids.size(), name.one, name.many);
    }
    std::uint64_t others = 0;
    for (const std::string& id : sentence.rests_on) {
        const auto found = kinds_.find(id);
        const bool known = found != kinds_.end() &&
                           std::any_of(kKinds.begin(), kKinds.end(),
                                       [&](const KindName& name) { return found->second == name.kind; });
        others += known ? 0 : 1;
    }
    if (others > 0) counts += (counts.empty() ? "" : ", ") + counted(others, "other line", "other lines");
    if (named.empty() || counts.empty()) return named + counts;
    return named + "; " + counts;
}

}  // namespace detente::briefing
