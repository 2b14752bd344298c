// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/advice/internal/free_law.h"

#include <algorithm>

#include "detente/deals/advice/internal/philox_blocks.h"

namespace detente::deals {

namespace {

using Exchange = std::pair<std::uint16_t, std::uint16_t>;

// Merge exchange (K. E. Batcher 1968; D. E. Knuth, The Art of Computer Programming 3, algorithm 5.2.2M): the
// same comparisons whatever is compared, so that many draws are put in order together.
std::vector<Exchange> merge_exchange(std::size_t points) {
    std::vector<Exchange> result;
    if (points < 2) return result;
    std::size_t top = 1;
    while (2 * top < points) top *= 2;
    for (std::size_t p = top; p > 0; p /= 2) {
        std::size_t q = top;
        std::size_t r = 0;
        std::size_t d = p;
        while (true) {
            for (std::size_t i = 0; i + d < points; ++i)
                if ((i & p) == r)
                    result.emplace_back(static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(i + d));
            if (q == p) break;
            d = q - p;
            q /= 2;
            r = p;
        }
    }
    return result;
}

std::int32_t part_of(std::int32_t whole, std::int32_t part) {
    return static_cast<std::int32_t>(
        std::uint64_t{static_cast<std::uint32_t>(whole)} * static_cast<std::uint32_t>(part) >> 30);
}

}  // namespace

FreeLaw::FreeLaw(const PartySystem& party, const PackageSpace& space, Law law, std::uint64_t seed,
                 std::uint32_t purpose)
    : party_(party),
      space_(space),
      law_(law),
      key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)},
      purpose_(purpose),
      sizes_(static_cast<std::size_t>(party.system.dimension), Drawn{}) {
    std::size_t most = 0;  // parts that anything is cut in
    for (std::size_t issue = 0; issue < space.sizes.size(); ++issue) {
        if (party.directions[issue] == Direction::same) continue;
        active_.push_back(issue);
        steps_ += steps(issue);
        most = std::max(most, steps(issue));
        if (law == Law::issues) numbers_each_ += steps(issue) - 1;
        if (party.directions[issue] == Direction::absent) numbers_each_ += (steps(issue) + 31) / 32;
    }
    if (active_.empty()) return;
    most = law == Law::steps ? steps_ : std::max(most, active_.size());
    numbers_each_ += (law == Law::steps ? steps_ : active_.size()) - 1;
    if (party.no_deal_coordinate >= 0) ++numbers_each_;
    numbers_.resize((numbers_each_ * kDrawnTogether + 4 * kPhiloxBlocks - 1) / (4 * kPhiloxBlocks) * 4 *
                    kPhiloxBlocks);
    cuts_.resize(most + 1);
    weights_.resize(active_.size());
    exchanges_.resize(most);
}

const std::vector<Drawn>& FreeLaw::draw() {
    fill();
    if (law_ == Law::steps)
        by_steps();
    else
        by_issues();
    for (const std::size_t issue : active_)
        if (party_.directions[issue] == Direction::absent) turn(issue);
    if (party_.no_deal_coordinate >= 0) no_deal();
    return sizes_;
}

// So many draws take a whole number of blocks of four, however many numbers each takes.
void FreeLaw::fill() {
    PhiloxNumbers made;
    for (std::size_t at = 0; at < numbers_each_ * kDrawnTogether; at += made.size()) {
        philox_blocks(block_ + at / 4, static_cast<std::uint32_t>(party_.party), purpose_, key_, made);
        std::copy(made.begin(), made.end(), numbers_.begin() + static_cast<std::ptrdiff_t>(at));
    }
    block_ += numbers_each_ * kDrawnTogether / 4;
    at_ = 0;
}

void FreeLaw::take(Drawn& row) {
    for (std::size_t k = 0; k < kDrawnTogether; ++k)
        row[k] = static_cast<std::int32_t>(numbers_[k * numbers_each_ + at_] >> 2);
    ++at_;
}

// Spacings of `parts` - 1 uniform points cut [0, whole] uniformly on the simplex.
void FreeLaw::cut(std::size_t parts) {
    const std::size_t points = parts - 1;
    cuts_[0].fill(0);
    for (std::size_t i = 1; i <= points; ++i) take(cuts_[i]);
    if (points > 1 && exchanges_[points].empty()) exchanges_[points] = merge_exchange(points);
    for (const auto& [low, high] : exchanges_[points]) {
        Drawn& below = cuts_[low + 1u];
        Drawn& above = cuts_[high + 1u];
        for (std::size_t k = 0; k < kDrawnTogether; ++k) {
            const std::int32_t one = below[k];
            const std::int32_t other = above[k];
            below[k] = one < other ? one : other;
            above[k] = one < other ? other : one;
        }
    }
    cuts_[parts].fill(kModelWhole);
}

void FreeLaw::by_steps() {
    cut(steps_);
    std::size_t part = 0;
    for (const std::size_t issue : active_)
        for (std::size_t step = 0; step < steps(issue); ++step, ++part) {
            Drawn& size = sizes_[first(issue) + step];
            for (std::size_t k = 0; k < kDrawnTogether; ++k) size[k] = cuts_[part + 1][k] - cuts_[part][k];
        }
}

void FreeLaw::by_issues() {
    cut(active_.size());
    for (std::size_t i = 0; i < active_.size(); ++i)
        for (std::size_t k = 0; k < kDrawnTogether; ++k) weights_[i][k] = cuts_[i + 1][k] - cuts_[i][k];
    for (std::size_t i = 0; i < active_.size(); ++i) {
        const std::size_t issue = active_[i];
        cut(steps(issue));
        Drawn below{};
        for (std::size_t step = 0; step < steps(issue); ++step) {
            Drawn& size = sizes_[first(issue) + step];
            for (std::size_t k = 0; k < kDrawnTogether; ++k) {
                const std::int32_t above = part_of(weights_[i][k], cuts_[step + 1][k]);
                size[k] = above - below[k];
                below[k] = above;
            }
        }
    }
}

// A step without a direction is a gain or a loss, each as likely: a bit says which.
void FreeLaw::turn(std::size_t issue) {
    for (std::size_t step = 0; step < steps(issue); ++step) {
        Drawn& size = sizes_[first(issue) + step];
        const std::size_t number = at_ + step / 32;
        for (std::size_t k = 0; k < kDrawnTogether; ++k)
            if ((numbers_[k * numbers_each_ + number] >> (step % 32) & 1) != 0) size[k] = -size[k];
    }
    at_ += (steps(issue) + 31) / 32;
}

// Uniform between the worst and the best package.
void FreeLaw::no_deal() {
    Drawn worst{};
    Drawn best{};
    for (const std::size_t issue : active_) {
        Drawn value{};
        Drawn low{};
        Drawn high{};
        for (std::size_t step = 0; step < steps(issue); ++step) {
            const Drawn& size = sizes_[first(issue) + step];
            for (std::size_t k = 0; k < kDrawnTogether; ++k) {
                value[k] += party_.sign[issue] * size[k];
                low[k] = low[k] < value[k] ? low[k] : value[k];
                high[k] = high[k] > value[k] ? high[k] : value[k];
            }
        }
        for (std::size_t k = 0; k < kDrawnTogether; ++k) {
            worst[k] += low[k];
            best[k] += high[k];
        }
    }
    Drawn part;
    take(part);
    Drawn& value = sizes_[static_cast<std::size_t>(party_.no_deal_coordinate)];
    for (std::size_t k = 0; k < kDrawnTogether; ++k)
        value[k] = worst[k] + part_of(best[k] - worst[k], part[k]);
}

}  // namespace detente::deals
