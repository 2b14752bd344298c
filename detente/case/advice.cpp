// SPDX-License-Identifier: Apache-2.0
#include "detente/case/advice.h"
#include "detente/scenario/check.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "detente/case/internal/standings.h"

namespace detente::cases {

namespace {

using deals::Code;
using deals::CompiledAccount;
using deals::PackageKind;

constexpr std::size_t kNamed = 20;

bool matches(const Package& package, const std::vector<LevelRange>& ranges) {
    return std::all_of(ranges.begin(), ranges.end(), [&](const LevelRange& range) {
        const int level = package.levels[static_cast<std::size_t>(range.issue)];
        return range.low <= level && level <= range.high;
    });
}

int steps_of(const Package& package) {
    return std::accumulate(package.levels.begin(), package.levels.end(), 0);
}

class Finder {
  public:
    Finder(const Scenario& scenario, const deals::DealsQuery& deals, const AdviceRequest& request,
           const CompiledAccount& account)
        : scenario_(scenario), deals_(deals), request_(request), account_(account) {}

    Result<AccountAdvice> find() {
        AccountAdvice advice;
        advice.account = account_.account();
        if (account_.contradiction()) return advice;
        advice.space = account_.space();
        if (!account_.space().listed) {
            advice.refused = "there are " + account_.packages() +
                             " packages, too many to go through: single ones are answered";
            return advice;
        }
        advice.found = true;
        advice.exchanges = deals::find_exchanges(account_);
        advice.crux = deals::find_crux(account_, advice.exchanges);
        advice.zone = {advice.crux.certain, advice.crux.excluded, advice.crux.live - advice.crux.certain};
        name_certain(advice);
        const std::vector<int> all = parties();
        const bool undetermined_package =
            deals_.package && std::any_of(all.begin(), all.end(), [&](int party) {
                return account_.verdict(party, *deals_.package) == Verdict::undetermined;
            });
        const bool wanted = request_.tell_shares ||
                            (request_.use_shares && (deals_.settle || request_.list || undetermined_package));
        if (wanted) advice.shares = find_shares(advice);
        const deals::Shares* shares = advice.shares && request_.use_shares ? &*advice.shares : nullptr;
        if (deals_.settle) {
            auto next =
                deals::next_question(scenario_, account_, advice.exchanges, shares, true, request_.watch);
            if (!next.ok()) return next.errors();
            advice.next = std::move(*next);
            advice.asked = true;
            advice.one_away = deals::exchanges_one_answer_away(account_, advice.exchanges);
            if (advice.next.question && !request_.watch.out_of_time()) {
                auto turns = turns_on(advice.exchanges, advice.next.question->package);
                if (!turns.ok()) return turns.errors();
                advice.question_turns_on = std::move(*turns);
            }
        }
        if (undetermined_package) {
            for (const int party : parties()) {
                advice.named.emplace_back();
                if (account_.verdict(party, *deals_.package) != Verdict::undetermined) continue;
                auto named = deals::question_about(scenario_, account_, advice.exchanges, shares, party,
                                                   *deals_.package);
                if (!named.ok()) return named.errors();
                advice.named.back() = std::move(*named);
            }
            auto turns = turns_on(advice.exchanges, *deals_.package);
            if (!turns.ok()) return turns.errors();
            advice.turns_on = std::move(*turns);
        }
        if (request_.list) {
            list(advice, *request_.list);
            const auto standing =
                add_standings(advice.list, scenario_, advice.account, deals_.family, deals_.directions);
            if (!standing.ok()) return standing.errors();
        }
        return advice;
    }

  private:
    std::vector<int> parties() const {
        std::vector<int> result(account_.parties());
        std::iota(result.begin(), result.end(), 0);
        return result;
    }

    Result<std::vector<deals::TurnsOn>> turns_on(const deals::Exchanges& exchanges,
                                                 const Package& package) const {
        std::vector<deals::TurnsOn> result;
        for (const int party : parties()) {
            if (account_.verdict(party, package) != Verdict::undetermined) continue;
            auto turns = deals::find_turns_on(scenario_, account_, exchanges, party, package);
            if (!turns.ok()) return turns.errors();
            result.push_back(std::move(*turns));
        }
        return result;
    }

    deals::Shares find_shares(const AccountAdvice& advice) const {
        deals::ShareRequest shares;
        shares.laws = request_.laws;
        shares.models = request_.models;
        shares.seed = request_.seed;
        shares.watch = request_.watch;
        shares.joint = request_.tell_shares || request_.list.has_value();
        shares.keep = request_.keep_models;
        shares.held = request_.held;
        if (request_.keep_models) shares.joint = advice.zone.certain > 1;
        return deals::find_shares(account_, advice.exchanges, shares);
    }

    Listed listed(const deals::Exchanges& exchanges, Code code, std::optional<std::size_t> row) const {
        Listed result;
        result.package = deals::decode(account_.space(), code);
        result.kind = exchanges.kinds[code];
        result.row = row;
        for (const int party : parties()) {
            result.verdicts.push_back(account_.map(party)[code]);
            if (result.verdicts.back() != Verdict::undetermined) continue;
            result.hangs = result.hangs || exchanges.hangs_on(party, result.package).has_value();
        }
        if (result.kind != PackageKind::gift) return result;
        const auto place =
            std::find(exchanges.gifts.begin(), exchanges.gifts.end(), code) - exchanges.gifts.begin();
        for (const int party : parties())
            if ((exchanges.givers[static_cast<std::size_t>(place)] >> party & 1) != 0)
                result.givers.push_back(party);
        return result;
    }

