// SPDX-License-Identifier: Apache-2.0
// One person, party or outlet under all its names: in proofs, in what is left out, in what the file may say.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "detente/case/filtered.h"
#include "detente/case/internal/backings.h"
#include "detente/case/reports.h"
#include "detente/formats/toml.h"
#include "detente/scenario/names.h"

using namespace detente;
using namespace detente::cases;

namespace {

constexpr const char* kHead = R"(
[parties.river]
leader = "voll"
aliases = ["the River Council"]
[parties.hills]
leader = "Ana Ruiz"
[issues.toll]
levels = ["none", "half", "all"]
[people.voll]
name = "Marta Voll"
aliases = ["the mayor of Ardle"]
party = "river"
[people.han]
name = "Jo Han"
role = "an analyst at Ardle University"
[outlets.courier]
name = "The Courier"
aliases = ["Courier Online"]
[sources.first]
kind = "article"
outlet = "The Courier"
[sources.second]
kind = "article"
outlet = "Courier Online"
[sources.lamp]
kind = "article"
outlet = "The Lamp"
)";

Scenario read(const std::string& tail) {
    Result<Scenario> scenario = read_scenario(kHead + tail, "people.toml");
    EXPECT_TRUE(scenario) << (scenario ? "" : to_string(scenario.errors().front()));
    return scenario ? *scenario : Scenario{};
}

std::string statement(const std::string& id, const std::string& rest) {
    return "[[statements]]\nid = \"" + id +
           "\"\nparty = \"river\"\nsays = \"{ toll = all } > { toll = none }\"\n" + rest + "\n";
}

std::vector<std::string> names(const Scenario& scenario, std::size_t index) {
    std::vector<std::string> result;
    for (const Report& report : reports(scenario.statements[index].item, scenario))
        for (const SourceName& name : report.names) result.push_back(name.name);
    return result;
}

using Names = std::vector<std::string>;

}  // namespace

TEST(People, AreOneUnderAllTheirNames) {
    const Scenario scenario = read(
        statement("A", "source = [\"lamp\"]\nchain = [{ who = \"VOLL\" }]") +
        statement("B", "source = [\"lamp\"]\nchain = [{ who = \"President Voll\" }]") +
        statement("C", "source = [\"first\"]\nchain = [{ who = \"the mayor of ardle\" }]") +
        statement("D", "source = [\"second\"]\nchain = [{ who = \"Ruiz\" }, { who = \"marta  voll\" }]"));
    EXPECT_EQ(names(scenario, 0), (Names{"Marta Voll", "The Lamp"}));
    EXPECT_EQ(names(scenario, 1), (Names{"Marta Voll", "The Lamp"}));
    EXPECT_EQ(names(scenario, 2), (Names{"Marta Voll", "The Courier"}));
    EXPECT_EQ(names(scenario, 3), (Names{"Ana Ruiz", "Marta Voll", "The Courier"}));
}

TEST(People, ALastNameThatTwoBearIsNobodys) {
    const Scenario scenario = read(statement("A", "source = [\"lamp\"]\nchain = [{ who = \"Ruiz\" }]") +
                                   statement("B", "source = [\"lamp\"]\nchain = [{ who = \"Tomas Ruiz\" }]"));
    EXPECT_EQ(names(scenario, 0).front(), "Ruiz");
    EXPECT_FALSE(scenario.names->same("Ruiz", "Ana Ruiz"));
    EXPECT_FALSE(scenario.names->same("the Foreign Minister", "the Prime Minister"));
    EXPECT_TRUE(scenario.names->same("THE FOREIGN MINISTER", "Foreign Minister"));
    EXPECT_EQ(scenario.names->party_of("Marta Voll"), 0);
    EXPECT_EQ(scenario.names->party_of("the river council"), 0);
    EXPECT_EQ(scenario.names->party_of("ana ruiz"), 1);
    EXPECT_EQ(scenario.names->party_of("Jo Han"), -1);
}

TEST(People, FamilyNamesThatStandFirst) {
    const Scenario scenario =
        read(statement("A", "source = [\"lamp\"]\nchain = [{ who = \"Kim\" }]") +
             statement("B", "source = [\"lamp\"]\nchain = [{ who = \"Kim Jong Un\" }]"));
    EXPECT_EQ(names(scenario, 0).front(), "Kim Jong Un");
}

