// SPDX-License-Identifier: Apache-2.0
// The briefing on the Hanoi case: what it says, what that rests on, and that the four views say the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string_view>

#include "detente/briefing/internal/citation.h"
#include "detente/briefing/internal/html_text.h"
#include "detente/briefing/internal/picture.h"
#include "detente/briefing/views.h"
#include "detente/case/advice_words.h"
#include "detente/case/propose_report.h"
#include "detente/case/study.h"
#include "detente/formats/json.h"
#include "detente/formats/toml.h"
#include "detente/scenario/product_space.h"
#include "detente/scenario/words.h"
#include "tests/briefing/sentences.h"

namespace detente::briefing {
namespace {

class Hanoi : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        Result<Scenario> scenario = read_scenario_file(DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml");
        ASSERT_TRUE(scenario.ok());
        Result<Briefing> made = make_briefing(*scenario);
        ASSERT_TRUE(made.ok());
        briefing_ = std::make_unique<Briefing>(std::move(made).value());
    }
    static void TearDownTestSuite() { briefing_.reset(); }

    static const Briefing& briefing() { return *briefing_; }
    static const AccountView& account(std::string_view id) {
        for (const AccountView& found : briefing().accounts)
            if (found.id == id) return found;
        ADD_FAILURE() << "no account " << id;
        return briefing().accounts[0];
    }
    static std::unique_ptr<Briefing> briefing_;
};
std::unique_ptr<Briefing> Hanoi::briefing_;

TEST_F(Hanoi, AnswersInOneSentenceOnEachAccount) {
    EXPECT_EQ(briefing().accounts[0].answer.text,
              "On the public account, no package is certain to be acceptable to both; 44 of 479 are "
              "certainly refused "
              "by someone; 435 stay open.");
    EXPECT_EQ(account("article").answer.text,
              "On the article account, no package is certain to be acceptable to both; 6 of 479 are "
              "certainly refused "
              "by someone; 473 stay open.");
    EXPECT_EQ(account("leaks").answer.text,
              "On the leaks account, 1 package is certain to be acceptable to both; 44 of 479 are certainly "
              "refused by "
              "someone; 434 stay open.");
}

TEST_F(Hanoi, NeitherClaimsNorRulesOutADealThatTheStatementsLeaveOpen) {
    ASSERT_EQ(account("public").remarks.size(), 1u);
    EXPECT_EQ(account("public").remarks[0].text,
              "What has been said neither shows that a deal exists nor rules one out.");
    // Believing the leaked draft is believing in the deal: it is the one certain package, by name.
    ASSERT_FALSE(account("leaks").remarks.empty());
    EXPECT_NE(account("leaks").remarks[0].text.find("part of Yongbyon closed"), std::string::npos);
}

TEST_F(Hanoi, CountsByPartyAreThoseOfTheCase) {
    const std::map<std::string, std::vector<std::vector<std::uint64_t>>> expected{
        {"article", {{59, 6, 414}, {11, 0, 468}}},       {"public", {{75, 24, 380}, {27, 20, 432}}},
        {"leaks", {{154, 24, 301}, {34, 20, 425}}},      {"ri", {{59, 24, 396}, {27, 0, 452}}},
        {"hypothesis", {{75, 24, 380}, {27, 100, 352}}},
    };
    for (const auto& [id, parties] : expected)
        for (std::size_t party = 0; party < parties.size(); ++party) {
            const deals::Counts& counts = account(id).counts[party];
            EXPECT_EQ((std::vector<std::uint64_t>{counts.always, counts.never, counts.undetermined}),
                      parties[party])
                << id;
        }
}

// Who would refuse what, and why: the trade that the article tells of is named with the statement that
// carries it.
TEST_F(Hanoi, NamesTheRefusalsWithTheirStatements) {
    const Section* refusals = find_section(account("public").sections, "refusals");
    ASSERT_NE(refusals, nullptr);
    const auto claims = [&](int party, const std::string& id) {
        return std::any_of(refusals->points.begin(), refusals->points.end(), [&](const Point& point) {
            return point.party == party && point.package &&
                   point.claim.rests_on == std::vector<std::string>{id};
        });
    };
    EXPECT_TRUE(claims(0, "A1"));
    EXPECT_TRUE(claims(0, "S1"));
    EXPECT_TRUE(claims(1, "S4"));
    EXPECT_EQ(refusals->points[0].claim.text.substr(refusals->points[0].claim.text.find("is certain")),
              "is certain to refuse 24 of 479 packages, certain to accept 75, and open on 380.");
    // The hedge of A1 is quoted as it was said.
    const std::string all = to_markdown(briefing());
    EXPECT_NE(all.find("“evidently”"), std::string::npos);
}

// What is asked first is what the plan of questions asks first, and the proposals are those of `propose`.
TEST_F(Hanoi, TheFrontAsksAndProposesAsThePlanAndTheProposalsDo) {
    Result<Scenario> scenario = read_scenario_file(DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml");
    ASSERT_TRUE(scenario.ok());
    const Result<cases::PlanReport> plan = cases::plan_report(*scenario, {});
    ASSERT_TRUE(plan.ok());
    const FrontPart* ask = find_part(briefing(), "ask");
    ASSERT_NE(ask, nullptr);
    const deals::PlanNode& first = *plan->plan.tree;
    EXPECT_TRUE(ask->sentences[0].text.starts_with(
        "Ask " + party_name(*scenario, first.party) + " whether it would take " +
        in_words(*first.package, *scenario) + ": it would in " + cases::share_range(first.yes_shares)))
        << ask->sentences[0].text;
    const Result<cases::ProposeReport> propose = cases::propose_report(*scenario, {});
    ASSERT_TRUE(propose.ok());
    const FrontPart* proposed = find_part(briefing(), "propose");
    ASSERT_NE(proposed, nullptr);
    ASSERT_GE(propose->found.menu.size(), 3u);
    for (std::size_t k = 0; k < 3; ++k)
        EXPECT_NE(proposed->sentences[0].text.find(in_words(propose->found.menu[k].package, *scenario)),
                  std::string::npos)
            << proposed->sentences[0].text;
    const auto* map = std::get_if<ExchangeMap>(&find_part(briefing(), "picture")->picture);
    ASSERT_NE(map, nullptr);
    EXPECT_EQ(map->marks.size(), 3u);
}

// The map holds every exchange once; what is certain lies at the edges.
TEST_F(Hanoi, TheMapHoldsEveryExchange) {
    const auto* map = std::get_if<ExchangeMap>(&find_part(briefing(), "picture")->picture);
    ASSERT_NE(map, nullptr);
    ASSERT_EQ(map->plots.size(), 1u);
    std::uint64_t all = 0, refused = 0;
    for (const ExchangeMap::Point& point : map->plots[0].points) {
        all += point.packages;
        if (!point.open_to_all) refused += point.packages;
        for (std::size_t side = 0; side < 2; ++side)
            if (point.verdict[side] == Verdict::undetermined) {
                EXPECT_GT(point.share[side], 0.0);
                EXPECT_LT(point.share[side], 1.0);
            }
        EXPECT_NE(point.told.find("United States"), std::string::npos);
    }
    EXPECT_EQ(all, 413u);
    EXPECT_EQ(refused, 36u);
}

TEST_F(Hanoi, EachPartySCardHasAtMostFourLines) {
    const FrontPart* parties = find_part(briefing(), "parties");
    ASSERT_NE(parties, nullptr);
    ASSERT_EQ(parties->cards.size(), 2u);
    for (const Card& card : parties->cards) {
        EXPECT_LE(card.lines.size(), 4u);
        EXPECT_GE(card.lines.size(), 3u);
    }
}

TEST_F(Hanoi, TheDayFiltersNothingByItself) {
    EXPECT_EQ(briefing().front.day,
              "the question of 28 February 2019; 2 of the statements used were published later");
    EXPECT_EQ(briefing().front.day_remedy, "--as-of head leaves them out");
    Result<Scenario> scenario = read_scenario_file(DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml");
    ASSERT_TRUE(scenario.ok());
    Options options;
    options.accounts = {"public"};
    options.filter.as_of = scenario->as_of;
    const Result<Briefing> then = make_briefing(*scenario, options);
    ASSERT_TRUE(then.ok());
    EXPECT_EQ(then->front.day, "with what was known on 28 February 2019");
}

TEST_F(Hanoi, WhatIsOneAnswerAwayIsCertainForTheOtherSide) {
    const AccountView& shown = account("public");
    const Section* section = find_section(shown.sections, "one-away");
    ASSERT_NE(section, nullptr);
    std::size_t packages = 0;
    for (const Point& point : section->points) {
        if (!point.package) continue;
        ++packages;
        std::vector<int> sizes;
        for (const auto& issue : briefing().issues) sizes.push_back(static_cast<int>(issue.levels.size()));
        const std::size_t code = ProductSpace::of_sizes(sizes)->encode(point.package->levels);
        EXPECT_EQ(shown.map->verdicts[static_cast<std::size_t>(point.party)][code], 'u');
        EXPECT_EQ(shown.map->verdicts[static_cast<std::size_t>(1 - point.party)][code], 'a');
    }
    EXPECT_GT(packages, 0u);
}

TEST_F(Hanoi, EverySentenceIsTraceable) {
    std::set<std::string> ids;
    std::set<std::string> sources;
    const Ledger* ledger = find_ledger(briefing());
    ASSERT_NE(ledger, nullptr);
    std::map<std::string, std::vector<std::string>> cited;
    for (const LedgerLine& line : ledger->lines) {
        ids.insert(line.id);
        cited[line.id] = line.sources;
    }
    for (const SourceLine& source : ledger->sources) sources.insert(source.id);
    const std::set<std::string> about_the_file{"unsupported", "method"};
    for (const Placed& placed : all_sentences(briefing())) {
        if (!about_the_file.contains(placed.section)) {
            EXPECT_FALSE(placed.sentence.rests_on.empty()) << placed.section << ": " << placed.sentence.text;
        }
        for (const std::string& id : placed.sentence.rests_on)
            EXPECT_TRUE(ids.contains(id)) << id << " in: " << placed.sentence.text;
        for (const std::string& source : placed.sentence.sources) {
            EXPECT_TRUE(sources.contains(source)) << source;
            EXPECT_TRUE(std::any_of(placed.sentence.rests_on.begin(), placed.sentence.rests_on.end(),
                                    [&](const auto& id) {
                                        return std::find(cited[id].begin(), cited[id].end(), source) !=
                                               cited[id].end();
                                    }))
                << source << " in: " << placed.sentence.text;
        }
        // A package count never hangs in the air, and a statement named in a sentence is among what it rests
        // on.
        for (const char* id : {"A1", "A2", "S1", "S2", "S3", "S4", "R1", "H1"})
            if (placed.sentence.text.find(std::string(id) + " stands as") != std::string::npos) {
                EXPECT_EQ(placed.sentence.rests_on, std::vector<std::string>{id});
            }
    }
}

TEST_F(Hanoi, NoLikelihoodIsInventedAndNoneSharesASentenceWithAStanding) {
    const std::vector<std::string> likelihood{"likely",  "probab",   "possib", "potential", "perhaps",
                                              "chance",  "may ",     "might",  "percent",   "%",
                                              "predict", "forecast", "odds",   "expect"};
    const std::vector<std::string> standing{"on record", "reported", "inferred", "assumed"};
    const std::vector<std::string> hedge{"hedge", "evidently", "reportedly", "apparently"};
    const auto has = [](const std::string& text, const std::vector<std::string>& words) {
        return std::any_of(words.begin(), words.end(),
                           [&](const std::string& word) { return text.find(word) != std::string::npos; });
    };
    for (const Placed& placed : all_sentences(briefing())) {
        const std::string own = own_words(placed.sentence.text);
        EXPECT_FALSE(has(own, likelihood)) << placed.sentence.text;
        if (has(own, standing)) {
            EXPECT_FALSE(has(placed.sentence.text, hedge)) << placed.sentence.text;
        }
    }
}

TEST_F(Hanoi, TheFourViewsSayTheSame) {
    const std::string html = to_html(briefing());
    const std::string markdown = to_markdown(briefing());
    const std::string terminal = to_terminal(briefing(), 10'000, false);
    const std::string json = to_json(to_document(briefing()));
    const AccountView& first = briefing().accounts[0];
    for (const FrontPart& part : briefing().front.parts)
        for (const Sentence& sentence : part.sentences) {
            EXPECT_NE(terminal.find(sentence.text), std::string::npos) << sentence.text;
            EXPECT_NE(json.find(sentence.text), std::string::npos) << sentence.text;
            EXPECT_NE(html.find(escaped(sentence.text)), std::string::npos) << sentence.text;
        }
    EXPECT_NE(markdown.find(find_part(briefing(), "answer")->sentences[0].text), std::string::npos);
    // Each detail of the first screen and of what follows is in each of them.
    for (const std::vector<Section>* sections : {&first.sections, &briefing().sections})
        for (const Section& section : *sections) {
            if (told_on_front(section, sections == &first.sections)) continue;
            EXPECT_NE(html.find(escaped(section.title)), std::string::npos);
            for (const Point& point : section.points) {
                EXPECT_NE(terminal.find(point.claim.text), std::string::npos) << point.claim.text;
                for (const Sentence& detail : point.details) {
                    EXPECT_NE(terminal.find(detail.text), std::string::npos) << detail.text;
                    EXPECT_NE(html.find(escaped(detail.text)), std::string::npos) << detail.text;
                }
            }
        }
}

TEST_F(Hanoi, TheFrontComesInOrderAndThenTheAnnex) {
    const std::string html = to_html(briefing());
    const std::string terminal = to_terminal(briefing(), 100, false);
    std::size_t at = html.find("id=\"front\"");
    ASSERT_NE(at, std::string::npos);
    for (const std::string& next :
         {escaped(briefing().asked), std::string(">What it is about</h2>"), std::string(">The answer</h2>"),
          std::string(">What to propose</h2>"), std::string(">What to ask first</h2>"),
          std::string(">The parties</h2>"), std::string(">The exchanges</h2>"),
          std::string(">If it fails</h2>"), std::string(">The first step</h2>"),
          std::string(">How firm this is</h2>"), std::string("id=\"annex\""), std::string("<b>public</b>"),
          std::string(">Who would refuse what, and why</h3>"),
          std::string(">One answer away from a deal</h3>"), std::string(">The packages as a picture</h3>"),
          std::string(">The accounts side by side</h3>")}) {
        const std::size_t found = html.find(next, at);
        ASSERT_NE(found, std::string::npos) << next;
        at = found;
    }
    EXPECT_LT(terminal.find("Asked:"), terminal.find("Account: public"));
    EXPECT_LT(terminal.find("Account: public"), terminal.find("on the public account"));
    // Without the annex a page ends after the front, and nothing leads nowhere.
    const std::string front = to_html(briefing(), Annex::none);
    EXPECT_EQ(front.find("id=\"annex\""), std::string::npos);
    EXPECT_EQ(front.find("href=\"#item"), std::string::npos);
    EXPECT_EQ(to_terminal(briefing(), 80, false, Annex::none).find("Annex"), std::string::npos);
    const std::string folded = to_markdown(briefing(), Annex::folded);
    EXPECT_NE(folded.find("<details><summary>Who would refuse what, and why"), std::string::npos);
}

TEST_F(Hanoi, ThePictureHoldsEveryPackageOnce) {
    for (const AccountView& shown : briefing().accounts) {
        const Section* section = find_section(shown.sections, "picture");
        ASSERT_NE(section, nullptr);
        const Picture* picture = std::get_if<Picture>(&section->payload);
        ASSERT_NE(picture, nullptr);
        EXPECT_EQ(briefing().issues[static_cast<std::size_t>(picture->rows)].id, "nuclear");
        EXPECT_EQ(briefing().issues[static_cast<std::size_t>(picture->columns)].id, "sanctions");
        MapCell sum;
        sum.refused_by.assign(2, 0);
        for (const auto& row : cells(briefing(), shown, *picture))
            for (const MapCell& cell : row) {
                sum.packages += cell.packages;
                sum.certain += cell.certain;
                sum.open += cell.open;
                sum.refused += cell.refused;
                for (std::size_t party = 0; party < 2; ++party)
                    sum.refused_by[party] += cell.refused_by[party];
                EXPECT_EQ(cell.states.size(), cell.packages);
            }
        EXPECT_EQ(sum.packages, 479u);
        EXPECT_EQ(sum.certain, shown.zone.certain);
        EXPECT_EQ(sum.refused, shown.zone.excluded);
        EXPECT_EQ(sum.open, shown.zone.open);
        EXPECT_EQ(sum.refused_by[0], shown.counts[0].never);
        EXPECT_EQ(sum.refused_by[1], shown.counts[1].never);
    }
}

// It has a standoff and steps, and nothing on how the talks would be held; that is not asked for, since it
// would not be answered.
TEST_F(Hanoi, AsksForNothingThatItWouldNotAnswer) {
    EXPECT_EQ(find_section(briefing().sections, "unsupported"), nullptr);
}

TEST_F(Hanoi, SaysWhereItGoesIfItFailsAndDrawsIt) {
    const Section* section = find_section(briefing().sections, "standoff");
    ASSERT_NE(section, nullptr);
    const std::string text = to_terminal(briefing(), 10'000, false);
    EXPECT_NE(text.find("nobody would gain by leaving “nothing done” (HF) and “escalate (what the "
                        "United States does) and resume tests” (EFT)."),
              std::string::npos);
    EXPECT_NE(text.find("From today's state, “nothing done” (HF), nobody gains by moving first."),
              std::string::npos);
    EXPECT_NE(text.find("Better than today's for everybody is “limited relief (what the United States does) "
                        "and Yongbyon (what North Korea gives up)” (LY)"),
              std::string::npos);
    EXPECT_NE(
        text.find(
            "A hostile walk-out leads to “escalate (what the United States does) and resume tests” (EFT)"),
        std::string::npos);
    const auto* drawing = std::get_if<StateDrawing>(&section->payload);
    ASSERT_NE(drawing, nullptr);
    ASSERT_FALSE(drawing->nodes.empty());
    EXPECT_EQ(drawing->nodes.front().label, "HF");
    EXPECT_TRUE(drawing->nodes.front().status_quo);
    EXPECT_TRUE(drawing->nodes.front().equilibrium);
    EXPECT_EQ(drawing->table.rows.size(), 24u);
    for (const StateDrawing::Arrow& arrow : drawing->arrows)
        EXPECT_NE(arrow.from, 0);  // nobody improves on HF
}

TEST_F(Hanoi, TheLedgerKeepsHedgeStandingAndSourceApart) {
    const Ledger* ledger = find_ledger(briefing());
    ASSERT_NE(ledger, nullptr);
    const auto line = std::find_if(ledger->lines.begin(), ledger->lines.end(),
                                   [](const LedgerLine& one) { return one.id == "A1"; });
    ASSERT_NE(line, ledger->lines.end());
    EXPECT_EQ(line->hedge, "evidently");
    EXPECT_EQ(line->standing, Standing::inferred);
    EXPECT_EQ(line->sources, std::vector<std::string>{"vanity-fair"});
    for (const char* named : {"public", "article", "leaks", "hypothesis", "trump"})
        EXPECT_NE(std::find(line->accounts.begin(), line->accounts.end(), named), line->accounts.end())
            << named;
    EXPECT_EQ(std::find(line->accounts.begin(), line->accounts.end(), "ri"), line->accounts.end());
    // All assumptions are listed as such.
    const Section* assumptions = find_section(briefing().sections, "assumptions");
    ASSERT_NE(assumptions, nullptr);
    const auto assumed = std::count_if(ledger->lines.begin(), ledger->lines.end(), [](const LedgerLine& one) {
        return one.standing == Standing::assumed;
    });
    EXPECT_EQ(std::get<SectionTable>(assumptions->payload).rows.size(), static_cast<std::size_t>(assumed));
}

}  // namespace
}  // namespace detente::briefing
