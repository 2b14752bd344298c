// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/outer_sum.h"

#include <algorithm>
#include <cstring>

namespace detente::numbers {

namespace {

// A tile is long enough for the loop over it to run at full width and short enough to stay in the first
// cache.
constexpr std::size_t wanted_tile = 64;
constexpr std::size_t largest_tile = 1024;
constexpr std::uint64_t piece_outcomes = 1 << 18;  // work handed to one thread at a time

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define DETENTE_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define DETENTE_WIDE
#endif

DETENTE_WIDE void add_one(double* out, double start, const double* a, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) out[i] = start + a[i];
}

DETENTE_WIDE void add_two(double* out, double start, const double* a, const double* b, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) out[i] = (start + a[i]) + b[i];
}

DETENTE_WIDE void add_to(double* out, const double* a, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) out[i] += a[i];
}

DETENTE_WIDE void cut(double* out, double ceiling, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) out[i] = out[i] < ceiling ? out[i] : ceiling;
}

// Four doubles side by side, in the vector notation that GCC and clang share; plain registers where there are
// no wider.
using Four = double __attribute__((vector_size(32)));
using FourCounts = std::int64_t __attribute__((vector_size(32)));

DETENTE_WIDE void reduce(const double* values, std::size_t count, double threshold, double* largest,
                         double* smallest, std::uint64_t* at_least) {
    // Two sets of running results, so that one need not wait for the other.
    Four high = {*largest, *largest, *largest, *largest}, other_high = high;
    Four low = {*smallest, *smallest, *smallest, *smallest}, other_low = low;
    FourCounts misses = {0, 0, 0, 0}, other_misses = misses;
    const Four limit = {threshold, threshold, threshold, threshold};
    std::size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        Four one, other;
        std::memcpy(&one, values + i, sizeof one);
        std::memcpy(&other, values + i + 4, sizeof other);
        high = one > high ? one : high;
        other_high = other > other_high ? other : other_high;
        low = one < low ? one : low;
        other_low = other < other_low ? other : other_low;
        misses += one >= limit;  // a true comparison is -1
        other_misses += other >= limit;
    }
    for (int lane = 0; lane < 4; ++lane) {
        *largest = std::max({*largest, high[lane], other_high[lane]});
        *smallest = std::min({*smallest, low[lane], other_low[lane]});
        *at_least += static_cast<std::uint64_t>(-misses[lane] - other_misses[lane]);
    }
    for (; i < count; ++i) {
        *largest = std::max(*largest, values[i]);
        *smallest = std::min(*smallest, values[i]);
        *at_least += values[i] >= threshold ? 1 : 0;
    }
}

}  // namespace

void run_in_turn(std::size_t count, const std::function<void(std::size_t)>& body) {
    for (std::size_t i = 0; i < count; ++i) body(i);
}

OuterSum::OuterSum(std::vector<std::vector<double>> terms, double ceiling) : ceiling_(ceiling) {
    std::size_t first_of_tail = terms.size();
    while (first_of_tail > 0 && tile_ < wanted_tile &&
           tile_ * terms[first_of_tail - 1].size() <= largest_tile)
        tile_ *= terms[--first_of_tail].size();
    for (const auto& values : terms) size_ *= values.size();
    head_.assign(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(first_of_tail));
    std::size_t repeat = tile_;
    for (std::size_t issue = first_of_tail; issue < terms.size(); ++issue) {
        const std::vector<double>& values = terms[issue];
        repeat /= values.size();
        std::vector<double> spread(tile_);
        for (std::size_t i = 0; i < tile_; ++i)
            spread[i] = values[i / repeat %
                               values.size()];  // NOLINT(clang-analyzer-core.DivideZero): no issue is empty
        tail_.push_back(std::move(spread));
    }
}

// The sum over the issues that number the tiles, kept up to date from one tile to the next.
class OuterSum::Prefix {
  public:
    Prefix(const std::vector<std::vector<double>>& head, std::uint64_t tiles, std::uint64_t tile)
        : head_(head), digits_(head.size()), sums_(head.size() + 1, 0.0) {
        for (std::size_t issue = 0; issue < head.size(); ++issue) {
            tiles /= head[issue].size();
            digits_[issue] = tile / tiles % head[issue].size();
            sums_[issue + 1] = sums_[issue] + head[issue][digits_[issue]];
        }
    }
    double sum() const { return sums_.back(); }
    void advance() {
        std::size_t issue = head_.size();
        while (issue > 0 && ++digits_[issue - 1] == head_[issue - 1].size()) digits_[--issue] = 0;
        for (issue = issue == 0 ? 0 : issue - 1; issue < head_.size(); ++issue)
            sums_[issue + 1] = sums_[issue] + head_[issue][digits_[issue]];
    }

  private:
    const std::vector<std::vector<double>>& head_;
    std::vector<std::size_t> digits_;
    std::vector<double> sums_;  // sums_[k]: over the first k issues
};

void OuterSum::write_tile(std::uint64_t tile, std::span<double> out) const {
    write_tile(Prefix(head_, tiles(), tile).sum(), out);
}

void OuterSum::write_tile(double start, std::span<double> out) const {
    std::size_t done = 0;
    if (tail_.empty()) {
        out[0] = start;
    } else if (tail_.size() == 1) {
        add_one(out.data(), start, tail_[0].data(), tile_);
        done = 1;
    } else {
        add_two(out.data(), start, tail_[0].data(), tail_[1].data(), tile_);
        done = 2;
    }
    for (; done < tail_.size(); ++done) add_to(out.data(), tail_[done].data(), tile_);
    if (ceiling_ < std::numeric_limits<double>::infinity()) cut(out.data(), ceiling_, tile_);
}

void OuterSum::write(std::span<double> out, const ParallelFor& parallel) const {
    const std::uint64_t tiles_a_piece = std::max<std::uint64_t>(1, piece_outcomes / tile_);
    const std::uint64_t pieces = (tiles() + tiles_a_piece - 1) / tiles_a_piece;
    parallel(pieces, [&](std::size_t piece) {
        const std::uint64_t end = std::min(tiles(), (piece + 1) * tiles_a_piece);
        Prefix prefix(head_, tiles(), piece * tiles_a_piece);
        for (std::uint64_t tile = piece * tiles_a_piece; tile < end; ++tile, prefix.advance())
            write_tile(prefix.sum(), out.subspan(tile * tile_, tile_));
    });
}

OuterSum::Summary OuterSum::summarise(double threshold, const ParallelFor& parallel) const {
    const std::uint64_t tiles_a_piece = std::max<std::uint64_t>(1, piece_outcomes / tile_);
    const std::uint64_t pieces = (tiles() + tiles_a_piece - 1) / tiles_a_piece;
    std::vector<Summary> found(pieces);
    parallel(pieces, [&](std::size_t piece) {
        std::vector<double> buffer(tile_);
        Summary& here = found[piece];
        const std::uint64_t end = std::min(tiles(), (piece + 1) * tiles_a_piece);
        Prefix prefix(head_, tiles(), piece * tiles_a_piece);
        for (std::uint64_t tile = piece * tiles_a_piece; tile < end; ++tile, prefix.advance()) {
            write_tile(prefix.sum(), buffer);
            reduce(buffer.data(), tile_, threshold, &here.largest, &here.smallest, &here.at_least);
        }
    });
    Summary all;
    for (const Summary& one : found) {
        all.largest = std::max(all.largest, one.largest);
        all.smallest = std::min(all.smallest, one.smallest);
        all.at_least += one.at_least;
    }
    return all;
}

}  // namespace detente::numbers
