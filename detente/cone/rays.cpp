// SPDX-License-Identifier: Apache-2.0
#include "detente/cone/rays.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "detente/cone/whole_vector.h"

namespace detente::cone {

namespace {

__extension__ typedef __int128 Int128;
using Bits = std::vector<std::uint64_t>;

struct Halfspace {
    WholeVector normal;
    bool equal = false;
};

struct Ray {
    WholeVector vector;
    Bits tight;      // the inequalities so far that are zero on it
    Int128 now = 0;  // its value on the row being added
};

bool is_small(Int128 value) {
    return value == static_cast<std::int64_t>(value);
}

// Numbers of 64 bits, nearly all of them, go the fast way.
Int128 common_divisor(Int128 a, Int128 b) {
    if (is_small(a) && is_small(b) && a > INT64_MIN && b > INT64_MIN)
        return std::gcd(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b));
    a = a < 0 ? -a : a;
    b = b < 0 ? -b : b;
    while (b != 0) {
        const Int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

void set_bit(Bits& bits, std::size_t index) {
    bits[index / 64] |= std::uint64_t{1} << (index % 64);
}

// Of an entry; and of what an entry is multiplied by: the difference of two such products fits 128 bits.
constexpr int kEntryBits = 54;
constexpr int kFactorBits = 70;

class DoubleDescription {
  public:
    DoubleDescription(std::size_t dimension, std::size_t rows, const RayLimits& limits)
        : limits_(limits), words_((rows + 63) / 64) {
        for (std::size_t i = 0; i < dimension; ++i) {
            WholeVector unit(dimension, 0);
            unit[i] = 1;
            lines_.push_back(std::move(unit));
        }
    }

    // False when a limit is passed.
    bool add(const Halfspace& row) {
        // For an equation the line on which it is smallest: the others keep their small entries.
        std::size_t chosen = lines_.size();
        Int128 smallest = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const Int128 value = dot(row.normal, lines_[i]);
            const Int128 size = value < 0 ? -value : value;
            if (size == 0 || (chosen < lines_.size() && size >= smallest)) continue;
            chosen = i;
            smallest = size;
            if (!row.equal || size == 1) break;
        }
        return chosen < lines_.size() ? split_line(row, chosen) : cut(row);
    }

    const std::vector<Ray>& rays() const { return rays_; }
    const std::vector<WholeVector>& lines() const { return lines_; }

  private:
    // Entries have at most kEntryBits bits, so that this fits.
    Int128 dot(const WholeVector& a, const WholeVector& b) const {
        Int128 sum = 0;
        for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<Int128>(a[i]) * b[i];
        return sum;
    }

    // a * x - b * y in lowest terms.
    std::optional<WholeVector> combine(Int128 a, const WholeVector& x, Int128 b, const WholeVector& y) const {
        const Int128 common = common_divisor(a, b);
        if (common > 1) {
            a /= common;
            b /= common;
        }
        const Int128 largest = static_cast<Int128>(1) << kFactorBits;
        if (a > largest || a < -largest || b > largest || b < -largest) return std::nullopt;
        std::vector<Int128> wide(x.size());
        Int128 divisor = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            wide[i] = a * x[i] - b * y[i];
            if (divisor != 1) divisor = common_divisor(divisor, wide[i]);
        }
        WholeVector result(x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            const Int128 entry = divisor > 1 ? wide[i] / divisor : wide[i];
            if (entry > limits_.entry || entry < -limits_.entry) return std::nullopt;
            result[i] = static_cast<std::int64_t>(entry);
        }
        return result;
    }

    // The row is not zero on a line: half of the line becomes a ray, everything else is moved onto the row's
    // plane.
    bool split_line(const Halfspace& row, std::size_t index) {
        WholeVector line = lines_[index];
        lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(index));
        Int128 value = dot(row.normal, line);
        if (value < 0) {
            for (std::int64_t& entry : line) entry = -entry;
            value = -value;
        }
        for (WholeVector& other : lines_) {
            auto moved = combine(value, other, dot(row.normal, other), line);
            if (!moved) return false;
            other = std::move(*moved);
        }
        for (Ray& ray : rays_) {
            auto moved = combine(value, ray.vector, dot(row.normal, ray.vector), line);
            if (!moved) return false;
            ray.vector = std::move(*moved);
            if (!row.equal) set_bit(ray.tight, inequalities_);
        }
        if (row.equal) return true;
        Ray half{std::move(line), Bits(words_, 0), 0};
        for (std::size_t i = 0; i < inequalities_; ++i) set_bit(half.tight, i);
        rays_.push_back(std::move(half));
        ++inequalities_;
        ++span_;
        return rays_.size() <= limits_.rays;
    }

    // Every line lies in the row's plane: keep what is on the right side and add the edges that cross the
    // plane.
    bool cut(const Halfspace& row) {
        bool above = false;
        bool below = false;
        for (Ray& ray : rays_) {
            ray.now = dot(row.normal, ray.vector);
            above = above || ray.now > 0;
            below = below || ray.now < 0;
        }
        std::vector<Ray> created;
        if (above && below && !cross(row, created)) return false;
        // The cone has lost a dimension; counting tight rows no longer bounds anything.
        if (below && !above) span_ = 0;
        if (row.equal && (above || below)) span_ = span_ > 0 ? span_ - 1 : 0;
        std::erase_if(rays_, [&](const Ray& ray) { return ray.now < 0 || (row.equal && ray.now > 0); });
        if (!row.equal) {
            for (Ray& ray : rays_)
                if (ray.now == 0) set_bit(ray.tight, inequalities_);
            ++inequalities_;
        }
        for (Ray& ray : created) rays_.push_back(std::move(ray));
        return rays_.size() <= limits_.rays;
    }

