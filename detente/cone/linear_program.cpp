// SPDX-License-Identifier: Apache-2.0
#include "detente/cone/linear_program.h"

#include <cassert>

namespace detente::cone {

namespace {

// The rows of the limits first, then one an objective, whose entries are what an unknown still adds to it.
// Each limit has a slack, which is the basis to begin with.
class FractionTableau {
  public:
    explicit FractionTableau(const LinearProgram& program)
        : limits_(program.rows.size()),
          unknowns_(program.objectives.empty() ? 0 : program.objectives.front().size()),
          width_(unknowns_ + limits_ + 1) {
        for (std::size_t i = 0; i < limits_; ++i) {
            assert(program.rows[i].limit.sign() >= 0);
            std::vector<Rational> row = program.rows[i].coefficients;
            row.resize(width_);
            row[unknowns_ + i] = 1;
            row.back() = program.rows[i].limit;
            rows_.push_back(std::move(row));
            basis_.push_back(unknowns_ + i);
        }
        for (const auto& objective : program.objectives) {
            rows_.push_back(objective);
            rows_.back().resize(width_);
        }
    }

    bool run() {
        for (std::size_t objective = limits_; objective < rows_.size(); ++objective)
            while (const auto entering = entering_for(objective)) {
                const auto leaving = leaving_for(*entering);
                if (!leaving) return false;
                pivot(*leaving, *entering);
            }
        return true;
    }

    std::vector<Rational> point() const {
        std::vector<Rational> values(unknowns_);
        for (std::size_t i = 0; i < limits_; ++i)
            if (basis_[i] < unknowns_) values[basis_[i]] = rows_[i].back();
        return values;
    }

  private:
    // The first column that raises this objective and leaves those before it as they are.
    std::optional<std::size_t> entering_for(std::size_t objective) const {
        for (std::size_t j = 0; j + 1 < width_; ++j) {
            if (rows_[objective][j].sign() <= 0) continue;
            bool free = true;
            for (std::size_t before = limits_; free && before < objective; ++before)
                free = rows_[before][j].is_zero();
            if (free) return j;
        }
        return std::nullopt;
    }

    std::optional<std::size_t> leaving_for(std::size_t entering) const {
        std::optional<std::size_t> best;
        Rational least;
        for (std::size_t i = 0; i < limits_; ++i) {
            if (rows_[i][entering].sign() <= 0) continue;
            Rational ratio = rows_[i].back() / rows_[i][entering];
            if (best && (ratio > least || (ratio == least && basis_[i] > basis_[*best]))) continue;
            best = i;
            least = std::move(ratio);
        }
        return best;
    }

    void pivot(std::size_t row, std::size_t column) {
        const Rational entry = rows_[row][column];
        for (Rational& value : rows_[row])
            if (!value.is_zero()) value /= entry;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (i == row || rows_[i][column].is_zero()) continue;
            const Rational factor = rows_[i][column];
            for (std::size_t j = 0; j < width_; ++j)
                if (!rows_[row][j].is_zero()) rows_[i][j] -= factor * rows_[row][j];
        }
        basis_[row] = column;
    }

    std::size_t limits_;
    std::size_t unknowns_;
    std::size_t width_;
    std::vector<std::vector<Rational>> rows_;
    std::vector<std::size_t> basis_;
};

}  // namespace

std::optional<std::vector<Rational>> maximize(const LinearProgram& program) {
    FractionTableau tableau(program);
    if (!tableau.run()) return std::nullopt;
    return tableau.point();
}

}  // namespace detente::cone
