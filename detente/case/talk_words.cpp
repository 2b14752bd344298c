// SPDX-License-Identifier: Apache-2.0
#include "detente/case/talk_words.h"

#include <cmath>
#include <cstdio>

#include "detente/base/words.h"
#include "detente/scenario/subject.h"

namespace detente::cases {

namespace {

std::string share_words(std::uint64_t part, std::uint64_t all) {
    return counted(part, "session", "sessions") + " of " + grouped(all);
}

std::string what_each_has(const std::vector<double>& utilities, const TalkReport& report) {
    std::vector<std::string> parts;
    for (std::size_t seat = 0; seat < utilities.size(); ++seat)
        parts.push_back(report.parties[seat] + " has " + utility_words(utilities[seat]));
    return list_of(parts);
}

}  // namespace

std::string utility_words(double utility) {
    if (!std::isfinite(utility)) return utility < 0 ? "less than any deal" : "more than any deal";
    char text[32];
    // What rounding left of a zero is told as one.
    std::snprintf(text, sizeof text, "%.6g", std::fabs(utility) < 1e-12 ? 0.0 : utility);
    return text;
}

std::string outcome_words(const Outcome& outcome, const Domain& domain) {
    return "{ " + to_string(outcome, domain) + " }";
}

std::string ended_sentence(const TalkSession& session, const TalkReport& report) {
    using End = talks::SessionResult::End;
    const std::string round = std::to_string(session.round + 1);
    const auto name = [&](int party) {
        return party < 0 ? std::string("somebody") : report.parties[static_cast<std::size_t>(party)];
    };
    switch (session.ended) {
        case End::agreement: {
            std::string who = "They agree";
            if (!session.members.empty()) {
                std::vector<std::string> members;
                for (const int member : session.members) members.push_back(name(member));
                who = with_capital(list_of(members)) + " agree";
            }
            if (session.deals.size() > 1) {
                std::string sentence;
                for (const TalkDeal& deal : session.deals) {
                    std::vector<std::string> of;
                    for (const int member : deal.members) of.push_back(name(member));
                    sentence += (sentence.empty() ? with_capital(list_of(of)) : "; " + list_of(of)) +
                                " agree in round " + std::to_string(deal.round + 1) + " on " +
                                outcome_words(deal.outcome, report.domain);
                }
                return sentence + ": " + what_each_has(session.utilities, report) + ".";
            }
            return who + " in round " + round + " on " + outcome_words(*session.agreement, report.domain) +
                   ": " + what_each_has(session.utilities, report) + ".";
        }
        case End::walk: {
            const std::string how = session.tone == talks::Tone::hostile    ? " in anger"
                                    : session.tone == talks::Tone::friendly ? " on good terms"
                                                                            : "";
            return with_verb(with_capital(name(session.by)), "walks out", "walk out") + how + " in round " +
                   round + ": " + what_each_has(session.utilities, report) + ".";
        }
        case End::error:
            return "The session ends in round " + round + " by a fault of " + name(session.by) + ": " +
                   session.fault + ".";
        case End::deadline:
            break;
    }
    return "No agreement after " + counted(session.round, "round", "rounds") + ": " +
           what_each_has(session.utilities, report) + ".";
}

std::string division_sentence(const TalkReport& report) {
    const ClosedForm& form = *report.division;
    return "Rubinstein's division of a pie with these factors gives " + report.parties[0] + " " +
           utility_words(form.first) + " and " + report.parties[1] + " " + utility_words(form.second) +
           " at once; with ever shorter rounds " + utility_words(form.limit_first) + " and " +
           utility_words(form.limit_second) + ".";
}

std::vector<std::string> summary_sentences(const TalkReport& report) {
    const TalkSummary& summary = *report.summary;
    std::vector<std::string> sentences;
    sentences.push_back("Agreement in " + share_words(summary.agreements, summary.sessions) +
                        ", no agreement at the deadline in " +
                        share_words(summary.deadlines, summary.sessions) + ".");
    for (std::size_t seat = 0; seat < summary.walks.size(); ++seat)
        if (summary.walks[seat] > 0)
            sentences.push_back(
                with_verb(with_capital(report.parties[seat]), "walks out in ", "walk out in ") +
                share_words(summary.walks[seat], summary.sessions) + ".");
    if (summary.errors > 0)
        sentences.push_back("A fault ends " + share_words(summary.errors, summary.sessions) + ".");
    std::vector<std::string> means;
    for (std::size_t seat = 0; seat < report.parties.size(); ++seat)
        means.push_back(report.parties[seat] + " " + utility_words(summary.mean_utilities[seat]));
    sentences.push_back("Mean utilities, no deal included: " + list_of(means) + ".");
    return sentences;
}

}  // namespace detente::cases
