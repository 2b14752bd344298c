// SPDX-License-Identifier: Apache-2.0
// Floors a little under what was measured on the labelled pages, so that reading cannot silently get worse.
#include <gtest/gtest.h>

#include "tests/pages/scoring.h"

using namespace detente::scoring;

TEST(Quality, OfTheLabelledPagesStaysAboveItsFloors) {
    const Measured m = measure(DETENTE_SOURCE_DIR "/tests/pages");
    const auto above = [](const Marks& found, const Marks& labelled, double precision, double recall,
                          const char* what) {
        const Score score = compare(found, labelled);
        EXPECT_GE(score.precision(), precision) << what;
        EXPECT_GE(score.recall(), recall) << what;
    };
    above(m.found.evidence, m.labelled.evidence, 0.95, 0.95, "evidence");
    above(m.found.hedges, m.labelled.hedges, 0.80, 0.80, "hedges");
    above(m.found.speakers, m.labelled.speakers, 0.65, 0.75, "speakers");
    above(m.found.quotes, m.labelled.quotes, 0.95, 0.95, "quotes");
}
