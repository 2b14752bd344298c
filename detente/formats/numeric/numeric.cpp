// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/numeric/numeric.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "detente/formats/json.h"
#include "detente/formats/numeric/genius.h"
#include "detente/formats/numeric/geniusweb.h"
#include "detente/formats/numeric/llm_deliberation.h"
#include "detente/formats/numeric/negmas.h"
#include "detente/formats/numeric/negolog.h"
#include "detente/formats/numeric/source_file.h"

namespace detente {

namespace {

using numeric::SourceFile;

enum class Kind {
    unknown,
    genius_domain,
    genius_profile,
    geniusweb_domain,
    geniusweb_profile,
    negolog_profile,
    yaml
};

bool is_domain(Kind kind) {
    return kind == Kind::genius_domain || kind == Kind::geniusweb_domain;
}

struct Parsed {
    SourceFile file;
    Kind kind = Kind::unknown;
    numeric::XmlNode xml;
    Document json;
};

// What a file holds. In a folder other files may stand about: `strict` says whether an unreadable one is an
// error.
Result<Parsed> parse_one(const std::string& path, bool strict) {
    Result<SourceFile> file = numeric::open_source(path);
    if (!file.ok()) return file.errors();
    Parsed parsed;
    parsed.file = std::move(*file);
    const std::string ending = numeric::ending_of(path);
    if (ending == ".yml" || ending == ".yaml") {
        parsed.kind = Kind::yaml;
        return parsed;
    }
    const std::size_t first = parsed.file.bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const char begins = first == std::string::npos ? '\0' : parsed.file.bytes[first];
    if (begins == '<') {
        Result<numeric::XmlNode> tree = numeric::parse_xml(parsed.file.bytes, path);
        if (!tree.ok()) {
            if (strict) return tree.errors();
            // Broken scenario files in a folder are told; other XML is nobody's business.
            if (parsed.file.bytes.find("<utility_space") == std::string::npos &&
                parsed.file.bytes.find("<negotiation_template") == std::string::npos)
                return parsed;
            return tree.errors();
        }
        const numeric::GeniusKind kind = numeric::genius_kind(*tree);
        parsed.kind = kind == numeric::GeniusKind::domain    ? Kind::genius_domain
                      : kind == numeric::GeniusKind::profile ? Kind::genius_profile
                                                             : Kind::unknown;
        parsed.xml = std::move(*tree);
    } else if (begins == '{') {
        Result<Document> document = parse_json(parsed.file.bytes, path);
        if (!document.ok()) {
            if (strict || ending == ".json") return document.errors();
            return parsed;
        }
        parsed.json = std::move(*document);
        const numeric::GeniusWebKind kind = numeric::geniusweb_kind(parsed.json);
        if (kind == numeric::GeniusWebKind::domain)
            parsed.kind = Kind::geniusweb_domain;
        else if (kind == numeric::GeniusWebKind::profile)
            parsed.kind = Kind::geniusweb_profile;
        else if (numeric::is_negolog_profile(parsed.json))
            parsed.kind = Kind::negolog_profile;
    }
    if (strict && parsed.kind == Kind::unknown)
        return make_error({path, 0, 0}, "this is no scenario file that is known here",
                          "known are GENIUS XML, GeniusWeb JSON, NegoLog JSON, NegMAS YAML, LLM-Deliberation "
                          "folders and the TOML format");
    return parsed;
}

std::string format_of(Kind kind) {
    switch (kind) {
        case Kind::genius_domain:
        case Kind::genius_profile:
            return "GENIUS XML";
        case Kind::geniusweb_domain:
        case Kind::geniusweb_profile:
            return "GeniusWeb JSON";
        case Kind::negolog_profile:
            return "NegoLog JSON";
        default:
            return "NegMAS";
    }
}

Result<Domain> domain_from(const Parsed& parsed) {
    switch (parsed.kind) {
        case Kind::genius_domain:
            return numeric::read_genius_domain(parsed.xml, parsed.file);
        case Kind::genius_profile:
            return numeric::domain_of_genius_profile(parsed.xml, parsed.file);
        case Kind::geniusweb_domain:
            return numeric::read_geniusweb_domain(parsed.json, parsed.file);
        case Kind::geniusweb_profile:
            return numeric::domain_of_geniusweb_profile(parsed.json, parsed.file);
        case Kind::negolog_profile:
            return numeric::domain_of_negolog_profile(parsed.json, parsed.file);
        default:
            break;
    }
    return make_error({parsed.file.path, 0, 0}, "the file holds no domain", "give a domain file");
}

Result<Profile> profile_from(const Parsed& parsed, const Domain& domain, std::vector<Error>& warnings) {
    if (parsed.kind == Kind::genius_profile)
        return numeric::read_genius_profile(parsed.xml, parsed.file, domain, warnings);
    if (parsed.kind == Kind::geniusweb_profile)
        return numeric::read_geniusweb_profile(parsed.json, parsed.file, domain, warnings);
    return numeric::read_negolog_profile(parsed.json, parsed.file, domain);
}

// A profile that names other issues belongs to another domain of the same folder; only asked of files that
// nobody named.
bool is_of_domain(const Parsed& parsed, const Domain& domain) {
    Result<Domain> own = domain_from(parsed);
    if (!own.ok()) return true;  // its own reader will say what is wrong
    if (own->issues.size() != domain.issues.size()) return false;
    for (const DomainIssue& issue : own->issues)
        if (find_issue(domain, issue.name) < 0) return false;
    return true;
}

Result<NumericScenario> assemble(std::vector<Parsed> parsed, const std::string& name, bool named) {
    std::vector<SourceFile> yaml;
    for (const Parsed& one : parsed)
        if (one.kind == Kind::yaml) yaml.push_back(one.file);
    std::erase_if(parsed,
                  [](const Parsed& one) { return one.kind == Kind::unknown || one.kind == Kind::yaml; });
    if (parsed.empty() && !yaml.empty()) return numeric::read_negmas(yaml, name);
    if (parsed.empty())
        return make_error(
            {name, 0, 0}, "there is no scenario file here that is known",
            "known are GENIUS XML, GeniusWeb JSON, NegoLog JSON, NegMAS YAML and LLM-Deliberation folders");
    const Parsed* domain_file = nullptr;
    for (const Parsed& one : parsed) {
        if (!is_domain(one.kind)) continue;
        if (domain_file)
            return make_error({one.file.path, 0, 0},
                              "there are two domain files, this one and " + domain_file->file.path,
                              "name the one that is meant, with its profiles");
        domain_file = &one;
    }
    const Parsed& origin = domain_file ? *domain_file : parsed.front();
    Result<Domain> domain = domain_from(origin);
    if (!domain.ok()) return domain.errors();
    NumericScenario scenario;
    scenario.name = name;
    scenario.format = format_of(origin.kind);
    scenario.domain = std::move(*domain);
    Errors errors;
    for (const Parsed& one : parsed) {
        if (is_domain(one.kind)) continue;
        if (format_of(one.kind) != scenario.format) {
            if (named)
                errors.push_back(
                    make_error({one.file.path, 0, 0},
                               "this is " + format_of(one.kind) + " and the domain is " + scenario.format,
                               "give files of one format"));
            continue;
        }
        if (!named && !is_of_domain(one, scenario.domain)) {
            scenario.warnings.push_back(
                make_error({one.file.path, 0, 0}, "the profile is of another domain and is left out"));
            continue;
        }
        Result<Profile> profile = profile_from(one, scenario.domain, scenario.warnings);
        if (profile.ok())
            scenario.profiles.push_back(std::move(*profile));
        else
            errors.insert(errors.end(), profile.errors().begin(), profile.errors().end());
    }
    if (!errors.empty()) return errors;
    Errors faults = check(scenario);
    if (!faults.empty()) return faults;
    return scenario;
}

Result<NumericScenario> read_folder(const std::string& folder) {
    if (numeric::is_llm_deliberation(folder)) return numeric::read_llm_deliberation(folder);
    std::vector<Parsed> parsed;
    Errors errors;
    for (const std::string& path : numeric::files_of(folder)) {
        const std::string ending = numeric::ending_of(path);
        if (ending != ".xml" && ending != ".json" && ending != ".yml" && ending != ".yaml") continue;
        Result<Parsed> one = parse_one(path, false);
        if (one.ok())
            parsed.push_back(std::move(*one));
        else
            errors.insert(errors.end(), one.errors().begin(), one.errors().end());
    }
    if (!errors.empty()) return errors;
    std::string name = std::filesystem::path(folder).filename().string();
    if (name.empty()) name = std::filesystem::path(folder).parent_path().filename().string();
    return assemble(std::move(parsed), name.empty() ? folder : name, false);
}

bool is_folder(const std::string& path) {
    std::error_code fault;
    return std::filesystem::is_directory(path, fault);
}

}  // namespace

bool looks_numeric(const std::string& path) {
    if (is_folder(path)) return true;
    const std::string ending = numeric::ending_of(path);
    return ending == ".xml" || ending == ".json" || ending == ".yml" || ending == ".yaml";
}

bool is_scenario_folder(const std::string& path) {
    if (!is_folder(path)) return false;
    if (numeric::is_llm_deliberation(path)) return true;
    for (const std::string& file : numeric::files_of(path)) {
        const std::string ending = numeric::ending_of(file);
        if (ending == ".xml" || ending == ".json" || ending == ".yml" || ending == ".yaml") return true;
    }
    return false;
}

std::vector<std::string> scenario_folders(const std::string& path) {
    std::vector<std::string> found;
    if (is_scenario_folder(path)) return {path};
    std::error_code fault;
    std::vector<std::string> inner;
    for (std::filesystem::directory_iterator at(path, fault), end; !fault && at != end; at.increment(fault))
        if (at->is_directory(fault) && !at->is_symlink(fault)) inner.push_back(at->path().string());
    std::sort(inner.begin(), inner.end());
    for (const std::string& folder : inner)
        for (std::string& one : scenario_folders(folder)) found.push_back(std::move(one));
    return found;
}

Result<NumericScenario> read_numeric(const std::vector<std::string>& paths) {
    if (paths.empty())
        return make_error({}, "no file is named", "name a folder, or a domain file and its profiles");
    if (paths.size() == 1 && is_folder(paths.front())) return read_folder(paths.front());
    std::vector<Parsed> parsed;
    Errors errors;
    for (const std::string& path : paths) {
        Result<Parsed> one = parse_one(path, true);
        if (one.ok())
            parsed.push_back(std::move(*one));
        else
            errors.insert(errors.end(), one.errors().begin(), one.errors().end());
    }
    if (!errors.empty()) return errors;
    if (parsed.size() == 1 && is_domain(parsed.front().kind)) {
        // A domain alone stands for itself and the profiles beside it that are of this domain.
        const std::string& path = paths.front();
        std::string folder = std::filesystem::path(path).parent_path().string();
        if (folder.empty()) folder = ".";
        Result<Domain> domain = domain_from(parsed.front());
        if (!domain.ok()) return domain.errors();
        const Kind kind = parsed.front().kind;
        for (const std::string& beside : numeric::files_of(folder)) {
            std::error_code fault;
            if (std::filesystem::equivalent(beside, path, fault)) continue;
            const std::string ending = numeric::ending_of(beside);
            if (ending != ".xml" && ending != ".json") continue;
            Result<Parsed> one = parse_one(beside, false);
            if (one.ok() && !is_domain(one->kind) && one->kind != Kind::unknown &&
                format_of(one->kind) == format_of(kind) && is_of_domain(*one, *domain))
                parsed.push_back(std::move(*one));
        }
        return assemble(std::move(parsed), domain->name, false);
    }
    return assemble(std::move(parsed), numeric::stem_of(paths.front()), true);
}

}  // namespace detente
