// SPDX-License-Identifier: Apache-2.0
// States that count as one, with rules that speak of some of their members: held against the definition,
// member by member.
#include <gtest/gtest.h>

#include <random>

#include "detente/formats/toml.h"
#include "detente/standoff/conflict.h"
#include "detente/standoff/simultaneous.h"

namespace {

namespace so = detente::standoff;

// Four options, two a side. A literal of a formula: an option and whether it is taken.
using Pattern = std::vector<std::pair<int, bool>>;
constexpr const char* kNames[] = {"a", "b", "c", "d"};

bool matches(int combination, const Pattern& pattern) {
    for (const auto& [option, taken] : pattern)
        if ((((combination >> option) & 1) != 0) != taken) return false;
    return true;
}
std::string text_of(const Pattern& pattern) {
    std::string text;
    for (const auto& [option, taken] : pattern)
        text += (text.empty() ? "" : " & ") + std::string(taken ? "" : "!") + kNames[option];
    return text;
}

struct Coalesced {
    Pattern infeasible, together, from, to, unseen;
    std::string text() const {
        return "[scenario]\nid = \"t\"\n[parties.us]\n[parties.them]\n[standoff]\n"
               "[standoff.options.a]\nowner = \"us\"\n[standoff.options.b]\nowner = \"us\"\n"
               "[standoff.options.c]\nowner = \"them\"\n[standoff.options.d]\nowner = \"them\"\n"
               "[[standoff.rules]]\ninfeasible = \"" +
               text_of(infeasible) + "\"\n[[standoff.coalesce]]\nwhen = \"" + text_of(together) +
               "\"\nname = \"one\"\n[[standoff.moves]]\nparty = \"us\"\nforbid = \"(" + text_of(from) +
               ") -> (" + text_of(to) + ")\"\n[[standoff.misperceived]]\nparty = \"them\"\nwhen = \"" +
               text_of(unseen) +
               "\"\n[[standoff.preferences]]\nparty = \"us\"\nstatements = [\"c\", \"!a\", \"b\"]\n"
               "[[standoff.preferences]]\nparty = \"them\"\nstatements = [\"!d\", \"a\", \"c\"]\n";
    }
    bool may(int maker, int s, int t) const {
        const int own = maker == 0 ? 3 : 12;
        if (s == t || ((s ^ t) & ~own) != 0 || matches(s, infeasible) || matches(t, infeasible)) return false;
        if (maker == 0) return !(matches(s, from) && matches(t, to));
        return !matches(s, unseen) && !matches(t, unseen);
    }
};

Pattern random_pattern(std::mt19937& random, int literals) {
    Pattern pattern;
    for (int option = 0; option < 4 && literals > 0; ++option)
        if (std::uniform_int_distribution<int>(0, 3 - option)(random) < literals) {
            pattern.emplace_back(option, std::uniform_int_distribution<int>(0, 1)(random) == 1);
            --literals;
        }
    return pattern;
}

TEST(Coalesced, OneMayMoveWhereverOneMayFromSomeMember) {
    std::mt19937 random(11);
    int differing = 0;
    for (int round = 0; round < 200; ++round) {
        const Coalesced c{random_pattern(random, 3), random_pattern(random, 2), random_pattern(random, 1),
                          random_pattern(random, 1), random_pattern(random, 2)};
        const auto scenario = detente::read_scenario(c.text(), "t.toml");
        ASSERT_TRUE(scenario.ok()) << c.text();
        const auto conflict = so::compile(*scenario, "");
        ASSERT_TRUE(conflict.ok()) << c.text();
        std::vector<int> combinations;
        for (int m = 0; m < 16; ++m)
            if (!matches(m, c.infeasible)) combinations.push_back(m);
        const auto class_of = [&](int m) {
            const so::State listed = *conflict->listed.find(static_cast<std::uint64_t>(m));
            return conflict->coalesced() ? conflict->class_of[listed] : listed;
        };
        for (int maker = 0; maker < 2; ++maker)
            for (so::State s = 0; s < conflict->count; ++s)
                for (so::State t = 0; t < conflict->count; ++t) {
                    bool some = false, all = true, any = false;
                    for (const int m : combinations)
                        for (const int n : combinations) {
                            if (class_of(m) != s || class_of(n) != t || s == t) continue;
                            if (((m ^ n) & ~(maker == 0 ? 3 : 12)) != 0) continue;
                            any = true;
                            some = some || c.may(maker, m, n);
                            all = all && c.may(maker, m, n);
                        }
                    EXPECT_EQ(conflict->moves[static_cast<std::size_t>(maker)].can_move(s, t), some)
                        << c.text();
                    if (any && some && !all) ++differing;
                }
        // Simultaneous answers, from each member: an improvement of one joined to one of the other.
        const auto sim = so::simultaneously_stable(*conflict, so::Simultaneous::each, {});
        for (int maker = 0; maker < 2; ++maker) {
            const auto score = [&](int who, int m) {
                return conflict->preferences[static_cast<std::size_t>(who)].ranking.score[class_of(m)];
            };
            for (so::State s = 0; s < conflict->count; ++s) {
                bool stable = true;
                for (so::State t = 0; t < conflict->count; ++t) {
                    bool improvement = false, deterred = false;
                    for (const int m : combinations)
                        for (const int n : combinations) {
                            if (class_of(m) != s || class_of(n) != t || s == t || !c.may(maker, m, n))
                                continue;
                            if (score(maker, n) <= score(maker, m)) continue;
                            improvement = true;
                            for (const int answer : combinations) {
                                if (!c.may(1 - maker, m, answer)) continue;
                                if (score(1 - maker, answer) <= score(1 - maker, m)) continue;
                                const int joint = n ^ (m ^ answer);
                                if (matches(joint, c.infeasible)) continue;
                                deterred = deterred || score(maker, joint) <= score(maker, m);
                            }
                        }
                    stable = stable && (!improvement || deterred);
                }
                EXPECT_EQ(sim[static_cast<std::size_t>(maker)][s], stable) << c.text();
            }
        }
    }
    EXPECT_GT(differing, 50);
}

}  // namespace
