// SPDX-License-Identifier: Apache-2.0
// A second, unrelated way to decide whether a homogeneous system has a model: eliminate one unknown after the
// other (J. Fourier, 1826; T. Motzkin, 1936). Slow, and simple enough to be believed.
#pragma once

#include <map>
#include <vector>

#include "detente/base/rational.h"
#include "detente/cone/system.h"

namespace detente::testing {

inline bool has_model(std::vector<cone::Row> rows, int dimension) {
    using cone::RowRelation;
    using cone::Vector;
    for (int unknown = 0; unknown < dimension; ++unknown) {
        const auto u = static_cast<std::size_t>(unknown);
        std::size_t pivot = rows.size();
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].relation == RowRelation::equal && !rows[i].coefficients[u].is_zero()) pivot = i;
        std::vector<cone::Row> next;
        // row - times * other, where times makes the unknown vanish.
        const auto without = [&](const cone::Row& row, const cone::Row& other) {
            cone::Row result = row;
            const Rational times = row.coefficients[u] / other.coefficients[u];
            for (std::size_t i = 0; i < result.coefficients.size(); ++i)
                result.coefficients[i] -= times * other.coefficients[i];
            if (other.relation == RowRelation::strict) result.relation = RowRelation::strict;
            return result;
        };
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i == pivot) continue;
            if (rows[i].coefficients[u].is_zero())
                next.push_back(rows[i]);
            else if (pivot < rows.size())
                next.push_back(without(rows[i], rows[pivot]));
            else
                for (const cone::Row& other : rows)
                    if (rows[i].coefficients[u].sign() > 0 && other.coefficients[u].sign() < 0)
                        next.push_back(without(rows[i], other));
        }
        // Keep one of each direction, the strict one if there is one.
        std::map<std::pair<bool, Vector>, RowRelation> kept;
        for (cone::Row& row : next) {
            Rational lead;
            for (const Rational& entry : row.coefficients) {
                if (entry.is_zero()) continue;
                lead = abs(entry);
                break;
            }
            if (!lead.is_zero())
                for (Rational& entry : row.coefficients) entry /= lead;
            const auto key = std::pair(row.relation == RowRelation::equal, row.coefficients);
            const auto [place, fresh] = kept.emplace(key, row.relation);
            if (!fresh && row.relation == RowRelation::strict) place->second = RowRelation::strict;
        }
        rows.clear();
        for (const auto& [key, relation] : kept) rows.push_back({key.second, relation});
    }
    for (const cone::Row& row : rows)
        if (row.relation == RowRelation::strict) return false;  // 0 > 0
    return true;
}

}  // namespace detente::testing
