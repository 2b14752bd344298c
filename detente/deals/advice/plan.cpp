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
// The round of draws whose tuples are followed; those drawn anew on the way are counted from 1.
constexpr std::uint32_t kRoundOfTuples = 1'000'000;

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

    // Follows every answer, as long as there is time.
    Result<bool> grow(PlanNode& node, const Place& place, int questions) {
        if (!node.answers.empty() && request_.shares.watch.out_of_time()) {
            node.leaf = PlanNode::Leaf::open;
            node.followed = false;
            out_of_time = true;
            return true;
        }
        const Result<bool> asked = ask(node, place, questions);
        if (!asked) return asked.errors();
        for (PlanNode* child : {node.yes.get(), node.no.get()}) {
            if (child == nullptr) continue;
            const Result<Place> after = answered(place, child->answers);
            if (!after.ok()) return after.errors();
            const Result<bool> grown = grow(*child, *after, questions - 1);
            if (!grown) return grown.errors();
        }
        return true;
    }

    // What a tuple of models came to.
    struct Walked {
        PlanNode* node = nullptr;
        Place place;
        bool asked = false;
        std::unique_ptr<Walked> yes{};
        std::unique_ptr<Walked> no{};
    };

    // Follows what the tuples answer, one model a party: `accepts` of each party as in LawShares::kept. Says
    // in which share of them a deal is found within 1, 2, ... questions.
    Result<std::vector<double>> follow(Walked& root, const std::vector<Bits>& accepts, std::size_t tuples,
                                       int questions) {
        std::vector<double> within(static_cast<std::size_t>(questions), 0);
        const std::size_t packages = exchanges_.packages.size();
        for (std::size_t tuple = 0; tuple < tuples; ++tuple) {
            if (tuple > 0 && request_.shares.watch.out_of_time()) {
                out_of_time = true;
                for (double& share : within)
                    share *= static_cast<double>(tuples) / static_cast<double>(tuple);
                return within;
            }
            Walked* at = &root;
            std::size_t asked = 0;
            for (;; ++asked) {
                if (!at->asked) {
                    const Result<bool> done = ask(*at->node, at->place, questions - static_cast<int>(asked));
                    if (!done) return done.errors();
                    at->asked = true;
                }
                if (at->node->leaf != PlanNode::Leaf::none) break;
                const std::size_t row = row_of(*at->node->package, at->place.account);
                const Bits& own = accepts[static_cast<std::size_t>(at->node->party)];
                const bool yes = (own[tuple / 64 * packages + row] >> (tuple % 64) & 1) != 0;
                std::unique_ptr<Walked>& next = yes ? at->yes : at->no;
                if (!next) {
                    PlanNode& child = yes ? *at->node->yes : *at->node->no;
                    Result<Place> after = answered(at->place, child.answers);
                    if (!after.ok()) return after.errors();
                    next = std::make_unique<Walked>(Walked{&child, std::move(*after)});
                }
                at = next.get();
            }
            if (at->node->leaf != PlanNode::Leaf::certain) continue;
            for (std::size_t k = asked == 0 ? 0 : asked - 1; k < within.size(); ++k)
                within[k] += 1 / static_cast<double>(tuples);
        }
        return within;
    }

    bool out_of_time = false;

  private:
    // The question at a place, with the two answers still to be followed; or what kind of leaf it is.
    Result<bool> ask(PlanNode& node, const Place& place, int questions) {
        const Shares shares = shares_of(place, chosen_by_);
        const auto next = next_question(scenario_, place.account, exchanges_,
                                        chosen_by_.empty() ? nullptr : &shares, false, request_.shares.watch);
        if (!next.ok()) return next.errors();
        if (!next->deal_is_certain && !next->refused.empty() && request_.shares.watch.out_of_time()) {
            node.leaf = PlanNode::Leaf::open;
            node.followed = false;
            out_of_time = true;
            return true;
        }
        if (next->deal_is_certain) {
            node.leaf = PlanNode::Leaf::certain;
            node.package = certain(place.account);
            return true;
        }
        if (next->all_excluded || !next->question || questions == 0) {
            node.leaf = next->all_excluded ? PlanNode::Leaf::excluded : PlanNode::Leaf::open;
            return true;
        }
        node.package = next->question->package;
        node.party = next->question->asked.party;
        node.which_way = next->question->asked.which_way;
        node.yes_shares = yes_shares(place, node.party, *node.package);
        for (const bool yes : {true, false}) {
            auto child = std::make_unique<PlanNode>();
            child->answers = node.answers;
            child->answers.push_back({node.party, *node.package, yes});
            child->reached = node.reached;
            for (std::size_t law = 0; law < child->reached.size(); ++law)
                child->reached[law] *= yes ? node.yes_shares[law] : 1 - node.yes_shares[law];
            (yes ? node.yes : node.no) = std::move(child);
        }
        return true;
    }

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

// What no tuple led to is a leaf that nothing was looked for at.
void close_unfollowed(PlanNode& node) {
    if (node.leaf != PlanNode::Leaf::none) return;
    if (!node.yes) {
        node.leaf = PlanNode::Leaf::open;
        node.followed = false;
        return;
    }
    close_unfollowed(*node.yes);
    close_unfollowed(*node.no);
}

