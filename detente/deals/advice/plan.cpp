// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/advice/plan.h"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

namespace detente::deals {

namespace {

// So many models are drawn when few are left.
constexpr std::size_t kDrawnAnew = 2'500;

using Bits = std::vector<std::uint64_t>;

// What one party's models of one law accept, and which of them the answers leave.
struct Left {
    std::shared_ptr<const Bits> accepts;  // [word * packages + package]
    Bits there;
    std::size_t count = 0;
    double effective = 1;  // of a model
};

// What holds after some answers.
struct Place {
    CompiledAccount account;
    std::vector<std::vector<Left>> left;  // [law][party]
};

std::size_t counted(const Bits& bits) {
    std::size_t count = 0;
    for (const std::uint64_t word : bits) count += static_cast<std::size_t>(std::popcount(word));
    return count;
}

// Models drawn for some answers of one party under one law: levels of packages, and whether it accepts them.
using Key = std::tuple<std::size_t, std::size_t, std::vector<std::pair<std::vector<int>, bool>>>;
using Drawn = std::map<Key, Left>;

class Planner {
  public:
    Planner(const Scenario& scenario, const Exchanges& exchanges, const PlanRequest& request,
            std::vector<Law> chosen_by, std::shared_ptr<Drawn> drawn)
        : scenario_(scenario),
          exchanges_(exchanges),
          request_(request),
          chosen_by_(std::move(chosen_by)),
          drawn_(std::move(drawn)) {}

    Result<std::unique_ptr<PlanNode>> grow(const Place& place, int questions, std::vector<double> reached,
                                           std::vector<SupposedAnswer> answers) {
        auto node = std::make_unique<PlanNode>();
        node->reached = std::move(reached);
        node->answers = std::move(answers);
        const Shares shares = shares_of(place, chosen_by_);
        const auto next = next_question(scenario_, place.account, exchanges_,
                                        chosen_by_.empty() ? nullptr : &shares, false);
        if (!next.ok()) return next.errors();
        if (next->deal_is_certain) {
            node->leaf = PlanNode::Leaf::certain;
            node->package = certain(place.account);
            return node;
        }
        if (next->all_excluded || !next->question || questions == 0) {
            node->leaf = next->all_excluded ? PlanNode::Leaf::excluded : PlanNode::Leaf::open;
            return node;
        }
        node->package = next->question->package;
        node->party = next->question->asked.party;
        node->which_way = next->question->which_way;
        node->yes_shares = yes_shares(place, node->party, *node->package);
        for (const bool yes : {true, false}) {
            const SupposedAnswer answer{node->party, *node->package, yes};
            std::vector<SupposedAnswer> longer = node->answers;
            longer.push_back(answer);
            auto after = answered(place, longer);
            if (!after.ok()) return after.errors();
            std::vector<double> share = node->reached;
            for (std::size_t law = 0; law < share.size(); ++law)
                share[law] *= yes ? node->yes_shares[law] : 1 - node->yes_shares[law];
            auto grown = grow(*after, questions - 1, std::move(share), std::move(longer));
            if (!grown.ok()) return grown.errors();
            (yes ? node->yes : node->no) = std::move(*grown);
        }
        return node;
    }

  private:
    std::size_t row_of(const Package& package, const CompiledAccount& account) const {
        const Code code = encode(account.space(), package);
        return static_cast<std::size_t>(
            std::find(exchanges_.packages.begin(), exchanges_.packages.end(), code) -
            exchanges_.packages.begin());
    }

    Package certain(const CompiledAccount& account) const {
        for (const Code code : exchanges_.list) {
            bool all = true;
            for (int party = 0; party < static_cast<int>(account.parties()); ++party)
                all = all && account.map(party)[code] == Verdict::always;
            if (all) return decode(account.space(), code);
        }
        return {};
    }

