// SPDX-License-Identifier: Apache-2.0
// A briefing tells what it is working at, and stops when it is told to, wherever it is.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "detente/case/briefing_report.h"
#include "detente/formats/toml.h"

using namespace detente;

namespace {

Scenario hanoi_case() {
    Result<Scenario> read = read_scenario_file(DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml");
    EXPECT_TRUE(read.ok());
    return std::move(read).value();
}

}  // namespace

TEST(BriefingWatch, TellsItsPartsInOrder) {
    std::vector<std::string> parts;
    std::uint64_t before = 0;
    cases::BriefingRequest request;
    request.watch.progress = [&](const Progress& at) {
        parts.emplace_back(at.part);
        EXPECT_LT(at.done, at.of);
        EXPECT_TRUE(parts.size() == 1 || at.done > before);
        before = at.done;
    };
    ASSERT_TRUE(cases::briefing_report(hanoi_case(), request).ok());
    EXPECT_EQ(parts.size(), 9u);
    EXPECT_EQ(parts.front(), "the verdicts");
}

TEST(BriefingWatch, StopsInEveryPart) {
    const Scenario scenario = hanoi_case();
    for (std::size_t last = 1; last <= 9; ++last) {
        CancelToken token;
        std::size_t told = 0;
        cases::BriefingRequest request;
        request.watch.cancel = &token;
        request.watch.progress = [&](const Progress&) {
            if (++told == last) token.cancel();
        };
        const auto report = cases::briefing_report(scenario, request);
        ASSERT_FALSE(report.ok());
        EXPECT_EQ(report.errors().front().message, stopped_error().message);
        EXPECT_EQ(told, last);
    }
}
