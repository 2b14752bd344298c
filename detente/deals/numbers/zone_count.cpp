// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/internal/zone_count.h"

#include <algorithm>
#include <array>

#include "detente/deals/numbers/internal/integer_gains.h"

namespace detente::numbers {

namespace {

template <class Count>
struct Sums {
    std::array<std::int64_t, 2> sum{};
    Count count{};
};

// Counts stay exact: 128-bit where the whole space fits, rationals where it does not.
template <class Count>
class Halves {
  public:
    using Half = std::vector<Sums<Count>>;

    Halves(std::vector<IntegerGains> binding, const SearchLimits& limits)
        : binding_(std::move(binding)), limits_(limits) {
        most_ = std::min<std::size_t>(limits.bytes / (4 * sizeof(Sums<Count>)), 8'000'000);
    }

    // Blocks go to the half with fewer combinations so far; nothing where a half grows beyond the limit.
    bool build() {
        halves_[0] = halves_[1] = Half{Sums<Count>{{}, Count(1)}};
        for (std::size_t block = 0; block < binding_.front().gains.size(); ++block) {
            Half& half = halves_[halves_[0].size() <= halves_[1].size() ? 0 : 1];
            if (!extend(half, block)) return false;
        }
        return true;
    }

    Count count(const std::array<std::int64_t, 2>& least) {
        return binding_.size() == 1 ? count_one(least[0]) : count_two(least);
    }

  private:
    bool extend(Half& half, std::size_t block) {
        const std::size_t choices = binding_.front().gains[block].size();
        if (half.size() * choices > 4 * most_ || limits_.expired()) return false;
        Half next;
        next.reserve(half.size() * choices);
        for (std::size_t choice = 0; choice < choices; ++choice)
            for (const Sums<Count>& sums : half) {
                next.push_back(sums);
                for (std::size_t p = 0; p < binding_.size(); ++p)
                    next.back().sum[p] += binding_[p].gains[block][choice];
            }
        std::sort(next.begin(), next.end(), [](const auto& a, const auto& b) { return a.sum < b.sum; });
        half.clear();
        for (Sums<Count>& sums : next) {
            if (!half.empty() && half.back().sum == sums.sum)
                half.back().count += sums.count;
            else
                half.push_back(std::move(sums));
        }
        return half.size() <= most_;
    }

    Count count_one(std::int64_t least) const {
        const Half &left = halves_[0], &right = halves_[1];
        Count total(0), reached(0);
        std::size_t next = right.size();  // right[next ..] reach the floor together with the current left sum
        for (const Sums<Count>& sums : left) {
            for (; next > 0 && right[next - 1].sum[0] + sums.sum[0] >= least; --next)
                reached += right[next - 1].count;
            total += reached * sums.count;
        }
        return total;
    }

    Count count_two(const std::array<std::int64_t, 2>& least) const {
        const Half &left = halves_[0], &right = halves_[1];
        std::vector<std::int64_t> seconds;
        for (const Sums<Count>& sums : right) seconds.push_back(sums.sum[1]);
        std::sort(seconds.begin(), seconds.end());
        seconds.erase(std::unique(seconds.begin(), seconds.end()), seconds.end());
        std::vector<Count> tree(seconds.size() + 1,
                                Count(0));  // counts by second sum, greatest first (Fenwick 1994)
        std::size_t next = right.size();
        Count total(0);
        for (const Sums<Count>& sums : left) {
            for (; next > 0 && right[next - 1].sum[0] + sums.sum[0] >= least[0]; --next) {
                const auto rank = std::lower_bound(seconds.begin(), seconds.end(), right[next - 1].sum[1]);
                for (auto k = static_cast<std::size_t>(seconds.end() - rank); k < tree.size();
                     k += k & (~k + 1))
                    tree[k] += right[next - 1].count;
            }
            const auto from = std::lower_bound(seconds.begin(), seconds.end(), least[1] - sums.sum[1]);
            Count reached(0);
            for (auto k = static_cast<std::size_t>(seconds.end() - from); k > 0; k &= k - 1)
                reached += tree[k];
            total += reached * sums.count;
        }
        return total;
    }

