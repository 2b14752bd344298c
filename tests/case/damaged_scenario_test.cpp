// SPDX-License-Identifier: Apache-2.0
// A scenario built in code may be wrong in any way. Valid ones are damaged at random, field by field, and
// every room has to answer or to return an error; run under the address sanitizer this shows that none reads
// astray.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "detente/case/deals_report.h"
#include "detente/case/history.h"
#include "detente/case/standoff_report.h"
#include "detente/case/steps_report.h"
#include "detente/deals/numbers/landscape.h"
#include "detente/deals/statements/deals.h"
#include "detente/formats/toml.h"
#include "detente/scenario/check.h"
#include "detente/scenario/numeric_view.h"
#include "detente/standoff/standoff.h"
#include "detente/steps/steps.h"
#include "tests/formats/random_scenario.h"

namespace detente {
namespace {

class Damage {
  public:
    Damage(Scenario& scenario, std::uint64_t seed) : scenario_(scenario), random_(seed) {}

    // One field of one section becomes something else.
    void once() {
        switch (below(22)) {
            case 0:
                each(scenario_.parties, [&](Party& it) { text(it.id); });
                break;
            case 1:
                each(scenario_.issues, [&](Issue& it) { choose(it); });
                break;
            case 2:
                each(scenario_.preferences, [&](Preference& it) {
                    if (flip())
                        number(it.party);
                    else if (flip())
                        number(it.issue);
                    else
                        item(it.item);
                });
                break;
            case 3:
                each(scenario_.irreversibilities, [&](Irreversibility& it) {
                    if (flip())
                        number(it.issue);
                    else
                        number(it.level);
                });
                break;
            case 4:
                each(scenario_.infeasibles, [&](Infeasible& it) { ranges(it.ranges); });
                break;
            case 5:
                each(scenario_.statements, [&](Statement& it) {
                    if (flip())
                        number(it.party);
                    else if (flip())
                        term(it.first);
                    else if (flip())
                        term(it.second);
                    else
                        item(it.item);
                });
                break;
            case 6:
                each(scenario_.numbers, [&](Numbers& it) {
                    if (flip())
                        number(it.party);
                    else if (flip())
                        shrink(it.weights);
                    else if (flip())
                        shrink(it.levels);
                    else
                        each(it.levels, [&](auto& levels) { shrink(levels); });
                });
                break;
            case 7:
                each(scenario_.demands, [&](Demand& it) {
                    if (flip())
                        number(it.party);
                    else
                        term(it.asks);
                });
                break;
            case 8:
                each(scenario_.concessions, [&](Concession& it) { number(it.party); });
                break;
            case 9:
                each(scenario_.sources, [&](Source& it) { text(it.id); });
                break;
            case 10:
                each(scenario_.accounts, [&](Account& it) {
                    if (flip())
                        text(it.id);
                    else if (flip())
                        it.includes.push_back(it.id);
                    else
                        shrink(it.items);
                });
                break;
            case 11:
                text(scenario_.default_account);
                break;
            case 12:
                shrink(scenario_.parties);
                break;
            case 13:
                shrink(scenario_.issues);
                break;
            case 14:
                shrink(scenario_.sources);
                break;
            case 15:
                if (scenario_.talks) {
                    if (flip())
                        scenario_.talks->opens = wild();
                    else
                        scenario_.talks->order.push_back(wild());
                }
                break;
            case 16:
            case 17:
            case 18:
                if (scenario_.standoff) standoff(*scenario_.standoff);
                break;
            default:
                if (scenario_.steps) steps(*scenario_.steps);
                break;
        }
    }

