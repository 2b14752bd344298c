// SPDX-License-Identifier: Apache-2.0
#include "detente/case/session_events.h"

#include <algorithm>

#include "detente/base/suggest.h"

namespace detente::cases {

namespace {

Result<int> party_in(const Document& of, std::string_view key, const Scenario& scenario) {
    const Document* name = of.find(key);
    const std::string* text = name ? name->text() : nullptr;
    if (!text)
        return make_error({}, "the session does not say who it was", "give a file that `detente talk` wrote");
    std::vector<std::string> ids;
    for (std::size_t party = 0; party < scenario.parties.size(); ++party) {
        if (scenario.parties[party].id == *text || scenario.parties[party].name == *text)
            return static_cast<int>(party);
        ids.push_back(scenario.parties[party].id);
    }
    return make_error({}, "the session has a party `" + *text + "`, and the scenario has none of that name",
                      did_you_mean(*text, ids));
}

Result<Package> package_in(const Document* outcome, const Scenario& scenario) {
    if (!outcome || !outcome->members())
        return make_error({}, "an offer of the session has no outcome",
                          "give a file that `detente talk` wrote");
    Package package{std::vector<int>(scenario.issues.size(), 0)};
    for (const Document::Member& member : *outcome->members()) {
        std::vector<std::string> issues;
        const Issue* issue = nullptr;
        std::size_t at = 0;
        for (std::size_t k = 0; k < scenario.issues.size(); ++k) {
            issues.push_back(scenario.issues[k].id);
            if (scenario.issues[k].id != member.key && scenario.issues[k].name != member.key) continue;
            issue = &scenario.issues[k];
            at = k;
        }
        if (!issue)
            return make_error(
                {}, "the session has an issue `" + member.key + "`, and the scenario has none of that name",
                did_you_mean(member.key, issues));
        const std::string* level = member.value.text();
        int found = -1;
        for (std::size_t k = 0; level && k < issue->levels.size(); ++k)
            if (issue->levels[k] == *level) found = static_cast<int>(k);
        if (found < 0)
            return make_error({},
                              "the session has issue `" + member.key +
                                  "` at a level that the scenario does not have" +
                                  (level ? ": `" + *level + "`" : ""),
                              level ? did_you_mean(*level, issue->levels) : "name the level");
        package.levels[at] = found;
    }
    return package;
}

}  // namespace

Result<std::vector<TalkEvent>> events_of_session(const Document& session, const Scenario& scenario) {
    const Document* offers = session.members() ? session.find("offers") : nullptr;
    const Document* ended = session.members() ? session.find("ended") : nullptr;
    const std::string* how = ended ? ended->text() : nullptr;
    const Document* schema = session.members() ? session.find("schema") : nullptr;
    const std::string* named = schema ? schema->text() : nullptr;
    if (named && named->starts_with("detente.drawn_talks/"))
        return make_error({},
                          "these are shares of many sessions of drawn value models, and no single session",
                          "play one between parties with numbers (`detente talk --json`), or write the moves "
                          "down as [[talks.events]]");
    if (!offers || !offers->elements() || !how)
        return make_error({}, "this is no session: it has no `offers` and no `ended`",
                          "give a file that `detente talk --json` or --jsonl wrote");
    if (*how == "error")
        return make_error({}, "the session ended by a fault, and reveals nothing",
                          "give one that was played to its end");
    std::vector<TalkEvent> events;
    for (const Document& offer : *offers->elements()) {
        if (!offer.members())
            return make_error({}, "an offer of the session is no object",
                              "give a file that `detente talk` wrote");
        TalkEvent event;
        event.id = "offer " + std::to_string(events.size() + 1);
        const Result<int> party = party_in(offer, "party", scenario);
        if (!party) return party.errors();
        const Result<Package> package = package_in(offer.find("outcome"), scenario);
        if (!package) return package.errors();
        event.party = *party;
        event.package = *package;
        events.push_back(std::move(event));
    }
    if (*how != "agreement" && *how != "walk") return events;
    TalkEvent end;
    end.id = "end";
    const Result<int> by = party_in(session, "by", scenario);
    if (!by) return by.errors();
    end.party = *by;
    end.act = *how == "walk" ? TalkEvent::Act::walks : TalkEvent::Act::accepts;
    if (end.act == TalkEvent::Act::accepts) {
        const Result<Package> package = package_in(session.find("agreement"), scenario);
        if (!package) return package.errors();
        end.package = *package;
    }
    const Document* tone = session.find("tone");
    if (tone && !tone->is_null()) {
        const std::vector<std::string> tones = {"plain", "friendly", "hostile"};
        const std::string word = tone->text() ? *tone->text() : "";
        if (std::find(tones.begin(), tones.end(), word) == tones.end())
            return make_error({}, "the session ended with a tone `" + word + "`, which there is not",
                              did_you_mean(word, tones));
        if (word != "plain") end.tone = word;
    }
    events.push_back(std::move(end));
    return events;
}

}  // namespace detente::cases
