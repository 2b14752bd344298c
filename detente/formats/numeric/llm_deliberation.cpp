// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/numeric/llm_deliberation.h"

#include <vector>

#include "detente/formats/internal/numeric/source_file.h"
#include "detente/formats/numeric/genius_parts.h"

namespace detente::numeric {

namespace {

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const auto at = text.find(separator);
        std::string part(text.substr(0, at));
        while (!part.empty() && (part.back() == ' ' || part.back() == '\r')) part.pop_back();
        while (!part.empty() && part.front() == ' ') part.erase(0, 1);
        parts.push_back(std::move(part));
        if (at == std::string_view::npos) return parts;
        text = text.substr(at + 1);
    }
}

struct Scores {
    std::vector<std::vector<Rational>> issues;
    Rational threshold;
};

Result<Scores> read_scores(const SourceFile& file) {
    Scores scores;
    Errors errors;
    std::vector<std::vector<Rational>> lines;
    int number = 0;
    for (const std::string& line : split(file.bytes, '\n')) {
        ++number;
        if (line.empty()) continue;
        std::vector<Rational> values;
        for (const std::string& part : split(line, ',')) {
            Result<Rational> value = parse_number(part);
            if (value.ok())
                values.push_back(*value);
            else
                errors.push_back(make_error({file.path, number, 0}, "score `" + part + "` is not a number",
                                            "write numbers separated by commas"));
        }
        lines.push_back(std::move(values));
    }
    if (!errors.empty()) return errors;
    if (lines.size() < 2 || lines.back().size() != 1)
        return make_error({file.path, number, 0}, "the last line is not a single threshold",
                          "end the file with the threshold of acceptance");
    scores.threshold = lines.back().front();
    lines.pop_back();
    scores.issues = std::move(lines);
    return scores;
}

}  // namespace

Result<NumericScenario> read_llm_deliberation(
    const std::string& name, const SourceFile& config,
    const std::function<Result<SourceFile>(const std::string& name)>& scores_of) {
    NumericScenario scenario;
    scenario.name = name;
    scenario.format = "LLM-Deliberation";
    Errors errors;
    int line_number = 0;
    for (const std::string& line : split(config.bytes, '\n')) {
        ++line_number;
        if (line.empty()) continue;
        const std::vector<std::string> fields = split(line, ',');
        if (fields.size() < 3) {
            errors.push_back(make_error({config.path, line_number, 0},
                                        "a line does not give name, score file and role",
                                        "write: Mayor,mayor,player,..."));
            continue;
        }
        Result<SourceFile> file = scores_of(fields[1]);
        if (!file.ok()) {
            errors.insert(errors.end(), file.errors().begin(), file.errors().end());
            continue;
        }
        Result<Scores> scores = read_scores(*file);
        if (!scores.ok()) {
            errors.insert(errors.end(), scores.errors().begin(), scores.errors().end());
            continue;
        }
        if (scenario.domain.issues.empty()) {
            scenario.domain.name = scenario.name;
            for (std::size_t i = 0; i < scores->issues.size(); ++i) {
                DomainIssue issue;
                issue.name = i < 26 ? std::string(1, static_cast<char>('A' + static_cast<int>(i)))
                                    : "issue " + std::to_string(i + 1);
                for (std::size_t v = 0; v < scores->issues[i].size(); ++v)
                    issue.values.push_back(issue.name + std::to_string(v + 1));
                scenario.domain.issues.push_back(std::move(issue));
            }
        }
        AdditiveUtility additive;
        bool same = scores->issues.size() == scenario.domain.issues.size();
        for (std::size_t i = 0; same && i < scores->issues.size(); ++i) {
            same = scores->issues[i].size() == scenario.domain.issues[i].values.size();
            IssueUtility utility;
            utility.values = scores->issues[i];
            additive.issues.push_back(std::move(utility));
        }
        if (!same) {
            errors.push_back(make_error({file->path, 0, 0},
                                        "the scores do not have the issues and options of the first party's",
                                        "give one number an option"));
            continue;
        }
        Profile profile;
        profile.name = fields[0];
        profile.file = file->path;
        profile.utility = std::move(additive);
        profile.reservation = scores->threshold;
        if (fields[2] == "p1" || fields[2] == "p2")
            scenario.rule.veto.push_back(static_cast<int>(scenario.profiles.size()));
        scenario.profiles.push_back(std::move(profile));
    }
    if (!errors.empty()) return errors;
    if (scenario.profiles.empty())
        return make_error({config.path, 0, 0}, "no party is named", "write one line a party");
    // All parties but one suffice, the two proposers among them.
    if (scenario.profiles.size() > 2) scenario.rule.needed = static_cast<int>(scenario.profiles.size()) - 1;
    return scenario;
}

}  // namespace detente::numeric