    std::vector<IntegerGains> binding_;
    SearchLimits limits_;
    std::size_t most_ = 0;
    std::array<Half, 2> halves_;
};

template <class Count>
std::optional<Count> count_halves(const std::vector<IntegerGains>& binding,
                                  const std::array<std::int64_t, 2>& least, const SearchLimits& limits) {
    Halves<Count> halves(binding, limits);
    if (!halves.build()) return std::nullopt;
    return halves.count(least);
}

// Three and more binding parties: every combination, while there are few enough.
std::optional<Rational> count_by_listing(const std::vector<IntegerGains>& binding,
                                         const std::vector<std::int64_t>& least, const Rational& size,
                                         const SearchLimits& limits) {
    if (size > Rational(static_cast<std::int64_t>(limits.listed_outcomes))) return std::nullopt;
    const std::size_t blocks = binding.front().gains.size();
    std::vector<std::size_t> choice(blocks, 0);
    std::vector<std::vector<std::int64_t>> sums(blocks + 1, std::vector<std::int64_t>(binding.size(), 0));
    std::int64_t count = 0;
    std::size_t from = 0;
    while (true) {
        for (std::size_t block = from; block < blocks; ++block)
            for (std::size_t p = 0; p < binding.size(); ++p)
                sums[block + 1][p] = sums[block][p] + binding[p].gains[block][choice[block]];
        bool all = true;
        for (std::size_t p = 0; p < binding.size() && all; ++p) all = sums[blocks][p] >= least[p];
        count += all ? 1 : 0;
        from = blocks;
        while (from > 0 && ++choice[from - 1] == binding.front().gains[from - 1].size()) choice[--from] = 0;
        if (from == 0) return Rational(count);
        --from;
    }
}

// A single block's choices are the outcomes.
Rational count_choices(const BlockSum& sum, const std::vector<std::optional<Floor>>& floors) {
    const SumBlock& block = sum.blocks.front();
    std::vector<char> counted(block.size(), 1);
    for (std::size_t party = 0; party < floors.size(); ++party) {
        if (!floors[party]) continue;
        const Floor& floor = *floors[party];
        const auto& ceiling = sum.ceilings[party];
        const bool cut_below = ceiling && (floor.strict ? *ceiling <= floor.value : *ceiling < floor.value);
        for (std::size_t c = 0; c < counted.size(); ++c) {
            const Rational& gain = block.gains[party][c];
            if (cut_below || (floor.strict ? gain <= floor.value : gain < floor.value)) counted[c] = 0;
        }
    }
    return Rational(static_cast<std::int64_t>(std::count(counted.begin(), counted.end(), 1)));
}

// `rounded`: all in gains rounded down; `with_slack`: counting what may reach its floor, too.
std::optional<Rational> count_at(const BlockSum& sum, const std::vector<std::optional<Floor>>& floors,
                                 bool rounded, bool with_slack, const SearchLimits& limits) {
    Rational size = 1;
    for (const SumBlock& block : sum.blocks) size *= Rational(static_cast<std::int64_t>(block.size()));
    std::vector<IntegerGains> binding;
    std::vector<std::int64_t> least;
    for (int party = 0; party < sum.parties; ++party) {
        const auto& floor = floors[static_cast<std::size_t>(party)];
        if (!floor) continue;
        std::optional<IntegerGains> gains = rounded ? rounded_gains(sum, party) : integer_gains(sum, party);
        if (!gains) return std::nullopt;
        std::int64_t from = gains->least_sum(floor->value, floor->strict);
        const bool above_ceiling = gains->ceiling && (floor->strict ? floor->value >= *gains->ceiling
                                                                    : floor->value > *gains->ceiling);
        if (with_slack && !above_ceiling) from = std::max<std::int64_t>(0, from - gains->slack);
        if (from > gains->largest) return Rational(0);
        if (from == 0) continue;
        binding.push_back(std::move(*gains));
        least.push_back(from);
    }
    if (binding.empty()) return size;
    if (binding.size() > 2 || size <= Rational(200'000))
        return count_by_listing(binding, least, size, limits);
    const std::array<std::int64_t, 2> both{least[0], least.size() > 1 ? least[1] : 0};
    if (to_rational(Int128{1} << 120, 1) > size) {
        const auto count = count_halves<Int128>(binding, both, limits);
        if (!count) return std::nullopt;
        return to_rational(*count, 1);
    }
    return count_halves<Rational>(binding, both, limits);
}

}  // namespace

std::optional<Rational> count_outcomes(const BlockSum& sum, const std::vector<std::optional<Floor>>& floors,
                                       const SearchLimits& limits) {
    if (sum.blocks.size() == 1) return count_choices(sum, floors);
    // Numbers too fine for 61 bits are rounded down. Sums within the slack below a floor may reach it or not;
    // where there are none, the count is exact all the same.
    bool rounded = false;
    for (int party = 0; party < sum.parties; ++party)
        rounded = rounded || (floors[static_cast<std::size_t>(party)] && !integer_gains(sum, party));
    // Sums so fine hardly ever coincide, so each half would have as many as it has combinations.
    Rational size = 1;
    for (const SumBlock& block : sum.blocks) size *= Rational(static_cast<std::int64_t>(block.size()));
    if (rounded && size > Rational(1'000'000'000'000)) return std::nullopt;
    auto sure = count_at(sum, floors, rounded, false, limits);
    if (!rounded || !sure) return sure;
    const auto possible = count_at(sum, floors, rounded, true, limits);
    return possible && *possible == *sure ? sure : std::nullopt;
}

}  // namespace detente::numbers
