// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "detente/case/advice_words.h"
#include "detente/case/difference.h"
#include "detente/deals/statements/document.h"
#include "detente/scenario/words.h"

namespace detente::cases {

namespace {

Document pair_or_empty(Document before, Document after, bool same) {
    Document pair = Document::array();
    if (same) return pair;
    pair.push(std::move(before));
    pair.push(std::move(after));
    return pair;
}

Document zone_of_advice(const AccountAdvice& advice) {
    Document zone;
    zone.set("certain", static_cast<std::int64_t>(advice.zone.certain));
    zone.set("excluded", static_cast<std::int64_t>(advice.zone.excluded));
    zone.set("open", static_cast<std::int64_t>(advice.zone.open));
    zone.set("gifts", advice.exchanges.gifts.size());
    return zone;
}

bool same_zone(const AccountAdvice& a, const AccountAdvice& b) {
    return a.zone.certain == b.zone.certain && a.zone.excluded == b.zone.excluded &&
           a.zone.open == b.zone.open && a.exchanges.gifts.size() == b.exchanges.gifts.size();
}

std::string crux_words(const AccountAdvice& advice, const Scenario& scenario) {
    if (!advice.found) return advice.refused;
    return crux_in_words(advice.crux, advice.exchanges, advice.space, scenario);
}

std::vector<deals::Law> laws_of(const AccountAdvice& advice) {
    std::vector<deals::Law> laws;
    if (advice.shares)
        for (const deals::LawShares& law : advice.shares->laws) laws.push_back(law.law);
    return laws;
}

Document question_of(const AccountAdvice& advice, const Scenario& scenario) {
    return advice.next.question ? question_document(*advice.next.question, laws_of(advice), scenario)
                                : Document();
}

std::string question_words(const AccountAdvice& advice, const Scenario& scenario) {
    if (!advice.next.question) return "nothing is left to ask";
    return "ask " + party_name(scenario, advice.next.question->asked.party) + " about " +
           spelled_out(advice.next.question->package, scenario);
}

// Few are told one by one; many by the party, what became of its verdict and by what, with one of them.
std::vector<std::string> verdicts_in_words(const std::vector<VerdictDifference>& verdicts,
                                           const Scenario& scenario) {
    constexpr std::size_t one_by_one = 6;
    constexpr std::size_t kinds_told = 12;
    struct Kind {
        const VerdictDifference* first = nullptr;
        std::size_t count = 0;
    };
    std::vector<Kind> kinds;
    for (const VerdictDifference& one : verdicts) {
        const auto same = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) {
            return verdicts.size() > one_by_one && kind.first->party == one.party &&
                   kind.first->before == one.before && kind.first->after == one.after &&
                   kind.first->by == one.by;
        });
        if (same == kinds.end())
            kinds.push_back({&one, 1});
        else
            ++same->count;
    }
    std::stable_sort(kinds.begin(), kinds.end(),
                     [](const Kind& a, const Kind& b) { return a.count > b.count; });
    std::vector<std::string> result;
    for (std::size_t i = 0; i < kinds.size() && i < kinds_told; ++i) {
        const VerdictDifference& one = *kinds[i].first;
        std::string text = party_name(scenario, one.party) + " on ";
        if (kinds[i].count > 1) text += std::to_string(kinds[i].count) + " packages, such as ";
        text += spelled_out(one.package, scenario) + ": " + std::string(to_string(one.before)) + " before, " +
                std::string(to_string(one.after)) + " after";
        result.push_back(text + (one.by.empty() ? "." : ", by " + list_of(one.by) + "."));
    }
    if (kinds.size() > kinds_told)
        result.push_back("And " + std::to_string(kinds.size() - kinds_told) + " more kinds (see --json).");
    return result;
}

Document item_document(const ItemDifference& item) {
    Document one;
    one.set("id", item.id);
    one.set("before", item.before.empty() ? Document() : Document(item.before));
    one.set("after", item.after.empty() ? Document() : Document(item.after));
    if (item.evidence_only) one.set("evidence_only", true);
    return one;
}

}  // namespace

