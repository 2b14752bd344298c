// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/advice/models.h"

#include <algorithm>
#include <array>
#include <utility>

#include "detente/deals/advice/internal/free_law.h"

namespace detente::deals {

namespace {

// Rejection is cheap while at least one draw in so many fits.
constexpr std::uint64_t kDrawsPerModel = 150;

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

// Which of the draws fit. What refuses many is asked earlier of the next ones: the order changes nothing but the
// time.
std::array<bool, kDrawnTogether> fits(std::vector<Cut>& cuts, const std::vector<Drawn>& sizes) {
    std::array<std::int64_t, kDrawnTogether> there;
    there.fill(-1);
    std::int64_t left = kDrawnTogether;
    std::int64_t refused_before = 0;
    for (std::size_t k = 0; k < cuts.size() && left > 0; ++k) {
        const Cut& cut = cuts[k];
        std::array<std::int64_t, kDrawnTogether> sum;
        sum.fill(cut.strict ? -1 : 0);
        for (std::size_t i = 0; i < cut.at.size(); ++i) {
            const Drawn& size = sizes[cut.at[i]];
            const std::int64_t times = cut.times[i];
            for (std::size_t lane = 0; lane < kDrawnTogether; ++lane) sum[lane] += times * size[lane];
        }
        std::int64_t now = 0;
        for (std::size_t lane = 0; lane < kDrawnTogether; ++lane) {
            there[lane] &= sum[lane] >= 0 ? -1 : 0;
            now -= there[lane];
        }
        const std::int64_t refused = left - now;
        left = now;
        if (k > 0 && refused > refused_before) std::swap(cuts[k], cuts[k - 1]);
        refused_before = refused;
    }
    std::array<bool, kDrawnTogether> result;
    for (std::size_t lane = 0; lane < kDrawnTogether; ++lane) result[lane] = there[lane] != 0;
    return result;
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
    FreeLaw law(party, space, request.law, request.seed,
                request.round * 4 + static_cast<std::uint32_t>(request.law));
    if (!cuts || law.empty()) return std::nullopt;
    Models models = empty_models(space, request.count);
    std::size_t kept = 0;
    while (kept < request.count) {
        const std::vector<Drawn>& sizes = law.draw();
        const std::array<bool, kDrawnTogether> fitting = fits(*cuts, sizes);
        for (std::size_t k = 0; k < kDrawnTogether && kept < request.count; ++k) {
            if (models.drawn == most_draws) return std::nullopt;
            // Hopeless ones are seen soon.
            if (models.drawn == 4'000 && kept * kDrawsPerModel < 4'000) return std::nullopt;
            ++models.drawn;
            if (!fitting[k]) continue;
            for (std::size_t issue = 0; issue < space.sizes.size(); ++issue) {
                std::int32_t value = 0;
                std::int32_t* row = models.values.data() + models.first[issue] * request.count + kept;
                const auto first = static_cast<std::size_t>(party.first_coordinate[issue]);
                for (int level = 1; level < space.sizes[issue]; ++level) {
                    value += party.sign[issue] * sizes[first + static_cast<std::size_t>(level) - 1][k];
                    row[static_cast<std::size_t>(level) * request.count] = value;
                }
            }
            if (party.no_deal_coordinate >= 0)
                models.no_deal[kept] = sizes[static_cast<std::size_t>(party.no_deal_coordinate)][k];
            ++kept;
        }
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
