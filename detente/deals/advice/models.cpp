// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/advice/models.h"

#include <algorithm>
#include <array>
#include <utility>

#include "detente/deals/advice/internal/model_draws.h"

namespace detente::deals {

namespace {

// Rejection is cheap while at least one draw in so many fits.
constexpr std::uint64_t kDrawsPerModel = 150;

// So many points are sorted by counting.
constexpr std::size_t kFewCuts = 24;

// The law, drawn freely, for one party.
class FreeLaw {
  public:
    FreeLaw(const PartySystem& party, const PackageSpace& space, Law law)
        : party_(party),
          space_(space),
          law_(law),
          sizes_(static_cast<std::size_t>(party.system.dimension), 0) {
        for (std::size_t issue = 0; issue < space.sizes.size(); ++issue)
            if (party.directions[issue] != Direction::same) {
                active_.push_back(issue);
                steps_ += static_cast<std::size_t>(space.sizes[issue]) - 1;
            }
        cuts_.resize(std::max<std::size_t>(steps_, 256) + 1);
    }

    bool empty() const { return active_.empty(); }

    // The coordinates of the party's system, as far as steps and no deal go.
    const std::vector<std::int64_t>& draw(ModelDraws& draws) {
        if (law_ == Law::steps)
            by_steps(draws);
        else
            by_issues(draws);
        for (const std::size_t issue : active_)
            if (party_.directions[issue] == Direction::absent) turn(issue, draws);
        if (party_.no_deal_coordinate >= 0) no_deal(draws);
        return sizes_;
    }

  private:
    std::size_t first(std::size_t issue) const {
        return static_cast<std::size_t>(party_.first_coordinate[issue]);
    }
    std::size_t steps(std::size_t issue) const { return static_cast<std::size_t>(space_.sizes[issue]) - 1; }

    // Spacings of `parts` - 1 uniform points cut [0, whole] uniformly on the simplex.
    void cut(ModelDraws& draws, std::size_t parts) {
        cuts_[0] = 0;
        const std::size_t points = parts - 1;
        for (std::size_t i = 1; i <= points; ++i) cuts_[i] = draws.bits30();
        const auto begin = cuts_.begin() + 1;
        const auto end = begin + static_cast<std::ptrdiff_t>(points);
        if (points < 6)
            insert_each(points);
        else if (points > kFewCuts || !(points <= 8    ? sort_by_counting<8>(points)
                                        : points <= 16 ? sort_by_counting<16>(points)
                                                       : sort_by_counting<kFewCuts>(points)))
            std::sort(begin, end);
        cuts_[parts] = kModelWhole;
    }

    void insert_each(std::size_t points) {
        for (std::size_t i = 2; i <= points; ++i) {
            const std::int32_t point = cuts_[i];
            std::size_t at = i;
            for (; at > 1 && cuts_[at - 1] > point; --at) cuts_[at] = cuts_[at - 1];
            cuts_[at] = point;
        }
    }

    // A few points by how many lie below each: no branch hangs on what was drawn. False: two are equal, which
    // counting cannot tell apart, and nothing is changed.
    template <std::size_t width>
    bool sort_by_counting(std::size_t count) {
        std::array<std::int32_t, width> points;
        std::array<std::int32_t, width> below{};
        for (std::size_t i = 0; i < width; ++i) points[i] = i < count ? cuts_[i + 1] : INT32_MAX;
        for (std::size_t j = 0; j < count; ++j)
            for (std::size_t i = 0; i < width; ++i) below[i] += points[j] < points[i] ? 1 : 0;
        std::size_t all = 0;
        for (std::size_t i = 0; i < count; ++i) all += static_cast<std::size_t>(below[i]);
        if (all != count * (count - 1) / 2) return false;
        for (std::size_t i = 0; i < count; ++i) cuts_[static_cast<std::size_t>(below[i]) + 1] = points[i];
        return true;
    }

    void by_steps(ModelDraws& draws) {
        cut(draws, steps_);
        std::size_t part = 0;
        for (const std::size_t issue : active_)
            for (std::size_t step = 0; step < steps(issue); ++step, ++part)
                sizes_[first(issue) + step] = cuts_[part + 1] - cuts_[part];
    }

    void by_issues(ModelDraws& draws) {
        cut(draws, active_.size());
        weights_.assign(active_.size(), 0);
        for (std::size_t i = 0; i < active_.size(); ++i) weights_[i] = cuts_[i + 1] - cuts_[i];
        for (std::size_t i = 0; i < active_.size(); ++i) {
            const std::size_t issue = active_[i];
            cut(draws, steps(issue));
            std::int64_t below = 0;
            for (std::size_t step = 0; step < steps(issue); ++step) {
                const std::int64_t above = weights_[i] * cuts_[step + 1] >> 30;
                sizes_[first(issue) + step] = above - below;
                below = above;
            }
        }
    }

    void turn(std::size_t issue, ModelDraws& draws) {
        std::uint32_t coins = 0;
        for (std::size_t step = 0; step < steps(issue); ++step) {
            if (step % 32 == 0) coins = draws.next();
            if ((coins >> (step % 32) & 1) != 0) sizes_[first(issue) + step] *= -1;
        }
    }

