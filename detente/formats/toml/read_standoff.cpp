// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/toml/read_standoff.h"

namespace detente::toml {

const Section& standoff_keys() {
    static const Section section{"[standoff]", {}};
    return section;
}

void read_standoff(ReadContext& context, const Node& node) {
    StandoffSection section;
    section.place = context.place(node);
    context.scenario().standoff = section;
}

std::string write_standoff(const Scenario& scenario) {
    return scenario.standoff ? "[standoff]\n" : "";
}

}  // namespace detente::toml
