// SPDX-License-Identifier: Apache-2.0
// What moves at the table reveal, and what they do not: words that cost nothing change no verdict (E14), and
// the tone of a walk-out changes the state that follows, and nothing else (E16). Tried on every place of the
// log.
#include "detente/case/reveal_report.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "detente/deals/statements/deals.h"
#include "detente/deals/statements/document.h"
#include "detente/formats/json.h"
#include "detente/formats/toml.h"

namespace detente {
namespace {

using Act = TalkEvent::Act;

Scenario talks_of_hanoi() {
    std::ifstream file(DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml");
    auto scenario = read_scenario(std::string(std::istreambuf_iterator<char>(file), {}), "hanoi-2019.toml");
    EXPECT_TRUE(scenario.ok());
    return std::move(*scenario);
}

cases::RevealReport revealed(const Scenario& scenario, const std::string& account) {
    cases::RevealRequest request;
    request.account = account;
    Result<cases::RevealReport> report = cases::reveal_report(scenario, request);
    EXPECT_TRUE(report.ok()) << (report ? "" : report.errors().front().message);
    return std::move(*report);
}

// Everything that the report says, but for the moves and what they are called.
std::string consequences(const cases::RevealReport& report) {
    const Document document = to_document(report);
    std::string text;
    for (const char* key : {"before", "contradiction", "after", "changes", "changed", "bluffs"})
        text += to_json(*document.find(key)) + "\n";
    return text;
}

std::vector<std::string> implied(const cases::RevealReport& report) {
    std::vector<std::string> all;
    for (const cases::TalkMove& move : report.moves)
        for (const std::string& words : move.in_words) all.push_back(move.event.id + ": " + words);
    return all;
}

TEST(Reveal, WordsThatCostNothingChangeNothingWhereverTheyAreSaid) {
    for (const std::string account : {"public", "leaks", "article"}) {
        const Scenario scenario = talks_of_hanoi();
        const cases::RevealReport without = revealed(scenario, account);
        for (std::size_t place = 0; place <= scenario.talks->events.size(); ++place)
            for (int party = 0; party < 2; ++party) {
                Scenario with = scenario;
                TalkEvent praise;
                praise.id = "praise";
                praise.party = party;
                praise.act = Act::says;
                praise.note = "He is a great leader";
                with.talks->events.insert(with.talks->events.begin() + static_cast<std::ptrdiff_t>(place),
                                          praise);
                const cases::RevealReport report = revealed(with, account);
                EXPECT_EQ(consequences(report), consequences(without)) << account << " " << place;
                EXPECT_EQ(implied(report), implied(without)) << account << " " << place;
                EXPECT_TRUE(report.moves[place].implies.empty());
            }
    }
}

TEST(Reveal, TheToneOfAWalkOutChangesTheStateThatFollowsAndNothingElse) {
    const Scenario scenario = talks_of_hanoi();
    const auto with_tone = [&](const std::string& tone) {
        Scenario other = scenario;
        for (TalkEvent& event : other.talks->events)
            if (event.act == Act::walks) event.tone = tone;
        return revealed(other, "public");
    };
    const cases::RevealReport friendly = with_tone("friendly"), hostile = with_tone("hostile"),
                              plain = with_tone("");
    EXPECT_EQ(friendly.moves.back().leads_to, "HF");
    EXPECT_EQ(hostile.moves.back().leads_to, "EFT");
    EXPECT_EQ(plain.moves.back().leads_to, "");
    EXPECT_EQ(consequences(friendly), consequences(hostile));
    EXPECT_EQ(consequences(friendly), consequences(plain));
    EXPECT_EQ(implied(friendly), implied(hostile));
    EXPECT_FALSE(implied(friendly).empty());
}

}  // namespace
}  // namespace detente
