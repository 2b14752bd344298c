// SPDX-License-Identifier: Apache-2.0
#include "detente/cone/wide_rays.h"

#include <algorithm>

namespace detente::cone {

namespace {

struct WideRay {
    Vector vector;
    std::vector<bool>
        tight;     // [row]: among those added so far, is it zero on the ray? Equations are not told
    Rational now;  // its value on the row being added
};

Rational value_on(const Row& row, const Vector& vector) {
    if (row.unit >= 0) return vector[static_cast<std::size_t>(row.unit)];
    Rational sum;
    for (std::size_t i = 0; i < vector.size(); ++i)
        if (!row.coefficients[i].is_zero() && !vector[i].is_zero()) sum += row.coefficients[i] * vector[i];
    return sum;
}

// A positive multiple whose first entry that is not zero is 1 or -1: fractions stay as short as they can.
void scale(Vector& vector) {
    const auto first =
        std::find_if(vector.begin(), vector.end(), [](const Rational& entry) { return !entry.is_zero(); });
    if (first == vector.end()) return;
    const Rational size = abs(*first);
    for (Rational& entry : vector)
        if (!entry.is_zero()) entry /= size;
}

// x - times * y.
void take_off(Vector& x, const Rational& times, const Vector& y) {
    if (times.is_zero()) return;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (!y[i].is_zero()) x[i] -= times * y[i];
}

// As in rays.cpp, where each step has its reason.
class WideDescription {
  public:
    WideDescription(const System& system, std::size_t most) : rows_(system.rows.size()), most_(most) {
        for (std::size_t i = 0; i < static_cast<std::size_t>(system.dimension); ++i) {
            lines_.emplace_back(static_cast<std::size_t>(system.dimension));
            lines_.back()[i] = 1;
        }
    }

    bool add(const Row& row, std::size_t index) {
        const bool equal = row.relation == RowRelation::equal;
        const auto chosen = std::find_if(lines_.begin(), lines_.end(),
                                         [&](const Vector& line) { return !value_on(row, line).is_zero(); });
        if (chosen == lines_.end()) return cut(row, index, equal);
        Vector line = std::move(*chosen);
        lines_.erase(chosen);
        Rational value = value_on(row, line);
        if (value.sign() < 0) {
            for (Rational& entry : line) entry = -entry;
            value = -value;
        }
        for (Vector& other : lines_) take_off(other, value_on(row, other) / value, line);
        for (WideRay& ray : rays) {
            take_off(ray.vector, value_on(row, ray.vector) / value, line);
            scale(ray.vector);
            if (!equal) ray.tight[index] = true;
        }
        if (equal) return true;
        WideRay half{std::move(line), std::vector<bool>(rows_, false), {}};
        for (const std::size_t one : added_) half.tight[one] = true;
        scale(half.vector);
        rays.push_back(std::move(half));
        added_.push_back(index);
        return rays.size() <= most_;
    }

    const std::vector<Vector>& lines() const { return lines_; }
    std::vector<WideRay> rays;

  private:
    bool cut(const Row& row, std::size_t index, bool equal) {
        for (WideRay& ray : rays) ray.now = value_on(row, ray.vector);
        std::vector<WideRay> created;
        for (const WideRay& up : rays) {
            if (up.now.sign() <= 0) continue;
            for (const WideRay& down : rays) {
                if (down.now.sign() >= 0) continue;
                std::vector<bool> common(rows_, false);
                for (const std::size_t one : added_) common[one] = up.tight[one] && down.tight[one];
                if (!adjacent(up, down, common)) {
                    if (work_ > kWideWork) return false;
                    continue;
                }
                WideRay between{down.vector, std::move(common), {}};
                take_off(between.vector, down.now / up.now, up.vector);
                scale(between.vector);
                if (!equal) between.tight[index] = true;
                created.push_back(std::move(between));
                if (created.size() > most_) return false;
            }
        }
        rays.erase(std::remove_if(rays.begin(), rays.end(),
                                  [&](const WideRay& ray) {
                                      return ray.now.sign() < 0 || (equal && ray.now.sign() > 0);
                                  }),
                   rays.end());
        if (!equal) {
            for (WideRay& ray : rays)
                if (ray.now.is_zero()) ray.tight[index] = true;
            added_.push_back(index);
        }
        for (WideRay& ray : created) rays.push_back(std::move(ray));
        return rays.size() <= most_;
    }

    // Two rays span an edge unless a third is tight wherever both are.
    bool adjacent(const WideRay& up, const WideRay& down, const std::vector<bool>& common) {
        for (const WideRay& other : rays) {
            work_ += 1 + added_.size() / 8;
            if (&other == &up || &other == &down) continue;
            if (std::all_of(added_.begin(), added_.end(),
                            [&](std::size_t one) { return !common[one] || other.tight[one]; }))
                return false;
        }
        return true;
    }

    std::size_t rows_;
    std::size_t most_;
    std::vector<Vector> lines_;
    std::vector<std::size_t> added_;  // inequalities
    std::uint64_t work_ = 0;
};

}  // namespace

std::optional<WideRays> wide_rays(const System& system, std::size_t most) {
    WideDescription description(system, most);
    // Equations first, then rows about one coordinate: both keep the number of rays small for longest.
    for (const int turn : {0, 1, 2})
        for (std::size_t i = 0; i < system.rows.size(); ++i) {
            const Row& row = system.rows[i];
            const int own = row.relation == RowRelation::equal ? 0 : row.unit >= 0 ? 1 : 2;
            if (own == turn && !description.add(row, i)) return std::nullopt;
        }
    WideRays result;
    for (const WideRay& ray : description.rays) result.vectors.push_back(ray.vector);
    for (const Vector& line : description.lines()) {
        result.vectors.push_back(line);
        result.vectors.push_back(line);
        for (Rational& entry : result.vectors.back()) entry = -entry;
    }
    std::vector<std::size_t> strict;
    for (std::size_t i = 0; i < system.rows.size(); ++i)
        if (system.rows[i].relation == RowRelation::strict) strict.push_back(i);
    result.strict.strict_rows = strict.size();
    for (const Vector& vector : result.vectors) {
        std::vector<std::uint64_t> bits((strict.size() + 63) / 64, 0);
        for (std::size_t s = 0; s < strict.size(); ++s)
            if (value_on(system.rows[strict[s]], vector).sign() > 0)
                bits[s / 64] |= std::uint64_t{1} << (s % 64);
        result.strict.positive.push_back(std::move(bits));
    }
    return result;
}

}  // namespace detente::cone
