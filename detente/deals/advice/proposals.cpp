// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/advice/proposals.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace detente::deals {

namespace {

// With a tenth and two standard errors a text stands out.
constexpr double kAhead = 0.1;
constexpr std::size_t kCompetitors = 10;
// Changes of more steps are not looked at for what raises the joint share.
constexpr int kReplySteps = 3;

struct Row {
    Code code = 0;
    std::size_t row = 0;  // place among the shares' packages
    int steps = 0;
    bool hangs = false;
    double joint = 0;  // under the less favourable law
    double error = 0;  // its standard error
};

class Proposing {
  public:
    Proposing(const CompiledAccount& account, const Exchanges& exchanges, const ProposalRequest& request)
        : account_(account), exchanges_(exchanges), request_(request) {
        for (int party = 0; party < static_cast<int>(account.parties()); ++party)
            maps_.push_back(&account.map(party));
    }

    Proposals find() {
        list();
        draw();
        result_.certain_in_all = certain_.size();
        result_.open_in_all = open_.size();
        if (request_.worth)
            order_by_worth(certain_);
        else
            order(certain_, [&](const Row& row) { return -nash(row); });
        for (std::size_t i = 0; i < certain_.size() && i < kNamedCertain; ++i)
            result_.certain.push_back(proposal(certain_[i]));
        if (request_.party)
            for_party(*request_.party);
        else
            for_mediator();
        for (std::size_t law = 0; law < result_.laws.size(); ++law) {
            result_.ceiling.push_back(drawn_shares().laws[law].zone);
            result_.ceiling_error.push_back(drawn_shares().laws[law].zone_error);
        }
        if (request_.to) reply(*request_.to);
        result_.mirror = mirrored(account_);
        return std::move(result_);
    }

  private:
    std::size_t parties() const { return maps_.size(); }
    Verdict verdict(std::size_t party, Code code) const { return (*maps_[party])[code]; }

    Row row_of(std::size_t place) const {
        Row row;
        row.code = exchanges_.packages[place];
        row.row = place;
        const Package package = decode(account_.space(), row.code);
        row.steps = std::accumulate(package.levels.begin(), package.levels.end(), 0);
        for (std::size_t party = 0; party < parties(); ++party)
            row.hangs = row.hangs || (verdict(party, row.code) == Verdict::undetermined &&
                                      exchanges_.hangs_on(static_cast<int>(party), package).has_value());
        return row;
    }

    void list() {
        for (std::size_t i = 0; i < exchanges_.packages.size(); ++i) {
            const Code code = exchanges_.packages[i];
            places_.emplace(code, i);
            if (!exchanges_.is_exchange(code)) continue;
            std::size_t takes = 0;
            std::size_t refuses = 0;
            for (std::size_t party = 0; party < parties(); ++party) {
                takes += verdict(party, code) == Verdict::always;
                refuses += verdict(party, code) == Verdict::never;
            }
            if (request_.party &&
                verdict(static_cast<std::size_t>(*request_.party), code) == Verdict::always) {
                ++result_.taken;
                result_.taken_but_refused += refuses > 0;
            }
            if (refuses == 0) (takes == parties() ? certain_ : open_).push_back(row_of(i));
        }
    }

    void draw() {
        if (request_.shares.laws.empty()) return;
        ShareRequest shares = request_.shares;
        shares.joint = certain_.size() > 1;
        shares.keep = true;
        if (request_.found == nullptr || (shares.joint && !has_joint(*request_.found)))
            drawn_ = find_shares(account_, exchanges_, shares);
        else
            found_ = request_.found;
        result_.no_shares = drawn_shares().refused;
        if (!drawn_shares().refused.empty()) return;
        for (const LawShares& law : drawn_shares().laws) {
            result_.laws.push_back(law.law);
            result_.out_of_time = result_.out_of_time || law.models < request_.shares.models;
        }
        for (std::vector<Row>* rows : {&certain_, &open_})
            for (Row& row : *rows) {
                row.joint = 2;
                for (const LawShares& law : drawn_shares().laws)
                    if (law.all[row.row] < row.joint) {
                        row.joint = law.all[row.row];
                        row.error = law.error(row.row);
                    }
            }
    }

