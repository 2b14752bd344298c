// SPDX-License-Identifier: Apache-2.0
// The front of two pages: at most 700 words on the page, of every example and whatever names a scenario has.
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <string>

#include "detente/briefing/front.h"
#include "detente/briefing/views.h"
#include "detente/formats/toml.h"

namespace detente::briefing {
namespace {

// What a reader sees of #front in a page, counted without the product's own count.
std::size_t words_on_page(const std::string& page) {
    const std::size_t from = page.find("id=\"front\""), to = page.find("id=\"annex\"");
    std::string text;
    bool tag = true, inside_title = false;
    for (std::size_t at = page.find('>', from) + 1; at < to; ++at) {
        if (page.compare(at, 7, "<title>") == 0) inside_title = true;
        if (page.compare(at, 8, "</title>") == 0) inside_title = false;
        if (page[at] == '<') {
            tag = true;
            text += ' ';
        } else if (page[at] == '>') {
            tag = false;
        } else if (!tag && !inside_title) {
            text += page[at];
        }
        if (at == page.find('>', from) + 1) tag = page[at] == '<';
    }
    std::size_t count = 0;
    bool word = false;
    for (const char c : text) {
        const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (letter && !word) ++count, word = true;
        if (c == ' ' || c == '\n') word = false;
    }
    return count;
}

Briefing briefed(const Scenario& scenario) {
    Result<Briefing> made = make_briefing(scenario);
    EXPECT_TRUE(made.ok());
    return std::move(made).value();
}

TEST(Front, HasAtMostSevenHundredWordsOfEveryExample) {
    std::size_t examples = 0;
    for (const auto& file : std::filesystem::directory_iterator(DETENTE_SOURCE_DIR "/examples")) {
        if (file.path().extension() != ".toml") continue;
        const Result<Scenario> scenario = read_scenario_file(file.path().string());
        ASSERT_TRUE(scenario.ok()) << file.path();
        const Briefing briefing = briefed(*scenario);
        const std::size_t words = words_on_page(to_html(briefing));
        EXPECT_LE(words, 700u) << file.path();
        EXPECT_GT(words, 60u) << file.path();
        for (const FrontPart& part : briefing.front.parts)
            for (const Card& card : part.cards) EXPECT_LE(card.lines.size(), 4u) << file.path();
        ++examples;
    }
    EXPECT_GT(examples, 5u);
}

// Parties and levels without short names, each name a clause of its own.
std::string long_winded(int parties, int issues) {
    const std::string clause =
        " as it was set out by the joint commission in the second protocol to the agreement of the spring";
    std::string text = "[scenario]\nid = \"long\"\n";
    for (int p = 0; p < parties; ++p)
        text += "[parties.p" + std::to_string(p) + "]\nname = \"the delegation of country " +
                std::to_string(p) + "\"\n";
    for (int i = 0; i < issues; ++i) {
        text += "[issues.i" + std::to_string(i) + "]\nname = \"matter " + std::to_string(i) + clause +
                "\"\nlevels = [\"none\", \"half of " + std::to_string(i) + clause + "\", \"the whole of " +
                std::to_string(i) + clause + "\"]\ndelivers = \"p" + std::to_string(i % parties) +
                "\"\nprefers = {";
        for (int p = 0; p < parties; ++p)
            text += (p == 0 ? " p" : ", p") + std::to_string(p) + " = \"" +
                    (p == i % parties ? "less" : "more") + "\"";
        text += " }\n";
    }
    for (int p = 0; p < parties; ++p) {
        std::string all;
        for (int i = 0; i < issues; ++i) all += (i == 0 ? "i" : ", i") + std::to_string(i) + " = 1";
        text += "[[statements]]\nid = \"Y" + std::to_string(p) + "\"\nparty = \"p" + std::to_string(p) +
                "\"\nsays = \"" + (p % 2 == 0 ? "{ " + all + " } > no deal" : "no deal > { " + all + " }") +
                "\"\n";
    }
    return text;
}

TEST(Front, IsBoundedWhateverNamesAreLong) {
    for (const auto& [parties, issues] : {std::pair{2, 6}, {3, 5}, {5, 6}, {8, 6}}) {
        const Result<Scenario> scenario = read_scenario(long_winded(parties, issues), "long.toml");
        ASSERT_TRUE(scenario.ok());
        const Briefing briefing = briefed(*scenario);
        EXPECT_LE(words_on_page(to_html(briefing)), 700u) << parties << " parties, " << issues << " issues";
        EXPECT_FALSE(briefing.front.parts.empty());
    }
}

TEST(Front, CutsNamesAndQuotesAtWords) {
    EXPECT_EQ(with_short_quotes("take “one two three”, and “four”.", 2), "take “one two…”, and “four”.");
    EXPECT_EQ(with_short_quotes("an open “one two three", 2), "an open “one two three");
    EXPECT_EQ(words_of("0.42 to 0.46 → “all”"), 4u);
}

}  // namespace
}  // namespace detente::briefing
