// SPDX-License-Identifier: Apache-2.0
// Published cases: re-entered tables, the example files, and, where it is at hand, the golden file.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "detente/formats/toml.h"
#include "detente/standoff/internal/limited_move.h"
#include "detente/standoff/standoff.h"
#include "tests/standoff/engine_of.h"
#include "tests/standoff/published_tables.h"

namespace {

namespace so = detente::standoff;

std::vector<int> ids(const so::Bits& bits) {
    std::vector<int> result;
    bits.each([&](std::size_t s) { result.push_back(static_cast<int>(s) + 1); });
    return result;
}
so::Bits all_of(const std::vector<so::Bits>& stable) {
    so::Bits result = stable.front();
    for (const so::Bits& one : stable) result &= one;
    return result;
}

std::vector<so::Bits> solve(const so::Game& game, const std::string& what,
                            so::SanctionRule rule = so::SanctionRule::legal) {
    if (what == "nm") return *so::non_myopic(game);
    if (what.front() == 'l') return so::limited_move(game, std::stoi(what.substr(1)));
    so::Concepts concepts;
    concepts.sseq = true;
    concepts.rule = rule;
    so::Stability got = so::stability(game, concepts);
    if (what == "nash") return got.nash;
    if (what == "gmr") return got.gmr;
    if (what == "smr") return got.smr;
    if (what == "seq") return got.seq;
    return got.sseq;
}

TEST(Published, EveryCellOfTheTables) {
    for (const published::Table& table : published::all()) {
        const so::Game game = game_of(published::conflict(table));
        for (const published::Row& row : table.rows) {
            const std::vector<so::Bits> got = solve(game, row.what);
            for (std::size_t i = 0; i < row.stable.size(); ++i)
                EXPECT_EQ(row_of(got[i]), row.stable[i]) << table.name << " " << row.what << " " << i;
            EXPECT_EQ(ids(all_of(got)), row.equilibria) << table.name << " " << row.what;
        }
    }
}

detente::Scenario example(const std::string& name) {
    const auto scenario = detente::read_scenario_file(std::string(DETENTE_SOURCE_DIR) + "/examples/" + name);
    EXPECT_TRUE(scenario.ok()) << (scenario.ok() ? "" : detente::to_string(scenario.errors().front()));
    return *scenario;
}

so::AccountStandoff ask(const detente::Scenario& scenario, const std::string& account,
                        so::StandoffQuery request = {}) {
    if (!account.empty()) request.accounts = {account};
    auto answer = so::answer(scenario, request);
    EXPECT_TRUE(answer.ok()) << (answer.ok() ? "" : detente::to_string(answer.errors().front()));
    return std::move(answer->accounts.front());
}

std::string names(const so::AccountStandoff& answer, const so::Bits& bits) {
    std::vector<std::string> labels;
    bits.each([&](std::size_t s) { labels.push_back(answer.conflict.label(static_cast<so::State>(s))); });
    std::sort(labels.begin(), labels.end());
    std::string text;
    for (const std::string& label : labels) text += (text.empty() ? "" : " ") + label;
    return text;
}
std::string sorted(const std::string& list) {
    std::istringstream words(list);
    std::vector<std::string> labels{std::istream_iterator<std::string>(words), {}};
    std::sort(labels.begin(), labels.end());
    std::string text;
    for (const std::string& label : labels) text += (text.empty() ? "" : " ") + label;
    return text;
}
const so::ConceptAnswer& found(const so::AccountStandoff& answer, const std::string& key) {
    for (const so::ConceptAnswer& one : answer.concepts)
        if (one.key == key) return one;
    for (const so::ConceptAnswer& one : answer.coalitional)
        if (one.key == key) return one;
    ADD_FAILURE() << "no concept " << key;
    return answer.concepts.front();
}

TEST(Published, ElmiraAsAScenarioCoalescesToNineStates) {
    so::StandoffQuery request;
    request.concepts = {"nash,gmr,smr,seq,sseq,cnash,cgmr,csmr,cseq"};
    const so::AccountStandoff answer = ask(example("elmira.toml"), "", request);
    ASSERT_EQ(answer.conflict.count, 9u);
    EXPECT_EQ(answer.conflict.listed.count, 12u);
    const std::vector<std::uint64_t> codes = {2, 3, 4, 5, 18, 19, 20, 21, 25};
    for (so::State s = 0; s < 9; ++s) {
        EXPECT_EQ(answer.conflict.code(s), codes[s]);
        EXPECT_EQ(answer.conflict.label(s), "s" + std::to_string(s + 1));
    }
    for (const published::Row& row : published::elmira().rows) {
        for (std::size_t i = 0; i < row.stable.size(); ++i)
            EXPECT_EQ(row_of(found(answer, row.what).stable[i]), row.stable[i]) << row.what;
        EXPECT_EQ(ids(found(answer, row.what).equilibria), row.equilibria);
    }
    EXPECT_EQ(ids(found(answer, "cnash").equilibria), (std::vector<int>{8, 9}));
    EXPECT_EQ(ids(found(answer, "cgmr").equilibria), (std::vector<int>{1, 4, 8, 9}));
    EXPECT_EQ(ids(found(answer, "csmr").equilibria), (std::vector<int>{1, 4, 8, 9}));
    EXPECT_EQ(ids(found(answer, "cseq").equilibria), (std::vector<int>{8, 9}));
    // Merged into one player, the ministry and the works no longer leave s7, though the works alone would.
    ASSERT_TRUE(answer.merged);
    EXPECT_TRUE(answer.merged->concepts.front().equilibria[6]);
    EXPECT_FALSE(found(answer, "nash").equilibria[6]);
    // Out of an equilibrium only one coalition improves: the ministry and the works, from s5 to s8.
    request.from = "s5";
    request.movers = {"moe", "uniroyal"};
    EXPECT_EQ(ids(*ask(example("elmira.toml"), "", request).together), (std::vector<int>{8}));
    // From s1 only the town improves, to s5; least numbers of moves.
    EXPECT_EQ(ids(answer.improvements->reached), (std::vector<int>{1, 5}));
    EXPECT_EQ(answer.moves->distance, (std::vector<int>{0, 1, 1, 2, 1, 2, 2, 3, 1}));
}

std::string codes_of(const so::AccountStandoff& answer, const so::Bits& bits) {
    std::string text;
    bits.each([&](std::size_t s) {
        text += (text.empty() ? "" : " ") + std::to_string(answer.conflict.code(static_cast<so::State>(s)));
    });
    return text;
}

// Nine analyses, and in how many of them each state is stable. Simultaneous moves are looked at where both
// are unstable.
TEST(Published, NineAnalysesOfNorthKorea) {
    const detente::Scenario scenario = example("north-korea-2017.toml");
    struct Run {
        const char* account;
        const char* key;
        const char* equilibria;
    };
    const Run runs[] = {{"original-reversible", "seq_or_sim", "0 4 5 10"},
                        {"original-reversible", "smr", "0 4 5 10 12"},
                        {"original-irreversible", "seq_or_sim", "0 5 10"},
                        {"bloodthirsty", "seq_or_sim", "5 12"},
                        {"bloodthirsty", "smr", "5 12"},
                        {"deterrence", "seq_or_sim", "0 5 10 12"},
                        {"deterrence", "smr", "0 5 10 12"},
                        {"pacifist", "seq_or_sim", "0 4 5"},
                        {"pacifist", "smr", "0 2 4 5 8 10 12"}};
    std::map<std::string, int> frequency;
    so::StandoffQuery request;
    request.simultaneous = so::Simultaneous::both_unstable;
    for (const Run& run : runs) {
        const so::AccountStandoff answer = ask(scenario, run.account, request);
        const std::string got = codes_of(answer, found(answer, run.key).equilibria);
        EXPECT_EQ(got, run.equilibria) << run.account << " " << run.key;
        std::istringstream words(got);
        for (std::string word; words >> word;) ++frequency[word];
    }
    const std::map<std::string, int> expected = {{"0", 7}, {"2", 1},  {"4", 4}, {"5", 9},
                                                 {"8", 1}, {"10", 6}, {"12", 6}};
    EXPECT_EQ(frequency, expected);
    // Irreversible throughout, state 12 holds too; and the other two readings of simultaneous moves differ.
    EXPECT_EQ(codes_of(ask(scenario, "original-consistent", request),
                       found(ask(scenario, "original-consistent", request), "seq_or_sim").equilibria),
              "0 5 10 12");
    request.simultaneous = so::Simultaneous::each;
    const so::AccountStandoff each = ask(scenario, "pacifist", request);
    EXPECT_EQ(codes_of(each, found(each, "seq_or_sim").equilibria), "0 2 4 5 10");
    EXPECT_EQ(codes_of(each, found(each, "seq").equilibria), "0 4 5");
}

// The four variants of the Hanoi standoff; what is added to SEQ to give SMR, and GMR like SMR.
TEST(Published, HanoiInFourVariants) {
    const detente::Scenario scenario = example("hanoi-2019.toml");
    struct Variant {
        const char* account;
        std::string nash, seq, smr;
    };
    const std::string limited = "LY LYT LZ LZT BY BZ EFT";
    const std::string held = "HF HY HZ EFT EYT EZT", deal = "HF HY HZ LF LY LZ EFT EYT EZT";
    const Variant variants[] = {{"feb-reversible", "HF EFT", "HF " + limited, "HF LF " + limited},
                                {"feb-irreversible", held, held, deal},
                                {"deadline-reversible", "EFT", "HF LF " + limited, "HF LF HYT " + limited},
                                {"deadline-irreversible", "EFT EYT EZT", deal, deal}};
    for (const Variant& variant : variants) {
        const so::AccountStandoff answer = ask(scenario, variant.account);
        ASSERT_EQ(answer.conflict.count, 24u);
        EXPECT_EQ(names(answer, found(answer, "nash").equilibria), sorted(variant.nash)) << variant.account;
        EXPECT_EQ(names(answer, found(answer, "seq").equilibria), sorted(variant.seq)) << variant.account;
        EXPECT_EQ(names(answer, found(answer, "sseq").equilibria), sorted(variant.seq)) << variant.account;
        EXPECT_EQ(names(answer, found(answer, "smr").equilibria), sorted(variant.smr)) << variant.account;
        EXPECT_EQ(names(answer, found(answer, "gmr").equilibria), sorted(variant.smr)) << variant.account;
        // In all four only LY beats HF for both.
        const so::State hold = *answer.conflict.status_quo;
        so::Bits better(24);
        for (so::State s = 0; s < 24; ++s)
            if (so::improves(answer.conflict, 0, hold, s) && so::improves(answer.conflict, 1, hold, s))
                better.set(s);
        EXPECT_EQ(names(answer, better), "LY");
        // And no improvements lead there (E11): hold and freeze is where it stays before the deadline.
        const bool deadline = std::string(variant.account).rfind("deadline", 0) == 0;
        EXPECT_EQ(names(answer, answer.improvements->reached), deadline ? "EFT HF HFT" : "HF");
        // The trap: a state that the United States likes less than the standoff is stable by SEQ, and is
        // marked.
        const so::Bits worse = so::worse_than_status_quo(answer.conflict, 0, found(answer, "seq").equilibria);
        if (std::string(variant.account) == "feb-reversible") {
            EXPECT_NE(names(answer, worse).find("BY"), std::string::npos);
        }
        const so::Bits worse_for_dprk =
            so::worse_than_status_quo(answer.conflict, 1, found(answer, "nash").equilibria);
        if (std::string(variant.account) == "feb-irreversible") {
            EXPECT_EQ(names(answer, worse_for_dprk), "EFT EYT EZT HY HZ");
        }
        // Tone alone decides where a walk-out leads (E16).
        ASSERT_EQ(answer.conflict.walks.size(), 2u);
        EXPECT_EQ(answer.conflict.label(answer.conflict.walks[0].state), "HF");
        EXPECT_EQ(answer.conflict.label(answer.conflict.walks[1].state), "EFT");
    }
}

// Lake Gisborne with unknown preferences: four readings. States NNN, YNN, NYN, ... by toggling Fed, Prov,
// Support.
TEST(Published, LakeGisborneUnderUnknownPreferences) {
    const std::string text = R"(
[scenario]
id = "gisborne"
[parties.fed]
[parties.prov]
[parties.support]
[standoff]
[standoff.options.continue]
owner = "fed"
[standoff.options.lift]
owner = "prov"
[standoff.options.appeal]
owner = "support"
[[standoff.preferences]]
party = "fed"
ranking = [2, 6, 4, 8, 1, 5, 3, 7]
[[standoff.preferences]]
party = "prov"
pairs = ["3 > 7", "4 > 8", "1 > 5", "2 > 6"]
[[standoff.preferences]]
party = "support"
ranking = [3, 4, 7, 8, 5, 6, 1, 2]
)";
    const auto scenario = detente::read_scenario(text, "gisborne.toml");
    ASSERT_TRUE(scenario.ok()) << detente::to_string(scenario.errors().front());
    const so::AccountStandoff answer = ask(*scenario, "");
    const std::map<std::string, std::map<std::string, std::vector<int>>> expected = {
        {"a", {{"nash", {}}, {"gmr", {}}, {"smr", {}}, {"seq", {}}}},
        {"b", {{"nash", {4, 6}}, {"gmr", {4, 6, 8}}, {"smr", {4, 6, 8}}, {"seq", {4, 6, 8}}}},
        {"c", {{"nash", {}}, {"gmr", {4, 6, 8}}, {"smr", {4, 6, 8}}, {"seq", {4, 6}}}},
        {"d", {{"nash", {4, 6}}, {"gmr", {4, 6, 8}}, {"smr", {4, 6, 8}}, {"seq", {4, 6, 8}}}}};
    for (const auto& [kind, concepts] : answer.unknown)
        for (const so::ConceptAnswer& one : concepts)
            if (expected.at(kind).contains(one.key)) {
                EXPECT_EQ(ids(one.equilibria), expected.at(kind).at(one.key)) << kind << " " << one.key;
            }
}