    bool certain(Code code) const {
        const std::vector<int> all = parties();
        return std::all_of(all.begin(), all.end(),
                           [&](int party) { return account_.map(party)[code] == Verdict::always; });
    }

    void name_certain(AccountAdvice& advice) const {
        for (const Code code : advice.exchanges.gifts)
            if (certain(code)) advice.certain_gifts.push_back(listed(advice.exchanges, code, std::nullopt));
        if (advice.zone.certain == 0 || advice.zone.certain > kNamed) return;
        for (const Code code : advice.exchanges.list)
            if (certain(code)) advice.certain.push_back(listed(advice.exchanges, code, std::nullopt));
    }

    bool belongs(Code code, ListRequest::Which which) const {
        std::size_t takes = 0;
        bool refused = false;
        for (const int party : parties()) {
            takes += account_.map(party)[code] == Verdict::always;
            refused = refused || account_.map(party)[code] == Verdict::never;
        }
        switch (which) {
            case ListRequest::Which::certain:
                return takes == account_.parties();
            case ListRequest::Which::open:
                return !refused && takes < account_.parties();
            case ListRequest::Which::live:
                return !refused;
            case ListRequest::Which::excluded:
                return refused;
            case ListRequest::Which::one_away:
                return !refused && takes + 1 == account_.parties();
            case ListRequest::Which::shared:
                break;
        }
        return true;
    }

    // Exchanges first, those that hang on an issue without a direction after the others; then gifts, then
    // what is idle.
    void list(AccountAdvice& advice, const ListRequest& request) const {
        const bool shares = advice.shares && advice.shares->refused.empty();
        std::vector<Listed> found;
        std::size_t row = 0;
        deals::in_file_order(account_.space(), [&](const std::vector<int>&, Code code) {
            const PackageKind kind = advice.exchanges.kinds[code];
            const bool shared = kind == PackageKind::exchange || kind == PackageKind::gift;
            const std::size_t here = row;
            row += shared;
            const bool idle = kind == PackageKind::idle && request.which != ListRequest::Which::shared;
            if ((!shared && !idle) || !belongs(code, request.which)) return;
            if (!matches(deals::decode(account_.space(), code), request.where)) return;
            found.push_back(listed(advice.exchanges, code,
                                   shares && shared ? std::optional<std::size_t>(here) : std::nullopt));
        });
        using Sort = ListRequest::Sort;
        const Sort sort = request.sort.value_or(shares ? Sort::share : Sort::steps);
        const auto key = [&](const Listed& one) {
            double first = 0;
            if (sort == Sort::steps) first = steps_of(one.package);
            if (one.row && (sort == Sort::share || sort == Sort::party)) {
                first = -2;
                for (const deals::LawShares& law : advice.shares->laws)
                    first = std::max(first,
                                     sort == Sort::share
                                         ? -law.all[*one.row]
                                         : -law.accepts[static_cast<std::size_t>(request.party)][*one.row]);
            }
            return std::tuple(-static_cast<int>(one.kind), sort != Sort::file && one.hangs, first);
        };
        std::stable_sort(found.begin(), found.end(),
                         [&](const Listed& a, const Listed& b) { return key(a) < key(b); });
        advice.listed_in_all = found.size();
        if (request.limit && found.size() > *request.limit) found.resize(*request.limit);
        advice.list = std::move(found);
    }

    const Scenario& scenario_;
    const deals::DealsQuery& deals_;
    const AdviceRequest& request_;
    const CompiledAccount& account_;
};

}  // namespace

std::string_view to_string(ListRequest::Which which) {
    switch (which) {
        case ListRequest::Which::certain:
            return "certain";
        case ListRequest::Which::open:
            return "open";
        case ListRequest::Which::live:
            return "live";
        case ListRequest::Which::excluded:
            return "excluded";
        case ListRequest::Which::one_away:
            return "one-away";
        case ListRequest::Which::shared:
            break;
    }
    return "shared";
}

std::optional<ListRequest::Which> find_list(std::string_view name) {
    using Which = ListRequest::Which;
    for (const Which which : {Which::certain, Which::open, Which::live, Which::excluded, Which::one_away})
        if (to_string(which) == name) return which;
    return std::nullopt;
}

Result<std::vector<AccountAdvice>> find_advice(const Scenario& scenario, const deals::DealsQuery& deals,
                                               const AdviceRequest& request) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    std::vector<std::string> accounts = deals.accounts;
    if (accounts.empty()) accounts.emplace_back();
    std::vector<AccountAdvice> result;
    for (const std::string& name : accounts) {
        const auto account = CompiledAccount::make(scenario, {name, deals.family, deals.directions});
        if (!account.ok()) return account.errors();
        auto advice = Finder(scenario, deals, request, *account).find();
        if (!advice.ok()) return advice.errors();
        result.push_back(std::move(*advice));
    }
    return result;
}

}  // namespace detente::cases