TEST(People, WithoutFindsANameInAnyCase) {
    const Scenario scenario = read(statement("A", "source = [\"lamp\"]\nchain = [{ who = \"Voll\" }]") +
                                   statement("B", "source = [\"first\"]"));
    for (const char* name :
         {"the lamp", "The Lamp", "lamp", "LAMP", "voll", "marta voll", "the mayor of Ardle"}) {
        Filter filter;
        filter.without = {name};
        const Result<Filtered> left = filtered(scenario, filter);
        ASSERT_TRUE(left) << name;
        ASSERT_EQ(left->left_out.size(), 1u) << name;
        EXPECT_EQ(left->left_out.front().id, "A");
        EXPECT_EQ(left->left_out.front().cause, LeftOut::Cause::source_left_out);
    }
    Filter filter;
    filter.without = {"the lantern"};
    EXPECT_FALSE(filtered(scenario, filter));
}

TEST(People, OneRecordedPageUnderTwoIdsIsOneSource) {
    const std::string hash(64, 'a');
    const std::string upper(64, 'A');
    const Scenario scenario =
        read("[sources.x]\nkind = \"article\"\noutlet = \"Gazette\"\nsha256 = \"" + hash +
             "\"\n[sources.y]\nkind = \"article\"\noutlet = \"Herald\"\nsha256 = \"" + upper + "\"\n" +
             statement("A", "source = [\"x\"]") + statement("B", "source = [\"y\"]"));
    EXPECT_EQ(names(scenario, 0), (Names{"Gazette", "one page (x, y)"}));
    EXPECT_EQ(names(scenario, 1), (Names{"Herald", "one page (x, y)"}));
}

TEST(People, TheFileKeepsThemWhenItIsWrittenAgain) {
    const Scenario scenario = read(statement("A", "source = [\"lamp\"]\nchain = [{ who = \"voll\" }]"));
    const Result<Scenario> again = read_scenario(write_scenario(scenario), "again.toml");
    ASSERT_TRUE(again) << to_string(again.errors().front());
    EXPECT_TRUE(*again == scenario);
    EXPECT_EQ(again->people.size(), 2u);
    EXPECT_EQ(again->people[0].aliases, Names{"the mayor of Ardle"});
    EXPECT_EQ(again->outlets[0].aliases, Names{"Courier Online"});
    EXPECT_EQ(again->parties[0].aliases, Names{"the River Council"});
}

TEST(People, ANameMayStandForOneOnly) {
    const std::string tail = "[people.other]\nname = \"Marta VOLL\"\n";
    const Result<Scenario> twice = read_scenario(kHead + tail, "people.toml");
    ASSERT_FALSE(twice);
    EXPECT_NE(twice.errors().front().message.find("is a name of the person `voll` and of the person `other`"),
              std::string::npos)
        << twice.errors().front().message;
    const Result<Scenario> torn = read_scenario(
        std::string("[parties.a]\nleader = \"x\"\n[parties.b]\n[issues.i]\nlevels = [\"n\", \"y\"]\n") +
            "[people.x]\nname = \"Xenia Low\"\nparty = \"b\"\n",
        "people.toml");
    ASSERT_FALSE(torn);
    EXPECT_EQ(torn.errors().front().message, "`x` leads `a` and speaks for `b`");
}

TEST(People, WhatIsSupersededOrCorrectedIsOutOfForce) {
    const Scenario scenario =
        read(statement("A", "source = [\"lamp\"]\nmade = 2031-03-01") +
             "[[statements]]\nid = \"B\"\nparty = \"river\"\nsays = \"{ toll = none } > { toll = all }\"\n"
             "supersedes = [\"A\"]\nsource = [\"late\"]\n"
             "[sources.late]\nkind = \"article\"\noutlet = \"Herald\"\npublished = 2031-04-01\n" +
             statement("C", "source = [\"early\"]") +
             "[sources.early]\nkind = \"article\"\noutlet = \"Dawn\"\npublished = 2031-02-01\n"
             "[sources.mending]\nkind = \"article\"\noutlet = \"Dawn\"\npublished = 2031-03-05\ncorrects = "
             "[\"early\"]\n");
    const Result<Filtered> now = filtered(scenario, {});
    ASSERT_TRUE(now);
    ASSERT_EQ(now->scenario.statements.size(), 1u);
    EXPECT_EQ(now->scenario.statements[0].item.id, "B");
    Filter earlier;
    earlier.as_of = Date{2031, 3, 1};
    const Result<Filtered> then = filtered(scenario, earlier);
    ASSERT_TRUE(then);
    EXPECT_TRUE(std::any_of(then->scenario.statements.begin(), then->scenario.statements.end(),
                            [](const Statement& one) { return one.item.id == "C"; }));
}
