// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/utility_index.h"

#include <algorithm>
#include <numeric>
#include <queue>

#include "detente/base/made_once.h"
#include "detente/deals/numbers/additive_frontier.h"
#include "detente/deals/numbers/internal/integer_gains.h"
#include "detente/deals/numbers/internal/meet_in_the_middle.h"
#include "detente/deals/numbers/internal/zone_count.h"

namespace detente::numbers {

struct UtilityIndex::Tables {
    BlockSum sum;
    int party = 0;
    SearchLimits limits;
    IntegerGains gains;

    Tables(const BlockSum& of, int p, const SearchLimits& within, IntegerGains integers)
        : sum(of), party(p), limits(within), gains(std::move(integers)) {}
    Tables(const Tables&) = delete;
    Tables& operator=(const Tables&) = delete;

    // Built when a target is first asked for: walking from the best downwards needs none of it.
    const MeetInTheMiddle& middle() const {
        return meeting.get([this] { return MeetInTheMiddle(gains.gains, limits); });
    }

    IndexedOutcome indexed(const std::vector<std::uint32_t>& choice) const {
        std::int64_t total = 0;
        for (std::size_t block = 0; block < choice.size(); ++block)
            total += gains.gains[block][choice[block]];
        if (gains.slack == 0) return IndexedOutcome{sum.outcome(choice), gains.utility(total), 0};
        Rational exact;
        for (std::size_t block = 0; block < choice.size(); ++block)
            exact += sum.blocks[block].gains[static_cast<std::size_t>(party)][choice[block]];
        if (gains.ceiling && exact > *gains.ceiling) exact = *gains.ceiling;
        return IndexedOutcome{sum.outcome(choice), std::move(exact), slack()};
    }
    // What rounding may have hidden; 0 where nothing was rounded.
    Rational slack() const { return to_rational(gains.slack, gains.denominator); }

    // An answer of the middle, with the bound on its error.
    IndexedOutcome bounded(const std::vector<std::uint32_t>& choice) const {
        IndexedOutcome found = indexed(choice);
        found.error += to_rational(middle().error(), gains.denominator);
        return found;
    }

  private:
    MadeOnce<MeetInTheMiddle> meeting;
};

// Ranks count from the best choice of each block. A state is the last block that is off its best, that
// block's rank, and the state from which the blocks before it come.
struct UtilityIndex::Descent::State {
    struct Entry {
        std::int64_t loss = 0;
        std::uint32_t block = 0;  // position in `order`
        std::uint32_t rank = 0;
        std::uint32_t before = 0;  // index of the entry whose earlier blocks it shares
    };
    std::shared_ptr<const Tables> tables;
    std::vector<std::vector<std::uint32_t>> ranked;  // [position][rank]: choice
    std::vector<std::vector<std::int64_t>> losses;   // [position][rank]: loss against the best
    std::vector<std::size_t> order;                  // position -> block, by the loss of its second best
    std::vector<Entry> entries;
    using Queued = std::pair<std::int64_t, std::uint32_t>;
    std::priority_queue<Queued, std::vector<Queued>, std::greater<>> queue;
    bool started = false;

    static constexpr std::uint32_t none = UINT32_MAX;

