// SPDX-License-Identifier: Apache-2.0
// The four names of time-dependent strategies that everybody uses: boulware holds out, linear gives way
// evenly, conceder gives way early, aspiration is the same with a free exponent.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/strategies/time_dependent.h"

namespace detente::talks {

namespace {

const ParameterKind kExponent{"e", "how late it gives way: above 1 late, below 1 early", 4, 0.001, 1000};
const ParameterKind kTolerance{"tolerance", "how much less than its curve it will still take", 1e-4, 0, 1};

// The curve of NegMAS: 1 - t^e of the way from the floor to the best outcome.
CatalogEntry negmas_entry(std::string name, std::string idea, double e, double tolerance) {
    CatalogEntry entry;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = "asks(t) = floor + (1 - t^e)(best - floor) - tolerance";
    entry.source =
        "NegMAS, time-based negotiators (Mohammad and others 2020); after Faratin, Sierra, Jennings 1998";
    entry.parameters = {kExponent, kTolerance};
    entry.parameters[0].standard = e;
    entry.parameters[1].standard = tolerance;
    entry.rules = {Rules::negmas};
    entry.by_clock = true;
    entry.bidding = [](const Parameters& p) {
        return time_dependent({Curve::polynomial, p.at("e"), 0, 1, p.at("tolerance")});
    };
    return entry;
}

// The curve of Faratin as GENIUS has it: 1 - t^(1/e).
CatalogEntry strict_entry(std::string name, std::string idea, double e) {
    CatalogEntry entry;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = "asks(t) = floor + (1 - (k + (1 - k) t^(1/e)))(best - floor)";
    entry.source = "Faratin, Sierra, Jennings 1998, polynomial tactic; e as in GENIUS";
    entry.parameters = {{"e", "how early it gives way: below 1 late, above 1 early; 0 never", e, 0, 1000},
                        {"k", "the share conceded at once", 0, 0, 1}};
    entry.rules = {Rules::strict};
    entry.by_clock = true;
    entry.acceptance = "ac_next";
    entry.bidding = [](const Parameters& p) {
        return time_dependent({Curve::faratin, p.at("e"), p.at("k"), 1, 0});
    };
    return entry;
}

}  // namespace

CatalogEntry boulware_negmas() {
    return negmas_entry("boulware", "Holds out until the deadline is near.", 4, 1e-4);
}
CatalogEntry linear_negmas() {
    return negmas_entry("linear", "Gives way evenly.", 1, 1e-4);
}
CatalogEntry conceder_negmas() {
    return negmas_entry("conceder", "Gives way early.", 0.25, 1e-4);
}
CatalogEntry aspiration_negmas() {
    return negmas_entry("aspiration", "A time-dependent curve with an exponent of one's own.", 4, 1e-3);
}
CatalogEntry boulware_strict() {
    return strict_entry("boulware", "Holds out until the deadline is near.", 0.2);
}
CatalogEntry linear_strict() {
    return strict_entry("linear", "Gives way evenly.", 1);
}
CatalogEntry conceder_strict() {
    return strict_entry("conceder", "Gives way early.", 2);
}
CatalogEntry aspiration_strict() {
    return strict_entry("aspiration", "A time-dependent curve with an exponent of one's own.", 0.2);
}

}  // namespace detente::talks