Document to_document(const KnowledgeDifference& difference, const Scenario& before, const Scenario& after) {
    Document document;
    Document accounts = Document::array();
    accounts.push(difference.account_before);
    accounts.push(difference.account_after);
    document.set("accounts", std::move(accounts));
    Document added = Document::array();
    Document dropped = Document::array();
    Document changed = Document::array();
    for (const ItemDifference& item : difference.items)
        (item.before.empty() ? added : item.after.empty() ? dropped : changed).push(item_document(item));
    Document statements;
    statements.set("added", std::move(added));
    statements.set("dropped", std::move(dropped));
    statements.set("changed", std::move(changed));
    document.set("statements", std::move(statements));
    document.set("not_compared",
                 difference.not_compared.empty() ? Document() : Document(difference.not_compared));
    Document verdicts = Document::array();
    for (const VerdictDifference& one : difference.verdicts) {
        Document verdict;
        verdict.set("party", before.parties[static_cast<std::size_t>(one.party)].id);
        verdict.set("package", deals::package_document(one.package, before));
        verdict.set("before", to_string(one.before));
        verdict.set("after", to_string(one.after));
        verdict.set("by", Document::array_of(one.by));
        verdicts.push(std::move(verdict));
    }
    document.set("verdicts", std::move(verdicts));
    if (difference.advice.size() != 2) {
        for (const char* key : {"zone", "crux", "settle"}) document.set(key, Document::array());
        return document;
    }
    const AccountAdvice& then = difference.advice[0];
    const AccountAdvice& now = difference.advice[1];
    document.set("zone", pair_or_empty(zone_of_advice(then), zone_of_advice(now), same_zone(then, now)));
    const std::string words = crux_words(then, before);
    const std::string words_now = crux_words(now, after);
    document.set("crux", pair_or_empty(words, words_now, words == words_now));
    const auto asks = [](const AccountAdvice& advice) {
        return advice.next.question
                   ? std::pair(advice.next.question->asked.party, advice.next.question->package.levels)
                   : std::pair(-1, std::vector<int>());
    };
    document.set("settle",
                 pair_or_empty(question_of(then, before), question_of(now, after), asks(then) == asks(now)));
    return document;
}

std::vector<std::string> difference_in_words(const KnowledgeDifference& difference, const Scenario& before,
                                             const Scenario& after) {
    std::vector<std::string> result;
    constexpr std::size_t told = 12;
    std::size_t count = 0;
    for (ItemDifference item : difference.items) {
        if (++count > told) continue;
        // What is quoted within a sentence ends without a full stop.
        for (std::string* words : {&item.before, &item.after})
            if (!words->empty() && words->back() == '.') words->pop_back();
        if (item.before.empty())
            result.push_back("Added: " + item.id + " (" + item.after + ").");
        else if (item.after.empty())
            result.push_back("Dropped: " + item.id + " (" + item.before + ").");
        else if (item.evidence_only)
            result.push_back("Changed: " + item.id +
                             " says the same, and its standing or sources are others.");
        else
            result.push_back("Changed: " + item.id + ", from " + item.before + " to " + item.after + ".");
    }
    if (count > told) result.push_back("And " + std::to_string(count - told) + " more (see --json).");
    if (!difference.not_compared.empty())
        result.push_back("Verdicts are not compared: " + difference.not_compared + ".");
    if (difference.empty()) result.emplace_back("Nothing differs.");
    if (difference.advice.size() != 2) return result;
    const AccountAdvice& then = difference.advice[0];
    const AccountAdvice& now = difference.advice[1];
    if (difference.empty()) return result;
    if (then.found && now.found) {
        result.push_back("Before: " + zone_in_words(then) + ".");
        result.push_back("After: " + zone_in_words(now) + ".");
    }
    if (difference.verdicts.empty() && !difference.items.empty())
        result.emplace_back("No verdict is different.");
    if (!difference.verdicts.empty())
        result.push_back(counted(difference.verdicts.size(), "verdict is", "verdicts are") + " different:");
    for (std::string& sentence : verdicts_in_words(difference.verdicts, before))
        result.push_back(std::move(sentence));
    const std::string words = crux_words(then, before);
    const std::string words_now = crux_words(now, after);
    if (words != words_now) {
        result.push_back("What it was about: " + words);
        result.push_back("What it is about now: " + words_now);
    }
    const std::string ask = question_words(then, before);
    const std::string ask_now = question_words(now, after);
    if (ask != ask_now) {
        result.push_back("The question before: " + ask + ".");
        result.push_back("The question after: " + ask_now + ".");
    }
    return result;
}

}  // namespace detente::cases
