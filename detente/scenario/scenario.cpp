// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/scenario.h"

namespace detente {

namespace {

template <class Things>
int find_by_id(const Things& things, std::string_view id) {
    for (std::size_t i = 0; i < things.size(); ++i)
        if (things[i].id == id) return static_cast<int>(i);
    return -1;
}

bool needs_quotes(const std::string& name) {
    return name.find_first_of(",{}=<>\"'") != std::string::npos || name.find("  ") != std::string::npos ||
           name.find_first_not_of("0123456789") == std::string::npos;
}

std::string quoted_where_needed(const std::string& name) {
    if (!needs_quotes(name)) return name;
    const char mark = name.find('"') == std::string::npos ? '"' : '\'';
    return mark + name + mark;
}

}  // namespace

std::string_view to_string(Direction direction) {
    switch (direction) {
        case Direction::more:
            return "more";
        case Direction::strictly_more:
            return "strictly more";
        case Direction::less:
            return "less";
        case Direction::strictly_less:
            return "strictly less";
        case Direction::same:
            return "same";
        case Direction::absent:
            break;
    }
    return "absent";
}

std::string_view to_string(DemandEvent::Kind kind) {
    switch (kind) {
        case DemandEvent::Kind::raised:
            return "raised";
        case DemandEvent::Kind::softened:
            return "softened";
        case DemandEvent::Kind::dropped:
            return "dropped";
        case DemandEvent::Kind::deferred:
            return "deferred";
        case DemandEvent::Kind::disputed:
            return "disputed";
        case DemandEvent::Kind::met:
            break;
    }
    return "met";
}

int find_party(const Scenario& scenario, std::string_view id) {
    return find_by_id(scenario.parties, id);
}
int find_issue(const Scenario& scenario, std::string_view id) {
    const int by_id = find_by_id(scenario.issues, id);
    if (by_id >= 0) return by_id;
    int by_name = -1;
    for (std::size_t i = 0; i < scenario.issues.size(); ++i) {
        if (scenario.issues[i].name != id) continue;
        if (by_name >= 0) return -1;  // two have that name: only an id tells them apart
        by_name = static_cast<int>(i);
    }
    return by_name;
}
int find_source(const Scenario& scenario, std::string_view id) {
    return find_by_id(scenario.sources, id);
}
int find_account(const Scenario& scenario, std::string_view id) {
    return find_by_id(scenario.accounts, id);
}

std::string to_string(const Package& package, const Scenario& scenario) {
    std::string text;
    for (std::size_t i = 0; i < package.levels.size(); ++i) {
        if (package.levels[i] == 0) continue;
        if (!text.empty()) text += ", ";
        text += scenario.issues[i].id + "=" + std::to_string(package.levels[i]);
    }
    return text.empty() ? "nothing agreed" : text;
}

std::string spelled_out(const Package& package, const Scenario& scenario) {
    std::string text;
    for (std::size_t i = 0; i < package.levels.size(); ++i) {
        if (package.levels[i] == 0) continue;
        const Issue& issue = scenario.issues[i];
        if (!text.empty()) text += ", ";
        text +=
            issue.id + " = " + quoted_where_needed(issue.levels[static_cast<std::size_t>(package.levels[i])]);
    }
    return text.empty() ? "nothing agreed" : "{ " + text + " }";
}

}  // namespace detente
