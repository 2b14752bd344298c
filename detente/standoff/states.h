// SPDX-License-Identifier: Apache-2.0
// The states that can be: combinations of option levels, listed in increasing order of their code.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "detente/base/result.h"
#include "detente/scenario/formula.h"
#include "detente/scenario/product_space.h"

namespace detente::standoff {

// A dense index of a state, from 0. For people and files states count from 1: id = index + 1.
using State = std::uint32_t;

struct StandoffLimits {
    static constexpr int options = 62;
    static constexpr std::uint64_t states = std::uint64_t{1} << 26;
    static constexpr std::uint64_t arcs = std::uint64_t{1} << 28;  // where moves must be listed one by one
    static constexpr std::uint64_t search = std::uint64_t{1}
                                            << 31;  // partial combinations tried while listing
};

// The combinations of option levels as a product. This field numbers states with the first option fastest
// (the decimal codes of Fang, Hipel and Kilgour 1993), so the product's issues are the options from the last
// to the first.
struct Radix {
    ProductSpace product;

    int options() const { return product.issues(); }
    int degree(std::size_t option) const { return product.sizes()[product.sizes().size() - 1 - option]; }
    std::uint64_t place(std::size_t option) const {
        return product.stride(mirrored(static_cast<int>(option)));
    }
    std::uint64_t combinations() const { return product.size(); }
    int level(std::uint64_t code, int option) const { return product.level(code, mirrored(option)); }

  private:
    int mirrored(int option) const { return product.issues() - 1 - option; }
};
// Error: more than 62 options, or more than 2^63 combinations.
Result<Radix> make_radix(const std::vector<int>& degrees);

struct States {
    State count = 0;
    std::vector<std::uint64_t>
        codes;  // increasing; empty when every combination is a state: then code = index

    std::uint64_t code(State state) const { return codes.empty() ? state : codes[state]; }
    std::optional<State> find(std::uint64_t code) const;
};

// A combination is a state when no pattern matches it and every formula holds in it. Patterns cut the search
// early; a formula is looked at once the last of its options is fixed. Errors: no state is left; more than
// 2^26 are.
Result<States> list_states(const Radix& radix, const std::vector<Conjunction>& forbidden,
                           const std::vector<Formula>& required);

}  // namespace detente::standoff
