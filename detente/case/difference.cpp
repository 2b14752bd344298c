// SPDX-License-Identifier: Apache-2.0
#include "detente/case/difference.h"

#include <algorithm>
#include <bit>
#include <map>
#include <set>

#include "detente/deals/statements/wording.h"
#include "detente/deals/statements/words.h"
#include "detente/formats/toml.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/words.h"

namespace detente::cases {

namespace {

// Where more packages than this count, the statements behind each verdict are not looked for.
constexpr std::uint64_t kMostCompared = 200'000;
// Of more differences behind one verdict, none can be left out alone; not every part of them is tried.
constexpr std::size_t kMostInParts = 6;

// What is in force, by id, as the room of deals reads it.
struct InForceItem {
    std::string id;
    std::string words;  // what it says
    bool same_as(const InForceItem& other) const { return words == other.words; }
};

std::string number_words(const Given& given) {
    return "number " + given.value.to_string();
}

// The scenario with only what is in force under the account, and no accounts.
Scenario effective(const Scenario& scenario, const InForce& account) {
    Scenario result = scenario;
    const auto keep = [&](auto& things) {
        std::erase_if(things, [&](const auto& thing) { return !account.contains(thing.item.id); });
    };
    keep(result.statements);
    keep(result.preferences);
    keep(result.infeasibles);
    for (Numbers& numbers : result.numbers) {
        const auto given = [&](std::optional<Given>& number) {
            if (number && !account.contains(number->item.id)) number.reset();
        };
        for (auto& weight : numbers.weights) given(weight);
        for (auto& levels : numbers.levels)
            for (auto& level : levels) given(level);
        given(numbers.no_deal);
    }
    result.accounts.clear();
    result.default_account.clear();
    return result;
}

// Visits every item that verdicts rest on: visit(item, words).
template <class Visit>
void each_said(const Scenario& scenario, const Visit& visit) {
    for (const Statement& one : scenario.statements) visit(one.item, write_party_statement(one, scenario));
    for (const Preference& one : scenario.preferences) visit(one.item, in_words(one, scenario));
    for (const Infeasible& one : scenario.infeasibles) visit(one.item, in_words(one, scenario));
    for (const Numbers& numbers : scenario.numbers) {
        const auto given = [&](const std::optional<Given>& number) {
            if (number) visit(number->item, number_words(*number));
        };
        for (const auto& weight : numbers.weights) given(weight);
        for (const auto& levels : numbers.levels)
            for (const auto& level : levels) given(level);
        given(numbers.no_deal);
    }
}

// `base` with the named items as they are in `other`: added, changed or gone.
Scenario mixed(const Scenario& base, const Scenario& other, const std::set<std::string>& ids) {
    Scenario result = base;
    const auto take = [&](auto& things, const auto& from) {
        std::erase_if(things, [&](const auto& thing) { return ids.contains(thing.item.id); });
        for (const auto& thing : from)
            if (ids.contains(thing.item.id)) things.push_back(thing);
    };
    take(result.statements, other.statements);
    take(result.preferences, other.preferences);
    take(result.infeasibles, other.infeasibles);
    const auto given = [&](std::optional<Given>& number, const std::optional<Given>& from) {
        if (number && ids.contains(number->item.id)) number.reset();
        if (from && ids.contains(from->item.id)) number = from;
    };
    for (const Numbers& theirs : other.numbers) {
        auto own = std::find_if(result.numbers.begin(), result.numbers.end(),
                                [&](const Numbers& numbers) { return numbers.party == theirs.party; });
        if (own == result.numbers.end()) {
            Numbers none = theirs;
            for (auto& weight : none.weights) weight.reset();
            for (auto& levels : none.levels)
                for (auto& level : levels) level.reset();
            none.no_deal.reset();
            own = result.numbers.insert(result.numbers.end(), std::move(none));
        }
        for (std::size_t i = 0; i < own->weights.size(); ++i) given(own->weights[i], theirs.weights[i]);
        for (std::size_t i = 0; i < own->levels.size(); ++i)
            for (std::size_t k = 0; k < own->levels[i].size(); ++k)
                given(own->levels[i][k], theirs.levels[i][k]);
        given(own->no_deal, theirs.no_deal);
    }
    for (Numbers& own : result.numbers) {
        const bool theirs = std::any_of(other.numbers.begin(), other.numbers.end(),
                                        [&](const Numbers& numbers) { return numbers.party == own.party; });
        if (theirs) continue;
        for (auto& weight : own.weights) given(weight, std::nullopt);
        for (auto& levels : own.levels)
            for (auto& level : levels) given(level, std::nullopt);
        given(own.no_deal, std::nullopt);
    }
    return result;
}

std::string why_not_comparable(const Scenario& a, const Scenario& b) {
    const auto same_ids = [](const auto& first, const auto& second) {
        return first.size() == second.size() &&
               std::equal(first.begin(), first.end(), second.begin(),
                          [](const auto& x, const auto& y) { return x.id == y.id; });
    };
    if (!same_ids(a.parties, b.parties)) return "the parties are not the same";
    if (!same_ids(a.issues, b.issues)) return "the issues are not the same";
    for (std::size_t i = 0; i < a.issues.size(); ++i)
        if (a.issues[i].levels.size() != b.issues[i].levels.size())
            return "issue `" + a.issues[i].id + "` has other levels";
    if (a.no_deal_is_nothing_agreed != b.no_deal_is_nothing_agreed)
        return "no deal is nothing agreed in one and something else in the other";
    return {};
}

std::vector<ItemDifference> item_differences(const Scenario& before, const Scenario& after) {
    struct Side {
        const Item* item;
        std::string words;
    };
    std::map<std::string, Side> then;
    each_said(after, [&](const Item& item, const std::string& words) { then[item.id] = {&item, words}; });
    std::vector<ItemDifference> result;
    std::set<std::string> seen;
    each_said(before, [&](const Item& item, const std::string& words) {
        seen.insert(item.id);
        const auto found = then.find(item.id);
        if (found == then.end())
            result.push_back({item.id, words, {}, false});
        else if (found->second.words != words)
            result.push_back({item.id, words, found->second.words, false});
        else if (!(*found->second.item == item))
            result.push_back({item.id, words, words, true});
    });
    each_said(after, [&](const Item& item, const std::string& words) {
        if (!seen.contains(item.id)) result.push_back({item.id, {}, words, false});
    });
    return result;
}

class Verdicts {
  public:
    Verdicts(const Scenario& before, const Scenario& after, const deals::CompiledAccount& first,
             const deals::CompiledAccount& second, const std::vector<ItemDifference>& items,
             const Knowledge& how)
        : before_(before), after_(after), first_(first), second_(second), how_(how) {
        for (const ItemDifference& item : items)
            if (!item.evidence_only) ids_.push_back(item.id);
    }