class Making {
  public:
    Making(const Scenario& scenario, const CompiledAccount& account, const PlanRequest& request)
        : scenario_(scenario), account_(account), request_(request), exchanges_(find_exchanges(account)) {}

    Result<Plan> make() {
        Plan plan;
        if (exchanges_.packages.size() > kKeptPackages) {
            plan.refused = "a plan is made for up to " + std::to_string(kKeptPackages) +
                           " packages, and this account has " + std::to_string(exchanges_.packages.size());
            plan.remedy = "leave out issues, or ask one question at a time with `detente deals --settle`";
            return plan;
        }
        draw(plan);
        const bool everything = request_.questions <= kMostFollowed;
        if (!everything && plan.laws.empty()) {
            plan.refused = "without shares a plan has up to " + std::to_string(kMostFollowed) +
                           " questions: further on it follows drawn models";
            plan.remedy = "ask for at most " + std::to_string(kMostFollowed) + " with --questions";
            return plan;
        }
        plan.tree = empty_tree();
        if (everything) {
            Planner grows = planner(plan.laws);
            const Result<bool> grown = grows.grow(*plan.tree, root_, request_.questions);
            if (!grown) return grown.errors();
            plan.out_of_time = grows.out_of_time;
            plan.within = found_within(*plan.tree, plan.laws.size(), request_.questions);
        } else {
            plan.tuples = kTuplesFollowed;
            auto found = followed(*plan.tree, plan.laws, {0, 1});
            if (!found) return found.errors();
            plan.out_of_time = out_of_time_;
            plan.within = std::move(*found);
        }
        if (plan.laws.size() != 2) return plan;
        for (std::size_t law = 0; law < 2; ++law) {
            if (request_.shares.watch.out_of_time()) {
                plan.out_of_time = true;
                plan.crossed.clear();
                return plan;
            }
            const auto other = empty_tree();
            const std::vector<Law> chosen_by{plan.laws[1 - law]};
            if (everything) {
                Planner grows = planner(chosen_by);
                const Result<bool> grown = grows.grow(*other, root_, request_.questions);
                if (!grown) return grown.errors();
                out_of_time_ = grows.out_of_time;
                plan.crossed.push_back(found_within(*other, 2, request_.questions)[law]);
            } else {
                auto found = followed(*other, chosen_by, {law});
                if (!found) return found.errors();
                plan.crossed.push_back(std::move(found->front()));
            }
            if (out_of_time_) {  // shares of a tree that was not finished compare with nothing
                plan.out_of_time = true;
                plan.crossed.clear();
                return plan;
            }
        }
        return plan;
    }

  private:
    void draw(Plan& plan) {
        if (!request_.shares.laws.empty()) {
            ShareRequest first = request_.shares;
            first.joint = false;
            first.keep = true;
            Shares shares = request_.found ? *request_.found : find_shares(account_, exchanges_, first);
            if (!shares.refused.empty()) request_.shares.laws.clear();
            for (LawShares& law : shares.laws) {
                plan.ceiling.push_back(law.zone);
                plan.ceiling_error.push_back(law.zone_error);
                root_.left.emplace_back();
                for (std::size_t p = 0; p < account_.parties(); ++p)
                    root_.left.back().push_back(Planner::left_of(law, p));
            }
        }
        plan.laws = request_.shares.laws;
    }

    std::unique_ptr<PlanNode> empty_tree() const {
        auto tree = std::make_unique<PlanNode>();
        tree->reached.assign(request_.shares.laws.size(), 1);
        return tree;
    }

    Planner planner(const std::vector<Law>& chosen_by) {
        return {scenario_, exchanges_, request_, chosen_by, drawn_};
    }

    // The tuples are others than those by which the questions are chosen.
    Result<std::vector<std::vector<double>>> followed(PlanNode& tree, const std::vector<Law>& chosen_by,
                                                      const std::vector<std::size_t>& laws) {
        Planner follows = planner(chosen_by);
        Planner::Walked root{&tree, root_};
        std::vector<std::vector<double>> within;
        for (const std::size_t law : laws) {
            if (law >= request_.shares.laws.size()) continue;
            ShareRequest tuples = request_.shares;
            tuples.laws = {request_.shares.laws[law]};
            tuples.models = kTuplesFollowed;
            tuples.round = kRoundOfTuples;
            tuples.joint = false;
            tuples.keep = true;
            const Shares drawn = find_shares(account_, exchanges_, tuples);
            if (drawn.laws.empty()) continue;
            auto found = follows.follow(root, drawn.laws.front().kept, kTuplesFollowed, request_.questions);
            if (!found) return found.errors();
            within.push_back(std::move(*found));
        }
        out_of_time_ = follows.out_of_time;
        close_unfollowed(tree);
        return within;
    }

    const Scenario& scenario_;
    const CompiledAccount& account_;
    PlanRequest request_;
    Exchanges exchanges_;
    Place root_{account_, {}};
    bool out_of_time_ = false;
    std::shared_ptr<Drawn> drawn_ = std::make_shared<Drawn>();
};

}  // namespace

Result<Plan> make_plan(const Scenario& scenario, const CompiledAccount& account, const PlanRequest& request) {
    return Making(scenario, account, request).make();
}

}  // namespace detente::deals
