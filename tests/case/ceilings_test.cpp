// SPDX-License-Identifier: Apache-2.0
#include "detente/case/ceilings.h"

#include <gtest/gtest.h>

#include "detente/formats/toml.h"

namespace detente::cases {
namespace {

constexpr const char* kHead =
    "[parties.north]\nname = \"the North\"\nleader = \"Han\"\n[parties.south]\nleader = \"Lee\"\n"
    "[issues.lock]\nlevels = [\"shut\", \"open\"]\n"
    "[sources.courier]\noutlet = \"The Courier\"\n[sources.wire]\n"
    "[sources.leak]\nchain = [{ who = \"an official\", named = false }]\nroles = { b1 = \"headline\" }\n";

Scenario scenario_of(const std::string& rest) {
    const Result<Scenario> scenario = read_scenario(kHead + rest, "river.toml");
    EXPECT_TRUE(scenario.ok()) << to_string(scenario.errors().front());
    return scenario.ok() ? *scenario : Scenario{};
}

std::string statement(const std::string& fields, const std::string& id = "S1") {
    return "[[statements]]\nid = \"" + id + "\"\nparty = \"north\"\nsays = \"no deal > { lock = open }\"\n" +
           fields + "\n";
}

// "inferred: hearsay" of the statement, which stands on record so that every ceiling shows.
std::string ceiling_of_statement(const std::string& fields) {
    const auto above = above_ceiling(scenario_of(statement("standing = \"on_record\"\n" + fields)));
    if (above.empty()) return "none";
    EXPECT_EQ(above.size(), 1u);
    return std::string(to_string(above.front().ceiling)) + ": " + above.front().row;
}

std::string chain(const std::string& links) {
    return "source = \"courier\"\nchain = [" + links + "]\n";
}

TEST(Ceilings, WhoSpeaksFollowsFromTheParties) {
    EXPECT_EQ(ceiling_of_statement(chain("{ who = \"Han\" }")), "none")
        << "the leader on his own side's wish";
    EXPECT_EQ(ceiling_of_statement(chain("{ who = \"the north\" }")), "none") << "case does not count";
    EXPECT_EQ(ceiling_of_statement(chain("{ who = \"Oh\", for = \"north\" }")), "none");
    EXPECT_EQ(ceiling_of_statement(chain("{ who = \"Lee\" }")), "reported: a speaker about another's wish");
    EXPECT_EQ(ceiling_of_statement(chain("{ who = \"Oh\", for = \"south\" }")),
              "reported: a speaker about another's wish");
    EXPECT_EQ(ceiling_of_statement(chain("{ who = \"Oh\", named = false, for = \"north\" }")),
              "reported: a source without a name");
    EXPECT_EQ(ceiling_of_statement(chain("{ who = \"Ruiz\", role = \"a sanctions scholar\" }")),
              "inferred: an expert's judgement");
    EXPECT_EQ(ceiling_of_statement(chain("{ who = \"Ruiz\" }")), "none") << "who that is, nobody said";
    EXPECT_EQ(ceiling_of_statement(chain("{ who = \"Ruiz\" }") + "about = \"other\""),
              "reported: a speaker about another's wish");
}

TEST(Ceilings, RelaysDoNotCountThePage) {
    const std::string two = "{ who = \"Han\" }, { who = \"Ruiz\" }, { who = \"The Courier\" }";
    EXPECT_EQ(ceiling_of_statement(chain(two) + "form = \"indirect\""), "none");
    const std::string three = "{ who = \"Han\" }, { who = \"Ruiz\" }, { who = \"The Wire\" }";
    EXPECT_EQ(ceiling_of_statement(chain(three) + "form = \"indirect\""),
              "reported: a paraphrase over 2 relays");
    EXPECT_EQ(ceiling_of_statement(chain(three) + "form = \"direct\""), "none");
}

TEST(Ceilings, WhatTheSourceSaysCountsWhereTheItemIsSilent) {
    EXPECT_EQ(ceiling_of_statement("source = \"leak\""), "reported: a source without a name");
    EXPECT_EQ(ceiling_of_statement("source = \"leak\"\nat = \"b1.s1\"\nquote = \"The lock opens\""),
              "inferred: the headline, which the desk wrote");
    EXPECT_EQ(ceiling_of_statement("source = \"wire\""), "none") << "nothing is known of this report";
    EXPECT_EQ(ceiling_of_statement(""), "assumed: nobody is cited for it");
    EXPECT_EQ(ceiling_of_statement("source = \"wire\"\nhedge = \"reportedly\""), "reported: hearsay");
    EXPECT_EQ(ceiling_of_statement("source = \"wire\"\nquote = \"they evidently wanted tolls\""),
              "inferred: an inference");
    EXPECT_EQ(ceiling_of_statement("source = \"wire\"\nmode = \"possible\"\nbecause = \"he said it twice\""),
              "inferred: words that are possible, restated by a person");
}

// The highest of several reports counts, and one that is not settled settles nothing.
TEST(Ceilings, OfSeveralReportsTheHighestCounts) {
    const std::string hearsay = "source = \"wire\"\nhedge = \"reportedly\"\n";
    EXPECT_EQ(
        ceiling_of_statement(hearsay + "cites = [{ source = \"courier\", chain = [{ who = \"Han\" }] }]"),
        "none");
    EXPECT_EQ(ceiling_of_statement(hearsay + "cites = [{ source = \"courier\" }]"), "none");
    EXPECT_EQ(ceiling_of_statement(hearsay + "cites = [{ source = \"courier\", form = \"own_voice\" }]"),
              "reported: hearsay");
    // A report with a standing of its own is held to its own ceiling.
    const auto above = above_ceiling(scenario_of(
        statement("standing = \"reported\"\nsource = \"wire\"\nhedge = \"reportedly\"\ncites = [{ source = "
                  "\"courier\", standing = \"on_record\", form = \"own_voice\" }]")));
    ASSERT_EQ(above.size(), 1u);
    EXPECT_EQ(above[0].source, "courier");
    EXPECT_EQ(above[0].standing, Standing::on_record);
    EXPECT_EQ(above[0].ceiling, Standing::inferred);
}

TEST(Ceilings, DeedsMayBeReportedByTheOutlet) {
    const std::string voice = "source = \"courier\"\nform = \"own_voice\"\nstanding = \"reported\"\n";
    EXPECT_EQ(above_ceiling(
                  scenario_of("[[concessions]]\nid = \"C1\"\nparty = \"north\"\ngave = \"a lock\"\n" + voice))
                  .size(),
              0u);
    EXPECT_EQ(above_ceiling(scenario_of(statement(voice))).size(), 1u);
}

TEST(Ceilings, TheSentenceNamesTheReason) {
    const auto above = [](const std::string& because) {
        return above_ceiling(
                   scenario_of(statement("standing = \"reported\"\nsource = \"wire\"\nhedge = \"evidently\"" +
                                         because)))
            .at(0)
            .sentence();
    };
    EXPECT_EQ(
        above(""),
        "`S1` is marked above its ceiling: reported, and inferred at most (an inference); no reason is given");
    EXPECT_EQ(
        above("\nbecause = \"he wrote it in his diary.\""),
        "`S1` is marked above its ceiling: reported, and inferred at most (an inference). Reason given: he "
        "wrote it in "
        "his diary");
}

TEST(Ceilings, ThePageTellsTheRole) {
    const Scenario scenario =
        scenario_of(statement("standing = \"reported\"\nsource = \"wire\"\nquote = \"The lock opens\""));
    EXPECT_EQ(above_ceiling(scenario).size(), 0u);
    const auto above = above_ceiling(scenario, [](const std::string& item, const std::string& source) {
        EXPECT_EQ(item, "S1");
        EXPECT_EQ(source, "wire");
        return std::optional<BlockRole>(BlockRole::dek);
    });
    ASSERT_EQ(above.size(), 1u);
    EXPECT_EQ(above[0].row, "the dek, which the desk wrote");
}

TEST(Restating, WithoutAReasonTheWordsSupportNothing) {
    const auto left_out = [](const std::string& fields) {
        return to_be_restated(scenario_of(statement(fields))).size();
    };
    for (const char* mode : {"possible", "conditional", "asked", "open"}) {
        const std::string field = "source = \"wire\"\nmode = \"" + std::string(mode) + "\"\n";
        EXPECT_EQ(left_out(field), 1u) << mode;
        EXPECT_EQ(left_out(field + "because = \"the draft says so\""), 0u) << mode;
        EXPECT_EQ(left_out(field + "cites = [{ source = \"courier\" }]"), 0u) << "another report supports it";
        EXPECT_EQ(left_out(field + "cites = [{ source = \"courier\", mode = \"open\" }]"), 1u) << mode;
    }
    EXPECT_EQ(left_out("cites = [{ source = \"courier\", mode = \"open\" }]"), 1u);
    EXPECT_EQ(left_out("source = \"wire\"\nmode = \"denied\""), 0u);
}

TEST(TwoAudiencesOnOneDay, AreToldOnceForEach) {
    const auto say = [](const std::string& id, const std::string& who, const std::string& to,
                        const std::string& day) {
        return statement(
            "source = \"wire\"\nmade = " + day + "\nchain = [{ who = \"" + who + "\", to = \"" + to + "\" }]",
            id);
    };
    const auto found = two_audiences(scenario_of(
        say("S1", "Han", "the press", "2031-03-01") + say("S2", "Han", "his party", "2031-03-01") +
        say("S3", "Han", "the press", "2031-03-01") + say("S4", "Han", "the army", "2031-03-02") +
        say("S5", "Lee", "the army", "2031-03-01")));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].speaker, "Han");
    EXPECT_EQ(found[0].first + " " + found[0].second, "S1 S2");
    EXPECT_EQ(found[0].to_first + ", " + found[0].to_second, "the press, his party");
}

}  // namespace
}  // namespace detente::cases
