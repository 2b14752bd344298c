// SPDX-License-Identifier: Apache-2.0
// Parties as subjects of sentences: which names stand for more than one.
#include "detente/scenario/subject.h"

#include <gtest/gtest.h>

namespace detente {
namespace {

TEST(Subject, NamesOfManyAreToldFromNamesOfOne) {
    for (const char* many : {"the nurses", "nurses", "the carriers", "owners and tenants", "the people",
                             "women", "the river_farmers", "The upper-valley villages"})
        EXPECT_TRUE(names_many(many)) << many;
    for (const char* one : {"the clinic", "United States", "the United States", "us", "dprk",
                            "the Netherlands", "the congress", "the virus", "Local Government",
                            "Bosnia and Herzegovina", "a", "the press", "gas", "north", "José", ""})
        EXPECT_FALSE(names_many(one)) << one;
}

TEST(Subject, WordsAgree) {
    Scenario scenario;
    scenario.parties.resize(2);
    scenario.parties[0].id = "nurses";
    scenario.parties[0].name = "the nurses";
    scenario.parties[1].id = "clinic";
    const Subject nurses = subject_of(scenario, 0);
    EXPECT_EQ(nurses.start, "The nurses");
    EXPECT_EQ(nurses.agree("takes", "take"), "take");
    EXPECT_EQ(nurses.its(), "their");
    const Subject clinic = subject_of(scenario, 1);
    EXPECT_EQ(clinic.name, "clinic");
    EXPECT_EQ(clinic.start, "Clinic");
    EXPECT_EQ(clinic.agree("takes", "take"), "takes");
    EXPECT_EQ(clinic.it(), "it");
}

}  // namespace
}  // namespace detente
