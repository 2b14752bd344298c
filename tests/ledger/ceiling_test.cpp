// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/ceiling.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace detente::ledger {
namespace {

std::string told(const ReportFacts& facts) {
    const Ceiling ceiling = ceiling_of(facts);
    return ceiling.highest ? std::string(to_string(*ceiling.highest)) + ": " + ceiling.row : "unknown";
}

ReportFacts said(Speaker speaker, Form form, int relays = 0) {
    ReportFacts facts;
    facts.matter = Matter::wish;
    facts.speaker = speaker;
    facts.form = form;
    facts.relays = relays;
    return facts;
}

// The table of ceilings, row by row.
TEST(Ceiling, APartyAboutItself) {
    EXPECT_EQ(told(said(Speaker::own_party, Form::direct, 5)), "on_record: a party about itself");
    EXPECT_EQ(told(said(Speaker::own_party, Form::document)), "on_record: a party about itself");
    EXPECT_EQ(told(said(Speaker::own_party, Form::indirect, 1)), "on_record: a party about itself");
    EXPECT_EQ(told(said(Speaker::own_party, Form::indirect, 2)), "reported: a paraphrase over 2 relays");
    EXPECT_EQ(told(said(Speaker::own_party, Form::unsaid, 1)), "on_record: a party about itself");
    EXPECT_EQ(told(said(Speaker::own_party, Form::unsaid, 2)), "unknown");
}

TEST(Ceiling, OtherSpeakers) {
    EXPECT_EQ(told(said(Speaker::other_party, Form::direct)), "reported: a speaker about another's wish");
    EXPECT_EQ(told(said(Speaker::anonymous, Form::direct)), "reported: a source without a name");
    EXPECT_EQ(told(said(Speaker::expert, Form::indirect)), "inferred: an expert's judgement");
    EXPECT_EQ(told(said(Speaker::unknown, Form::direct)), "unknown");
    ReportFacts own = said(Speaker::unknown, Form::direct);
    own.about = About::self;
    EXPECT_EQ(told(own), "on_record: a party about itself");
    own.about = About::other;
    EXPECT_EQ(told(own), "reported: a speaker about another's wish");
}

TEST(Ceiling, TheOutletsOwnVoice) {
    ReportFacts facts = said(Speaker::unknown, Form::own_voice);
    EXPECT_EQ(told(facts), "inferred: the writer's own judgement of a motive or a wish");
    facts.matter = Matter::deed;
    EXPECT_EQ(told(facts), "reported: the outlet's own voice on an event");
    facts.matter = Matter::model;
    EXPECT_EQ(told(facts), "unknown");
    facts.about = About::event;
    EXPECT_EQ(told(facts), "reported: the outlet's own voice on an event");
    facts.hedges = {HedgeKind::inference};
    EXPECT_EQ(told(facts), "inferred: an inference");
}

TEST(Ceiling, CuesModesAndTheDesk) {
    ReportFacts facts = said(Speaker::own_party, Form::direct);
    facts.hedges = {HedgeKind::hearsay};
    EXPECT_EQ(told(facts), "reported: hearsay");
    facts.hedges = {HedgeKind::approximator, HedgeKind::booster};
    EXPECT_EQ(told(facts), "on_record: a party about itself");
    for (const HedgeKind kind : {HedgeKind::inference, HedgeKind::probability, HedgeKind::belief,
                                 HedgeKind::possibility, HedgeKind::open, HedgeKind::condition}) {
        facts.hedges = {HedgeKind::hearsay, kind};
        EXPECT_EQ(ceiling_of(facts).highest, Standing::inferred) << to_string(kind);
    }
    facts.hedges.clear();
    for (const Mode mode : {Mode::possible, Mode::conditional, Mode::asked, Mode::open}) {
        facts.mode = mode;
        EXPECT_EQ(ceiling_of(facts).highest, Standing::inferred) << to_string(mode);
    }
    facts.mode = Mode::denied;
    for (const BlockRole role : {BlockRole::headline, BlockRole::dek}) {
        facts.role = role;
        EXPECT_EQ(ceiling_of(facts).highest, Standing::inferred);
    }
    facts.role = BlockRole::body;
    EXPECT_EQ(ceiling_of(facts).highest, Standing::on_record);
}

TEST(Ceiling, NobodyIsCited) {
    ReportFacts facts;
    facts.cited = false;
    EXPECT_EQ(told(facts), "assumed: nobody is cited for it");
}

// A further cue, a desk's block or a mode to be restated never raises a ceiling.
RC_GTEST_PROP(Ceiling, MoreRowsNeverRaiseIt, ()) {
    const auto any = [](int count) { return *rc::gen::inRange(0, count); };
    ReportFacts facts;
    facts.form = static_cast<Form>(any(6));
    facts.about = static_cast<About>(any(4));
    facts.matter = static_cast<Matter>(any(3));
    facts.speaker = static_cast<Speaker>(any(5));
    facts.relays = any(4);
    if (any(2)) facts.hedges.push_back(static_cast<HedgeKind>(any(9)));
    ReportFacts more = facts;
    more.hedges.push_back(static_cast<HedgeKind>(any(9)));
    if (any(2)) more.mode = static_cast<Mode>(any(9));
    if (any(2)) more.role = BlockRole::headline;
    const Ceiling before = ceiling_of(facts);
    const Ceiling after = ceiling_of(more);
    if (before.highest) {
        RC_ASSERT(after.highest.has_value());
        RC_ASSERT(*after.highest <= *before.highest);
    }
    RC_ASSERT(after.highest.has_value() == !after.row.empty());
}

TEST(Ceiling, KindsOfHedgesAsTheyAreNotedDown) {
    const auto kind = [](std::string_view hedge) {
        const auto found = kind_of_hedge(hedge);
        return found ? std::string(to_string(*found)) : std::string("none");
    };
    EXPECT_EQ(kind("reportedly"), "hearsay");
    EXPECT_EQ(kind("evidently"), "inference");
    EXPECT_EQ(kind("most likely"), "probability");
    EXPECT_EQ(kind("possibly"), "possibility");
    EXPECT_EQ(kind("may"), "possibility");
    EXPECT_EQ(kind("believes"), "belief");
    EXPECT_EQ(kind("worry"), "belief");
    EXPECT_EQ(kind("appeared to"), "inference");
    EXPECT_EQ(kind("not clear"), "open");
    EXPECT_EQ(kind("about"), "none");
    EXPECT_EQ(kind("clearly"), "none");
    EXPECT_EQ(kind("green"), "none");
}

TEST(Ceiling, RolesOfExperts) {
    EXPECT_TRUE(is_expert_role("a sanctions scholar at Oslo University"));
    EXPECT_TRUE(is_expert_role("Analysts"));
    EXPECT_FALSE(is_expert_role("the national security adviser"));
    EXPECT_FALSE(is_expert_role("foreign minister"));
}

}  // namespace
}  // namespace detente::ledger
