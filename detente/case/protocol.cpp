// SPDX-License-Identifier: Apache-2.0
#include "detente/case/protocol.h"

#include <algorithm>
#include <utility>

#include "detente/base/suggest.h"
#include "detente/talks/catalog.h"

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

Result<Protocol> read_protocol(const std::string& name, const Place& place) {
    static const std::pair<std::string_view, Protocol> others[] = {
        {"alternating offers", Protocol::alternating}, {"stacked alternating offers", Protocol::alternating},
        {"monotonic concession", Protocol::monotonic}, {"simultaneous offers", Protocol::simultaneous},
        {"unique offers", Protocol::unique},           {"final offer", Protocol::final_offer},
        {"single text", Protocol::single_text},        {"alternating division", Protocol::division}};
    if (const auto found = find_protocol(name)) return *found;
    std::vector<std::string> names;
    for (const Protocol protocol : kProtocols) names.emplace_back(to_string(protocol));
    for (const auto& [other, protocol] : others) {
        if (other == name) return protocol;
        names.emplace_back(other);
    }
    return make_error(place, "there is no protocol `" + name + "` to play by", did_you_mean(name, names));
}

std::optional<std::string> command_of_program(std::string_view strategy) {
    constexpr std::string_view kProgram = "program:";
    if (!strategy.starts_with(kProgram)) return std::nullopt;
    return std::string(strategy.substr(kProgram.size()));
}

Errors strategy_faults(const std::string& text, const Place& place, Protocol protocol, talks::Rules rules) {
    if (const std::optional<std::string> command = command_of_program(text)) {
        if (command->find_first_not_of(" \t") != std::string::npos) return {};
        return {make_error(place, "`program:` names no command", "write \"program:python3 agent.py\"")};
    }
    Errors errors;
    if (protocol == Protocol::single_text) {
        const Result<talks::Voter> voter = talks::read_voter(text);
        if (!voter) errors = voter.errors();
    } else {
        const Result<talks::StrategyMaker> maker = talks::read_strategy(text, rules);
        if (!maker) errors = maker.errors();
    }
    for (Error& error : errors) error.place = place;
    return errors;
}

std::vector<std::string> speaking_order(std::vector<std::string> names, const std::string& opens,
                                        const std::vector<std::string>& order) {
    std::vector<std::string> wanted = order;
    if (!opens.empty()) wanted.insert(wanted.begin(), opens);
    auto next = names.begin();
    for (const std::string& name : wanted) {
        const auto at = std::find(next, names.end(), name);
        if (at == names.end()) continue;
        std::rotate(next, at, at + 1);
        ++next;
    }
    return names;
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
