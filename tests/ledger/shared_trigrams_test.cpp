// SPDX-License-Identifier: Apache-2.0
// The bounds are held against the edits that are really needed, counted by the plain dynamic programme
// (Sellers 1980).
#include "detente/ledger/internal/shared_trigrams.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

namespace detente::ledger {
namespace {

int fewest_edits(const std::string& text, const std::string& pattern) {
    std::vector<int> column(pattern.size() + 1);
    for (std::size_t i = 0; i <= pattern.size(); ++i) column[i] = static_cast<int>(i);
    int best = column.back();
    for (const char c : text) {
        int above_left = 0;
        for (std::size_t i = 1; i <= pattern.size(); ++i) {
            const int left = column[i];
            column[i] = std::min({above_left + (pattern[i - 1] == c ? 0 : 1), left + 1, column[i - 1] + 1});
            above_left = left;
        }
        best = std::min(best, column.back());
    }
    return best;
}

std::string random_text(int longest) {
    return *rc::gen::container<std::string>(*rc::gen::inRange(0, longest),
                                            rc::gen::element('a', 'b', 'c', ' '));
}

RC_GTEST_PROP(SharedTrigrams, NeverAskForMoreEditsThanAreNeeded, ()) {
    const std::string pattern = random_text(40);
    std::string text = random_text(120);
    // Often the pattern is in it, a little changed.
    if (*rc::gen::inRange(0, 2)) {
        std::string changed = pattern;
        for (int i = *rc::gen::inRange(0, 4); i > 0 && !changed.empty(); --i)
            changed[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(changed.size())))] = 'd';
        text.insert(text.size() / 2, changed);
    }
    const int needed = fewest_edits(text, pattern);
    SharedTrigrams shared(pattern);
    RC_ASSERT(shared.least_edits(text) <= needed);
    RC_ASSERT(shared.least_edits(text) <= needed);  // a second look is the same
    for (int edits = needed; edits < needed + 3; ++edits) RC_ASSERT(shared.may_come_within(text, edits));
}

TEST(SharedTrigrams, RuleOutWhatIsFarAway) {
    SharedTrigrams shared("drop all its sanctions at once");
    EXPECT_EQ(shared.least_edits("they would drop all its sanctions at once, he said"), 0);
    EXPECT_GE(shared.least_edits("elephants were counted"), 8);
    EXPECT_FALSE(shared.may_come_within("elephants were counted beside the volcano", 3));
    EXPECT_FALSE(shared.may_come_within(
        "drop all; then in a long sentence of other words its sanctions; and at once", 2));
}

}  // namespace
}  // namespace detente::ledger
