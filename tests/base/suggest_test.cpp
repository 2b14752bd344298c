// SPDX-License-Identifier: Apache-2.0
#include "detente/base/suggest.h"

#include <gtest/gtest.h>

using namespace detente;

TEST(Suggest, CountsASwapOfNeighboursAsOneEdit) {
    EXPECT_EQ(edit_distance("nuclear", "nucelar"), 1);
    EXPECT_EQ(edit_distance("", "abc"), 3);
    EXPECT_EQ(edit_distance("us", "us"), 0);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3);
}

TEST(Suggest, NamesTheNearestOrListsWhatIsKnown) {
    EXPECT_EQ(did_you_mean("uss", {"us", "dprk"}), "did you mean `us`?");
    EXPECT_EQ(did_you_mean("US", {"us", "dprk"}), "did you mean `us`?");
    EXPECT_EQ(did_you_mean("france", {"us", "dprk"}), "known names are `us`, `dprk`");
    EXPECT_EQ(did_you_mean("x", {}), "");
}

TEST(EditDistance, ASwapAtTheHeadIsOneEdit) {
    EXPECT_EQ(edit_distance("rpice", "price"), 1);
    EXPECT_EQ(edit_distance("ba", "ab"), 1);
    EXPECT_EQ(edit_distance("xab", "xba"), 1);
}

TEST(NearestName, OfTwoEquallyNearTheFirstIsNamed) {
    EXPECT_EQ(nearest_name("pace", {"pane", "page"}), "pane");
    EXPECT_EQ(nearest_name("pace", {"page", "pane"}), "page");
}
