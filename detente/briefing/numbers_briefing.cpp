// SPDX-License-Identifier: Apache-2.0
// The briefing of parties that are given by numbers alone: the landscape in words.
#include <algorithm>
#include <cctype>

#include "detente/briefing/internal/paired_section.h"
#include "detente/briefing/internal/space_section.h"
#include "detente/deals/numbers/landscape_words.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

Sentence plain_sentence(std::string text) {
    if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return {std::move(text), {}, {}};
}

class NumbersWriter {
  public:
    NumbersWriter(const NumericScenario& scenario, const numbers::Landscape& landscape,
                  const std::optional<cases::PairedTalks>& paired)
        : scenario_(scenario), landscape_(landscape), paired_(paired), names_{landscape.parties, {}} {
        for (const DomainIssue& issue : scenario.domain.issues) names_.issues.push_back(issue.name);
    }

    Briefing write(const numbers::SearchLimits& limits) {
        Briefing briefing;
        briefing.scenario = scenario_.name;
        briefing.title = scenario_.name.empty() ? "Numbers" : scenario_.name;
        briefing.packages = landscape_.measures.outcomes.to_string();
        briefing.definitions = to_string(landscape_.definitions);
        AccountView view;
        view.answer = plain_sentence(answer());
        for (std::string& remark : remarks()) view.remarks.push_back(plain_sentence(std::move(remark)));
        view.sections.push_back(write_space(scenario_, landscape_, names_, limits, plain_sentence));
        view.sections.push_back(parties());
        if (landscape_.opening) view.sections.push_back(opening(*landscape_.opening));
        if (paired_) {
            view.sections.push_back(write_paired(*paired_, paired_names(), plain_sentence));
            if (std::optional<Section> trace = write_trace(*paired_, paired_names(), plain_sentence))
                view.sections.push_back(std::move(*trace));
        }
        write_front(briefing.front, view);
        briefing.accounts.push_back(std::move(view));
        if (!landscape_.notes.empty() || !landscape_.unanswered.empty() || own_rule())
            briefing.sections.push_back(notes());
        briefing.sections.push_back(method());
        return briefing;
    }

  private:
    void write_front(Front& front, const AccountView& view) const {
        std::vector<std::size_t> named;  // points of the frontier
        front.parts.push_back({"answer", "The answer", {view.answer}, {}, {}});
        FrontPart propose{"propose", "What to propose", {}, {}, {}};
        for (const char* wanted : {"nash", "kalai_smorodinsky", "egalitarian"})
            for (const numbers::NamedPoint& point : landscape_.points)
                if (point.name == wanted && point.point) {
                    const auto same = std::find(named.begin(), named.end(), *point.point);
                    if (same != named.end()) continue;
                    named.push_back(*point.point);
                    propose.sentences.push_back(plain_sentence(
                        (propose.sentences.empty()
                             ? "The " + numbers::point_in_words(point.name) + " point: "
                             : "another text, the " + numbers::point_in_words(point.name) + " point: ") +
                        reached(*point.point) + "."));
                }
        if (propose.sentences.size() > 2) propose.sentences.resize(2);
        if (count() > 1 && !propose.sentences.empty()) front.parts.push_back(std::move(propose));
        FrontPart sides{"parties", "The parties", {}, {}, {}};
        const numbers::Measures& measures = landscape_.measures;
        for (std::size_t p = 0; p < count(); ++p) {
            Card card;
            card.name = names_.parties[p];
            const auto line = [&](const char* label, std::string text) {
                card.lines.push_back({label, plain_sentence(std::move(text))});
            };
            line("Must have", landscape_.stakes.given[p]
                                  ? enough() + " " + numbers::shown(landscape_.stakes.reservation[p]) +
                                        ", what no deal is worth."
                                  : "nothing says what no deal is worth.");
            line("At best", numbers::shown(measures.best[p]) + ".");
            if (measures.worst_known) line("At worst", numbers::shown(measures.worst[p]) + ".");
            if (measures.means[p]) line("On average", numbers::shown(*measures.means[p]) + ".");
            sides.cards.push_back(std::move(card));
        }
        front.parts.push_back(std::move(sides));
        for (const Section& section : view.sections)
            if (const auto* space = std::get_if<OutcomeSpace>(&section.payload); space && count() > 1)
                front.parts.push_back({"picture", "The outcomes", {}, {}, *space});
        if (paired_)
            front.parts.push_back({"talks",
                                   "How the talks go",
                                   write_paired_front(*paired_, paired_names(), plain_sentence),
                                   {},
                                   {}});
    }

    PairedNames paired_names() const {
        return {names_, [](const std::string& name) { return name; }};
    }