    void push(std::int64_t loss, std::uint32_t block, std::uint32_t rank, std::uint32_t before) {
        queue.emplace(loss, static_cast<std::uint32_t>(entries.size()));
        entries.push_back(Entry{loss, block, rank, before});
    }
    IndexedOutcome outcome_of(std::uint32_t entry) const {
        std::vector<std::uint32_t> choice(order.size());
        for (std::size_t position = 0; position < order.size(); ++position)
            choice[order[position]] = ranked[position].front();
        for (std::uint32_t e = entry; e != none; e = entries[e].before)
            choice[order[entries[e].block]] = ranked[entries[e].block][entries[e].rank];
        return tables->indexed(choice);
    }
};

std::optional<IndexedOutcome> UtilityIndex::Descent::next() {
    State& s = *state_;
    if (!s.started) {
        s.started = true;
        // Blocks with one choice are never off their best; `order` has them last.
        if (!s.losses.empty() && s.losses.front().size() > 1) s.push(s.losses[0][1], 0, 1, State::none);
        return s.outcome_of(State::none);
    }
    if (s.queue.empty() || s.entries.size() > s.tables->limits.bytes / 48 ||
        s.entries.size() > UINT32_MAX - 4)
        return std::nullopt;
    const std::uint32_t entry = s.queue.top().second;
    s.queue.pop();
    const State::Entry e = s.entries[entry];
    const std::vector<std::int64_t>& losses = s.losses[e.block];
    if (e.rank + 1 < losses.size())
        s.push(e.loss - losses[e.rank] + losses[e.rank + 1], e.block, e.rank + 1, e.before);
    const std::uint32_t after = e.block + 1;
    if (after < s.losses.size() && s.losses[after].size() > 1) {
        s.push(e.loss + s.losses[after][1], after, 1, entry);
        if (e.rank == 1) s.push(e.loss - losses[1] + s.losses[after][1], after, 1, e.before);
    }
    return s.outcome_of(entry);
}

Result<UtilityIndex> UtilityIndex::of(const BlockSum& sum, int party, const SearchLimits& limits) {
    if (party < 0 || party >= sum.parties)
        return make_error({}, "there is no party number " + std::to_string(party + 1));
    std::optional<IntegerGains> gains = integer_gains(sum, party);
    if (!gains) gains = rounded_gains(sum, party);
    UtilityIndex index;
    index.tables_ = std::make_shared<const Tables>(sum, party, limits, std::move(*gains));
    return index;
}

IndexedOutcome UtilityIndex::best() const {
    std::vector<std::uint32_t> choice;
    for (const auto& gains : tables_->gains.gains)
        choice.push_back(
            static_cast<std::uint32_t>(std::max_element(gains.begin(), gains.end()) - gains.begin()));
    return tables_->indexed(choice);
}

IndexedOutcome UtilityIndex::worst() const {
    std::vector<std::uint32_t> choice;
    for (const auto& gains : tables_->gains.gains)
        choice.push_back(
            static_cast<std::uint32_t>(std::min_element(gains.begin(), gains.end()) - gains.begin()));
    return tables_->indexed(choice);
}

std::optional<IndexedOutcome> UtilityIndex::kth_best(std::uint64_t k) const {
    Descent walk = descent();
    std::optional<IndexedOutcome> found;
    for (std::uint64_t i = 0; i < k; ++i) {
        if (i % 4096 == 4095 && tables_->limits.expired()) return std::nullopt;
        found = walk.next();
        if (!found) return std::nullopt;
    }
    return found;
}

UtilityIndex::Descent UtilityIndex::descent() const {
    Descent walk;
    walk.state_ = std::make_shared<Descent::State>();
    Descent::State& state = *walk.state_;
    state.tables = tables_;
    struct Ranked {
        std::size_t block;
        std::vector<std::uint32_t> choices;
        std::vector<std::int64_t> losses;
    };
    std::vector<Ranked> blocks;
    for (std::size_t block = 0; block < tables_->gains.gains.size(); ++block) {
        const auto& gains = tables_->gains.gains[block];
        Ranked ranked{block, std::vector<std::uint32_t>(gains.size()), {}};
        std::iota(ranked.choices.begin(), ranked.choices.end(), 0u);
        std::stable_sort(ranked.choices.begin(), ranked.choices.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return gains[a] > gains[b]; });
        for (const std::uint32_t choice : ranked.choices)
            ranked.losses.push_back(gains[ranked.choices.front()] - gains[choice]);
        blocks.push_back(std::move(ranked));
    }
    std::stable_sort(blocks.begin(), blocks.end(), [](const Ranked& a, const Ranked& b) {
        if ((a.losses.size() > 1) != (b.losses.size() > 1)) return a.losses.size() > 1;
        return a.losses.size() > 1 && a.losses[1] < b.losses[1];
    });
    for (Ranked& ranked : blocks) {
        state.order.push_back(ranked.block);
        state.ranked.push_back(std::move(ranked.choices));
        state.losses.push_back(std::move(ranked.losses));
    }
    return walk;
}