    Result<std::vector<VerdictDifference>> find() {
        std::vector<VerdictDifference> result;
        const std::vector<bool>& there = first_.counted();
        const std::vector<bool>& then = second_.counted();
        const auto parties = static_cast<int>(first_.parties());
        for (deals::Code code = 0; code < there.size(); ++code) {
            if (!there[code] || !then[code]) continue;
            for (int party = 0; party < parties; ++party) {
                const Verdict one = first_.map(party)[code];
                const Verdict two = second_.map(party)[code];
                if (one == two) continue;
                VerdictDifference found{party, deals::decode(first_.space(), code), one, two, {}};
                auto by = smallest(party, code, two);
                if (!by) return by.errors();
                found.by = std::move(*by);
                result.push_back(std::move(found));
            }
        }
        return result;
    }

  private:
    // From all differences one after the other is left out, as long as the verdict stays what it became. What
    // is different may undo something else that is, so then smaller parts of what stayed are tried as well.
    Result<std::vector<std::string>> smallest(int party, deals::Code code, Verdict wanted) {
        std::vector<std::string> kept = ids_;
        for (std::size_t before = kept.size() + 1; kept.size() < before;) {
            before = kept.size();
            for (std::size_t i = kept.size(); i-- > 0;) {
                std::vector<std::string> fewer = kept;
                fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
                auto verdict = verdict_with(fewer, party, code);
                if (!verdict) return verdict.errors();
                if (*verdict == wanted) kept = std::move(fewer);
            }
        }
        if (kept.size() > kMostInParts) return kept;
        const unsigned all = (1u << kept.size()) - 1;
        for (int size = 1; size + 1 < static_cast<int>(kept.size()); ++size)
            for (unsigned part = 1; part < all; ++part) {
                if (std::popcount(part) != size) continue;
                std::vector<std::string> fewer;
                for (std::size_t i = 0; i < kept.size(); ++i)
                    if ((part >> i & 1) != 0) fewer.push_back(kept[i]);
                auto verdict = verdict_with(fewer, party, code);
                if (!verdict) return verdict.errors();
                if (*verdict == wanted) return fewer;
            }
        return kept;
    }

