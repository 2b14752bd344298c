// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/quote_check.h"

#include <gtest/gtest.h>

#include "detente/formats/page.h"
#include "detente/ledger/block_roles.h"

using namespace detente;
using namespace detente::ledger;

namespace {

constexpr std::string_view kPage =
    "The river talks end without a paper\n"
    "\n"
    "Han wanted the neighbours to drop all their tolls, just to open one lock—a step that would effectively "
    "end the ban on barges, and "
    "possibly more than that, in the view of the engineers who had drawn the maps.\n"
    "\n"
    "“The draft,” Ruiz said, “is dead.” The envoy did not sign, and the hall was empty by nine in the "
    "evening.\n"
    "\n"
    "Han said he would “take [the envoy] at his word.” The hall was empty. Ruiz told The Courier that the "
    "lock was open.\n"
    "\n"
    "Sign up for our newsletter and never miss a story.\n";

struct Ready {
    Page page;
    Reading reading;
    FoldedPage folded;
};

const Ready& ready() {
    static const Ready kReady = [] {
        Ready made;
        made.page = read_page(kPage, "river.txt").value();
        assign_roles(made.page);
        made.reading = read_sentences(made.page);
        made.folded = fold_page(made.page);
        return made;
    }();
    return kReady;
}

QuoteCheck check(std::vector<std::string> parts, std::string at = {}, bool direct = false) {
    return check_quote(ready().page, ready().reading, ready().folded,
                       {std::move(parts), std::move(at), direct});
}

std::string status(std::vector<std::string> parts, std::string at = {}, bool direct = false) {
    return std::string(to_string(check(std::move(parts), std::move(at), direct).status));
}

}  // namespace

TEST(QuoteCheck, PassesByEqualityAfterTheFold) {
    EXPECT_EQ(status({"drop all their tolls"}), "exact");
    EXPECT_EQ(status({"open one lock -- a step"}), "folded");
    EXPECT_EQ(status({"is dead"}), "exact");
    EXPECT_EQ(status({"drop all their tolls."}), "folded");  // a final full stop may differ
    EXPECT_EQ(status({"take [the envoy] at his word"}), "exact");
    EXPECT_EQ(status({"[d]rop all their tolls"}), "folded");
    EXPECT_EQ(status({"[W]anted the neighbours"}), "folded");
    EXPECT_EQ(status({"Han wanted [them] to drop"}), "bracketed");
    EXPECT_EQ(status({"Han wanted … to drop all"}), "bracketed");
    EXPECT_EQ(status({"The draft", "is dead"}), "parts");
    EXPECT_EQ(check({"drop all their tolls"}).at, "b2.s1");
}

TEST(QuoteCheck, NeverPassesBySimilarity) {
    const QuoteCheck near = check({"drop all tolls, just to open"});
    EXPECT_EQ(near.status, QuoteStatus::near);
    EXPECT_NE(near.message.find("the source says “all their tolls,”, you wrote “all tolls,”"),
              std::string::npos)
        << near.message;
    EXPECT_EQ(status({"The envoy did sign"}), "near");                // a dropped "not"
    EXPECT_EQ(status({"the hall was empty by ten in the"}), "near");  // a changed number
    EXPECT_EQ(status({"take the envoy at his word"}), "near");        // without the source's brackets
    EXPECT_EQ(check({"take the envoy at his word"}).remedy, "keep the source's own brackets");
    EXPECT_EQ(status({"elephants were counted beside the volcano"}), "absent");
    EXPECT_EQ(status({"the neighbour"}), "near");  // whole words only
}

TEST(QuoteCheck, SeveralOmissionsAndInsertions) {
    EXPECT_EQ(status({"Han wanted [them] to … all … just to open one lock"}), "bracketed");
    EXPECT_EQ(status({"just to open [a] lock"}), "alters");  // a number goes
    EXPECT_EQ(status({"Han wanted … drop … tolls … one lock"}), "bracketed");
    EXPECT_EQ(status({"neighbours to drop [up] all their tolls"}), "bracketed");  // with nothing in its place
}

TEST(QuoteCheck, AnOmissionMayNotHide) {
    EXPECT_EQ(status({"a step that would … end the ban"}), "hides");  // effectively
    EXPECT_NE(check({"a step that would … end the ban"}).message.find("'effectively'"), std::string::npos);
    EXPECT_EQ(status({"The envoy … sign"}), "hides");     // did not
    EXPECT_EQ(status({"The draft … is dead"}), "hides");  // another speaker's words begin between
    EXPECT_EQ(status({"the ban on barges … more than that"}), "hides");  // possibly
}

TEST(QuoteCheck, SaysWhereItStands) {
    EXPECT_EQ(status({"The hall was empty"}, "b4.s2"), "exact");
    EXPECT_EQ(status({"drop all their tolls"}, "b3.s1"), "moved");
    EXPECT_EQ(check({"drop all their tolls"}, "b3.s1").warning, "the quotation is at b2.s1, not at b3.s1");
    EXPECT_EQ(status({"hall was empty"}), "ambiguous");
    EXPECT_EQ(status({"Sign up for our newsletter"}), "in_furniture");
    EXPECT_EQ(status({"drop all their tolls"}, "", true), "not_speech");
    EXPECT_EQ(status({"is dead"}, "", true), "exact");
    EXPECT_EQ(status({"The river talks end"}), "exact");
    EXPECT_NE(check({"The river talks end"}).warning, "");
}

TEST(QuoteCheck, BearsWhatIsHuge) {
    const QuoteCheck huge = check({std::string(100'000, 'x')});
    EXPECT_EQ(huge.status, QuoteStatus::absent);
    std::string gaps;
    for (int i = 0; i < 1'600; ++i) gaps += "a ... ";
    EXPECT_EQ(check({gaps + "zz"}).message,
              "the quotation declares 1600 omissions and insertions in 1 parts, and may declare 24 in 12");
    // A pattern with many gaps on a page on which all of it stands many times, but for its end.
    std::string page = "The title of the page\n\n";
    for (int i = 0; i < 3'000; ++i) page += "a b c d ";
    page += "end of it. zz\n";
    Page read = read_page(page, "letters.txt").value();
    assign_roles(read);
    std::string pattern = "zz";
    for (int i = 0; i < 11; ++i) pattern = "a [x] c ... " + pattern;
    EXPECT_FALSE(passes(
        check_quote(read, sentence_places(read), fold_page(read), {{pattern + " q"}, "", false}).status));
    EXPECT_EQ(check({""}).message, "the quotation has no words");
    EXPECT_EQ(check({"[...]"}).message, "the quotation has no words");
}
