// SPDX-License-Identifier: Apache-2.0
#include "detente/cone/simplex.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <cassert>
#include <limits>

namespace detente::cone {

namespace {

using Wide = boost::multiprecision::cpp_int;
__extension__ typedef __int128 Int128;

// kept = (kept * pivot - factor * other) / divisor, exactly; false when the result does not fit.
bool combine(std::int64_t& kept, std::int64_t pivot, std::int64_t factor, std::int64_t other,
             std::int64_t divisor) {
    constexpr Int128 largest = std::numeric_limits<std::int64_t>::max();
    Int128 value = static_cast<Int128>(kept) * pivot - static_cast<Int128>(factor) * other;
    if (value >= -largest && value <= largest) {
        const auto small = static_cast<std::int64_t>(value);
        kept = divisor == 1 ? small : small / divisor;
        return true;
    }
    value /= divisor;
    if (value < -largest || value > largest) return false;
    kept = static_cast<std::int64_t>(value);
    return true;
}

bool combine(Wide& kept, const Wide& pivot, const Wide& factor, const Wide& other, const Wide& divisor) {
    kept = (kept * pivot - factor * other) / divisor;
    return true;
}

// a/b < c/d for b, d > 0: -1, 0 or 1.
int compare_ratio(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
    const Int128 left = static_cast<Int128>(a) * d;
    const Int128 right = static_cast<Int128>(c) * b;
    return left < right ? -1 : left > right ? 1 : 0;
}

int compare_ratio(const Wide& a, const Wide& b, const Wide& c, const Wide& d) {
    const Wide difference = a * d - c * b;
    return difference.sign();
}

bool add_to(std::int64_t& sum, std::int64_t term) {
    return !__builtin_add_overflow(sum, term, &sum);
}
bool add_to(Wide& sum, const Wide& term) {
    sum += term;
    return true;
}

void load(std::int64_t& entry, const Column& column, std::size_t row) {
    entry = column.entries[row];
}
void load(Wide& entry, const Column& column, std::size_t row) {
    if (!column.entries.empty())
        entry = column.entries[row];
    else
        entry = Wide(column.wide[row].numerator_digits());
}

Rational ratio(std::int64_t numerator, std::int64_t denominator) {
    return Rational(numerator, denominator);
}
Rational ratio(const Wide& numerator, const Wide& denominator) {
    return Rational::from_digits(numerator.str(), denominator.str());
}

// The whole tableau over one common denominator. Row `equations` is the cost of the first phase; the last
// column is the right-hand side. Where a column is a unit vector already it opens the basis and no artificial
// one is added.
template <class Integer>
class Tableau {
  public:
    Tableau(int equations, const std::vector<const Column*>& columns,
            const std::vector<std::int64_t>& right_hand_side)
        : equations_(static_cast<std::size_t>(equations)),
          columns_(columns),
          right_hand_side_(right_hand_side) {}

    // False when a number outgrew the type.
    bool run(Feasibility& result) {
        if (!open()) return false;
        while (true) {
            const std::size_t entering = choose_entering();
            if (entering == kNone) break;
            const std::size_t leaving = choose_leaving(entering);
            // The cost of the first phase is bounded below, so some row limits every entering column.
            assert(leaving != kNone);
            stalled_ = at(leaving, width_ - 1) == 0 ? stalled_ + 1 : 0;
            if (!pivot(leaving, entering)) return false;
        }
        result.feasible = at(equations_, width_ - 1) == 0;
        if (result.feasible)
            read_values(result);
        else
            return read_refutation(result);
        return true;
    }

  private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    struct Origin {
        std::size_t column;
        bool negated;
    };

    Integer& at(std::size_t row, std::size_t column) { return cells_[row * width_ + column]; }

