// SPDX-License-Identifier: Apache-2.0
#include "detente/case/numeric_proposals_report.h"

#include <algorithm>

#include "detente/base/suggest.h"
#include "detente/base/words.h"
#include "detente/case/internal/place.h"
#include "detente/scenario/subject.h"

namespace detente::cases {

namespace {

// At most so many replies are looked at.
constexpr std::size_t kRepliesTried = 200'000;
const char* const kPointsFirst[] = {"nash", "kalai_smorodinsky", "egalitarian"};

class Proposer {
  public:
    Proposer(const NumericScenario& scenario, NumericProposals& result)
        : scenario_(scenario), result_(result), landscape_(result.landscape) {}

    NumericText text(const Outcome& outcome) const {
        return {outcome, numbers::measure_deal(scenario_, landscape_.profiles, outcome, landscape_.frontier,
                                               landscape_.stakes, landscape_.points)};
    }

    void propose() {
        std::vector<std::size_t> order;
        for (std::size_t point = 0; point < landscape_.frontier.size(); ++point)
            if (suits_all(point)) order.push_back(point);
        const auto product = [&](std::size_t point) {
            Rational value = 1;
            for (std::size_t p = 0; p < landscape_.parties.size(); ++p)
                if (p != result_.party) value *= gain(point, p);
            return value;
        };
        std::vector<Rational> products(landscape_.frontier.size());
        for (const std::size_t point : order) products[point] = product(point);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return products[b] < products[a]; });
        if (!result_.party) {
            std::vector<std::size_t> first;
            for (const char* name : kPointsFirst)
                for (const numbers::NamedPoint& named : landscape_.points)
                    if (named.name == name && named.point &&
                        std::find(order.begin(), order.end(), *named.point) != order.end() &&
                        std::find(first.begin(), first.end(), *named.point) == first.end())
                        first.push_back(*named.point);
            for (const std::size_t point : order)
                if (std::find(first.begin(), first.end(), point) == first.end()) first.push_back(point);
            order = std::move(first);
        }
        for (std::size_t i = 0; i < order.size() && i < result_.request.texts; ++i)
            result_.texts.push_back(text(landscape_.frontier.outcome(order[i])));
    }

    void reply(const Outcome& offer) {
        result_.offer = text(offer);
        const auto& now = result_.offer->place.gains;
        Best share;
        std::vector<Best> parties(landscape_.parties.size());
        Best all;
        const bool all_take = std::all_of(now.begin(), now.end(), takes);
        const Rational product = all_take ? result_.offer->place.product : Rational(-1);
        std::size_t tried = 0;
        each_near(offer, [&](const Outcome& outcome, std::size_t changes) {
            if (forbidden(outcome)) return;
            if (++tried > kRepliesTried) {
                result_.replies_cut = true;
                return;
            }
            const std::vector<Rational> gains = gains_of(outcome);
            const bool suits = std::all_of(gains.begin(), gains.end(), takes);
            Rational worth = 1;
            for (const Rational& one : gains) worth *= one;
            if (suits && product < worth) share.take(outcome, 0, worth);
            if (suits && !all_take) all.take(outcome, changes, worth);
            Rational sum;
            for (const Rational& one : gains) sum += one;
            for (std::size_t p = 0; p < gains.size(); ++p) {
                bool keeps = takes(gains[p]) && !takes(now[p]);
                for (std::size_t q = 0; q < gains.size(); ++q)
                    keeps = keeps && (takes(gains[q]) || !takes(now[q]));
                if (keeps) parties[p].take(outcome, changes, sum);
            }
        });
        for (std::size_t p = 0; p < parties.size(); ++p)
            if (parties[p].found) add(NumericReply::Why::party, p, parties[p].outcome, offer);
        if (all.found) add(NumericReply::Why::all, 0, all.outcome, offer);
        if (share.found) add(NumericReply::Why::share, 0, share.outcome, offer);
    }

  private:
    // Fewest changes first, then the greatest worth.
    struct Best {
        bool found = false;
        Outcome outcome;
        std::size_t changes = 0;
        Rational worth;
        void take(const Outcome& other, std::size_t with, const Rational& value) {
            if (found && (changes < with || (changes == with && !(worth < value)))) return;
            found = true;
            outcome = other;
            changes = with;
            worth = value;
        }
    };

    static bool takes(const Rational& gain) { return !(gain < Rational(0)); }

    Rational gain(std::size_t point, std::size_t party) const {
        return landscape_.frontier.utility(point, party) - landscape_.stakes.threat[party];
    }

