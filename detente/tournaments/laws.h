// SPDX-License-Identifier: Apache-2.0
// Laws by which a tournament draws a number: how many rounds a match has, what no deal is worth, how often
// talks end by chance. docs/tournaments.md has each law.
#pragma once

#include <string>
#include <vector>

#include "detente/base/draws.h"

namespace detente::tournaments {

struct NumberLaw {
    enum class Kind {
        fixed,        // always `from`
        uniform,      // evenly between `from` and `to`; whole numbers: both included
        log_uniform,  // its logarithm evenly; both above 0
        choice        // one of `of`, each alike
    };
    Kind kind = Kind::fixed;
    double from = 0;
    double to = 0;
    std::vector<double> of;

    static NumberLaw always(double value) { return {Kind::fixed, value, value, {}}; }
    double least() const;
    double greatest() const;
    friend bool operator==(const NumberLaw&, const NumberLaw&) = default;
};

double draw_number(const NumberLaw& law, Draws& draws);
// Rounded down after it was drawn so that both ends are as likely as the rest.
int draw_whole(const NumberLaw& law, Draws& draws);

// "uniform from 10 to 100", for people and for the tournament's identity: two laws with the same words are
// the same.
std::string to_string(const NumberLaw& law);

}  // namespace detente::tournaments
