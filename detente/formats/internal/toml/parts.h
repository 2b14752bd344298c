// SPDX-License-Identifier: Apache-2.0
// The parts of the scenario reader, in the order in which they run. Each reports its faults to the context
// and goes on.
#pragma once

#include "detente/formats/internal/toml/read_context.h"

namespace detente::toml {

// read_parties.cpp, read_people.cpp
void read_parties(ReadContext& context, const Node& root);
void read_people(ReadContext& context, const Node& root);  // and outlets; after the parties
void check_people(ReadContext& context);                   // once everybody is read: names that two share
void read_issues(ReadContext& context, const Node& root);  // levels, directions, irreversibility marks
void read_infeasibles(ReadContext& context, const Node& root);

// read_sources.cpp
void read_sources(ReadContext& context, const Node& root);
void read_accounts(ReadContext& context, const Node& root);  // last: by then all ids are known

// read_statements.cpp
void read_statements(ReadContext& context, const Node& root);
void check_states(ReadContext& context, const Node& root);  // after [standoff]

// read_numbers.cpp
void read_numbers(ReadContext& context, const Node& root);

// read_demands.cpp
void read_demands(ReadContext& context, const Node& root);
void read_concessions(ReadContext& context, const Node& root);

// read_talks.cpp
void read_talks(ReadContext& context, const Node& root);

}  // namespace detente::toml
