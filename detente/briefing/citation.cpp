// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/internal/citation.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

constexpr std::size_t kNamed = 6;     // notes of one sentence
constexpr std::size_t kAllNamed = 2;  // so few are noted whatever they are

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
        if (!result.empty() && result.back().rests_on == sentence.rests_on)
            result.back().text += " " + sentence.text;
        else
            result.push_back(sentence);
    }
    return result;
}

bool cited_already(const std::vector<Point>& points, std::size_t index) {
    if (index == 0 || !points[index - 1].details.empty()) return false;
    return points[index - 1].claim.rests_on == points[index].claim.rests_on;
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
    return found == numbers_.end() ? id : std::to_string(found->second);
}

Citations::Notes Citations::notes(const std::vector<std::string>& rests_on) const {
    Notes result;
    for (const std::string& id : rests_on) {
        const auto kind = kinds_.find(id);
        const bool statement = kind != kinds_.end() && kind->second == "statement";
        if (statement || rests_on.size() <= kAllNamed) result.ids.push_back(id);
    }
    if (result.ids.empty())
        for (const std::string& id : rests_on)
            if (result.ids.size() < kAllNamed) result.ids.push_back(id);
    if (result.ids.size() > kNamed) result.ids.resize(kNamed);
    result.more = rests_on.size() - result.ids.size();
    return result;
}

std::string Citations::of(const std::vector<std::string>& rests_on) const {
    const Notes found = notes(rests_on);
    std::string text;
    for (const std::string& id : found.ids) text += (text.empty() ? "" : ", ") + numbered(id);
    return text;
}

std::optional<Standing> weakest_of(const Section& section) {
    std::optional<Standing> result;
    for (const Point& point : section.points)
        if (point.claim.rung) result = result ? std::min(*result, *point.claim.rung) : *point.claim.rung;
    return result;
}

std::string badge_of(const Section& section) {
    const std::optional<Standing> weakest = weakest_of(section);
    if (!weakest) return {};
    const std::string standing(in_words(*weakest));
    return *weakest == Standing::on_record ? "all " + standing : "in part " + standing;
}

bool told_on_front(const Section& section, bool first_account) {
    return first_account && section.id == "question";
}

std::vector<std::string> rests_of(const FrontPart& part) {
    std::vector<std::string> ids;
    const auto add = [&](const Sentence& sentence) {
        for (const std::string& id : sentence.rests_on)
            if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    };
    for (const Sentence& sentence : part.sentences) add(sentence);
    for (const Card& card : part.cards)
        for (const Card::Line& line : card.lines) add(line.sentence);
    return ids;
}

std::vector<std::string> cited_by(const Front& front, const FrontPart& part) {
    std::vector<std::string> ids = rests_of(part);
    if (part.sentences.empty()) return ids;
    for (const FrontPart& before : front.parts) {
        if (&before == &part) break;
        if (!before.sentences.empty() && rests_of(before) == ids) return {};
    }
    return ids;
}

}  // namespace detente::briefing
