// SPDX-License-Identifier: Apache-2.0
#include "detente/requests/glossary.h"

#include <gtest/gtest.h>

#include <set>

namespace detente::requests {
namespace {

TEST(Glossary, EveryReferenceLeadsToATerm) {
    std::set<std::string_view> terms;
    for (const GlossaryEntry& entry : glossary()) {
        EXPECT_TRUE(terms.insert(entry.term).second) << entry.term;
        EXPECT_EQ(find_term(entry.term), &entry) << entry.term;
        EXPECT_TRUE(entry.meaning.ends_with(".")) << entry.term;
    }
    for (const GlossaryEntry& entry : glossary())
        for (const std::string_view other : entry.see)
            EXPECT_TRUE(terms.contains(other)) << entry.term << " sends to " << other;
}

TEST(Glossary, TermsAreFoundAsPeopleWriteThem) {
    for (const auto& [asked, term] : {std::pair{"nash", "Nash stability"},
                                      {"ZOPA", "zone"},
                                      {"kalai_smorodinsky", "Kalai-Smorodinsky point"},
                                      {"Status-Quo", "status quo"},
                                      {"equilibria", "equilibrium"},
                                      {"parties", "party"},
                                      {"slacks", "slack"},
                                      {"reservation_value", "reservation value"}}) {
        ASSERT_NE(find_term(asked), nullptr) << asked;
        EXPECT_EQ(find_term(asked)->term, term);
    }
    EXPECT_EQ(find_term("no such term"), nullptr);
    EXPECT_EQ(find_term(""), nullptr);
}

// Names that documents and tables print for concepts and points.
TEST(Glossary, ExplainsWhatIsPrinted) {
    for (const char* printed :
         {"nash",        "gmr",      "smr",        "seq",        "sseq",    "cnash",        "slack",
          "frontier",    "standing", "account",    "always",     "never",   "undetermined", "certain",
          "excluded",    "open",     "gift",       "exchange",   "idle",    "weak link",    "egalitarian",
          "utilitarian", "raiffa",   "equal_loss", "opposition", "welfare", "advantage"})
        EXPECT_NE(find_term(printed), nullptr) << printed;
}

}  // namespace
}  // namespace detente::requests
