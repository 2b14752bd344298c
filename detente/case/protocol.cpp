// SPDX-License-Identifier: Apache-2.0
#include "detente/case/protocol.h"

namespace detente::cases {

std::string_view to_string(Protocol protocol) {
    switch (protocol) {
        case Protocol::alternating:
            return "alternating";
        case Protocol::division:
            return "division";
        case Protocol::monotonic:
            return "monotonic";
        case Protocol::simultaneous:
            return "simultaneous";
        case Protocol::unique:
            return "unique";
        case Protocol::final_offer:
            return "final-offer";
        case Protocol::single_text:
            return "single-text";
    }
    return "";
}

std::optional<Protocol> find_protocol(std::string_view name) {
    for (const Protocol protocol : kProtocols)
        if (to_string(protocol) == name) return protocol;
    return std::nullopt;
}

bool for_two(Protocol protocol) {
    return protocol == Protocol::division || protocol == Protocol::monotonic ||
           protocol == Protocol::final_offer;
}

talks::SessionResult hold(Protocol protocol, const talks::SessionSettings& settings,
                          std::optional<talks::Bid> fair, std::vector<talks::Seat>& seats,
                          std::vector<talks::Offer>& offers) {
    switch (protocol) {
        case Protocol::division: {
            talks::SessionSettings one_act = settings;
            one_act.one_act_a_round = true;
            return talks::alternating_offers(seats, one_act, offers);
        }
        case Protocol::monotonic:
            return talks::monotonic_concession(seats, settings, offers);
        case Protocol::simultaneous:
            return talks::simultaneous_offers(seats, settings, offers);
        case Protocol::unique:
            return talks::unique_offers(seats, settings, offers);
        case Protocol::final_offer:
            return talks::final_offers(seats, settings, fair ? *fair : *seats.front().own.best(), offers);
        case Protocol::alternating:
        case Protocol::single_text:
            break;
    }
    return talks::alternating_offers(seats, settings, offers);
}

}  // namespace detente::cases
