// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/states.h"

#include <algorithm>
#include <utility>

namespace detente::standoff {

Result<Radix> make_radix(const std::vector<int>& degrees) {
    if (degrees.size() > static_cast<std::size_t>(StandoffLimits::options))
        return make_error({}, "the standoff has " + std::to_string(degrees.size()) + " options",
                          "at most 62 are possible");
    std::optional<ProductSpace> product =
        ProductSpace::of_sizes(std::vector<int>(degrees.rbegin(), degrees.rend()));
    if (!product)
        return make_error({}, "the options of the standoff combine in more than 2^63 ways",
                          "use fewer options or levels");
    return Radix{std::move(*product)};
}

std::optional<State> States::find(std::uint64_t code) const {
    if (codes.empty()) return code < count ? std::optional<State>(static_cast<State>(code)) : std::nullopt;
    const auto at = std::lower_bound(codes.begin(), codes.end(), code);
    if (at == codes.end() || *at != code) return std::nullopt;
    return static_cast<State>(at - codes.begin());
}

namespace {

// Fixes options from the most significant down, so that states appear in increasing order of code.
class Listing {
  public:
    Listing(const Radix& radix, const std::vector<Conjunction>& forbidden,
            const std::vector<Formula>& required)
        : radix_(radix),
          levels_(static_cast<std::size_t>(radix.options()), 0),
          patterns_(levels_.size()),
          formulas_(levels_.size()) {
        for (const Conjunction& pattern : forbidden)
            if (!pattern.literals.empty())
                patterns_[static_cast<std::size_t>(pattern.literals.front().option)].push_back(&pattern);
        for (const Formula& formula : required) {
            int last = radix.options();
            for (const Formula::Step& step : formula.steps)
                if (step.op == Formula::Op::literal) last = std::min(last, step.option);
            if (last < radix.options()) formulas_[static_cast<std::size_t>(last)].push_back(&formula);
        }
    }

    // False when a limit is passed.
    bool run(std::vector<std::uint64_t>& codes) {
        codes_ = &codes;
        const auto n = static_cast<int>(levels_.size());
        int option = n - 1;
        std::vector<int> next(levels_.size(), 0);
        std::uint64_t code = 0;
        while (option < n) {
            const auto o = static_cast<std::size_t>(option);
            if (next[o] > 0) code -= static_cast<std::uint64_t>(levels_[o]) * radix_.place(o);
            if (next[o] == radix_.degree(o)) {
                levels_[o] = next[o] = 0;
                ++option;
                continue;
            }
            levels_[o] = next[o]++;
            code += static_cast<std::uint64_t>(levels_[o]) * radix_.place(o);
            if (++tried_ > StandoffLimits::search) return false;
            if (!allowed(o)) continue;
            if (option > 0) {
                --option;
            } else {
                if (codes.size() == StandoffLimits::states) return false;
                codes.push_back(code);
            }
        }
        return true;
    }
    bool searched_too_long() const { return tried_ > StandoffLimits::search; }

  private:
    bool allowed(std::size_t option) const {
        for (const Conjunction* pattern : patterns_[option]) {
            bool matches = true;
            for (const Formula::Step& literal : pattern->literals) {
                const int level = levels_[static_cast<std::size_t>(literal.option)];
                if (level < literal.low || level > literal.high) {
                    matches = false;
                    break;
                }
            }
            if (matches) return false;
        }
        for (const Formula* formula : formulas_[option])
            if (!formula->holds(levels_)) return false;
        return true;
    }

    const Radix& radix_;
    std::vector<int> levels_;
    std::vector<std::vector<const Conjunction*>> patterns_;  // by the option that is fixed last
    std::vector<std::vector<const Formula*>> formulas_;
    std::vector<std::uint64_t>* codes_ = nullptr;
    std::uint64_t tried_ = 0;
};

bool constant_formula_fails(const std::vector<Formula>& required) {
    return std::any_of(required.begin(), required.end(), [](const Formula& formula) {
        const bool constant =
            std::none_of(formula.steps.begin(), formula.steps.end(),
                         [](const Formula::Step& step) { return step.op == Formula::Op::literal; });
        return constant && !formula.holds({});
    });
}

}  // namespace

Result<States> list_states(const Radix& radix, const std::vector<Conjunction>& forbidden,
                           const std::vector<Formula>& required) {
    const Error too_many = make_error({}, "the standoff has more than 2^26 feasible states",
                                      "rule out combinations, or use fewer options");
    const bool nothing_left = constant_formula_fails(required) ||
                              std::any_of(forbidden.begin(), forbidden.end(),
                                          [](const Conjunction& c) { return c.literals.empty(); });
    States states;
    if (!nothing_left && forbidden.empty() && required.empty()) {
        if (radix.combinations() > StandoffLimits::states) return too_many;
        states.count = static_cast<State>(radix.combinations());
        return states;
    }
    if (!nothing_left && radix.options() > 0) {
        Listing listing(radix, forbidden, required);
        if (!listing.run(states.codes)) {
            if (listing.searched_too_long())
                return make_error(
                    {}, "listing the feasible states takes more than 2^31 trials",
                    "write the rules that exclude most combinations as short patterns, or use fewer options");
            return too_many;
        }
    }
    if (states.codes.empty())
        return make_error({}, "no state is feasible: the rules of the standoff exclude every combination",
                          "remove a rule or loosen it");
    states.count = static_cast<State>(states.codes.size());
    if (states.count == radix.combinations()) states.codes.clear();
    return states;
}

}  // namespace detente::standoff
