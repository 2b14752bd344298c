// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/numeric/assemble.h"

#include <utility>

#include "detente/base/names.h"
#include "detente/base/text.h"
#include "detente/formats/internal/numeric/genius.h"
#include "detente/formats/internal/numeric/geniusweb.h"
#include "detente/formats/internal/numeric/negmas.h"
#include "detente/formats/internal/numeric/negolog.h"

namespace detente::numeric {

namespace {

Result<Profile> profile_from(const Contents& contents, const Domain& domain, std::vector<Error>& warnings) {
    if (contents.kind == ContentKind::genius_profile)
        return read_genius_profile(*contents.xml, contents.source, domain, warnings);
    if (contents.kind == ContentKind::geniusweb_profile)
        return read_geniusweb_profile(contents.json, contents.source, domain, warnings);
    return read_negolog_profile(contents.json, contents.source, domain);
}

// A scenario that its readers have put together, held to what the rooms rely on.
Result<NumericScenario> sound(Result<NumericScenario> scenario) {
    if (!scenario) return scenario;
    if (Errors faults = faults_of_names(*scenario); !faults.empty()) return faults;
    if (Errors faults = check(*scenario); !faults.empty()) return faults;
    return scenario;
}

}  // namespace

Result<Domain> domain_from(const Contents& contents) {
    switch (contents.kind) {
        case ContentKind::genius_domain:
            return read_genius_domain(*contents.xml, contents.source);
        case ContentKind::genius_profile:
            return domain_of_genius_profile(*contents.xml, contents.source);
        case ContentKind::geniusweb_domain:
            return read_geniusweb_domain(contents.json, contents.source);
        case ContentKind::geniusweb_profile:
            return domain_of_geniusweb_profile(contents.json, contents.source);
        case ContentKind::negolog_profile:
            return domain_of_negolog_profile(contents.json, contents.source);
        default:
            break;
    }
    return make_error({contents.source.path, 0, 0}, "the file holds no domain", "give a domain file");
}

bool is_of_domain(const Contents& contents, const Domain& domain) {
    if (contents.kind == ContentKind::genius_profile && names_issues_of(*contents.xml, domain)) return true;
    Result<Domain> own = domain_from(contents);
    if (!own.ok()) return true;  // its own reader will say what is wrong
    if (own->issues.size() != domain.issues.size()) return false;
    for (const DomainIssue& issue : own->issues)
        if (find_issue(domain, issue.name) < 0) return false;
    return true;
}

Result<NumericScenario> assemble(std::vector<Contents> contents, const std::string& name, bool named) {
    std::vector<SourceFile> yaml;
    for (const Contents& one : contents)
        if (one.kind == ContentKind::negmas) yaml.push_back(one.source);
    std::erase_if(contents, [](const Contents& one) {
        return one.kind == ContentKind::unknown || one.kind == ContentKind::negmas;
    });
    if (contents.empty() && !yaml.empty()) return sound(read_negmas(yaml, name));
    if (named && !yaml.empty())
        return make_error(
            {yaml.front().path, 0, 0},
            "this is NegMAS and " + contents.front().source.path + " is " + format_of(contents.front().kind),
            "give files of one format");
    if (contents.empty())
        return make_error(
            {name, 0, 0}, "there is no scenario file here that is known",
            "known are GENIUS XML, GeniusWeb JSON, NegoLog JSON, NegMAS YAML and LLM-Deliberation folders");
    const Contents* domain_file = nullptr;
    for (const Contents& one : contents) {
        if (!is_domain(one.kind)) continue;
        if (domain_file)
            return make_error(
                {one.source.path, 0, 0},
                "there are two domain files, this one and " + domain_file->source.path,
                "name the one that is meant: its profiles are found by name, or name them behind it");
        domain_file = &one;
    }
    const Contents& origin = domain_file ? *domain_file : contents.front();
    Result<Domain> domain = domain_from(origin);
    if (!domain.ok()) return domain.errors();
    NumericScenario scenario;
    scenario.name = name;
    scenario.format = format_of(origin.kind);
    scenario.domain = std::move(*domain);
    Errors errors;
    for (const Contents& one : contents) {
        if (is_domain(one.kind)) continue;
        if (format_of(one.kind) != scenario.format) {
            if (named)
                errors.push_back(
                    make_error({one.source.path, 0, 0},
                               "this is " + format_of(one.kind) + " and the domain is " + scenario.format,
                               "give files of one format"));
            continue;
        }
        if (!named && !is_of_domain(one, scenario.domain)) {
            scenario.warnings.push_back(
                make_error({one.source.path, 0, 0}, "the profile is of another domain and is left out"));
            continue;
        }
        Result<Profile> profile = profile_from(one, scenario.domain, scenario.warnings);
        if (profile.ok())
            scenario.profiles.push_back(std::move(*profile));
        else
            errors.insert(errors.end(), profile.errors().begin(), profile.errors().end());
    }
    if (!errors.empty()) return errors;
    return sound(std::move(scenario));
}

Errors faults_of_names(const NumericScenario& scenario) {
    Errors errors;
    const auto look = [&](const std::string& name, const Place& place, const char* what) {
        const std::string fault = fault_of_name(name);
        if (!fault.empty() && errors.size() < 20)
            errors.push_back(make_error(
                place, "the name `" + std::string(text::cut(name, 60)) + "` of " + what + " " + fault,
                "take it out: names that look alike must be alike"));
    };
    for (const DomainIssue& issue : scenario.domain.issues) {
        look(issue.name, issue.place, "an issue");
        for (const std::string& value : issue.values) look(value, issue.place, "a value");
    }
    for (const Profile& profile : scenario.profiles) look(profile.name, {profile.file, 0, 0}, "a party");
    return errors;
}

}  // namespace detente::numeric
