// SPDX-License-Identifier: Apache-2.0
#include "detente/case/reports.h"

#include <algorithm>

#include "detente/case/items.h"

namespace detente::cases {

namespace {

// The page that is read is where the chain ends, not a source of its own.
constexpr std::string_view kPage = "page";

void add(std::vector<SourceName>& names, const std::string& name, SourceKind kind) {
    if (name.empty() || name == kPage) return;
    const auto known =
        std::find_if(names.begin(), names.end(), [&](const SourceName& other) { return other.name == name; });
    if (known == names.end())
        names.push_back({name, kind});
    else if (kind == SourceKind::outlet)
        known->kind = kind;
}

// Each under the one name by which it is known in the scenario.
void add(std::vector<SourceName>& names, const std::vector<ChainLink>& chain, const NameIndex& known) {
    for (const ChainLink& link : chain)
        add(names, link.named ? known.canonical(link.who) : link.who,
            names.empty() ? SourceKind::speaker : SourceKind::relay);
}

// What two sources have in common counts as a source of both.
void add_shared_texts(std::vector<SourceName>& names, const std::string& source, const Scenario& scenario) {
    for (const SharedText& shared : scenario.shared_texts)
        if (std::find(shared.sources.begin(), shared.sources.end(), source) != shared.sources.end())
            add(names, shared_text_name(shared), SourceKind::outlet);
}

// Fills in what the source says: its day where the report has none, and on whom it depends.
void trace(Report& report, const std::vector<ChainLink>& chain, const Scenario& scenario) {
    const std::shared_ptr<const NameIndex> known = names_of(scenario);
    add(report.names, chain, *known);
    if (report.source.empty()) return;
    const int index = find_source(scenario, report.source);
    const Source* source = index < 0 ? nullptr : &scenario.sources[static_cast<std::size_t>(index)];
    if (source != nullptr) add(report.names, source->chain, *known);
    const bool has_outlet = source != nullptr && !source->outlet.empty();
    add(report.names, has_outlet ? known->canonical(source->outlet) : report.source, SourceKind::outlet);
    add_shared_texts(report.names, report.source, scenario);
    if (!report.known.known() && source != nullptr) report.known = last_day(source->published);
    report.dated = report.known.known();
}

Report report_of(const Citation& citation, const Item& item, const Scenario& scenario) {
    Report report;
    report.source = citation.source;
    report.standing = citation.standing.value_or(item.standing);
    report.mode = citation.mode;
    report.because = citation.because;
    report.hedge = citation.hedge;
    report.known = last_day(citation.published);
    trace(report, citation.chain, scenario);
    return report;
}

}  // namespace

std::string shared_text_name(const SharedText& shared) {
    std::string text = shared.kind == SharedText::Kind::page ? "one page (" : "one text (";
    for (std::size_t i = 0; i < shared.sources.size(); ++i) text += (i ? ", " : "") + shared.sources[i];
    return text + ")";
}

std::string_view to_string(SourceKind kind) {
    switch (kind) {
        case SourceKind::speaker:
            return "speaker";
        case SourceKind::relay:
            return "relay";
        case SourceKind::outlet:
            break;
    }
    return "outlet";
}

bool Report::depends_on(std::string_view source_or_name, const NameIndex& index) const {
    return source == source_or_name || std::any_of(names.begin(), names.end(), [&](const SourceName& name) {
               return name.name == source_or_name || index.same(name.name, source_or_name);
           });
}

std::vector<Report> reports(const Item& item, const Scenario& scenario) {
    std::vector<Report> result;
    Report own;
    own.standing = item.standing;
    own.mode = item.mode;
    own.because = item.because;
    own.hedge = item.hedge;
    own.known = last_day(item.published);
    for (const std::string& source : item.sources) {
        Report report = own;
        report.source = source;
        trace(report, item.chain, scenario);
        result.push_back(std::move(report));
    }
    for (const Citation& citation : item.cites) result.push_back(report_of(citation, item, scenario));
    if (!result.empty()) return result;
    // Who is named in a chain is a source even where no page is.
    add(own.names, item.chain, *names_of(scenario));
    if (!own.known.known()) own.known = last_day(item.made);
    return {std::move(own)};
}

bool cites_source(const Item& item) {
    return !item.sources.empty() || !item.cites.empty();
}

std::optional<Standing> standing_at(const Item& item, const Scenario& scenario,
                                    const std::optional<Date>& day) {
    std::optional<Standing> best;
    for (const Report& report : reports(item, scenario))
        if (report.restated() && (!day || report.known_by(*day)))
            best = best ? std::max(*best, report.standing) : report.standing;
    return best;
}

std::vector<SourceName> source_names(const Scenario& scenario) {
    std::vector<SourceName> names;
    for (const Item* item : all_items(scenario)) {
        for (const Report& report : reports(*item, scenario)) {
            for (const SourceName& name : report.names) {
                const auto known = std::find_if(names.begin(), names.end(), [&](const SourceName& other) {
                    return other.name == name.name;
                });
                if (known == names.end())
                    names.push_back(name);
                else if (name.kind == SourceKind::outlet || known->kind == SourceKind::relay)
                    known->kind = name.kind;
            }
        }
    }
    return names;
}

}  // namespace detente::cases
