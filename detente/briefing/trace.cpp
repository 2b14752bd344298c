// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/trace.h"

#include <algorithm>
#include <cctype>

namespace detente::briefing {

Trace::Trace(const Scenario& scenario) : scenario_(scenario) {
    for (const Item* item : cases::all_items(scenario))
        items_.emplace(item->id, std::pair{items_.size(), item});
}

const Item* Trace::find(const std::string& id) const {
    const auto found = items_.find(id);
    return found == items_.end() ? nullptr : found->second.second;
}

Sentence Trace::say(std::string text, std::vector<std::string> ids) const {
    if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    const auto place = [this](const std::string& id) {
        const auto found = items_.find(id);
        return found == items_.end() ? items_.size() : found->second.first;
    };
    std::stable_sort(ids.begin(), ids.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
    std::unordered_set<std::string> seen;
    Sentence sentence{std::move(text), {}, {}};
    std::unordered_set<std::string> cited;
    for (std::string& id : ids) {
        if (!seen.insert(id).second) continue;
        if (const Item* item = find(id)) cited.insert(item->sources.begin(), item->sources.end());
        sentence.rests_on.push_back(std::move(id));
    }
    for (const Source& source : scenario_.sources)
        if (cited.contains(source.id)) sentence.sources.push_back(source.id);
    return sentence;
}

std::vector<std::string> AccountContext::verdict_items(int party) const {
    const std::unordered_set<std::string> in_force(study.items.begin(), study.items.end());
    std::vector<std::string> ids;
    const auto take = [&](const Item& item, int of) {
        if ((party < 0 || of < 0 || of == party) && in_force.contains(item.id)) ids.push_back(item.id);
    };
    for (const Statement& statement : scenario.statements)
        if (!statement.names_state()) take(statement.item, statement.party);
    for (const Preference& preference : scenario.preferences) take(preference.item, preference.party);
    for (const Infeasible& combination : scenario.infeasibles) take(combination.item, -1);
    for (const Numbers& numbers : scenario.numbers) {
        for (const auto& weight : numbers.weights)
            if (weight) take(weight->item, numbers.party);
        for (const auto& levels : numbers.levels)
            for (const auto& level : levels)
                if (level) take(level->item, numbers.party);
        if (numbers.no_deal) take(numbers.no_deal->item, numbers.party);
    }
    return ids;
}

std::vector<std::string> ids_of(const std::vector<deals::Reason>& reasons) {
    std::vector<std::string> ids;
    for (const deals::Reason& reason : reasons)
        if (std::find(ids.begin(), ids.end(), reason.id) == ids.end()) ids.push_back(reason.id);
    return ids;
}

const Statement* find_statement(const Scenario& scenario, const std::string& id) {
    for (const Statement& statement : scenario.statements)
        if (statement.item.id == id) return &statement;
    return nullptr;
}

}  // namespace detente::briefing
