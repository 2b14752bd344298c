// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "detente/formats/numeric/writers.h"
#include "detente/formats/open.h"
#include "detente/scenario/numeric_view.h"

namespace detente {

namespace {

Error unreadable(const Error& error) {
    return make_error({}, "what would be written cannot be read back: " + to_string(error),
                      "mend the name or number that it speaks of in the source");
}

// The contribution of every value of every issue, which is all that an additive utility says.
bool same_numbers(const Profile& a, const Profile& b) {
    const auto* first = std::get_if<AdditiveUtility>(&a.utility);
    const auto* second = std::get_if<AdditiveUtility>(&b.utility);
    if (!first || !second) return true;
    if (first->issues.size() != second->issues.size()) return false;
    for (std::size_t i = 0; i < first->issues.size(); ++i) {
        const IssueUtility &x = first->issues[i], &y = second->issues[i];
        if (x.values.size() != y.values.size()) return false;
        for (std::size_t v = 0; v < x.values.size(); ++v)
            if (x.weight * x.values[v] != y.weight * y.values[v]) return false;
    }
    return true;
}

}  // namespace

Errors read_back(const std::vector<WrittenFile>& files, const NumericScenario& scenario) {
    std::vector<SourceText> texts;
    for (const WrittenFile& file : files) texts.push_back(source_text(file.name, file.text));
    const Result<Opened> opened = open_texts(std::move(texts));
    if (!opened) return {unreadable(opened.errors().front())};
    if (const auto* toml = std::get_if<TomlScenario>(&*opened)) {
        const bool numbers = std::any_of(scenario.profiles.begin(), scenario.profiles.end(), has_numbers);
        if (!numbers) return {};
        const Result<NumericScenario> view = numeric_view(toml->scenario);
        if (!view) return {unreadable(view.errors().front())};
        std::size_t at = 0;
        for (const Profile& profile : scenario.profiles) {
            if (!has_numbers(profile)) continue;
            if (at >= view->profiles.size() || !same_numbers(profile, view->profiles[at++]))
                return {make_error({}, "party `" + profile.name + "` would come back with other numbers",
                                   "please report it")};
        }
        return {};
    }
    const auto* back = std::get_if<NumericScenario>(&*opened);
    if (!back || back->profiles.size() != scenario.profiles.size())
        return {
            make_error({}, "what would be written does not come back as these parties", "please report it")};
    for (std::size_t p = 0; p < scenario.profiles.size(); ++p)
        if (!same_numbers(scenario.profiles[p], back->profiles[p]))
            return {make_error({},
                               "party `" + scenario.profiles[p].name + "` would come back with other numbers",
                               "please report it")};
    return {};
}

}  // namespace detente