  private:
    int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }
    bool flip() { return below(2) == 0; }
    int wild() {
        constexpr int values[] = {-1, -7, 0, 1, 2, 3, 63, 64, 1'000'000, INT32_MAX, INT32_MIN};
        return values[below(11)];
    }
    void number(int& value) { value = wild(); }
    void text(std::string& value) { value = flip() ? "" : std::string("x") + std::to_string(below(3)); }
    template <class List>
    void shrink(List& list) {
        if (list.empty()) return;
        if (flip())
            list.pop_back();
        else if (flip())
            list.clear();
        else
            list.push_back(list.front());
    }
    template <class List, class Change>
    void each(List& list, Change change) {
        if (!list.empty()) change(list[static_cast<std::size_t>(below(static_cast<int>(list.size())))]);
    }
    void item(Item& it) {
        if (flip())
            text(it.id);
        else if (flip())
            it.sources.push_back("nobody");
        else
            it.supersedes.push_back("nothing");
    }
    void ranges(std::vector<LevelRange>& them) {
        if (flip())
            them.push_back({wild(), wild(), wild()});
        else
            each(them, [&](LevelRange& it) {
                if (flip())
                    number(it.issue);
                else if (flip())
                    number(it.low);
                else
                    number(it.high);
            });
    }
    void term(Term& it) {
        it.kind = static_cast<Term::Kind>(below(4));
        if (flip())
            shrink(it.package.levels);
        else if (flip())
            each(it.package.levels, [&](int& level) { number(level); });
        else
            ranges(it.ranges);
    }
    void choose(Issue& it) {
        if (flip())
            text(it.id);
        else if (flip())
            it.delivers = wild();
        else
            shrink(it.levels);
    }
    void standoff(StandoffSection& it) {
        switch (below(14)) {
            case 0:
                each(it.options, [&](StandoffOption& one) {
                    if (flip())
                        number(one.owner);
                    else if (flip())
                        text(one.id);
                    else
                        shrink(one.levels);
                });
                break;
            case 1:
                it.decision_makers.push_back(wild());
                break;
            case 2:
                each(it.irreversibilities, [&](OptionIrreversibility& one) { number(one.option); });
                break;
            case 3:
                each(it.feasibility, [&](FeasibilityRule& one) {
                    if (flip())
                        one.options.push_back(wild());
                    else
                        text(one.formula.text);
                });
                break;
            case 4:
                each(it.names, [&](NamedState& one) {
                    if (flip())
                        one.options.emplace_back(wild(), wild());
                    else
                        text(one.name);
                });
                break;
            case 5:
                each(it.moves, [&](MoveRule& one) { number(one.party); });
                break;
            case 6:
                each(it.coalescings, [&](Coalescing& one) { text(one.when.text); });
                break;
            case 7:
                each(it.preferences, [&](StandoffPreference& one) {
                    if (flip())
                        number(one.party);
                    else if (flip())
                        each(one.weights, [&](auto& w) {
                            if (flip())
                                number(w.option);
                            else
                                shrink(w.of_level);
                        });
                    else if (flip())
                        each(one.ranking, [&](auto& g) { number(g.degree); });
                    else
                        shrink(one.ranking);
                });
                break;
            case 8:
                each(it.misperceptions, [&](Misperception& one) { number(one.party); });
                break;
            case 9:
                it.attitudes.push_back({wild(), wild(), wild()});
                break;
            case 10:
                it.coalitions.push_back({wild(), wild()});
                break;
            case 11:
                each(it.walks, [&](Walk& one) { one.party = wild(); });
                break;
            case 12:
                each(it.no_deal, [&](StandoffNoDeal& one) {
                    if (flip())
                        number(one.party);
                    else
                        text(one.state.text);
                });
                break;
            default:
                if (flip())
                    shrink(it.options);
                else if (flip())
                    shrink(it.graph_states);
                else
                    it.status_quo = PlacedText{"x", {}};
                break;
        }
    }
    void steps(StepsSection& it) {
        switch (below(8)) {
            case 0:
                it.sides.push_back(wild());
                break;
            case 1:
                if (it.goal)
                    shrink(it.goal->levels);
                else
                    it.goal = Package{};
                break;
            case 2:
                it.parts = wild();
                break;
            case 3:
                each(it.pieces, [&](StepPiece& one) {
                    if (flip())
                        number(one.party);
                    else if (flip())
                        number(one.issue);
                    else if (flip())
                        number(one.from);
                    else
                        number(one.to);
                });
                break;
            case 4:
                each(it.pieces,
                     [&](StepPiece& one) { one.needs.push_back(flip() ? "nothing" : one.item.id); });
                break;
            case 5:
                each(it.sequences, [&](StepSequence& one) { shrink(one.moves); });
                break;
            case 6:
                each(it.numbers, [&](StepNumber& one) {
                    if (flip())
                        number(one.party);
                    else if (flip())
                        text(one.quantity);
                    else
                        std::swap(one.value.low, one.value.high);
                });
                break;
            default:
                shrink(it.pieces);
                break;
        }
    }

