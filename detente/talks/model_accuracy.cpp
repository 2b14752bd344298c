// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/model_accuracy.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace detente::talks {

namespace {

std::optional<double> pearson_of(const std::vector<double>& a, const std::vector<double>& b) {
    const double n = static_cast<double>(a.size());
    const double ma = std::accumulate(a.begin(), a.end(), 0.0) / n,
                 mb = std::accumulate(b.begin(), b.end(), 0.0) / n;
    double saa = 0, sbb = 0, sab = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        saa += (a[k] - ma) * (a[k] - ma);
        sbb += (b[k] - mb) * (b[k] - mb);
        sab += (a[k] - ma) * (b[k] - mb);
    }
    if (saa <= 0 || sbb <= 0) return std::nullopt;
    return sab / std::sqrt(saa * sbb);
}

// Inversions while merging: pairs that the second order turns round.
std::uint64_t sort_counting(std::vector<double>& values, std::vector<double>& scratch, std::size_t from,
                            std::size_t to) {
    if (to - from < 2) return 0;
    const std::size_t middle = from + (to - from) / 2;
    std::uint64_t swaps =
        sort_counting(values, scratch, from, middle) + sort_counting(values, scratch, middle, to);
    std::size_t left = from, right = middle, out = from;
    while (left < middle || right < to) {
        if (right == to || (left < middle && values[left] <= values[right])) {
            scratch[out++] = values[left++];
        } else {
            swaps += middle - left;
            scratch[out++] = values[right++];
        }
    }
    std::copy(scratch.begin() + static_cast<std::ptrdiff_t>(from),
              scratch.begin() + static_cast<std::ptrdiff_t>(to),
              values.begin() + static_cast<std::ptrdiff_t>(from));
    return swaps;
}

std::uint64_t tied_pairs(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    std::uint64_t pairs = 0;
    for (std::size_t k = 0; k < values.size();) {
        std::size_t end = k;
        while (end < values.size() && values[end] == values[k]) ++end;
        pairs += static_cast<std::uint64_t>(end - k) * (end - k - 1) / 2;
        k = end;
    }
    return pairs;
}

// Knight 1966: sort by the first, count the swaps that sorting by the second takes.
std::optional<double> kendall_of(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<std::size_t> order(a.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t x, std::size_t y) { return a[x] != a[y] ? a[x] < a[y] : b[x] < b[y]; });
    std::uint64_t both = 0;
    for (std::size_t k = 0; k < order.size();) {
        std::size_t end = k;
        while (end < order.size() && a[order[end]] == a[order[k]] && b[order[end]] == b[order[k]]) ++end;
        both += static_cast<std::uint64_t>(end - k) * (end - k - 1) / 2;
        k = end;
    }
    std::vector<double> second, scratch(a.size());
    for (const std::size_t k : order) second.push_back(b[k]);
    const double swaps = static_cast<double>(sort_counting(second, scratch, 0, second.size()));
    const double n = static_cast<double>(a.size());
    const double all = n * (n - 1) / 2;
    const double ta = static_cast<double>(tied_pairs(a)), tb = static_cast<double>(tied_pairs(b));
    if (all - ta <= 0 || all - tb <= 0) return std::nullopt;
    return (all - ta - tb + static_cast<double>(both) - 2 * swaps) / std::sqrt((all - ta) * (all - tb));
}

std::vector<double> as_shares(std::vector<double> values) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const double low = *least, range = *most - *least;
    for (double& value : values) value = range > 0 ? (value - low) / range : 1;
    return values;
}

// Places of the outcomes that no other dominates, by the first value from the greatest down.
std::vector<std::size_t> frontier_of(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<std::size_t> order(a.size()), kept;
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t x, std::size_t y) { return a[x] != a[y] ? a[x] > a[y] : b[x] > b[y]; });
    double most = -1;
    for (const std::size_t k : order)
        if (b[k] > most) {
            most = b[k];
            kept.push_back(k);
        }
    return kept;
}

}  // namespace

ModelAccuracy model_accuracy(const OpponentModel& model, const Table& table, const ProfileIndex& truth,
                             std::size_t most) {
    const std::size_t outcomes = table.own->outcomes().size();
    const std::size_t step = std::max<std::size_t>(1, (outcomes + most - 1) / most);
    std::vector<double> own, seen, real;
    for (std::size_t bid = 0; bid < outcomes; bid += step) {
        if (!truth.can_be_agreed(static_cast<Bid>(bid))) continue;
        own.push_back(table.own->utility(static_cast<Bid>(bid)));
        seen.push_back(model.utility(table, static_cast<Bid>(bid)));
        real.push_back(truth.utility(static_cast<Bid>(bid)));
    }
    ModelAccuracy accuracy;
    if (own.empty()) return accuracy;
    own = as_shares(std::move(own));
    seen = as_shares(std::move(seen));
    real = as_shares(std::move(real));
    accuracy.outcomes = own.size();
    accuracy.pearson = pearson_of(seen, real);
    accuracy.kendall = kendall_of(seen, real);
    for (std::size_t k = 0; k < own.size(); ++k) accuracy.mean_error += std::fabs(seen[k] - real[k]);
    accuracy.mean_error /= static_cast<double>(own.size());
    const std::vector<std::size_t> believed = frontier_of(own, seen), actual = frontier_of(own, real);
    for (const std::size_t k : believed) {
        double nearest = 2;
        for (const std::size_t j : actual)
            nearest = std::min(nearest, std::hypot(own[k] - own[j], real[k] - real[j]));
        accuracy.frontier_distance += nearest;
    }
    accuracy.frontier_distance /= static_cast<double>(believed.size());
    return accuracy;
}

}  // namespace detente::talks
