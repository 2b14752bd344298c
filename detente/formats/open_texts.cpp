// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "detente/formats/gmcr.h"
#include "detente/formats/internal/contents_open.h"
#include "detente/formats/internal/numeric/assemble.h"
#include "detente/formats/open.h"
#include "detente/formats/toml.h"

namespace detente {

namespace {

std::string words_for(const Contents& contents) {
    if (contents.kind == ContentKind::toml) return "a scenario in TOML";
    if (contents.kind == ContentKind::gmcr) return "a conflict in .gmcr";
    return "a saved page or plain text";
}

Result<Opened> open_one(Contents contents) {
    switch (contents.kind) {
        case ContentKind::toml: {
            Result<Scenario> scenario = read_scenario(contents.source.bytes, contents.source.path);
            if (!scenario) return scenario.errors();
            return Opened(TomlScenario{std::move(*scenario)});
        }
        case ContentKind::gmcr: {
            const Result<GmcrFile> gmcr = parse_gmcr(contents.json, contents.source.path);
            if (!gmcr) return gmcr.errors();
            return Opened(GmcrConflict{scenario_of(*gmcr, contents.source.path)});
        }
        case ContentKind::page:
            return Opened(SavedPage{std::move(contents.source)});
        case ContentKind::unknown:
            return known_by_nobody(contents);
        default:
            break;
    }
    std::string name = contents.source.name;
    std::vector<Contents> alone;
    alone.push_back(std::move(contents));
    Result<NumericScenario> numbers = numeric::assemble(std::move(alone), name, true);
    if (!numbers) return numbers.errors();
    return Opened(std::move(*numbers));
}

}  // namespace

Result<Opened> open_contents(std::vector<Contents> contents) {
    if (contents.size() == 1) return open_one(std::move(contents.front()));
    Errors errors;
    for (const Contents& one : contents) {
        if (one.kind == ContentKind::unknown) {
            errors.push_back(known_by_nobody(one));
        } else if (!is_of_numbers(one.kind)) {
            errors.push_back(make_error(
                {one.source.path, 0, 0},
                "this is " + words_for(one) + ", and only a domain and its profiles are read together",
                "name it alone"));
        }
    }
    if (!errors.empty()) return errors;
    std::string name = contents.front().source.name;
    Result<NumericScenario> numbers = numeric::assemble(std::move(contents), name, true);
    if (!numbers) return numbers.errors();
    return Opened(std::move(*numbers));
}

Result<Opened> open_texts(std::vector<SourceText> texts) {
    if (texts.empty())
        return make_error({}, "no file is named", "name a scenario, or a domain file and its profiles");
    std::vector<Contents> contents;
    Errors errors;
    for (SourceText& text : texts) {
        Result<Contents> one = look_into(std::move(text));
        if (one)
            contents.push_back(std::move(*one));
        else
            errors.insert(errors.end(), one.errors().begin(), one.errors().end());
    }
    if (!errors.empty()) return errors;
    return open_contents(std::move(contents));
}

}  // namespace detente
