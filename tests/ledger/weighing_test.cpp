// SPDX-License-Identifier: Apache-2.0
// The golden example of the ledger's reference (North, the deal D and no deal N), and a brute force over all
// subsets.
#include "detente/ledger/weighing.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace detente;
using namespace detente::ledger;

namespace {

// The solver stands in as transitivity of strict preference over a few alternatives: is 0 better than 1?
struct Chain {
    std::vector<std::pair<int, int>> better;  // statement i: first better than second
    int alternatives = 4;

    std::vector<std::vector<int>> reach(const std::vector<std::pair<int, int>>& arcs,
                                        const InForceFlags& flags) const {
        std::vector<std::vector<int>> r(static_cast<std::size_t>(alternatives),
                                        std::vector<int>(static_cast<std::size_t>(alternatives), 0));
        for (std::size_t i = 0; i < arcs.size(); ++i)
            if (flags[i])
                r[static_cast<std::size_t>(arcs[i].first)][static_cast<std::size_t>(arcs[i].second)] = 1;
        const auto n = static_cast<std::size_t>(alternatives);
        for (std::size_t k = 0; k < n; ++k)
            for (std::size_t i = 0; i < n; ++i)
                for (std::size_t j = 0; j < n; ++j)
                    if (r[i][k] && r[k][j]) r[i][j] = 1;
        return r;
    }
    Verdict held(const std::vector<std::pair<int, int>>& arcs, const InForceFlags& flags) const {
        const auto r = reach(arcs, flags);
        for (std::size_t i = 0; i < r.size(); ++i)
            if (r[i][i]) return Verdict::conflict;
        return r[0][1] ? Verdict::always : r[1][0] ? Verdict::never : Verdict::undetermined;
    }
    WeighingSolver solver() const {
        return {[this](const InForceFlags& flags) { return held(better, flags); },
                [this](const InForceFlags& flags) {
                    InForceFlags kept = flags;
                    const Verdict verdict = held(better, flags);
                    std::vector<std::size_t> proof;
                    for (std::size_t i = 0; i < kept.size(); ++i) {
                        if (!kept[i]) continue;
                        kept[i] = false;
                        if (held(better, kept) != verdict) kept[i] = true;
                    }
                    for (std::size_t i = 0; i < kept.size(); ++i)
                        if (kept[i]) proof.push_back(i);
                    return proof;
                },
                [this](const InForceFlags& flags, std::size_t i) {
                    auto turned = better;
                    std::swap(turned[i].first, turned[i].second);
                    return held(turned, flags);
                }};
    }
};

enum { D, N, P, R };

const std::vector<WeighedStatement> kStatements{
    {"s1", Standing::on_record, {{"Han", "Courier"}}},
    {"s2", Standing::inferred, {{"Wire"}}},
    {"s3", Standing::reported, {{"official-1", "Gazette"}}},
    {"s4", Standing::reported, {{"official-2", "Wire"}}},
    {"s5", Standing::on_record, {{"Envoy", "Herald"}}},
};
const Chain kNorth{{{D, P}, {P, N}, {D, R}, {R, N}, {N, D}}};

std::vector<std::string> names(const std::vector<SourceLoss>& losses) {
    std::vector<std::string> all;
    for (const SourceLoss& loss : losses) all.push_back(loss.source);
    return all;
}

using Indices = std::vector<std::size_t>;
using Names = std::vector<std::string>;

Weight weigh_north(const InForceFlags& flags) {
    return weigh(kStatements, flags, kNorth.solver());
}

}  // namespace

TEST(Weighing, FirstOfMarch) {
    const Weight w = weigh_north({true, true, false, false, false});
    EXPECT_EQ(w.verdict, Verdict::always);
    EXPECT_EQ(w.standing, Standing::inferred);
    EXPECT_EQ(w.critical_statements, (Indices{0, 1}));
    EXPECT_EQ(names(w.critical_sources), (Names{"Han", "Courier", "Wire"}));
    EXPECT_EQ(w.survives, 0);
}

TEST(Weighing, SecondOfMarch) {
    const Weight w = weigh_north({true, true, true, true, false});
    EXPECT_EQ(w.verdict, Verdict::always);
    EXPECT_EQ(w.standing, Standing::reported);
    EXPECT_EQ(w.weak_links, (Indices{2, 3}));
    EXPECT_TRUE(w.critical_statements.empty());
    EXPECT_EQ(names(w.critical_sources), Names{"Wire"});
    EXPECT_EQ(w.critical_sources[0].left, Verdict::undetermined);
    for (const SourceLoss& loss : w.other_sources) {
        const bool keeps = loss.source == "Han" || loss.source == "Courier";
        EXPECT_EQ(loss.standing, keeps ? Standing::reported : Standing::inferred) << loss.source;
    }
    EXPECT_EQ(w.survives, 1);
    EXPECT_EQ(w.falls_by, (std::vector<Indices>{{0, 2}, {0, 3}, {1, 2}, {1, 3}}));
    EXPECT_EQ(w.independent_proofs, 1);
    EXPECT_TRUE(w.reverses.empty());
}

