// SPDX-License-Identifier: Apache-2.0
// What stands behind `additive_frontier.h`: merged sums in one kind of number. Each kind is compiled in a
// file of its own, because the merging is a template over the number and the count of parties.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "detente/deals/numbers/additive_frontier.h"
#include "detente/deals/numbers/internal/wide_integer.h"

namespace detente::numbers {

class AdditiveFrontier::Core {
  public:
    virtual ~Core() = default;
    virtual std::size_t size() const = 0;
    virtual Rational utility(std::size_t point, std::size_t party) const = 0;
    virtual double double_utility(std::size_t point, std::size_t party) const = 0;
    virtual std::vector<double> doubles() const = 0;
    virtual Outcome outcome(std::size_t point) const = 0;
    virtual std::vector<Outcome> outcomes(std::size_t point, std::size_t most,
                                          const SearchLimits& limits) const = 0;

    int parties = 0;
    Rational factor = 1;
    Rational
        error;  // how far utilities may lie below the exact ones, for every party; 0 but for rounded gains
    std::string number_kind;
    std::size_t merged_sums = 0;
};

// The numbers of a sum, ready to be merged: every gain at least 0 but for doubles, which keep their own.
template <class Number>
struct Prepared {
    std::vector<std::vector<std::vector<Number>>> gains;  // [block][party][choice]
    std::vector<std::optional<Number>> ceilings;          // on the same scale, the base taken off
    std::vector<Number> bases;                            // sums of what was taken off, one a party
    std::vector<Int128> denominators;                     // one a party
};

// 2 parties and fewer, 3, 4, up to 8 and up to 32 have layouts of their own in doubles and 64-bit integers; 2
// and up to 32 in the others, which few files need.
using CorePointer = std::shared_ptr<const AdditiveFrontier::Core>;
CorePointer core_of(const BlockSum& sum, Prepared<double> numbers, const SearchLimits& limits);
std::shared_ptr<AdditiveFrontier::Core> core_of(const BlockSum& sum, Prepared<std::int64_t> numbers,
                                                const SearchLimits& limits);
CorePointer core_of(const BlockSum& sum, Prepared<Int128> numbers, const SearchLimits& limits);
// Nothing where there are too many sums for numbers so slow.
CorePointer core_of(const BlockSum& sum, Prepared<Rational> numbers, const SearchLimits& limits);

}  // namespace detente::numbers
