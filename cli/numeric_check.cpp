// SPDX-License-Identifier: Apache-2.0
#include "cli/numeric_check.h"

#include "cli/text.h"

namespace detente::cli {

namespace {

std::string kind_of(const Profile& profile) {
    if (std::holds_alternative<AdditiveUtility>(profile.utility)) return "additive";
    if (std::holds_alternative<HyperRectangleUtility>(profile.utility)) return "hyper-rectangles";
    if (std::holds_alternative<GroupUtility>(profile.utility)) return "sum of groups";
    if (std::holds_alternative<TableUtility>(profile.utility)) return "table";
    return "partial order";
}

}  // namespace

std::string numeric_findings_text(const NumericScenario& scenario, const std::string& path, int width,
                                  bool color) {
    std::string text = painted(plain(path) + ": sound", Style::heading, color) + "\n";
    std::string parties;
    for (const Profile& profile : scenario.profiles)
        parties += (parties.empty() ? "" : ", ") + profile.name + " (" + kind_of(profile) + ")";
    text += paragraph(plain(scenario.format + "; " + std::to_string(scenario.profiles.size()) +
                            (scenario.profiles.size() == 1 ? " profile: " : " profiles: ") + parties + "; " +
                            std::to_string(scenario.domain.issues.size()) + " issues; " +
                            outcome_count(scenario.domain).to_string() + " outcomes"),
                      width, "  ", "    ");
    for (const Error& warning : scenario.warnings)
        text += paragraph("note: " + plain(to_string(warning)), width, "  ", "    ");
    return text;
}

Document numeric_findings_document(const NumericScenario& scenario, const std::string& path) {
    Document parties = Document::array();
    for (const Profile& profile : scenario.profiles) {
        Document party = Document::object();
        party.set("name", profile.name).set("kind", kind_of(profile));
        parties.push(std::move(party));
    }
    Document issues = Document::array();
    for (const DomainIssue& issue : scenario.domain.issues) issues.push(issue.name);
    Document warnings = Document::array();
    for (const Error& warning : scenario.warnings) warnings.push(to_string(warning));
    Document document = Document::object();
    document.set("file", path)
        .set("format", scenario.format)
        .set("parties", std::move(parties))
        .set("issues", std::move(issues));
    document.set("outcomes", outcome_count(scenario.domain).to_string()).set("warnings", std::move(warnings));
    return document;
}

}  // namespace detente::cli