    // The shares of what is left, for the laws that choose.
    Shares shares_of(const Place& place, const std::vector<Law>& laws) const {
        Shares shares;
        shares.packages = exchanges_.packages;
        const std::size_t packages = exchanges_.packages.size();
        for (const Code code : shares.packages) shares.exchange.push_back(exchanges_.is_exchange(code));
        for (const Law law : laws) {
            const auto at = static_cast<std::size_t>(
                std::find(request_.shares.laws.begin(), request_.shares.laws.end(), law) -
                request_.shares.laws.begin());
            LawShares one;
            one.law = law;
            one.all.assign(packages, 1);
            for (std::size_t p = 0; p < place.left[at].size(); ++p) {
                const Left& left = place.left[at][p];
                const std::vector<Verdict>& map = place.account.map(static_cast<int>(p));
                std::vector<std::uint32_t> counts(packages, 0);
                for (std::size_t w = 0; w < left.there.size(); ++w) {
                    const std::uint64_t there = left.there[w];
                    if (there == 0) continue;
                    const std::uint64_t* accepts = left.accepts->data() + w * packages;
                    for (std::size_t k = 0; k < packages; ++k)
                        counts[k] += static_cast<std::uint32_t>(std::popcount(accepts[k] & there));
                }
                std::vector<double> accepts(packages);
                for (std::size_t k = 0; k < packages; ++k) {
                    const Verdict verdict = map[exchanges_.packages[k]];
                    accepts[k] = verdict == Verdict::always ? 1
                                 : verdict == Verdict::never
                                     ? 0
                                     : static_cast<double>(counts[k]) /
                                           static_cast<double>(std::max<std::size_t>(left.count, 1));
                    one.all[k] *= accepts[k];
                }
                one.accepts.push_back(std::move(accepts));
                one.effective.push_back(static_cast<double>(left.count) * left.effective);
            }
            shares.laws.push_back(std::move(one));
        }
        return shares;
    }

    std::vector<double> yes_shares(const Place& place, int party, const Package& package) const {
        std::vector<double> result;
        const std::size_t packages = exchanges_.packages.size();
        const std::size_t row = row_of(package, place.account);
        for (const auto& law : place.left) {
            const Left& left = law[static_cast<std::size_t>(party)];
            std::size_t yes = 0;
            for (std::size_t w = 0; w < left.there.size(); ++w)
                yes += static_cast<std::size_t>(
                    std::popcount((*left.accepts)[w * packages + row] & left.there[w]));
            result.push_back(static_cast<double>(yes) /
                             static_cast<double>(std::max<std::size_t>(left.count, 1)));
        }
        return result;
    }

    // Models that contradict the answer drop out; where few are left, new ones are drawn.
    Result<Place> answered(const Place& place, const std::vector<SupposedAnswer>& answers) {
        const SupposedAnswer& answer = answers.back();
        AccountChange change;
        change.answers.push_back(answer);
        auto account = place.account.changed(scenario_, change);
        if (!account.ok()) return account.errors();
        Place after{std::move(*account), place.left};
        const std::size_t packages = exchanges_.packages.size();
        const std::size_t row = row_of(answer.package, after.account);
        const auto party = static_cast<std::size_t>(answer.party);
        for (std::size_t law = 0; law < after.left.size(); ++law) {
            Left& left = after.left[law][party];
            for (std::size_t w = 0; w < left.there.size(); ++w) {
                const std::uint64_t accepts = (*left.accepts)[w * packages + row];
                left.there[w] &= answer.accepts ? accepts : ~accepts;
            }
            left.count = counted(left.there);
            if (left.count < std::min(kFewestLeft, request_.shares.models)) draw(after, law, party, answers);
        }
        return after;
    }

