// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/toml/read_steps.h"

namespace detente::toml {

const Section& steps_keys() {
    static const Section section{"[steps]", {}};
    return section;
}

void read_steps(ReadContext& context, const Node& node) {
    StepsSection section;
    section.place = context.place(node);
    context.scenario().steps = section;
}

std::string write_steps(const Scenario& scenario) {
    return scenario.steps ? "[steps]\n" : "";
}

}  // namespace detente::toml
