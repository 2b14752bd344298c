// SPDX-License-Identifier: Apache-2.0
// How talks are held, by name, and a session held so.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/result.h"
#include "detente/talks/session.h"

namespace detente::cases {

enum class Protocol { alternating, division, monotonic, simultaneous, unique, final_offer, single_text };
inline constexpr Protocol kProtocols[] = {Protocol::alternating,  Protocol::division, Protocol::monotonic,
                                          Protocol::simultaneous, Protocol::unique,   Protocol::final_offer,
                                          Protocol::single_text};
std::string_view to_string(Protocol protocol);
std::optional<Protocol> find_protocol(std::string_view name);
// As find_protocol(), and by the names that files and people give them: "stacked alternating offers". Errors:
// no such protocol, at `place`.
Result<Protocol> read_protocol(const std::string& name, const Place& place);
// Is a party played by an outside program ("program:COMMAND")? Then the command, which may be blank.
std::optional<std::string> command_of_program(std::string_view strategy);
// What is wrong with a strategy as a file has it, at its place; of single-text mediation, with a voter. Of a
// program's command line no more is looked at than that there is one.
Errors strategy_faults(const std::string& text, const Place& place, Protocol protocol, talks::Rules rules);
// Names of parties in the order in which they act: who opens, then those of `order`, then all others as they
// stood. Names that are not there are passed over.
std::vector<std::string> speaking_order(std::vector<std::string> names, const std::string& opens,
                                        const std::vector<std::string>& order);
// Is it for two parties alone?
bool for_two(Protocol protocol);

// A session of seats with strategies. `fair`: what the arbitrator of a final-offer round holds fair. Not for
// single_text, whose parties vote (talks::single_text).
talks::SessionResult hold(Protocol protocol, const talks::SessionSettings& settings,
                          std::optional<talks::Bid> fair, std::vector<talks::Seat>& seats,
                          std::vector<talks::Offer>& offers);

}  // namespace detente::cases
