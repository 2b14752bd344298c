// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/laws.h"

#include <algorithm>
#include <cmath>

#include "detente/base/elementary.h"
#include "detente/tournaments/words.h"

namespace detente::tournaments {

double NumberLaw::least() const {
    return kind == Kind::choice ? *std::min_element(of.begin(), of.end()) : from;
}

double NumberLaw::greatest() const {
    if (kind == Kind::choice) return *std::max_element(of.begin(), of.end());
    return kind == Kind::fixed ? from : to;
}

double draw_number(const NumberLaw& law, Draws& draws) {
    switch (law.kind) {
        case NumberLaw::Kind::fixed:
            return law.from;
        case NumberLaw::Kind::uniform:
            return law.from + (law.to - law.from) * draws.uniform();
        case NumberLaw::Kind::log_uniform: {
            const double low = elementary::log(law.from), high = elementary::log(law.to);
            return std::clamp(elementary::exp(low + (high - low) * draws.uniform()), law.from, law.to);
        }
        case NumberLaw::Kind::choice:
            return law.of[static_cast<std::size_t>(draws.below(law.of.size()))];
    }
    return law.from;
}

int draw_whole(const NumberLaw& law, Draws& draws) {
    switch (law.kind) {
        case NumberLaw::Kind::uniform: {
            const auto low = static_cast<std::int64_t>(law.from), high = static_cast<std::int64_t>(law.to);
            return static_cast<int>(
                low + static_cast<std::int64_t>(draws.below(static_cast<std::uint64_t>(high - low + 1))));
        }
        case NumberLaw::Kind::log_uniform: {
            NumberLaw wide = law;
            wide.to = law.to + 1;
            return static_cast<int>(std::min(std::floor(draw_number(wide, draws)), law.to));
        }
        default:
            return static_cast<int>(draw_number(law, draws));
    }
}

std::string to_string(const NumberLaw& law) {
    const auto between = [&](const char* name) {
        return std::string(name) + " from " + shortest(law.from) + " to " + shortest(law.to);
    };
    switch (law.kind) {
        case NumberLaw::Kind::fixed:
            return shortest(law.from);
        case NumberLaw::Kind::uniform:
            return between("uniform");
        case NumberLaw::Kind::log_uniform:
            return between("log_uniform");
        case NumberLaw::Kind::choice: {
            std::string text = "one of";
            for (const double value : law.of) text += " " + shortest(value);
            return text;
        }
    }
    return {};
}

}  // namespace detente::tournaments