// Every model of the golden file, cell by cell, through listed moves.
TEST(Published, GoldenFile) {
    std::ifstream file(std::string(DETENTE_SHARED_DATA) + "/../reference/standoff-golden.json");
    if (!file) GTEST_SKIP() << "the golden file is not at hand";
    const nlohmann::json golden = nlohmann::json::parse(file);
    ASSERT_GT(golden.size(), 15u);
    for (const auto& [name, model] : golden.items()) {
        published::Table table;
        table.name = name;
        table.moves = model["moves"].get<std::vector<std::vector<std::vector<int>>>>();
        for (const auto& ranking : model["ranking_best_first"]) {
            published::Ranking groups;
            for (const auto& group : ranking)
                groups.push_back(group.is_array() ? group.get<std::vector<int>>()
                                                  : std::vector<int>{group.get<int>()});
            table.rankings.push_back(groups);
        }
        const so::Game game = game_of(published::conflict(table));
        for (const auto& [key, stable] : model["stable"].items()) {
            std::string what = key == "R" ? "nash" : key;
            std::transform(what.begin(), what.end(), what.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            const std::vector<so::Bits> got = solve(game, what);
            for (std::size_t i = 0; i < got.size(); ++i)
                EXPECT_EQ(row_of(got[i]), stable[i].get<std::string>()) << name << " " << key << " " << i;
            EXPECT_EQ(ids(all_of(got)), model["equilibria"][key].get<std::vector<int>>())
                << name << " " << key;
        }
        if (name != "Garrison") continue;
        // The three sanction rules part here: state 6 of the Canadian opposition, and twelve equilibria in
        // the strictest.
        const std::vector<int> legal = ids(all_of(solve(game, "gmr")));
        std::vector<int> once = ids(all_of(solve(game, "gmr", so::SanctionRule::once)));
        EXPECT_FALSE(solve(game, "gmr", so::SanctionRule::once)[2][5]);
        EXPECT_FALSE(solve(game, "smr", so::SanctionRule::once)[2][5]);
        EXPECT_EQ(legal.size(), 15u);
        EXPECT_EQ(once.size(), 14u);
        EXPECT_EQ(ids(all_of(solve(game, "gmr", so::SanctionRule::single))).size(), 12u);
        once.insert(std::lower_bound(once.begin(), once.end(), 6), 6);
        EXPECT_EQ(once, legal);
    }
}

}  // namespace
