// SPDX-License-Identifier: Apache-2.0
#include "detente/case/citations.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "detente/base/sha256.h"
#include "detente/formats/page.h"
#include "detente/formats/source_page.h"
#include "detente/formats/toml.h"

namespace detente::cases {
namespace {

using ledger::QuoteStatus;

constexpr const char* kRiver =
    "The river talks end without a paper\n"
    "\n"
    "Han wanted the neighbours to drop all their tolls, just to open one lock, a step that would effectively "
    "end the "
    "ban on barges, and possibly more than that, in the view of the engineers who had drawn the maps.\n"
    "\n"
    "“The draft,” Ruiz said, “is dead.” The envoy did not sign, and the hall was empty by nine in the "
    "evening.\n"
    "\n"
    "Ruiz told The Courier that the lock was open. The hall was empty again on the second day of the talks.\n"
    "\n"
    "Sign up for our newsletter and never miss a story.\n";

constexpr const char* kLetter =
    "We ask for the second lock and for nothing else, the members of the council write.\n";

constexpr const char* kHead =
    "[parties.han]\n[parties.lee]\n[issues.lock]\nlevels = [\"shut\", \"open\"]\n"
    "[sources.river]\nfile = \"river.txt\"\n[sources.letter]\nfile = \"letter.txt\"\n[sources.hall]\n"
    "[sources.lost]\nfile = \"lost.txt\"\n[sources.picture]\nfile = \"picture.txt\"\n";

SourcePage page_of(const Source& source) {
    SourcePage result;
    if (source.file.empty()) return result;
    result.path = source.file;
    if (source.file == "lost.txt") {
        result.state = SourcePage::State::not_at_hand;
        return result;
    }
    const std::string bytes = source.file == "river.txt"    ? kRiver
                              : source.file == "letter.txt" ? kLetter
                                                            : std::string("\x89PNG\0\0", 6);
    const Result<Page> page = read_page(bytes, source.file);
    result.state = page ? SourcePage::State::read : SourcePage::State::unreadable;
    if (page)
        result.page = *page;
    else
        result.errors = page.errors();
    return result;
}

Scenario scenario_of(const std::string& rest) {
    const Result<Scenario> scenario = read_scenario(kHead + rest, "river.toml");
    EXPECT_TRUE(scenario.ok()) << to_string(scenario.errors().front());
    return scenario.ok() ? *scenario : Scenario{};
}

std::string statement(const std::string& fields, const std::string& id = "S1") {
    return "[[statements]]\nid = \"" + id + "\"\nparty = \"han\"\nsays = \"no deal > { lock = open }\"\n" +
           fields + "\n";
}

CitedWords words_of(const std::string& fields) {
    const CitationReport report = check_citations(scenario_of(statement(fields)), page_of);
    EXPECT_EQ(report.words.size(), 1u);
    return report.words.empty() ? CitedWords{} : report.words.front();
}

QuoteStatus status_of(const std::string& fields) {
    return words_of(fields).status;
}

TEST(Citations, EachOutcomeOfAQuotation) {
    const std::string river = "source = \"river\"\n";
    EXPECT_EQ(status_of(river + "quote = \"drop all their tolls\""), QuoteStatus::exact);
    EXPECT_EQ(status_of(river + "quote = [\"The draft\", \"is dead\"]\nform = \"direct\""),
              QuoteStatus::parts);
    EXPECT_EQ(status_of(river + "quote = \"drop all tolls\""), QuoteStatus::near);
    EXPECT_EQ(status_of(river + "quote = \"volcanoes counted their elephants\""), QuoteStatus::absent);
    EXPECT_EQ(status_of(river + "quote = \"the ban on barges [...] more than that\""), QuoteStatus::hides);
    EXPECT_EQ(status_of(river + "quote = \"The envoy [...] sign\""), QuoteStatus::hides);
    EXPECT_EQ(status_of(river + "quote = \"hall was empty\""), QuoteStatus::ambiguous);
    EXPECT_EQ(status_of(river + "quote = \"hall was empty\"\nat = \"b4.s2\""), QuoteStatus::exact);
    EXPECT_EQ(status_of(river + "quote = \"Sign up for our newsletter\""), QuoteStatus::in_furniture);
    EXPECT_EQ(status_of(river + "quote = \"drop all their tolls\"\nform = \"direct\""),
              QuoteStatus::not_speech);
    EXPECT_EQ(status_of("source = \"hall\"\nquote = \"drop all their tolls\""), QuoteStatus::unchecked);
    EXPECT_EQ(status_of("source = \"lost\"\nquote = \"drop all their tolls\""), QuoteStatus::unchecked);
    EXPECT_EQ(status_of("source = \"picture\"\nquote = \"drop all their tolls\""), QuoteStatus::unchecked);
    EXPECT_EQ(status_of("quote = \"drop all their tolls\""), QuoteStatus::unchecked);
    const CitedWords moved = words_of(river + "quote = \"drop all their tolls\"\nat = \"b3.s1\"");
    EXPECT_EQ(moved.status, QuoteStatus::moved);
    EXPECT_EQ(moved.remedy, "write at = \"b2.s1\"");
}

TEST(Citations, AFailureSaysWhereItIsWrittenAndWhatThePageSays) {
    const Scenario scenario = scenario_of(statement("source = \"river\"\nquote = \"drop all tolls, just\""));
    const Errors errors = citation_errors(check_citations(scenario, page_of), scenario, false);
    // One of the pages is no page at all.
    ASSERT_EQ(errors.size(), 2u);
    EXPECT_EQ(errors[1].place, (Place{"river.toml", 19, 9}));
    EXPECT_NE(errors[1].message.find("the source says “all their tolls,”, you wrote “all tolls,”"),
              std::string::npos)
        << errors[1].message;
    EXPECT_NE(errors[1].message.find("(b2.s1)"), std::string::npos) << errors[1].message;
    EXPECT_FALSE(errors[1].remedy.empty());
}

TEST(Citations, WordsOfSeveralSourcesStandInOneOfThem) {
    const CitedWords found =
        words_of("source = [\"hall\", \"river\", \"letter\"]\nquote = \"We ask for the second lock\"");
    EXPECT_EQ(found.source, "letter");
    EXPECT_EQ(found.status, QuoteStatus::exact);
    // What no page at hand has may stand on the one that is not.
    EXPECT_EQ(status_of("source = [\"river\", \"hall\"]\nquote = \"We ask for the second lock\""),
              QuoteStatus::unchecked);
    const CitedWords nearest = words_of("source = [\"letter\", \"river\"]\nquote = \"drop all tolls, just\"");
    EXPECT_EQ(nearest.source, "river");
    EXPECT_EQ(nearest.status, QuoteStatus::near);
}

TEST(Citations, FurtherReportsAreCheckedEachInItsOwnPage) {
    const CitationReport report = check_citations(
        scenario_of(
            statement("cites = [\n  { source = \"river\", quote = \"is dead\", form = \"direct\" },\n"
                      "  { source = \"letter\", quote = \"the third lock\" },\n  { source = \"river\", at = "
                      "\"b4.s9\" },\n  { source = \"river\", at = \"b5\" },\n  { source = \"river\", at = "
                      "\"b4.s1\" },\n]")),
        page_of);
    ASSERT_EQ(report.words.size(), 5u);
    EXPECT_EQ(report.words[0].status, QuoteStatus::exact);
    EXPECT_EQ(report.words[1].status, QuoteStatus::near);
    EXPECT_EQ(report.words[2].status, QuoteStatus::absent);
    EXPECT_EQ(report.words[2].message, "the page has no sentence b4.s9");
    EXPECT_EQ(report.words[3].status, QuoteStatus::in_furniture);
    EXPECT_EQ(report.words[4].status, QuoteStatus::exact);
    EXPECT_EQ(report.count(&CitedWords::holds), 1) << "only words are counted as quotations";
    EXPECT_EQ(report.words[1].place.line, 20);
}

TEST(Citations, StatementsOfSeveralPartiesShareOneQuotation) {
    const Scenario scenario = scenario_of(
        "[[statements]]\nid = \"S\"\nparties = [\"han\", \"lee\"]\nsays = \"no deal > { lock = open "
        "}\"\nsource = "
        "\"river\"\nquote = \"drop all tolls\"\n");
    ASSERT_EQ(scenario.statements.size(), 2u);
    const CitationReport report = check_citations(scenario, page_of);
    ASSERT_EQ(report.words.size(), 1u);
    EXPECT_EQ(report.words[0].item, "S.han");
}

TEST(Citations, StrictRefusesWhatIsUnchecked) {
    const Scenario scenario = scenario_of(statement("source = \"lost\"\nquote = \"drop all their tolls\""));
    const CitationReport report = check_citations(scenario, page_of);
    EXPECT_EQ(citation_errors(report, scenario, false).size(), 1u) << "the picture";
    const Errors strict = citation_errors(report, scenario, true);
    ASSERT_EQ(strict.size(), 2u);
    EXPECT_EQ(strict[1].message,
              "`S1`: unchecked: the page of `lost` is not at hand: there is no file `lost.txt`");
}

TEST(Citations, AnUnreadablePageSaysItsOwnSentence) {
    const Scenario scenario = scenario_of({});
    const Errors errors = citation_errors(check_citations(scenario, page_of), scenario, false);
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(to_string(errors[0]),
              to_string(read_page(std::string("\x89PNG\0\0", 6), "picture.txt").errors()[0]));
}

TEST(Citations, AChangedPageIsNoticed) {
    Scenario scenario = scenario_of(statement("source = \"river\"\nquote = \"drop all their tolls\"") +
                                    statement("source = \"river\"\nquote = \"is dead\"", "S2") +
                                    statement("source = \"river\"\nquote = \"was dead\"", "S3"));
    Source& river = scenario.sources[0];
    river.sha256 = sha256(kRiver);
    for (char& c : river.sha256) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    EXPECT_EQ(check_citations(scenario, page_of).pages[0].status, CitedPage::Status::same)
        << "case does not count";
    river.sha256 = sha256(kLetter);
    const CitationReport report = check_citations(scenario, page_of);
    EXPECT_EQ(report.pages[0].status, CitedPage::Status::changed);
    EXPECT_EQ(report.pages[0].quotations, 3);
    EXPECT_EQ(report.words[0].status, QuoteStatus::source_changed);
    EXPECT_EQ(report.words[1].status, QuoteStatus::source_changed);
    EXPECT_EQ(report.words[2].status, QuoteStatus::near) << "what does not hold is told as ever";
    const Errors errors = citation_errors(report, scenario, false);
    ASSERT_EQ(errors.size(), 3u) << "the page once, the picture, and the words that do not stand there";
    EXPECT_NE(errors[0].message.find(sha256(kRiver)), std::string::npos);
    EXPECT_NE(errors[0].message.find(sha256(kLetter)), std::string::npos);
    EXPECT_NE(errors[0].remedy.find("all its 3 quotations"), std::string::npos);
    river.sha256.clear();
    const CitedPage unrecorded = check_citations(scenario, page_of).pages[0];
    EXPECT_EQ(unrecorded.status, CitedPage::Status::unrecorded);
    EXPECT_NE(unrecorded.remedy.find("sha256 = \"" + sha256(kRiver) + "\""), std::string::npos);
}

TEST(Citations, APersonOverrulesARole) {
    Scenario scenario = scenario_of(statement("source = \"river\"\nquote = \"never miss a story\""));
    EXPECT_EQ(check_citations(scenario, page_of).words[0].status, QuoteStatus::in_furniture);
    scenario.sources[0].roles = {{"b5", "body"}};
    EXPECT_EQ(check_citations(scenario, page_of).words[0].status, QuoteStatus::exact);
}

// The files themselves: beside the scenario, missing, folders.
TEST(SourcePages, AreFoundBesideTheScenario) {
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "detente-source-pages";
    std::filesystem::create_directories(folder / "pages");
    std::ofstream(folder / "pages" / "letter.txt") << kLetter;
    Source source;
    const std::string scenario = (folder / "case.toml").string();
    EXPECT_EQ(read_source_page(source, scenario).state, SourcePage::State::no_file);
    source.file = "pages/letter.txt";
    const SourcePage read = read_source_page(source, scenario);
    EXPECT_EQ(read.state, SourcePage::State::read);
    EXPECT_EQ(read.page.sha256, sha256(kLetter));
    source.file = "pages/other.txt";
    EXPECT_EQ(read_source_page(source, scenario).state, SourcePage::State::not_at_hand);
    source.file = "pages";
    EXPECT_EQ(read_source_page(source, scenario).state, SourcePage::State::unreadable);
    std::filesystem::remove_all(folder);
}

// The article is not part of the project; where it is at hand, every quotation of the case stands on it.
TEST(Citations, OfTheHanoiCaseStandOnTheArticle) {
    const std::string page = DETENTE_SHARED_DATA "/pages/vanity-fair-2019-02-28.txt";
    if (!std::filesystem::exists(page)) GTEST_SKIP() << "the article is not at hand";
    const Result<Scenario> scenario = read_scenario_file(DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml");
    ASSERT_TRUE(scenario.ok());
    const CitationReport report = check_citations(*scenario, [&](Source source) {
        if (source.id == "vanity-fair") source.file = page;
        return read_source_page(source, scenario->file);
    });
    int quoted = 0;
    for (const CitedWords& words : report.words) {
        if (words.source != "vanity-fair") continue;
        EXPECT_TRUE(words.status == QuoteStatus::exact || words.status == QuoteStatus::folded)
            << words.item << ": " << ledger::to_string(words.status) << " " << words.message;
        EXPECT_EQ(words.message, "") << words.item;
        quoted += words.quoted ? 1 : 0;
    }
    EXPECT_GE(quoted, 5);
}

}  // namespace
}  // namespace detente::cases