    std::size_t count() const { return names_.parties.size(); }
    std::string all() const {
        return count() == 2 ? "both parties" : "all " + std::to_string(count()) + " parties";
    }
    std::string outcomes() const { return grouped(landscape_.measures.outcomes.to_string()); }
    bool any_reservation() const {
        for (const bool given : landscape_.stakes.given)
            if (given) return true;
        return false;
    }
    // Whether an outcome must be worth more than no deal, or may be worth as much.
    std::string enough() const {
        return landscape_.definitions == numbers::Definitions::negmas ? "more than" : "at least as much as";
    }

    std::string answer() const {
        const numbers::Measures& measures = landscape_.measures;
        if (count() == 1)
            return "one party alone is given by numbers, " + names_.parties[0] + ": the best of " +
                   outcomes() + " outcomes is worth " + numbers::shown(measures.best[0]) + " to it.";
        if (!any_reservation())
            return "nothing says what no deal is worth to a party, so that each of the " + outcomes() +
                   " outcomes can be agreed; what speaks for one rather than another is below.";
        const std::string worth = " worth " + enough() + " no deal to " + all();
        if (measures.rational_outcomes) {
            if (measures.rational_outcomes->is_zero())
                return "there is no zone of agreement: none of the " + outcomes() + " outcomes is" + worth +
                       ".";
            const bool one = *measures.rational_outcomes == Rational(1);
            return grouped(measures.rational_outcomes->to_string()) + " of " + outcomes() +
                   (one ? " outcomes is" : " outcomes are") + worth + "." +
                   (measures.own_rule ? " " + numbers::agreed_in_words(landscape_) : std::string());
        }
        const std::size_t zone = numbers::zone_of(landscape_.frontier, landscape_.stakes).size();
        if (zone == 0) return "there is no zone of agreement: no outcome is" + worth + ".";
        return "there is a zone of agreement: " + grouped(zone) + " of the " +
               counted(landscape_.frontier.size(), "point", "points") + " of the frontier " +
               (zone == 1 ? "is" : "are") + worth + "; how many of the " + outcomes() +
               " outcomes are was not counted.";
    }

    std::vector<std::string> remarks() const {
        std::vector<std::string> result;
        const numbers::Measures& measures = landscape_.measures;
        if (!measures.outcomes_exact)
            result.push_back("outcomes that are declared impossible are not counted off from the " +
                             outcomes() + ".");
        if (measures.rational_share && any_reservation() && count() > 1)
            result.push_back(
                "that is a share of " + numbers::shown(*measures.rational_share) +
                " of all outcomes; a share says how many there are and nothing about what will happen.");
        if (measures.opposition && count() > 1)
            result.push_back("opposition is " + numbers::shown(*measures.opposition) + " (" +
                             std::string(measures.opposition_rule) + ").");
        if (measures.balance)
            result.push_back("over all outcomes " + names_.parties[0] + " has " +
                             numbers::shown(abs(*measures.balance)) +
                             (measures.balance->sign() >= 0 ? " more" : " less") + " on average than " +
                             names_.parties[1] + ".");
        return result;
    }

    Section parties() const {
        Section section{"parties", "The parties", "What is at stake for each?", {}, {}};
        const numbers::Measures& measures = landscape_.measures;
        for (std::size_t p = 0; p < count(); ++p) {
            std::string text =
                names_.parties[p] + ": the best outcome is worth " + numbers::shown(measures.best[p]);
            if (measures.worst_known) text += ", the worst " + numbers::shown(measures.worst[p]);
            if (measures.means[p])
                text += ", all together " + numbers::shown(*measures.means[p]) + " on average";
            text += landscape_.stakes.given[p]
                        ? "; no deal is worth " + numbers::shown(landscape_.stakes.reservation[p]) + "."
                        : "; nothing says what no deal is worth.";
            Point point;
            point.claim = {std::move(text), {}, {}};
            section.points.push_back(std::move(point));
        }
        for (std::string& remark : remarks()) {
            Point point;
            point.claim = plain_sentence(std::move(remark));
            section.points.push_back(std::move(point));
        }
        return section;
    }

    std::string reached(std::size_t point) const {
        std::string text =
            "“" + in_words(landscape_.frontier.outcome(point), landscape_.domain, names_) + "” (";
        for (std::size_t p = 0; p < count(); ++p)
            text += (p ? ", " : "") + names_.parties[p] + " " +
                    numbers::shown(landscape_.frontier.value(point, p));
        return text + ")";
    }