    bool cross(const Halfspace& row, std::vector<Ray>& created) {
        for (const Ray& up : rays_) {
            if (up.now <= 0) continue;
            for (const Ray& down : rays_) {
                if (down.now >= 0) continue;
                Bits common(words_);
                std::size_t count = 0;
                for (std::size_t w = 0; w < words_; ++w) {
                    common[w] = up.tight[w] & down.tight[w];
                    count += static_cast<std::size_t>(std::popcount(common[w]));
                }
                if (++work_ > limits_.work) return false;
                if (count + 2 < span_ || !adjacent(up, down, common)) continue;
                if (work_ > limits_.work) return false;
                auto vector = combine(up.now, down.vector, down.now, up.vector);
                if (!vector) return false;
                if (!row.equal) set_bit(common, inequalities_);
                created.push_back({std::move(*vector), std::move(common), 0});
                if (created.size() > limits_.rays) return false;
            }
        }
        return true;
    }

    // Two rays span an edge unless a third is tight wherever both are.
    bool adjacent(const Ray& up, const Ray& down, const Bits& common) {
        for (const Ray& other : rays_) {
            ++work_;
            if (&other == &up || &other == &down) continue;
            bool covers = true;
            for (std::size_t w = 0; w < words_ && covers; ++w) covers = (common[w] & ~other.tight[w]) == 0;
            if (covers) return false;
        }
        return true;
    }

    RayLimits limits_;
    std::size_t words_;
    std::vector<WholeVector> lines_;
    std::vector<Ray> rays_;
    std::size_t inequalities_ = 0;
    std::size_t span_ = 0;  // dimension of the cone without its lines, or less
    std::uint64_t work_ = 0;
};

// Equations first, then rows about one coordinate: both keep the number of rays small for longest.
int order_of(const Halfspace& row) {
    if (row.equal) return 0;
    const auto zero = std::count(row.normal.begin(), row.normal.end(), 0);
    return static_cast<std::size_t>(zero) + 1 == row.normal.size() ? 1 : 2;
}

}  // namespace

std::optional<Rays> extreme_rays(const System& system, const RayLimits& asked) {
    RayLimits limits = asked;
    // A sum of as many entries as there are coordinates stays inside 62 bits.
    int width = kEntryBits;
    while (width > 1 && (std::int64_t{1} << (62 - width)) < system.dimension) --width;
    limits.entry = std::min(limits.entry, std::int64_t{1} << width);
    std::vector<Halfspace> rows;
    std::vector<WholeVector> strict;
    for (const Row& row : system.rows) {
        std::optional<WholeVector> normal;
        if (row.unit >= 0) {
            normal.emplace(static_cast<std::size_t>(system.dimension), 0);
            (*normal)[static_cast<std::size_t>(row.unit)] = 1;
        } else {
            normal = whole_vector(row.coefficients, limits.entry);
        }
        if (!normal) return std::nullopt;
        if (row.relation == RowRelation::strict) strict.push_back(*normal);
        rows.push_back({std::move(*normal), row.relation == RowRelation::equal});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Halfspace& a, const Halfspace& b) { return order_of(a) < order_of(b); });
    DoubleDescription description(static_cast<std::size_t>(system.dimension), rows.size(), limits);
    for (const Halfspace& row : rows)
        if (!description.add(row)) return std::nullopt;

    Rays result;
    result.strict_rows = strict.size();
    for (const Ray& ray : description.rays()) result.rays.push_back(ray.vector);
    for (const WholeVector& line : description.lines()) {
        WholeVector opposite = line;
        for (std::int64_t& entry : opposite) entry = -entry;
        result.rays.push_back(line);
        result.rays.push_back(std::move(opposite));
    }
    for (const WholeVector& ray : result.rays) {
        Bits bits((strict.size() + 63) / 64, 0);
        for (std::size_t s = 0; s < strict.size(); ++s) {
            Int128 sum = 0;
            for (std::size_t i = 0; i < ray.size(); ++i) sum += static_cast<Int128>(strict[s][i]) * ray[i];
            if (sum > 0) set_bit(bits, s);
        }
        result.positive.push_back(std::move(bits));
    }
    return result;
}

bool holds_a_model(const Rays& rays, const std::vector<std::size_t>& face) {
    // The sum of the face's rays is positive on a strict row as soon as one of them is.
    Bits covered((rays.strict_rows + 63) / 64, 0);
    for (const std::size_t k : face)
        for (std::size_t w = 0; w < covered.size(); ++w) covered[w] |= rays.positive[k][w];
    std::size_t count = 0;
    for (const std::uint64_t word : covered) count += static_cast<std::size_t>(std::popcount(word));
    return count == rays.strict_rows;
}

}  // namespace detente::cone