std::optional<IndexedOutcome> UtilityIndex::worst_at_least(const Rational& target) const {
    const std::int64_t least = tables_->gains.least_sum(target);
    if (least > tables_->gains.largest) return std::nullopt;
    const auto choice = tables_->middle().least_at_least(least);
    // Representatives lie below what they stand for, so the one that was asked for may be missed; yet it lies
    // between the target and the answer. The best outcome is never thinned away.
    IndexedOutcome found = choice ? tables_->indexed(*choice) : best();
    if (tables_->middle().error() > 0 || tables_->gains.slack > 0) found.error = found.utility - target;
    return found;
}

std::optional<IndexedOutcome> UtilityIndex::best_at_most(const Rational& target) const {
    // A rounded sum that is this far below the target is certainly not above it.
    const std::int64_t above = tables_->gains.least_sum(target, true) - tables_->gains.slack;
    if (above <= 0) {
        const IndexedOutcome lowest = worst();
        return lowest.utility <= target ? std::optional<IndexedOutcome>(lowest) : std::nullopt;
    }
    const auto choice = tables_->middle().greatest_at_most(above - 1);
    if (!choice) return std::nullopt;
    IndexedOutcome found = tables_->bounded(*choice);
    if (tables_->gains.slack > 0) found.error = std::max(found.error, target - found.utility);
    return found;
}

IndexedOutcome UtilityIndex::nearest(const Rational& target) const {
    const auto above = worst_at_least(target), below = best_at_most(target);
    if (!above) return below ? *below : best();
    if (!below) return *above;
    const Rational up = above->utility - target, down = target - below->utility;
    IndexedOutcome found = up <= down ? *above : *below;
    // The nearest of all is no farther from the target than the answer, on whichever side.
    if (tables_->middle().error() > 0 || tables_->gains.slack > 0)
        found.error = std::min(up, down) * Rational(2);
    return found;
}

std::optional<Rational> UtilityIndex::count(const Rational& low, const Rational& high) const {
    std::vector<std::optional<Floor>> floors(static_cast<std::size_t>(tables_->sum.parties));
    std::optional<Floor>& floor = floors[static_cast<std::size_t>(tables_->party)];
    floor = Floor{low, false};
    const auto from = count_outcomes(tables_->sum, floors, tables_->limits);
    floor = Floor{high, true};
    const auto above = count_outcomes(tables_->sum, floors, tables_->limits);
    if (!from || !above) return std::nullopt;
    return low > high ? Rational(0) : *from - *above;
}

Result<std::optional<IndexedOutcome>> best_for_other(const BlockSum& sum, int own, int other,
                                                     const Rational& target, const SearchLimits& limits) {
    BlockSum both = sum;
    both.parties = 2;
    both.ceilings = {sum.ceilings[static_cast<std::size_t>(own)],
                     sum.ceilings[static_cast<std::size_t>(other)]};
    for (std::size_t b = 0; b < both.blocks.size(); ++b) {
        const SumBlock& block = sum.blocks[b];
        both.blocks[b].gains = {block.gains[static_cast<std::size_t>(own)],
                                block.gains[static_cast<std::size_t>(other)]};
        both.blocks[b].format_gains = {block.format_gains[static_cast<std::size_t>(own)],
                                       block.format_gains[static_cast<std::size_t>(other)]};
    }
    const Result<AdditiveFrontier> frontier = AdditiveFrontier::of(both, FrontierReading::exact, limits);
    if (!frontier) return frontier.errors();
    // Along the frontier the first falls and the second rises: the last point that reaches the target is the
    // answer.
    std::size_t begin = 0, end = frontier->size();
    while (begin < end) {
        const std::size_t middle = begin + (end - begin) / 2;
        if (frontier->utility(middle, 0) >= target)
            begin = middle + 1;
        else
            end = middle;
    }
    if (begin == 0) return std::optional<IndexedOutcome>();
    IndexedOutcome found{frontier->outcome(begin - 1), frontier->utility(begin - 1, 1), 0};
    if (frontier->factor() > Rational(1)) found.error = found.utility * (frontier->factor() - Rational(1));
    return std::optional<IndexedOutcome>(std::move(found));
}

}  // namespace detente::numbers