    Section opening(const numbers::Opening& opening) const {
        Section section{
            "opening", "What would open the zone", "What is the least that would have to give?", {}, {}};
        const auto add = [&](std::string text) {
            Point point;
            point.claim = plain_sentence(std::move(text));
            section.points.push_back(std::move(point));
        };
        if (opening.payment) {
            std::vector<std::string> parts;
            for (std::size_t p = 0; p < count(); ++p)
                if (const Rational& got = opening.payment->receives[p]; !got.is_zero())
                    parts.push_back(names_.parties[p] + (got.sign() > 0 ? " receives " : " pays ") +
                                    numbers::shown(abs(got)));
            add("a side payment, in units of utility: " + list_of(parts) + ", with " +
                reached(opening.payment->point) + ".");
        } else {
            add("no side payment opens it: the best total of utilities is below the total of what no deal is "
                "worth.");
        }
        for (std::size_t p = 0; p < opening.alone.size(); ++p)
            if (opening.alone[p])
                add(names_.parties[p] + " alone would have to want " +
                    numbers::shown(opening.alone[p]->size) + " less than it has without a deal, for " +
                    reached(opening.alone[p]->point) + ".");
        if (opening.reservation_sum)
            add("together the parties would have to want " + numbers::shown(opening.reservation_sum->size) +
                " less in all, for " + reached(opening.reservation_sum->point) + ".");
        return section;
    }

    // A game in which fewer than all suffice.
    bool own_rule() const { return scenario_.rule.needed > 0 || !scenario_.rule.veto.empty(); }
    std::string rule_words() const {
        const AgreementRule& rule = scenario_.rule;
        std::vector<std::string> veto;
        for (const int profile : rule.veto)
            veto.push_back(scenario_.profiles[static_cast<std::size_t>(profile)].name);
        const auto needed = static_cast<std::size_t>(rule.needed);
        std::string text = "By its own rule ";
        text += needed > 0 && needed < scenario_.profiles.size()
                    ? grouped(needed) + " of " + grouped(scenario_.profiles.size()) + " parties suffice"
                    : std::string("all parties are needed");
        if (!veto.empty()) text += ", " + list_of(veto) + " among them";
        return text + "; what is counted here as acceptable is so to all of them.";
    }

    Section notes() const {
        Section section{
            "notes", "What to know of the files", "What did the reader of the numbers remark?", {}, {}};
        const auto add = [&](std::string text) {
            Point point;
            point.claim = {std::move(text), {}, {}};
            section.points.push_back(std::move(point));
        };
        for (const std::string& party : landscape_.unanswered)
            add("“" + party +
                "” gives an order of outcomes and no numbers; it has no place in this picture.");
        if (own_rule()) add(rule_words());
        for (const std::string& note : landscape_.notes) add(note + (note.ends_with('.') ? "" : "."));
        return section;
    }

    Section method() const {
        Section section{"method", "How to read this", "What do these words mean?", {}, {}};
        const auto add = [&](std::string text) {
            Point point;
            point.claim = plain_sentence(std::move(text));
            section.points.push_back(std::move(point));
        };
        const bool exact = landscape_.frontier.reading() == numbers::FrontierReading::exact;
        add("The numbers were read from " + landscape_.format + "; an outcome fixes one value on each of " +
            counted(names_.issues.size(), "issue", "issues") + ".");
        add("The points and measures are those that “" + std::string(to_string(landscape_.definitions)) +
            "” defines; --definitions asks for another family.");
        add("The frontier was found by " + landscape_.frontier.method +
            (exact ? "; utilities are exact and are shown to six digits."
                   : "; utilities are the doubles that the format computes, shown to six digits."));
        add("Where outcomes are counted in the picture, their exact utilities count.");
        add("A count of outcomes says how many there are and nothing about what will happen.");
        return section;
    }

    const NumericScenario& scenario_;
    const numbers::Landscape& landscape_;
    const std::optional<cases::PairedTalks>& paired_;
    SpaceNames names_;
};

}  // namespace

Result<Briefing> make_briefing(const NumericScenario& scenario, const numbers::LandscapeRequest& request,
                               bool talks) {
    const Result<numbers::Landscape> landscape = numbers::find_landscape(scenario, request);
    if (!landscape) return landscape.errors();
    std::optional<cases::PairedTalks> paired;
    if (talks) {
        // Those alone who were asked about sit down.
        NumericScenario table = scenario;
        std::erase_if(table.profiles, [&](const Profile& profile) {
            return std::find(landscape->parties.begin(), landscape->parties.end(), profile.name) ==
                   landscape->parties.end();
        });
        paired = cases::paired_talks(table, nullptr);
    }
    return NumbersWriter(scenario, *landscape, paired).write(request.limits);
}

}  // namespace detente::briefing
