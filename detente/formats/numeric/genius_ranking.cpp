// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/numeric/genius_ranking.h"

#include <algorithm>
#include <string>

namespace detente::numeric {

namespace {

constexpr std::int64_t kSeed = 314;
constexpr std::uint64_t kMost = 2'000'000;
constexpr std::uint64_t kMultiplier = 0x5DEECE66DULL;
constexpr std::uint64_t kMask = (1ULL << 48) - 1;

struct Bid {
    double utility = 0;
    std::int32_t hash = 0;
    std::uint32_t index = 0;  // the first issue fastest, as GENIUS goes through them
};

// Best first; GENIUS breaks ties by the hash of bid, utility and time, of which only the bid's differs.
bool precedes(const Bid& a, const Bid& b) {
    return a.utility != b.utility ? a.utility > b.utility : a.hash < b.hash;
}

std::int32_t wrapped(std::uint32_t value) {
    return static_cast<std::int32_t>(value);
}

// Double.hashCode().
std::uint32_t double_hash(double value) {
    std::uint64_t bits = 0;
    static_assert(sizeof bits == sizeof value);
    std::copy_n(reinterpret_cast<const char*>(&value), sizeof value, reinterpret_cast<char*>(&bits));
    return static_cast<std::uint32_t>(bits ^ (bits >> 32));
}

// A bid's hash is the sum of its values' hashes.
std::vector<std::vector<std::uint32_t>> value_hashes(const Domain& domain) {
    std::vector<std::vector<std::uint32_t>> hashes;
    for (const DomainIssue& issue : domain.issues) {
        std::vector<std::uint32_t> row;
        for (std::size_t value = 0; value < issue.values.size(); ++value) {
            if (issue.kind == DomainIssue::Kind::discrete)
                row.push_back(static_cast<std::uint32_t>(java_hash(issue.values[value])));
            else if (issue.kind == DomainIssue::Kind::integer && issue.numbers[value].is_small())
                row.push_back(static_cast<std::uint32_t>(issue.numbers[value].small_numerator()));
            else
                row.push_back(double_hash(issue.numbers[value].to_double()));
        }
        hashes.push_back(std::move(row));
    }
    return hashes;
}

Outcome outcome_of(std::uint32_t index, const Domain& domain) {
    Outcome outcome;
    for (const DomainIssue& issue : domain.issues) {
        const auto size = static_cast<std::uint32_t>(issue.size());
        outcome.values.push_back(static_cast<int>(index % size));
        index /= size;
    }
    return outcome;
}

std::vector<Bid> all_bids(const Profile& profile, const Domain& domain, std::uint64_t count) {
    const auto hashes = value_hashes(domain);
    const std::uint32_t time = double_hash(-1.0);
    std::vector<Bid> bids;
    bids.reserve(count);
    for (std::uint32_t index = 0; index < count; ++index) {
        const Outcome outcome = outcome_of(index, domain);
        Bid bid;
        bid.index = index;
        bid.utility = format_utility(profile, domain, outcome);
        std::uint32_t hash = 0;
        for (std::size_t issue = 0; issue < hashes.size(); ++issue)
            hash += hashes[issue][static_cast<std::size_t>(outcome.values[issue])];
        hash = 31 + hash;
        hash = 31 * hash + double_hash(bid.utility);
        bid.hash = wrapped(31 * hash + time);
        bids.push_back(bid);
    }
    std::stable_sort(bids.begin(), bids.end(), precedes);
    return bids;
}

}  // namespace

JavaRandom::JavaRandom(std::int64_t seed)
    : state_((static_cast<std::uint64_t>(seed) ^ kMultiplier) & kMask) {}

std::int32_t JavaRandom::next(int bits) {
    state_ = (state_ * kMultiplier + 0xB) & kMask;
    return wrapped(static_cast<std::uint32_t>(state_ >> (48 - bits)));
}

std::int32_t JavaRandom::below(std::int32_t bound) {
    std::int32_t drawn = next(31);
    if ((bound & (bound - 1)) == 0)
        return static_cast<std::int32_t>((std::int64_t{bound} * std::int64_t{drawn}) >> 31);
    std::int32_t rest = drawn % bound;
    // Draws beyond the last whole multiple of the bound are repeated.
    while (std::int64_t{drawn} - rest + (bound - 1) > INT32_MAX) {
        drawn = next(31);
        rest = drawn % bound;
    }
    return rest;
}

std::int32_t java_hash(std::string_view text) {
    std::uint32_t hash = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        std::uint32_t point = length == 1   ? lead
                              : length == 2 ? lead & 0x1Fu
                              : length == 3 ? lead & 0x0Fu
                                            : lead & 0x07u;
        for (int k = 1; k < length && i + static_cast<std::size_t>(k) < text.size(); ++k)
            point =
                (point << 6) | (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3Fu);
        i += static_cast<std::size_t>(length);
        if (point < 0x10000) {
            hash = 31 * hash + point;
        } else {
            hash = 31 * hash + (0xD800u + ((point - 0x10000u) >> 10));
            hash = 31 * hash + (0xDC00u + ((point - 0x10000u) & 0x3FFu));
        }
    }
    return wrapped(hash);
}

Result<PartialOrderUtility> genius_ranking(const Profile& profile, const Domain& domain,
                                           std::int64_t amount) {
    std::uint64_t count = 1;
    for (const DomainIssue& issue : domain.issues) {
        count *= static_cast<std::uint64_t>(issue.size());
        if (count > kMost)
            return make_error({}, "more than " + std::to_string(kMost) +
                                      " outcomes: the ranking, for which all are listed, is not drawn");
    }
    std::vector<Bid> bids = all_bids(profile, domain, count);
    std::vector<Bid> drawn;
    if (bids.size() > 1) {
        const Bid best = bids.front(), worst = bids.back();
        bids.erase(bids.begin());
        bids.pop_back();
        // Collections.shuffle, from the end.
        JavaRandom random(kSeed);
        for (std::size_t i = bids.size(); i > 1; --i)
            std::swap(bids[i - 1],
                      bids[static_cast<std::size_t>(random.below(static_cast<std::int32_t>(i)))]);
        const auto between = static_cast<std::size_t>(std::max<std::int64_t>(0, amount - 2));
        bids.resize(std::min(bids.size(), between));
        std::stable_sort(bids.begin(), bids.end(), [](const Bid& a, const Bid& b) { return precedes(b, a); });
        drawn.push_back(worst);
        drawn.insert(drawn.end(), bids.begin(), bids.end());
        drawn.push_back(best);
    } else {
        drawn = std::move(bids);
    }
    PartialOrderUtility order;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        order.outcomes.push_back(outcome_of(drawn[i].index, domain));
        if (i > 0) order.better.emplace_back(static_cast<int>(i), static_cast<int>(i) - 1);
    }
    return order;
}

}  // namespace detente::numeric
