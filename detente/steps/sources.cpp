// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/sources.h"

namespace detente::steps {

std::vector<QuantitySource> quantity_sources(const AccountSteps& account) {
    std::vector<QuantitySource> sources{
        {"window",
         "Kydd (2000, 2005) for the bounds of reassurance, Lockwood and Thomas (2002) for that of "
         "enforcement",
         "the bounds come from a game of two rounds and from an exchange without end, put together by "
         "assumption; what each "
         "side delivers in all is one divisible whole"},
        {"first_step",
         "Lockwood and Thomas (2002), linear case; with penalties, with what can be taken back and in turns "
         "derived",
         "two divisible wholes, costs and benefits in proportion to the share, the same share on both sides"},
        {"sequences",
         "Lockwood and Thomas (2002), linear case, extended by penalty, detection and revocable pieces; "
         "derived",
         "one move a period, worths add up over pieces, each side counts on the other while it keeps to the "
         "sequence itself"}};
    if (account.search)
        sources.push_back({"search",
                           "dynamic programming and labels with dominance over sets of delivered pieces",
                           "one piece a move; the slack of sequences"});
    if (!account.orders.empty())
        sources.push_back({"orders", "derived from the slack of sequences", "the same pieces in each order"});
    bool trust = false;
    bool patience = false;
    bool claims = false;
    for (std::size_t s = 0; s < 2; ++s) {
        trust = trust || (account.rounds[s] && account.rounds[s]->trust_threshold);
        patience = patience || (account.rounds[s] && account.rounds[s]->patience_needed);
        claims = claims || account.claims[s].has_value();
    }
    if (trust) sources.push_back({"trust", "Kydd (2005)", "one round, an assurance game"});
    if (patience)
        sources.push_back(
            {"trust", "Friedman (1971)",
             "the same round without end, cooperation stopped for good once a cheat is found out"});
    if (claims)
        sources.push_back({"claims", "after Fearon (1994); the inequality derived",
                           "the value of signing and the audience's cost add up"});
    if (!account.walks.empty())
        sources.push_back({"walks", "the scenario's own marks", "a piece marked so needs the sides to talk"});
    const VerificationAnswer& v = account.verification;
    if (v.inspection_value)
        sources.push_back({"verification.inspection_game", "Dresher (1962)",
                           "one violation at most, an inspection always catches it, zero-sum"});
    if (v.sampling_detection || v.sites_needed)
        sources.push_back({"verification.sampling", "hypergeometric law",
                           "sites drawn by lot without return, a look finds what is there"});
    if (v.monitoring)
        sources.push_back({"verification.monitoring", "after Coe and Vaynman (2020), smallest form",
                           "detection and exposure rise in proportion to intensity"});
    if (v.breakout_asked)
        sources.push_back({"verification.breakout", "arithmetic", "production at a constant rate"});
    if (account.time.waiting)
        sources.push_back({"time.waiting", "Nash (1950), the disagreement point moving",
                           "a unit is divided, linear values, steady drifts"});
    if (account.time.freeze[0] || account.time.freeze[1])
        sources.push_back({"time.freeze", "arithmetic on straight lines", "both values drift steadily"});
    return sources;
}

}  // namespace detente::steps