    bool suits_all(std::size_t point) const {
        for (std::size_t p = 0; p < landscape_.parties.size(); ++p)
            if (!takes(gain(point, p))) return false;
        return true;
    }

    std::vector<Rational> gains_of(const Outcome& outcome) const {
        std::vector<Rational> gains;
        for (std::size_t p = 0; p < landscape_.parties.size(); ++p)
            gains.push_back(utility(scenario_.profiles[static_cast<std::size_t>(landscape_.profiles[p])],
                                    scenario_.domain, outcome) -
                            landscape_.stakes.threat[p]);
        return gains;
    }

    bool forbidden(const Outcome& outcome) const {
        return std::any_of(
            scenario_.forbidden.begin(), scenario_.forbidden.end(), [&](const ForbiddenOutcomes& one) {
                return std::all_of(one.ranges.begin(), one.ranges.end(), [&](const ValueRange& range) {
                    const int value = outcome.values[static_cast<std::size_t>(range.issue)];
                    return value >= range.first && value <= range.last;
                });
            });
    }

    template <class Visit>
    void each_near(const Outcome& offer, Visit visit) const {
        const std::size_t issues = offer.values.size();
        const auto values = [&](std::size_t issue) {
            return static_cast<int>(scenario_.domain.issues[issue].values.size());
        };
        for (std::size_t i = 0; i < issues; ++i)
            for (int a = 0; a < values(i); ++a) {
                if (a == offer.values[i]) continue;
                Outcome one = offer;
                one.values[i] = a;
                visit(one, 1);
                for (std::size_t j = i + 1; j < issues; ++j)
                    for (int b = 0; b < values(j); ++b) {
                        if (b == offer.values[j]) continue;
                        Outcome two = one;
                        two.values[j] = b;
                        visit(two, 2);
                    }
            }
    }

    void add(NumericReply::Why why, std::size_t party, const Outcome& outcome, const Outcome& offer) {
        NumericReply reply{why, party, text(outcome), {}};
        for (std::size_t issue = 0; issue < offer.values.size(); ++issue)
            if (offer.values[issue] != outcome.values[issue]) reply.changed.push_back(issue);
        result_.replies.push_back(std::move(reply));
    }

    const NumericScenario& scenario_;
    NumericProposals& result_;
    const numbers::Landscape& landscape_;
};

Document numeric_text_document(const NumericText& text, const numbers::Landscape& landscape) {
    Document document;
    document.set("outcome", numbers::outcome_document(text.outcome, landscape.domain));
    Document verdicts = Document::object();
    bool certain = true;
    for (std::size_t p = 0; p < landscape.parties.size(); ++p) {
        const bool takes = !(text.place.gains[p] < Rational(0));
        certain = certain && takes;
        verdicts.set(landscape.parties[p], takes ? "always" : "never");
    }
    document.set("certain", certain);
    document.set("verdicts", std::move(verdicts));
    document.set("place", place_document(text.place, landscape));
    return document;
}

std::string takers_sentence(const NumericText& text, const numbers::Landscape& landscape) {
    std::vector<std::string> refusing;
    for (std::size_t p = 0; p < landscape.parties.size(); ++p)
        if (text.place.gains[p] < Rational(0)) refusing.push_back(landscape.parties[p]);
    if (refusing.empty()) return "Everybody takes it. ";
    return list_of(refusing) + (refusing.size() == 1 && !names_many(refusing.front()) ? " has" : " have") +
           " less of it than of no deal. ";
}

}  // namespace

Result<NumericProposals> numeric_proposals(const NumericScenario& scenario,
                                           const NumericProposeRequest& request) {
    auto landscape = numbers::find_landscape(scenario, {});
    if (!landscape) return landscape.errors();
    NumericProposals result{request, std::move(*landscape), {}, {}, {}, {}};
    if (request.party) {
        const std::vector<std::string>& names = result.landscape.parties;
        for (std::size_t p = 0; p < names.size(); ++p)
            if (names[p] == *request.party || std::to_string(p + 1) == *request.party) result.party = p;
        if (!result.party)
            return make_error({}, "--for: there is no party `" + *request.party + "`",
                              did_you_mean(*request.party, names));
    }
    Proposer proposer(scenario, result);
    proposer.propose();
    if (request.to) proposer.reply(*request.to);
    return result;
}