    Scenario& scenario_;
    std::mt19937_64 random_;
};

// How many rooms answered and how many refused.
struct Seen {
    int answered = 0, refused = 0;
    template <class T>
    void take(const Result<T>& result) {
        if (result) {
            ++answered;
        } else {
            ++refused;
            for (const Error& error : result.errors()) EXPECT_FALSE(error.message.empty());
        }
    }
};

void ask_every_room(const Scenario& scenario, Seen& seen) {
    deals::DealsQuery deals;
    deals.settle = scenario.issues.size() < 6;
    deals.family = scenario.statements.size() % 2 ? deals::Family::monotone : deals::Family::additive;
    seen.take(deals::answer(scenario, deals));
    seen.take(standoff::answer(scenario, {}));
    seen.take(steps::answer(scenario));
    const Result<NumericScenario> numbers = numeric_view(scenario);
    seen.take(numbers);
    if (numbers) seen.take(numbers::find_landscape(*numbers, {}));
    seen.take(cases::deals_report(scenario, {}));
    seen.take(cases::standoff_report(scenario, {}));
    seen.take(cases::steps_report(scenario, {}));
}

std::vector<Scenario> valid_scenarios() {
    std::vector<Scenario> all;
    for (const char* name :
         {"hanoi-2019", "elmira", "house-sale", "labour-contract", "ladder-water", "ceasefire"}) {
        Result<Scenario> scenario =
            read_scenario_file(std::string(DETENTE_SOURCE_DIR "/examples/") + name + ".toml");
        EXPECT_TRUE(scenario.ok()) << name;
        if (scenario) all.push_back(std::move(scenario).value());
    }
    return all;
}

TEST(Check, FindsNothingWhereTheReaderFoundNothing) {
    for (const Scenario& scenario : valid_scenarios())
        for (const Error& error : check(scenario)) ADD_FAILURE() << scenario.id << ": " << to_string(error);
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const Result<Scenario> read =
            read_scenario(write_scenario(testing::RandomScenario(seed).make()), "random.toml");
        if (!read) continue;
        for (const Error& error : check(*read)) ADD_FAILURE() << "seed " << seed << ": " << to_string(error);
    }
}

TEST(Check, EveryKindOfFaultIsSaid) {
    const Scenario good = valid_scenarios().front();
    const auto message = [&](auto change) {
        Scenario bad = good;
        change(bad);
        const Errors errors = check(bad);
        return errors.empty() ? std::string() : errors.front().message;
    };
    EXPECT_NE(message([](Scenario& it) { it.statements[0].party = 7; }).find("names party 7"),
              std::string::npos);
    EXPECT_NE(message([](Scenario& it) { it.preferences[0].issue = -1; }).find("names issue -1"),
              std::string::npos);
    EXPECT_NE(message([](Scenario& it) { it.issues[0].levels.resize(1); }).find("has 1 levels"),
              std::string::npos);
    EXPECT_NE(message([](Scenario& it) { it.issues[1].id = it.issues[0].id; }).find("used twice"),
              std::string::npos);
    EXPECT_NE(message([](Scenario& it) { it.default_account = "nobody"; }).find("default account"),
              std::string::npos);
    EXPECT_NE(
        message([](Scenario& it) { it.accounts[0].includes = {it.accounts[0].id}; }).find("includes itself"),
        std::string::npos);
    EXPECT_NE(message([](Scenario& it) { it.parties.resize(33, it.parties[0]); }).find("33 parties"),
              std::string::npos);
    EXPECT_NE(message([](Scenario& it) { it.standoff->options[0].owner = 9; }).find("names party 9"),
              std::string::npos);
    EXPECT_NE(message([](Scenario& it) { it.steps->pieces[0].to = 99; }).find("level 99"), std::string::npos);
}

TEST(Check, EveryRoomAnswersOrRefusesADamagedScenario) {
    const std::vector<Scenario> valid = valid_scenarios();
    Seen seen;
    std::mt19937_64 random(11);
    for (int k = 0; k < 150; ++k) {
        Scenario scenario = valid[random() % valid.size()];
        Damage damage(scenario, random());
        for (int times = 1 + k % 3; times > 0; --times) damage.once();
        SCOPED_TRACE(scenario.id + ", damage " + std::to_string(k));
        ask_every_room(scenario, seen);
    }
    EXPECT_GT(seen.answered, 50);
    EXPECT_GT(seen.refused, 50);
}

}  // namespace
}  // namespace detente