    void no_deal(ModelDraws& draws) {
        std::int64_t worst = 0;
        std::int64_t best = 0;
        for (const std::size_t issue : active_) {
            std::int64_t value = 0;
            std::int64_t low = 0;
            std::int64_t high = 0;
            for (std::size_t step = 0; step < steps(issue); ++step) {
                value += party_.sign[issue] * sizes_[first(issue) + step];
                low = std::min(low, value);
                high = std::max(high, value);
            }
            worst += low;
            best += high;
        }
        const std::int64_t part = draws.bits30();
        sizes_[static_cast<std::size_t>(party_.no_deal_coordinate)] = worst + ((best - worst) * part >> 30);
    }

    const PartySystem& party_;
    const PackageSpace& space_;
    Law law_;
    std::vector<std::size_t> active_;
    std::size_t steps_ = 0;
    std::vector<std::int64_t> sizes_;
    std::vector<std::int32_t> cuts_;
    std::vector<std::int64_t> weights_;
};

// What cuts the law, in whole numbers.
struct Cut {
    std::vector<std::size_t> at;  // coordinates that take part
    std::vector<std::int64_t> times;
    bool strict = false;
};

// Nothing where an equation, or a number that is no small whole one, takes part: rejection never fits those.
std::optional<std::vector<Cut>> cuts_of(const PartySystem& party) {
    std::vector<Cut> cuts;
    for (const cone::Row& row : party.system.rows) {
        if (row.unit >= 0) {
            if (row.relation == cone::RowRelation::strict)
                cuts.push_back({{static_cast<std::size_t>(row.unit)}, {1}, true});
            continue;
        }
        if (row.relation == cone::RowRelation::equal) return std::nullopt;
        Cut cut;
        cut.strict = row.relation == cone::RowRelation::strict;
        for (std::size_t i = 0; i < row.coefficients.size(); ++i) {
            const Rational& entry = row.coefficients[i];
            if (entry.is_zero()) continue;
            if (!entry.is_small() || entry.small_denominator() != 1 || abs(entry) > Rational(1'000))
                return std::nullopt;
            cut.at.push_back(i);
            cut.times.push_back(entry.small_numerator());
        }
        cuts.push_back(std::move(cut));
    }
    return cuts;
}

// What refuses a draw is asked a place earlier of the next one: the order changes nothing but the time.
bool fits(std::vector<Cut>& cuts, const std::vector<std::int64_t>& sizes) {
    for (std::size_t k = 0; k < cuts.size(); ++k) {
        const Cut& cut = cuts[k];
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < cut.at.size(); ++i) sum += cut.times[i] * sizes[cut.at[i]];
        if (sum >= 0 && (!cut.strict || sum != 0)) continue;
        if (k > 0) std::swap(cuts[k], cuts[k - 1]);
        return false;
    }
    return true;
}

}  // namespace

std::string_view to_string(Law law) {
    return law == Law::steps ? "steps" : "issues";
}

std::optional<Law> find_law(std::string_view name) {
    for (const Law law : kLaws)
        if (to_string(law) == name) return law;
    return std::nullopt;
}

Models empty_models(const PackageSpace& space, std::size_t count) {
    Models models;
    models.count = count;
    std::size_t rows = 0;
    for (const int size : space.sizes) {
        models.first.push_back(rows);
        rows += static_cast<std::size_t>(size);
    }
    models.values.assign(rows * count, 0);
    models.no_deal.assign(count, 0);
    return models;
}

std::optional<Models> draw_by_rejection(const PartySystem& party, const PackageSpace& space,
                                        const ModelRequest& request, std::uint64_t most_draws) {
    auto cuts = cuts_of(party);
    FreeLaw law(party, space, request.law);
    if (!cuts || law.empty()) return std::nullopt;
    ModelDraws draws(request.seed, static_cast<std::uint32_t>(party.party),
                     request.round * 4 + static_cast<std::uint32_t>(request.law));
    Models models = empty_models(space, request.count);
    std::size_t kept = 0;
    while (kept < request.count) {
        if (models.drawn == most_draws) return std::nullopt;
        // Hopeless ones are seen soon.
        if (models.drawn == 4'000 && kept * kDrawsPerModel < 4'000) return std::nullopt;
        ++models.drawn;
        const std::vector<std::int64_t>& sizes = law.draw(draws);
        if (!fits(*cuts, sizes)) continue;
        for (std::size_t issue = 0; issue < space.sizes.size(); ++issue) {
            std::int64_t value = 0;
            std::int32_t* row = models.values.data() + models.first[issue] * request.count + kept;
            const auto first = static_cast<std::size_t>(party.first_coordinate[issue]);
            for (int level = 1; level < space.sizes[issue]; ++level) {
                value += party.sign[issue] * sizes[first + static_cast<std::size_t>(level) - 1];
                row[static_cast<std::size_t>(level) * request.count] = static_cast<std::int32_t>(value);
            }
        }
        if (party.no_deal_coordinate >= 0)
            models.no_deal[kept] =
                static_cast<std::int32_t>(sizes[static_cast<std::size_t>(party.no_deal_coordinate)]);
        ++kept;
    }
    models.effective = static_cast<double>(request.count);
    return models;
}

std::optional<Models> draw_models(const PartySystem& party, const PackageSpace& space,
                                  const ModelRequest& request) {
    auto models = draw_by_rejection(party, space, request, kDrawsPerModel * request.count);
    return models ? std::move(models) : draw_by_walking(party, space, request);
}

}  // namespace detente::deals