    const Shares& drawn_shares() const { return found_ != nullptr ? *found_ : drawn_; }

    static bool has_joint(const Shares& shares) {
        return shares.laws.empty() || !shares.laws.front().nash.empty();
    }

    bool shared() const { return !result_.laws.empty(); }

    // How often it is the Nash point, under the less favourable law.
    double nash(const Row& row) const {
        double least = 1;
        for (const LawShares& law : drawn_shares().laws)
            if (!law.nash.empty()) least = std::min(least, law.nash[row.row]);
        return shared() ? least : 0;
    }

    // The share in which all but one party accept, under the less favourable law.
    double others_accept(const Row& row, std::size_t party) const {
        double least = 1;
        for (const LawShares& law : drawn_shares().laws) {
            double product = 1;
            for (std::size_t other = 0; other < parties(); ++other)
                if (other != party) product *= law.accepts[other][row.row];
            least = std::min(least, product);
        }
        return least;
    }

    // What hangs on a direction comes after the others.
    template <class Key>
    static void order(std::vector<Row>& rows, Key key) {
        std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
            return std::tuple(a.hangs, key(a), a.steps) < std::tuple(b.hangs, key(b), b.steps);
        });
    }

    // The greatest first. What a row is worth is found once; rounded numbers decide where they differ, since
    // rounding to nearest keeps the order.
    void order_by_worth(std::vector<Row>& rows) const {
        struct Worth {
            double rounded = 0;
            Rational exact;
            Row row;
        };
        std::vector<Worth> worths;
        worths.reserve(rows.size());
        for (const Row& row : rows) {
            Rational exact = request_.worth(decode(account_.space(), row.code));
            worths.push_back({exact.to_double(), std::move(exact), row});
        }
        std::stable_sort(worths.begin(), worths.end(), [](const Worth& a, const Worth& b) {
            return a.rounded != b.rounded ? a.rounded > b.rounded : a.exact > b.exact;
        });
        std::transform(worths.begin(), worths.end(), rows.begin(), [](const Worth& one) { return one.row; });
    }

    Proposal proposal(const Row& row) const {
        Proposal result;
        result.package = decode(account_.space(), row.code);
        result.hangs = row.hangs;
        for (std::size_t party = 0; party < parties(); ++party) {
            result.verdicts.push_back(verdict(party, row.code));
            result.accepts.emplace_back();
            if (shared())
                for (const LawShares& law : drawn_shares().laws)
                    result.accepts.back().push_back(law.accepts[party][row.row]);
        }
        if (shared())
            for (const LawShares& law : drawn_shares().laws) result.joint.push_back(law.all[row.row]);
        return result;
    }

    void rank(std::vector<Row> rows) {
        for (std::size_t i = 0; i < rows.size() && i < request_.texts; ++i)
            result_.ranked.push_back(proposal(rows[i]));
    }

    // How many parties are certain to take it: the order without shares.
    double takers(const Row& row) const {
        double count = 0;
        for (std::size_t party = 0; party < parties(); ++party)
            count += verdict(party, row.code) == Verdict::always;
        return count;
    }

    void for_party(int party) {
        const auto own = static_cast<std::size_t>(party);
        std::vector<Row> rows;
        for (const Row& row : open_)
            if (verdict(own, row.code) == Verdict::always) rows.push_back(row);
        order(rows, [&](const Row& row) { return shared() ? -others_accept(row, own) : -takers(row); });
        rank(std::move(rows));
    }

    void for_mediator() {
        std::vector<Row> rows = open_;
        order(rows, [&](const Row& row) { return shared() ? -row.joint : -takers(row); });
        if (!shared()) {
            rank(std::move(rows));
            return;
        }
        if (rows.empty()) return;
        const double tenth = rows.size() < kCompetitors ? 0 : rows[kCompetitors - 1].joint;
        result_.stands_out = rows.front().joint - tenth > 2 * rows.front().error + kAhead;
        if (result_.stands_out)
            rank(std::move(rows));
        else if (certain_.empty())
            choose_menu(std::move(rows));
    }

    // [law][word * rows + k]: the tuples of models in which the k-th suits all.
    using Bits = std::vector<std::vector<std::uint64_t>>;

    Bits suits_all(const std::vector<Row>& rows) const {
        // Among many packages the models' acceptances are not kept: those of the candidates are found anew.
        const bool kept = !drawn_shares().laws.front().kept.empty();
        Shares anew;
        std::vector<std::size_t> places;
        if (kept) {
            for (const Row& row : rows) places.push_back(row.row);
        } else {
            Exchanges fewer;
            fewer.kinds = exchanges_.kinds;
            for (const Row& row : rows) fewer.packages.push_back(row.code);
            std::sort(fewer.packages.begin(), fewer.packages.end(), [&](Code a, Code b) {
                return places_.at(a) < places_.at(b);  // file order
            });
            for (const Row& row : rows)
                places.push_back(static_cast<std::size_t>(
                    std::find(fewer.packages.begin(), fewer.packages.end(), row.code) -
                    fewer.packages.begin()));
            ShareRequest request = request_.shares;
            request.joint = false;
            request.keep = true;
            anew = find_shares(account_, fewer, request);
        }
        const Shares& from = kept ? drawn_shares() : anew;
        Bits result;
        for (const LawShares& law : from.laws) {
            const std::size_t packages = from.packages.size();
            const std::size_t words = (law.models + 63) / 64;
            std::vector<std::uint64_t> bits(words * rows.size());
            for (std::size_t w = 0; w < words; ++w)
                for (std::size_t k = 0; k < rows.size(); ++k) {
                    std::uint64_t all = ~std::uint64_t{0};
                    for (const auto& party : law.kept) all &= party[w * packages + places[k]];
                    bits[w * rows.size() + k] = all;
                }
            result.push_back(std::move(bits));
        }
        return result;
    }

    void choose_menu(std::vector<Row> rows) {
        if (rows.size() > kMenuCandidates) rows.resize(kMenuCandidates);
        const Bits bits = suits_all(rows);
        const std::size_t laws = bits.size();
        // Where time ran out the laws have different numbers of models, and counts do not compare.
        const std::size_t words = (request_.shares.models + 63) / 64;
        for (const std::vector<std::uint64_t>& one : bits)
            if (one.size() != words * rows.size()) {
                result_.out_of_time = true;
                return;
            }
        const auto models = static_cast<double>(request_.shares.models);
        std::vector<std::vector<std::uint64_t>> left;  // [law][word]: where no text of the menu suits all
        for (std::size_t law = 0; law < laws; ++law)
            left.emplace_back(bits[law].size() / rows.size(), ~std::uint64_t{0});
        std::vector<std::uint64_t> covered(laws, 0);  // tuples of models: sums of shares would not tie
        result_.coverage.resize(laws);
        while (result_.menu.size() < request_.texts) {
            // What each text would bring it to, under every law.
            std::vector<std::vector<std::uint64_t>> reached(laws, std::vector<std::uint64_t>(rows.size()));
            std::vector<std::uint64_t> least(rows.size(), UINT64_MAX);
            for (std::size_t law = 0; law < laws; ++law) {
                std::fill(reached[law].begin(), reached[law].end(), covered[law]);
                for (std::size_t w = 0; w < left[law].size(); ++w)
                    for (std::size_t k = 0; k < rows.size(); ++k)
                        reached[law][k] += static_cast<std::uint64_t>(
                            std::popcount(bits[law][w * rows.size() + k] & left[law][w]));
                for (std::size_t k = 0; k < rows.size(); ++k) least[k] = std::min(least[k], reached[law][k]);
            }
            const auto adds = [&](std::size_t k) {
                bool any = false;
                for (std::size_t law = 0; law < laws; ++law) any = any || reached[law][k] > covered[law];
                return any;
            };
            const std::optional<std::size_t> found = best_of(rows, least, adds);
            if (!found) return;
            const std::size_t best = *found;
            result_.menu.push_back(proposal(rows[best]));
            for (std::size_t law = 0; law < laws; ++law) {
                covered[law] = reached[law][best];
                result_.coverage[law].push_back(static_cast<double>(covered[law]) / models);
                for (std::size_t w = 0; w < left[law].size(); ++w)
                    left[law][w] &= ~bits[law][w * rows.size() + best];
            }
        }
    }

    // Of those that add something. Equal ones: fewest steps, then file order; what hangs on a direction only
    // where nothing else is left.
    template <class Adds>
    static std::optional<std::size_t> best_of(const std::vector<Row>& rows,
                                              const std::vector<std::uint64_t>& least, const Adds& adds) {
        std::optional<std::size_t> best;
        const auto key = [&](std::size_t k) {
            return std::tuple(rows[k].hangs, UINT64_MAX - least[k], rows[k].steps, rows[k].row);
        };
        for (std::size_t k = 0; k < rows.size(); ++k)
            if (adds(k) && (!best || key(k) < key(*best))) best = k;
        return best;
    }

    int distance(const Package& from, const Package& to) const {
        int steps = 0;
        for (std::size_t issue = 0; issue < from.levels.size(); ++issue)
            if (!exchanges_.same_to_all[issue]) steps += std::abs(from.levels[issue] - to.levels[issue]);
        return steps;
    }

    void add_reply(Reply::Why why, std::size_t party, const Row& row, const Package& offer) {
        const Package package = decode(account_.space(), row.code);
        Reply reply;
        reply.why = why;
        reply.party = static_cast<int>(party);
        reply.proposal = proposal(row);
        reply.steps = distance(offer, package);
        for (std::size_t issue = 0; issue < offer.levels.size(); ++issue)
            if (offer.levels[issue] != package.levels[issue] && !exchanges_.same_to_all[issue])
                reply.changes.push_back(
                    {static_cast<int>(issue), offer.levels[issue], package.levels[issue]});
        result_.replies.push_back(std::move(reply));
    }

    // To whom the first is better in every model; nothing where it is not as good to somebody, or to nobody
    // better.
    std::vector<int> better_for(const Package& first, const Package& second) const {
        std::vector<int> result;
        for (std::size_t party = 0; party < parties(); ++party) {
            const Judge& judge = account_.judge(static_cast<int>(party));
            const auto verdict = [&](const Package& one, const Package& other) {
                return judge.judge(Alternative{&one}, Alternative{&other}, {}, false).verdict;
            };
            if (verdict(first, second) != Verdict::always) return {};
            if (verdict(second, first) == Verdict::never) result.push_back(static_cast<int>(party));
        }
        return result;
    }

    void better(const Package& offer) {
        std::vector<std::pair<int, const Row*>> near;
        for (const Row& row : certain_)
            if (const int steps = distance(offer, decode(account_.space(), row.code)); steps > 0)
                near.emplace_back(steps, &row);
        std::stable_sort(near.begin(), near.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        if (near.size() > kBetterCompared) {
            near.resize(kBetterCompared / 2);
            for (std::size_t i = 0; i < kBetterCompared / 2; ++i) {
                const int steps = distance(offer, decode(account_.space(), certain_[i].code));
                const bool known = std::any_of(near.begin(), near.end(),
                                               [&](const auto& one) { return one.second == &certain_[i]; });
                if (steps > 0 && !known) near.emplace_back(steps, &certain_[i]);
            }
            std::stable_sort(near.begin(), near.end(),
                             [](const auto& a, const auto& b) { return a.first < b.first; });
        }
        std::vector<const Row*> found;
        for (const Row& row : certain_)
            if (request_.beside && decode(account_.space(), row.code) == *request_.beside)
                found.push_back(&row);
        for (const auto& [steps, row] : near)
            if (found.empty() || row != found.front()) found.push_back(row);
        std::erase_if(found, [&](const Row* row) {
            return better_for(decode(account_.space(), row->code), offer).empty();
        });
        std::size_t told = 0;
        for (const Row* row : found) {
            if (told == kBetterTold) break;
            const Package package = decode(account_.space(), row->code);
            const bool best = std::none_of(found.begin(), found.end(), [&](const Row* other) {
                return other != row && !better_for(decode(account_.space(), other->code), package).empty();
            });
            if (!best) continue;
            ++told;
            add_reply(Reply::Why::better, 0, *row, offer);
            result_.replies.back().better_for = better_for(package, offer);
        }
        fewest_steps_first();
    }

    void fewest_steps_first() {
        std::stable_sort(result_.replies.begin(), result_.replies.end(),
                         [](const Reply& a, const Reply& b) { return a.steps < b.steps; });
    }

    void reply(const Package& offer) {
        const Code code = encode(account_.space(), offer);
        Row standing;
        standing.code = code;
        const auto place = places_.find(code);
        const bool known = place != places_.end();
        if (known) {
            standing = row_of(place->second);
            if (shared()) {
                standing.joint = 2;
                for (const LawShares& law : drawn_shares().laws)
                    if (law.all[standing.row] < standing.joint) {
                        standing.joint = law.all[standing.row];
                        standing.error = law.error(standing.row);
                    }
            }
            result_.offer = proposal(standing);
        } else {
            result_.offer.emplace();
            result_.offer->package = offer;
            for (std::size_t party = 0; party < parties(); ++party)
                result_.offer->verdicts.push_back(verdict(party, code));
        }
        if (result_.offer->certain()) return better(offer);
        struct Near {
            const Row* row;
            int steps;
        };
        std::vector<Near> near;
        for (const std::vector<Row>* rows : {&certain_, &open_})
            for (const Row& row : *rows)
                if (const int steps = distance(offer, decode(account_.space(), row.code)); steps > 0)
                    near.push_back({&row, steps});
        std::stable_sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
            return std::tuple(a.steps, a.row->hangs, -a.row->joint, a.row->row) <
                   std::tuple(b.steps, b.row->hangs, -b.row->joint, b.row->row);
        });
        if (shared() && known) {
            const Row* best = &standing;
            for (int steps = 1; steps <= kReplySteps; ++steps) {
                const auto first = std::find_if(near.begin(), near.end(), [&](const Near& one) {
                    return one.steps == steps && one.row->hangs <= standing.hangs;
                });
                if (first == near.end()) continue;
                if (first->row->joint - best->joint <= 2 * std::hypot(first->row->error, best->error))
                    continue;
                best = first->row;
                add_reply(Reply::Why::share, 0, *best, offer);
            }
        }
        const auto first_where = [&](auto suits) -> const Row* {
            const auto found =
                std::find_if(near.begin(), near.end(), [&](const Near& one) { return suits(one.row->code); });
            return found == near.end() ? nullptr : found->row;
        };
        for (std::size_t party = 0; party < parties(); ++party) {
            if (result_.offer->verdicts[party] == Verdict::always) continue;
            if (const Row* row =
                    first_where([&](Code one) { return verdict(party, one) == Verdict::always; }))
                add_reply(Reply::Why::party, party, *row, offer);
        }
        const auto certain = [&](Code one) {
            for (std::size_t party = 0; party < parties(); ++party)
                if (verdict(party, one) != Verdict::always) return false;
            return true;
        };
        if (const Row* row = first_where(certain)) add_reply(Reply::Why::all, 0, *row, offer);
        fewest_steps_first();
    }

    const CompiledAccount& account_;
    const Exchanges& exchanges_;
    const ProposalRequest& request_;
    std::vector<const std::vector<Verdict>*> maps_;
    std::unordered_map<Code, std::size_t> places_;
    std::vector<Row> certain_;
    std::vector<Row> open_;
    Shares drawn_;
    const Shares* found_ = nullptr;  // where they are another's
    Proposals result_;
};

}  // namespace

bool Proposal::certain() const {
    return std::all_of(verdicts.begin(), verdicts.end(),
                       [](Verdict verdict) { return verdict == Verdict::always; });
}

Proposals find_proposals(const CompiledAccount& account, const Exchanges& exchanges,
                         const ProposalRequest& request) {
    return Proposing(account, exchanges, request).find();
}

}  // namespace detente::deals
