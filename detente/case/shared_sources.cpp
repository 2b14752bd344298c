// SPDX-License-Identifier: Apache-2.0
#include "detente/case/shared_sources.h"

#include <algorithm>
#include <utility>

#include "detente/case/items.h"

namespace detente::cases {

std::string SharedSource::sentence() const {
    std::string text = "`" + item + "`: ";
    for (std::size_t i = 0; i < sources.size(); ++i)
        text += (i == 0 ? "" : i + 1 == sources.size() ? " and " : ", ") + sources[i];
    return text + " share " + name + "; they count as one source";
}

std::vector<SharedSource> shared_sources(const Scenario& scenario) {
    std::vector<SharedSource> found;
    for (const Item* item : all_items(scenario)) {
        const std::vector<Report> all = reports(*item, scenario);
        if (all.size() < 2) continue;
        std::vector<SharedSource> names;
        for (const Report& report : all)
            for (const SourceName& name : report.names) {
                const auto known = std::find_if(names.begin(), names.end(), [&](const SharedSource& one) {
                    return one.name == name.name;
                });
                SharedSource& one = known == names.end()
                                        ? names.emplace_back(SharedSource{item->id, name.name, name.kind, {}})
                                        : *known;
                if (one.sources.empty() || one.sources.back() != report.source)
                    one.sources.push_back(report.source);
            }
        // Shared pages and passages are told by themselves.
        const auto shared = std::find_if(names.begin(), names.end(), [](const SharedSource& one) {
            return one.sources.size() > 1 && !one.name.starts_with("one page (") &&
                   !one.name.starts_with("one text (");
        });
        if (shared != names.end()) found.push_back(std::move(*shared));
    }
    return found;
}

}  // namespace detente::cases