    bool open() {
        for (std::size_t j = 0; j < columns_.size(); ++j) {
            origins_.push_back({j, false});
            if (columns_[j]->free) origins_.push_back({j, true});
        }
        structural_ = origins_.size();
        basis_.assign(equations_, kNone);
        unit_.assign(equations_, kNone);
        flipped_.assign(equations_, false);
        for (std::size_t i = 0; i < equations_; ++i) flipped_[i] = right_hand_side_[i] < 0;

        // Fill a dense block first, then see which rows need an artificial column.
        std::vector<Integer> block(equations_ * structural_);
        for (std::size_t j = 0; j < structural_; ++j) {
            std::size_t support = 0;
            std::size_t last = 0;
            for (std::size_t i = 0; i < equations_; ++i) {
                Integer& entry = block[i * structural_ + j];
                load(entry, *columns_[origins_[j].column], i);
                if (entry == 0) continue;
                if (origins_[j].negated != flipped_[i]) entry = -entry;
                ++support;
                last = i;
            }
            if (support == 1 && basis_[last] == kNone && block[last * structural_ + j] == 1) {
                basis_[last] = j;
                unit_[last] = j;
            }
        }
        std::size_t artificial = 0;
        for (std::size_t i = 0; i < equations_; ++i)
            if (basis_[i] == kNone) basis_[i] = unit_[i] = structural_ + artificial++;
        width_ = structural_ + artificial + 1;
        cells_.assign((equations_ + 1) * width_, Integer(0));
        for (std::size_t i = 0; i < equations_; ++i) {
            for (std::size_t j = 0; j < structural_; ++j) at(i, j) = block[i * structural_ + j];
            at(i, unit_[i]) = 1;
            at(i, width_ - 1) = right_hand_side_[i];
            if (flipped_[i]) at(i, width_ - 1) = -at(i, width_ - 1);
            if (basis_[i] < structural_) continue;
            for (std::size_t j = 0; j < structural_; ++j)
                if (!add_to(at(equations_, j), -at(i, j))) return false;
            if (!add_to(at(equations_, width_ - 1), -at(i, width_ - 1))) return false;
        }
        return true;
    }

    std::size_t choose_entering() {
        const bool bland = stalled_ > equations_;
        std::size_t best = kNone;
        for (std::size_t j = 0; j < structural_; ++j) {
            const Integer& cost = at(equations_, j);
            if (cost >= 0) continue;
            if (bland) return j;
            if (best == kNone || cost < at(equations_, best)) best = j;
        }
        return best;
    }

    std::size_t choose_leaving(std::size_t entering) {
        std::size_t best = kNone;
        for (std::size_t i = 0; i < equations_; ++i) {
            if (at(i, entering) <= 0) continue;
            if (best == kNone) {
                best = i;
                continue;
            }
            const int order =
                compare_ratio(at(i, width_ - 1), at(i, entering), at(best, width_ - 1), at(best, entering));
            if (order < 0 || (order == 0 && basis_[i] < basis_[best])) best = i;
        }
        return best;
    }

    bool pivot(std::size_t row, std::size_t column) {
        const Integer pivot_entry = at(row, column);
        for (std::size_t i = 0; i <= equations_; ++i) {
            if (i == row) continue;
            const Integer factor = at(i, column);
            if (factor == 0 && pivot_entry == denominator_) continue;
            for (std::size_t j = 0; j < width_; ++j)
                if (!combine(at(i, j), pivot_entry, factor, at(row, j), denominator_)) return false;
        }
        denominator_ = pivot_entry;
        basis_[row] = column;
        return true;
    }

    void read_values(Feasibility& result) {
        result.values.assign(columns_.size(), Rational(0));
        for (std::size_t i = 0; i < equations_; ++i) {
            if (basis_[i] >= structural_ || at(i, width_ - 1) == 0) continue;
            const Origin origin = origins_[basis_[i]];
            const Rational value = ratio(at(i, width_ - 1), denominator_);
            if (origin.negated)
                result.values[origin.column] -= value;
            else
                result.values[origin.column] += value;
        }
    }

    // The phase's dual solution: the sum of those rows of the basis' inverse whose artificial column stayed.
    bool read_refutation(Feasibility& result) {
        result.refutation.assign(equations_, Rational(0));
        for (std::size_t i = 0; i < equations_; ++i) {
            Integer sum = 0;
            for (std::size_t k = 0; k < equations_; ++k)
                if (basis_[k] >= structural_ && !add_to(sum, at(k, unit_[i]))) return false;
            result.refutation[i] = ratio(sum, Integer(1));
            if (!flipped_[i]) result.refutation[i] = -result.refutation[i];
        }
        return true;
    }

    std::size_t equations_;
    const std::vector<const Column*>& columns_;
    const std::vector<std::int64_t>& right_hand_side_;
    std::vector<Origin> origins_;  // a free column appears twice, once negated
    std::size_t structural_ = 0;
    std::size_t width_ = 0;
    std::vector<Integer> cells_;
    std::vector<std::size_t> basis_;
    std::vector<std::size_t> unit_;  // the column that began as the unit vector of each row
    std::vector<bool> flipped_;      // rows taken times -1 so that the right-hand side is not negative
    Integer denominator_ = 1;
    std::size_t stalled_ = 0;
};

}  // namespace

Feasibility solve(int equations, const std::vector<const Column*>& columns,
                  const std::vector<std::int64_t>& right_hand_side) {
    bool small = true;
    for (const Column* column : columns) small = small && (equations == 0 || !column->entries.empty());
    if (small) {
        Feasibility result;
        if (Tableau<std::int64_t>(equations, columns, right_hand_side).run(result)) return result;
    }
    Feasibility result;
    result.wide = true;
    Tableau<Wide>(equations, columns, right_hand_side).run(result);
    return result;
}

}  // namespace detente::cone