    Result<Verdict> verdict_with(const std::vector<std::string>& ids, int party, deals::Code code) {
        auto found = known_.find(ids);
        if (found == known_.end()) {
            auto made = deals::CompiledAccount::make(mixed(before_, after_, {ids.begin(), ids.end()}),
                                                     {"", how_.family, how_.directions});
            if (!made) return made.errors();
            found = known_.emplace(ids, std::move(*made)).first;
        }
        if (found->second.contradiction()) return Verdict::conflict;
        return found->second.map(party)[code];
    }

    const Scenario& before_;
    const Scenario& after_;
    const deals::CompiledAccount& first_;
    const deals::CompiledAccount& second_;
    const Knowledge& how_;
    std::vector<std::string> ids_;
    std::map<std::vector<std::string>, deals::CompiledAccount> known_;
};

}  // namespace

Result<KnowledgeDifference> difference(const Knowledge& before, const Knowledge& after,
                                       const AdviceRequest& advice) {
    KnowledgeDifference result;
    const Result<InForce> then = in_force(before.scenario, before.account);
    if (!then) return then.errors();
    const Result<InForce> now = in_force(after.scenario, after.account);
    if (!now) return now.errors();
    result.account_before = then->account;
    result.account_after = now->account;
    const Scenario first = effective(before.scenario, *then);
    const Scenario second = effective(after.scenario, *now);
    result.items = item_differences(first, second);
    result.not_compared = why_not_comparable(first, second);
    if (!result.not_compared.empty()) return result;
    const auto one = deals::CompiledAccount::make(first, {"", before.family, before.directions});
    if (!one) return one.errors();
    const auto two = deals::CompiledAccount::make(second, {"", after.family, after.directions});
    if (!two) return two.errors();
    for (const auto* account : {&*one, &*two})
        if (account->contradiction() && result.not_compared.empty())
            result.not_compared = contradiction_sentence(
                *account->contradiction(), account == &*one ? result.account_before : result.account_after,
                account == &*one ? first : second);
    if (!result.not_compared.empty()) return result;
    if (!one->space().listed || one->space().total > kMostCompared) {
        result.not_compared = "there are " + one->packages() + " packages, too many to compare one by one";
        return result;
    }
    auto verdicts = Verdicts(first, second, *one, *two, result.items, after).find();
    if (!verdicts) return verdicts.errors();
    result.verdicts = std::move(*verdicts);
    for (const auto* side : {&before, &after}) {
        deals::DealsQuery query;
        query.accounts = {side->account};
        query.family = side->family;
        query.directions = side->directions;
        query.settle = true;
        AdviceRequest request = advice;
        request.tell_shares = false;
        request.list.reset();
        auto found = find_advice(side->scenario, query, request);
        if (!found) return found.errors();
        result.advice.push_back(std::move(found->front()));
    }
    return result;
}

}  // namespace detente::cases