Document to_document(const NumericProposals& found) {
    const numbers::Landscape& landscape = found.landscape;
    Document document;
    document.set("schema", "detente.propose/1");
    document.set("scenario", landscape.scenario);
    document.set("for", found.party ? Document(landscape.parties[*found.party]) : Document());
    document.set("texts", found.request.texts);
    Document proposals = Document::array();
    for (const NumericText& text : found.texts) proposals.push(numeric_text_document(text, landscape));
    Document propose;
    propose.set("proposals", std::move(proposals));
    propose.set("menu", Document::array());
    propose.set("coverage", Document::object());
    propose.set("ceiling", Document::object());
    if (found.offer) {
        propose.set("offer", numeric_text_document(*found.offer, landscape));
        Document replies = Document::array();
        for (const NumericReply& reply : found.replies) {
            using Why = NumericReply::Why;
            Document one = numeric_text_document(reply.text, landscape);
            one.set("why", reply.why == Why::share ? "share" : reply.why == Why::party ? "party" : "all");
            if (reply.why == Why::party) one.set("party", landscape.parties[reply.party]);
            Document changes = Document::array();
            for (const std::size_t issue : reply.changed) changes.push(landscape.domain.issues[issue].name);
            one.set("changes", std::move(changes));
            replies.push(std::move(one));
        }
        propose.set("replies", std::move(replies));
    }
    std::string words;
    for (const std::string& sentence : numeric_proposals_in_words(found))
        words += (words.empty() ? "" : " ") + sentence;
    propose.set("no_deal_not_given", no_deal_not_given(landscape));
    propose.set("words", words);
    document.set("propose", std::move(propose));
    return document;
}

namespace {

// What is changed and everything that speaks for it, told at the first reply with that outcome.
std::string reply_in_words(const NumericProposals& found, std::size_t at) {
    using Why = NumericReply::Why;
    const numbers::Landscape& landscape = found.landscape;
    const NumericReply& reply = found.replies[at];
    bool all = false;
    bool most = false;
    std::vector<std::string> takers;
    for (std::size_t i = 0; i < found.replies.size(); ++i) {
        const NumericReply& other = found.replies[i];
        if (other.text.outcome.values != reply.text.outcome.values) continue;
        if (i < at) return {};
        all = all || other.why == Why::all;
        most = most || other.why == Why::share;
        if (other.why == Why::party) takers.push_back(landscape.parties[other.party]);
    }
    std::vector<std::string> changes;
    for (const std::size_t issue : reply.changed) {
        const auto& values = landscape.domain.issues[issue].values;
        changes.push_back(landscape.domain.issues[issue].name + " " +
                          values[static_cast<std::size_t>(reply.text.outcome.values[issue])]);
    }
    std::string text = "Answer with " + list_of(changes) + ": ";
    if (all)
        text += "then everybody takes it";
    else if (!takers.empty())
        text += "then " + list_of(takers) +
                (takers.size() > 1 || names_many(takers.front()) ? " take it" : " takes it") +
                " as well, and nobody is lost";
    if (most)
        text += std::string(all || !takers.empty() ? "; " : "") +
                (found.replies_cut ? "none of the changes that were tried has a greater product of gains"
                                   : "no change of one or two values has a greater product of gains");
    return text + ". " + place_sentence(reply.text.place, landscape);
}

}  // namespace

std::vector<std::string> numeric_proposals_in_words(const NumericProposals& found) {
    const numbers::Landscape& landscape = found.landscape;
    std::vector<std::string> result;
    result.push_back((found.party ? "What " + landscape.parties[*found.party] +
                                        " can propose, best for the "
                                        "others first:"
                                  : std::string("What to propose: the points, then the greatest product of "
                                                "gains over no deal:")));
    if (found.texts.empty()) result.emplace_back("Nothing: every outcome gives somebody less than no deal.");
    for (std::size_t i = 0; i < found.texts.size(); ++i)
        result.push_back(std::to_string(i + 1) + ". " + to_string(found.texts[i].outcome, landscape.domain) +
                         ": " + place_sentence(found.texts[i].place, landscape));
    std::string no_deal = no_deal_sentence(landscape);
    if (!no_deal.empty()) result.push_back(std::move(no_deal));
    if (!found.offer) return result;
    result.push_back("The offer on the table, " + to_string(found.offer->outcome, landscape.domain) + ": " +
                     takers_sentence(*found.offer, landscape) +
                     place_sentence(found.offer->place, landscape));
    if (found.replies.empty())
        result.emplace_back(found.replies_cut
                                ? "None of the changes that were tried is better for all who have to agree."
                                : "No change of one or two values is better for all who have to agree.");
    for (std::size_t i = 0; i < found.replies.size(); ++i)
        if (std::string sentence = reply_in_words(found, i); !sentence.empty())
            result.push_back(std::move(sentence));
    return result;
}

}  // namespace detente::cases
