// SPDX-License-Identifier: Apache-2.0
#include "detente/requests/check_arguments.h"

#include <gtest/gtest.h>

namespace detente::requests {
namespace {

std::string fault(const Arguments& arguments) {
    const auto checked = check_arguments(arguments);
    return checked ? std::string() : to_string(checked.errors().front());
}

TEST(CheckArguments, SaysWhatTheCommandLineSays) {
    EXPECT_EQ(fault({"deals", {{"--acount", {"public"}}}}),
              "unknown option `--acount`; did you mean `--account`?");
    EXPECT_EQ(fault({"deals", {{"--out", {"x"}}}}),
              "unknown option `--out`; it is an option of `detente briefing`");
    EXPECT_EQ(fault({"deals", {{"--zzzzzz", {""}}}}),
              "unknown option `--zzzzzz`; see `detente deals --help`");
    EXPECT_EQ(fault({"deals", {{"--family", {"aditive"}}}}),
              "`--family` cannot be `aditive`; did you mean `additive`?");
    EXPECT_EQ(fault({"deals", {{"--directions", {"both ways"}}}}),
              "`--directions` cannot be `both ways`; it is `weak` or `strict`");
    EXPECT_EQ(fault({"deals", {{"--models", {"7"}}}}),
              "`--models` cannot be `7`; it is a whole number from 100 to 1000000");
    EXPECT_EQ(fault({"deals", {{"--models", {"1e5"}}}}),
              "`--models` cannot be `1e5`; it is a whole number from 100 to 1000000");
    EXPECT_EQ(fault({"deals", {{"--account", {}}}}), "`--account` needs a value; write `--account NAME`");
    EXPECT_EQ(fault({"deals", {{"--compare", {"a=1"}}}}),
              "`--compare` needs two values; write `--compare P Q`");
    EXPECT_EQ(fault({"deals", {{"--compare", {"a", "b", "c", "d"}}}}),
              "`--compare` was given more than once; give it once");
    EXPECT_EQ(fault({"deals", {{"--settle", {"3"}}}}), "`--settle` takes no value; write it alone");
    EXPECT_EQ(fault({"deals", {{"--package", {""}}}}),
              "`--package` has an empty value; see `detente deals --help`");
}

TEST(CheckArguments, TakesWhatTheTableHas) {
    const auto checked = check_arguments(
        {"deals", {{"--account", {"a", "b"}}, {"--settle", {}}, {"--package", {"e\u0301=1"}}}});
    ASSERT_TRUE(checked.ok());
    EXPECT_EQ(checked->all("--account").size(), 2u);
    EXPECT_TRUE(checked->has("--settle"));
    EXPECT_EQ(checked->text("--package"), "\u00e9=1") << "names are compared in normal form C";
    EXPECT_EQ(checked->text("--family"), "additive") << "the standard value";
}

TEST(CheckArguments, TellsEveryFault) {
    EXPECT_EQ(check_arguments({"deals", {{"--a", {""}}, {"--b", {""}}, {"--models", {"x"}}}}).errors().size(),
              3u);
}

}  // namespace
}  // namespace detente::requests
