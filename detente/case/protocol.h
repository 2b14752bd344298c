// SPDX-License-Identifier: Apache-2.0
// How talks are held, by name, and a session held so.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "detente/talks/session.h"

namespace detente::cases {

enum class Protocol { alternating, division, monotonic, simultaneous, unique, final_offer, single_text };
inline constexpr Protocol kProtocols[] = {Protocol::alternating,  Protocol::division, Protocol::monotonic,
                                          Protocol::simultaneous, Protocol::unique,   Protocol::final_offer,
                                          Protocol::single_text};
std::string_view to_string(Protocol protocol);
std::optional<Protocol> find_protocol(std::string_view name);
// Is it for two parties alone?
bool for_two(Protocol protocol);

// A session of seats with strategies. `fair`: what the arbitrator of a final-offer round holds fair. Not for
// single_text, whose parties vote (talks::single_text).
talks::SessionResult hold(Protocol protocol, const talks::SessionSettings& settings,
                          std::optional<talks::Bid> fair, std::vector<talks::Seat>& seats,
                          std::vector<talks::Offer>& offers);

}  // namespace detente::cases