    // A party's models hang on its own answers alone: what was drawn for them serves wherever they were
    // given.
    void draw(Place& place, std::size_t law, std::size_t party, const std::vector<SupposedAnswer>& answers) {
        Key key{law, party, {}};
        for (const SupposedAnswer& answer : answers)
            if (answer.party == static_cast<int>(party))
                std::get<2>(key).emplace_back(answer.package.levels, answer.accepts);
        std::sort(std::get<2>(key).begin(), std::get<2>(key).end());
        const auto known = drawn_->find(key);
        if (known != drawn_->end()) {
            place.left[law][party] = known->second;
            return;
        }
        ShareRequest request = request_.shares;
        request.models = std::min(request.models, kDrawnAnew);
        request.laws = {request_.shares.laws[law]};
        request.parties = {party};
        request.round = static_cast<std::uint32_t>(drawn_->size() + 1);
        request.joint = false;
        request.keep = true;
        Shares drawn = find_shares(place.account, exchanges_, request);
        if (drawn.laws.empty()) return;  // the few that are left have to do
        place.left[law][party] = left_of(drawn.laws.front(), party);
        drawn_->emplace(std::move(key), place.left[law][party]);
    }

  public:
    static Left left_of(LawShares& shares, std::size_t party) {
        Left left;
        left.accepts = std::make_shared<const Bits>(std::move(shares.kept[party]));
        left.count = shares.models;
        left.there.assign((shares.models + 63) / 64, ~std::uint64_t{0});
        if (shares.models % 64 != 0) left.there.back() = (std::uint64_t{1} << (shares.models % 64)) - 1;
        left.effective = shares.effective[party] / static_cast<double>(shares.models);
        return left;
    }

  private:
    const Scenario& scenario_;
    const Exchanges& exchanges_;
    const PlanRequest& request_;
    std::vector<Law> chosen_by_;
    std::shared_ptr<Drawn> drawn_;
};

void add_found(const PlanNode& node, std::size_t depth, std::vector<std::vector<double>>& within) {
    if (node.leaf == PlanNode::Leaf::certain)
        for (std::size_t law = 0; law < within.size(); ++law)
            for (std::size_t k = depth == 0 ? 0 : depth - 1; k < within[law].size(); ++k)
                within[law][k] += node.reached[law];
    if (node.yes) add_found(*node.yes, depth + 1, within);
    if (node.no) add_found(*node.no, depth + 1, within);
}

std::vector<std::vector<double>> found_within(const PlanNode& tree, std::size_t laws, int questions) {
    std::vector<std::vector<double>> within(laws,
                                            std::vector<double>(static_cast<std::size_t>(questions), 0));
    add_found(tree, 0, within);
    return within;
}

}  // namespace

Result<Plan> make_plan(const Scenario& scenario, const CompiledAccount& account, const PlanRequest& asked) {
    Plan plan;
    PlanRequest request = asked;
    const Exchanges exchanges = find_exchanges(account);
    if (exchanges.packages.size() > kKeptPackages) {
        plan.refused = "a plan is made for up to " + std::to_string(kKeptPackages) +
                       " packages, and this account has " + std::to_string(exchanges.packages.size());
        return plan;
    }
    Place root{account, {}};
    if (!request.shares.laws.empty()) {
        ShareRequest first = request.shares;
        first.joint = false;
        first.keep = true;
        Shares shares = find_shares(account, exchanges, first);
        if (!shares.refused.empty()) request.shares.laws.clear();
        for (LawShares& law : shares.laws) {
            root.left.emplace_back();
            for (std::size_t p = 0; p < account.parties(); ++p)
                root.left.back().push_back(Planner::left_of(law, p));
        }
    }
    plan.laws = request.shares.laws;
    const std::vector<double> whole(plan.laws.size(), 1);
    const auto drawn = std::make_shared<Drawn>();
    auto tree =
        Planner(scenario, exchanges, request, plan.laws, drawn).grow(root, request.questions, whole, {});
    if (!tree.ok()) return tree.errors();
    plan.tree = std::move(*tree);
    plan.within = found_within(*plan.tree, plan.laws.size(), request.questions);
    if (plan.laws.size() != 2) return plan;
    for (std::size_t law = 0; law < 2; ++law) {
        auto other = Planner(scenario, exchanges, request, {plan.laws[1 - law]}, drawn)
                         .grow(root, request.questions, whole, {});
        if (!other.ok()) return other.errors();
        plan.crossed.push_back(found_within(**other, 2, request.questions)[law]);
    }
    return plan;
}

}  // namespace detente::deals
