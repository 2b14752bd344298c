// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/advice/shares.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "detente/deals/advice/internal/joint_block.h"

namespace detente::deals {

namespace {

// What takes long is found in one block of tuples out of four.
constexpr std::size_t kOneBlockIn = 4;

// What a verdict makes certain is 1 or 0, whatever was drawn: a walk rounds.
std::uint64_t corrected(std::uint64_t bits, Verdict verdict) {
    return verdict == Verdict::always ? ~std::uint64_t{0} : verdict == Verdict::never ? 0 : bits;
}

std::uint64_t first_bits(std::size_t count) {
    return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

// Is as much known of the party as of that one, so that the same models are drawn?
bool same_draws(const PartySystem& a, const PartySystem& b) {
    const auto same_row = [](const cone::Row& x, const cone::Row& y) {
        return x.relation == y.relation && x.unit == y.unit && x.fixes == y.fixes &&
               x.coefficients == y.coefficients;
    };
    return a.party == b.party && a.system.dimension == b.system.dimension && a.directions == b.directions &&
           a.first_coordinate == b.first_coordinate && a.sign == b.sign &&
           a.no_deal_coordinate == b.no_deal_coordinate && a.scale_coordinate == b.scale_coordinate &&
           a.weight_coordinate == b.weight_coordinate &&
           std::equal(a.system.rows.begin(), a.system.rows.end(), b.system.rows.begin(), b.system.rows.end(),
                      same_row);
}

class Counting {
  public:
    // `held`: of the same packages, models and seed, or nullptr.
    Counting(const CompiledAccount& account, const Exchanges& exchanges, const ShareRequest& request,
             const Shares* held)
        : account_(account),
          exchanges_(exchanges),
          request_(request),
          held_(held),
          packages_(account.space(), exchanges.packages) {
        for (std::size_t i = 0; i < exchanges.packages.size(); ++i)
            if (exchanges.is_exchange(exchanges.packages[i])) among_.push_back(i);
    }

    // False: no model of the law fits for some party.
    bool count(LawShares& shares) {
        const std::size_t parties = account_.parties();
        std::vector<std::optional<Models>> models(parties);
        const LawShares* before = held_law(shares.law);
        std::vector<const std::vector<std::uint64_t>*> held(parties, nullptr);
        for (std::size_t p = 0; p < parties; ++p) {
            shares.effective.push_back(0);
            shares.walked.push_back(false);
            if (!wanted(p)) continue;
            if (before && same_draws(account_.judge(static_cast<int>(p)).party(), held_->drawn->parties[p])) {
                held[p] = &before->kept[p];
                shares.effective[p] = before->effective[p];
                shares.walked[p] = before->walked[p];
                continue;
            }
            models[p] = draw_models(account_.judge(static_cast<int>(p)).party(), account_.space(),
                                    {shares.law, request_.models, request_.seed, request_.round});
            if (!models[p]) return false;
            shares.effective[p] = models[p]->effective;
            shares.walked[p] = models[p]->walked;
        }
        blocks(shares, models, held);
        return true;
    }

  private:
    bool wanted(std::size_t party) const {
        return request_.parties.empty() ||
               std::find(request_.parties.begin(), request_.parties.end(), party) != request_.parties.end();
    }

    bool joint() const {
        return request_.joint && request_.parties.empty() && among_.size() <= kJointPackages;
    }

    // What compares gains needs the models themselves.
    const LawShares* held_law(Law law) const {
        if (!held_ || joint()) return nullptr;
        for (const LawShares& one : held_->laws)
            if (one.law == law && one.models == request_.models && one.kept.size() == account_.parties())
                return &one;
        return nullptr;
    }

    // `held`: of each party which model accepts what, where that is known already.
    void blocks(LawShares& shares, const std::vector<std::optional<Models>>& models,
                const std::vector<const std::vector<std::uint64_t>*>& held) {
        const std::size_t parties = models.size();
        const std::size_t packages = packages_.rows;
        const std::size_t words = (request_.models + kLanes - 1) / kLanes;
        const bool every_party = request_.parties.empty();
        const bool joint = this->joint();
        std::size_t tuples = 0;
        const bool keep = request_.keep && packages <= kKeptPackages;
        std::vector<std::vector<Verdict>> verdicts(parties);
        std::vector<std::optional<GainBlock>> blocks(parties);
        std::vector<bool> decided(parties, false);
        std::int32_t rounding = 0;
        for (std::size_t p = 0; p < parties; ++p) {
            if (!models[p]) continue;
            const std::vector<Verdict>& map = account_.map(static_cast<int>(p));
            for (const Code code : exchanges_.packages) verdicts[p].push_back(map[code]);
            // Where every verdict is certain no model needs a look, but for what compares gains.
            decided[p] = !joint && std::find(verdicts[p].begin(), verdicts[p].end(), Verdict::undetermined) ==
                                       verdicts[p].end();
            if (!decided[p]) blocks[p].emplace(*models[p], packages_);
            rounding = std::max(rounding, models[p]->rounding);
        }
        std::vector<std::vector<std::uint64_t>> counts(parties, std::vector<std::uint64_t>(packages, 0));
        if (keep) shares.kept.assign(parties, {});
        JointBlock together(joint ? packages : 0);
        std::vector<std::vector<Lanes>> gains(joint ? parties : 0, std::vector<Lanes>(packages));
        std::vector<std::uint64_t> all(packages);
        std::uint64_t zone = 0;
        for (std::size_t word = 0; word < words; ++word) {
            if (word > 0 && request_.watch.out_of_time()) break;
            const std::size_t lanes = std::min(kLanes, request_.models - word * kLanes);
            shares.models += lanes;
            const std::uint64_t there = first_bits(lanes);
            std::fill(all.begin(), all.end(), there);
            for (std::size_t p = 0; p < parties; ++p) {
                if (held[p]) {
                    const std::uint64_t* bits = held[p]->data() + word * packages;
                    for (std::size_t package = 0; package < packages; ++package) {
                        counts[p][package] += static_cast<std::uint64_t>(std::popcount(bits[package]));
                        all[package] &= bits[package];
                    }
                    if (keep) shares.kept[p].insert(shares.kept[p].end(), bits, bits + packages);
                    continue;
                }
                if (!models[p]) continue;
                const auto take = [&](std::size_t package, std::uint64_t drawn) {
                    const std::uint64_t bits = corrected(drawn, verdicts[p][package]) & there;
                    counts[p][package] += static_cast<std::uint64_t>(std::popcount(bits));
                    all[package] &= bits;
                    if (keep) shares.kept[p].push_back(bits);
                };
                if (decided[p]) {
                    for (std::size_t package = 0; package < packages; ++package) take(package, 0);
                    continue;
                }
                blocks[p]->load(word);
                blocks[p]->each([&](std::size_t package, const Lanes& gain) {
                    take(package, accepted(gain));
                    if (joint && word % kOneBlockIn == 0) gains[p][package] = gain;
                });
            }
            std::uint64_t some = 0;
            for (const std::size_t package : among_) some |= all[package];
            zone += static_cast<std::uint64_t>(std::popcount(some));
            if (!joint || word % kOneBlockIn != 0) continue;
            together.add(gains, among_, lanes, rounding);
            tuples += lanes;
        }
        const auto total = static_cast<double>(shares.models);
        for (double& effective : shares.effective) effective *= total / static_cast<double>(request_.models);
        const auto share = [&](std::uint64_t count) { return static_cast<double>(count) / total; };
        shares.accepts.assign(parties, {});
        for (std::size_t p = 0; p < parties; ++p)
            if (models[p] || held[p])
                for (const std::uint64_t count : counts[p]) shares.accepts[p].push_back(share(count));
        if (!every_party) return;
        for (std::size_t package = 0; package < packages; ++package) {
            double product = 1;
            for (std::size_t p = 0; p < parties; ++p) product *= shares.accepts[p][package];
            shares.all.push_back(product);
            if (!joint) continue;
            shares.efficient.push_back(static_cast<double>(together.efficient[package]) /
                                       static_cast<double>(tuples));
            shares.nash.push_back(static_cast<double>(together.nash[package]) / static_cast<double>(tuples));
        }
        shares.joint_tuples = tuples;
        shares.zone = share(zone);
        const double fewest = *std::min_element(shares.effective.begin(), shares.effective.end());
        shares.zone_error = std::sqrt(shares.zone * (1 - shares.zone) / std::max(fewest, 1.0));
    }

    const CompiledAccount& account_;
    const Exchanges& exchanges_;
    const ShareRequest& request_;
    const Shares* held_;
    PackageLevels packages_;
    std::vector<std::size_t> among_;  // exchanges
};

}  // namespace

double LawShares::error(std::size_t package) const {
    double variance = 0;
    for (std::size_t p = 0; p < accepts.size(); ++p) {
        double others = 1;
        for (std::size_t q = 0; q < accepts.size(); ++q)
            if (q != p) others *= accepts[q][package];
        const double share = accepts[p][package];
        variance += others * others * share * (1 - share) / std::max(effective[p], 1.0);
    }
    return std::sqrt(variance);
}

Shares find_shares(const CompiledAccount& account, const Exchanges& exchanges, const ShareRequest& request) {
    Shares result;
    if (exchanges.packages.size() > kSharedPackages) {
        result.refused = "shares are found for up to " + std::to_string(kSharedPackages) +
                         " packages, and this account has " + std::to_string(exchanges.packages.size());
        return result;
    }
    result.packages = exchanges.packages;
    for (const Code code : result.packages) result.exchange.push_back(exchanges.is_exchange(code));
    if (account.family() == Family::monotone) {
        result.refused =
            "the monotone family has no shares: its value functions do not add up over issues, and no law "
            "over them is named";
        return result;
    }
    const Shares* held = request.held;
    if (held &&
        (!held->drawn || held->packages != result.packages || held->drawn->sizes != account.space().sizes ||
         held->drawn->models != request.models || held->drawn->seed != request.seed ||
         held->drawn->round != request.round || held->drawn->parties.size() != account.parties()))
        held = nullptr;
    Counting counting(account, exchanges, request, held);
    for (const Law law : request.laws) {
        LawShares shares;
        shares.law = law;
        if (!counting.count(shares)) {
            result.laws.clear();
            result.refused =
                "no value model of the law `" + std::string(to_string(law)) +
                "` fits what is known of some party: no deal is worth more than the best package, or less "
                "than the worst";
            return result;
        }
        result.laws.push_back(std::move(shares));
    }
    if (!request.keep || !request.parties.empty()) return result;
    result.drawn.emplace();
    for (std::size_t p = 0; p < account.parties(); ++p)
        result.drawn->parties.push_back(account.judge(static_cast<int>(p)).party());
    result.drawn->sizes = account.space().sizes;
    result.drawn->models = request.models;
    result.drawn->seed = request.seed;
    result.drawn->round = request.round;
    return result;
}

}  // namespace detente::deals