TEST(Weighing, EnvoyAloneAndBothInConflict) {
    const Weight envoy = weigh_north({false, false, false, false, true});
    EXPECT_EQ(envoy.verdict, Verdict::never);
    EXPECT_EQ(envoy.standing, Standing::on_record);
    EXPECT_EQ(names(envoy.critical_sources), (Names{"Envoy", "Herald"}));
    ASSERT_EQ(envoy.reverses.size(), 1u);
    EXPECT_EQ(envoy.reverses[0].second, Verdict::always);

    const InForceFlags both(5, true);
    EXPECT_EQ(weigh_north(both).verdict, Verdict::conflict);
    const ConflictLevel level = conflict_level(kStatements, both, kNorth.solver());
    EXPECT_EQ(level.level, Standing::reported);
    EXPECT_EQ(level.above, (InForceFlags{true, false, false, false, true}));
    EXPECT_EQ(kNorth.solver().verdict(level.above), Verdict::never);
    EXPECT_FALSE(weigh_north(InForceFlags(5, false)).standing.has_value());
}

RC_GTEST_PROP(WeighingProperty, AgreesWithAllSubsets, ()) {
    Chain chain;
    chain.alternatives = 5;
    std::vector<WeighedStatement> statements;
    const int count = *rc::gen::inRange(1, 9);
    for (int i = 0; i < count; ++i) {
        // Arcs that respect a hidden order half of the time keep many systems consistent.
        int a = *rc::gen::inRange(0, 5);
        int b = *rc::gen::inRange(0, 5);
        if (a == b) b = (a + 1) % 5;
        chain.better.emplace_back(a, b);
        WeighedStatement s;
        s.id = std::to_string(i);
        s.standing = static_cast<Standing>(*rc::gen::inRange(0, 4));
        const int reports = *rc::gen::inRange(0, 3);
        for (int r = 0; r < reports; ++r)
            s.backings.push_back({std::string(1, static_cast<char>('A' + *rc::gen::inRange(0, 4)))});
        statements.push_back(s);
    }
    const auto n = statements.size();
    const InForceFlags all(n, true);
    const WeighingSolver solver = chain.solver();
    const Weight w = weigh(statements, all, solver);
    RC_PRE(w.verdict == Verdict::always || w.verdict == Verdict::never);
    // Every subset, as a mask.
    const auto flags_of = [&](unsigned mask) {
        InForceFlags flags(n);
        for (std::size_t i = 0; i < n; ++i) flags[i] = (mask >> i & 1u) != 0;
        return flags;
    };
    const unsigned whole = (1u << n) - 1;
    int best = -1;
    std::size_t fewest = 99;
    std::vector<unsigned> proofs;
    for (unsigned mask = 0; mask <= whole; ++mask) {
        const bool holds = solver.verdict(flags_of(mask)) == w.verdict;
        if (holds) {
            int weakest = 3;
            for (std::size_t i = 0; i < n; ++i)
                if (mask >> i & 1u) weakest = std::min(weakest, static_cast<int>(statements[i].standing));
            best = std::max(best, weakest);
            bool minimal = true;
            for (std::size_t i = 0; i < n && minimal; ++i)
                if ((mask >> i & 1u) && solver.verdict(flags_of(mask & ~(1u << i))) == w.verdict)
                    minimal = false;
            if (minimal) proofs.push_back(mask);
        } else {
            fewest = std::min(fewest, static_cast<std::size_t>(__builtin_popcount(whole & ~mask)));
        }
    }
    RC_ASSERT(w.standing.has_value());
    RC_ASSERT(static_cast<int>(*w.standing) == best);
    RC_ASSERT(w.survives == static_cast<int>(std::min<std::size_t>(fewest - 1, 3)));
    for (std::size_t i = 0; i < n; ++i) {
        const bool critical = solver.verdict(flags_of(whole & ~(1u << i))) != w.verdict;
        RC_ASSERT(critical == (std::find(w.critical_statements.begin(), w.critical_statements.end(), i) !=
                               w.critical_statements.end()));
    }
    // The most proofs that share no source, over all sets of proofs.
    const auto sources_of_proof = [&](unsigned proof) {
        unsigned set = 0;
        for (std::size_t i = 0; i < n; ++i)
            if (proof >> i & 1u)
                for (const auto& chain_of : statements[i].backings)
                    for (const std::string& s : chain_of) set |= 1u << (s[0] - 'A');
        return set;
    };
    if (proofs.size() <= 12) {
        int most = 0;
        for (unsigned pick = 0; pick < (1u << proofs.size()); ++pick) {
            unsigned used_statements = 0;
            unsigned used_sources = 0;
            bool disjoint = true;
            for (std::size_t p = 0; p < proofs.size() && disjoint; ++p) {
                if (!(pick >> p & 1u)) continue;
                disjoint =
                    (used_statements & proofs[p]) == 0 && (used_sources & sources_of_proof(proofs[p])) == 0;
                used_statements |= proofs[p];
                used_sources |= sources_of_proof(proofs[p]);
            }
            if (disjoint) most = std::max(most, __builtin_popcount(pick));
        }
        RC_ASSERT(w.independent_proofs == most);
    }
}
