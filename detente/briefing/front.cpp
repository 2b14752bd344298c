// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/front.h"

#include <algorithm>
#include <cctype>

#include "detente/briefing/internal/paired_section.h"
#include "detente/briefing/internal/sections.h"
#include "detente/case/advice_words.h"
#include "detente/case/reports.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

std::string uncapitalized(std::string text) {
    if (!text.empty()) text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
}

constexpr std::size_t kTexts = 3;                                  // of a menu
constexpr std::size_t kShortName = 6, kClipped = 4, kQuoted = 16;  // words

class Writer {
  public:
    Writer(const cases::BriefingReport& report, const AccountContext& account, Brevity brevity)
        : report_(report), account_(account), scenario_(account.scenario), brevity_(brevity) {}

    Front write() {
        write_day(report_, front_);
        crux();
        add("answer", "The answer", {away() ? write_away(account_, *report_.standoff) : answer()});
        if (advised()) {
            propose();
            ask();
        }
        parties();
        picture();
        talks();
        if (report_.standoff) add("failure", "If it fails", write_failure(account_, *report_.standoff));
        if (report_.study.steps)
            add("first-step", "The first step", write_first_step(account_, *report_.study.steps));
        add("firmness", "How firm this is", write_firmness(account_));
        return std::move(front_);
    }

  private:
    bool advised() const { return report_.advice && report_.advice->found; }
    bool away() const {
        return scenario_.issues.empty() && report_.standoff && !account_.answer.contradiction;
    }
    std::string name(int party) const { return party_name(scenario_, party); }
    Sentence say(std::string text) const { return account_.trace.say(std::move(text), items_); }

    FrontPart* add(const char* id, const char* title, std::vector<Sentence> sentences) {
        if (sentences.empty()) return nullptr;
        front_.parts.push_back({id, title, std::move(sentences), {}, {}});
        return &front_.parts.back();
    }

    void crux() {
        if (!advised()) return;
        add("crux", "What it is about", {say(write_crux(report_, account_, brevity_))});
    }

    // One sentence: whether there is a deal, and the counts that it is read from.
    Sentence answer() const {
        // A gift is on nobody's mind: where it is known which packages are exchanges, these are counted.
        const bool of_exchanges =
            advised() &&
            report_.advice->zone.certain + report_.advice->zone.excluded + report_.advice->zone.open > 0;
        Sentence counted = write_answer(account_, of_exchanges ? &report_.advice->zone : nullptr);
        if (!account_.answer.counted) return counted;
        const deals::Zone& zone = account_.answer.zone;
        std::string lead;
        if (zone.certain > 0)
            lead = advised() && report_.advice->zone.certain == 0
                       ? "What suits everybody for certain is a gift, no exchange: "
                       : "There is a deal in what was said: ";
        else if (of_exchanges && zone.open > 0 && report_.advice->zone.open == 0)
            lead = "What was said leaves no exchange that can be agreed, only gifts that stay open: ";
        else if (zone.open > 0)
            lead = "What was said neither shows that a deal exists nor rules one out: ";
        else
            lead = "What was said leaves nothing that can be agreed: ";
        counted.text = lead + uncapitalized(counted.text);
        if (const std::string named = named_certain(); !named.empty()) {
            counted.text.pop_back();
            counted.text += "; " + named;
        }
        return counted;
    }

    // What is certain is named once: here only where it is not what to propose.
    std::string named_certain() const {
        if (account_.answer.zone.certain == 0) return {};
        if (advised() && report_.proposals && !report_.proposals->certain.empty()) return {};
        const std::vector<Sentence> remarks = write_remarks(account_);
        return remarks.empty() ? std::string() : uncapitalized(remarks[0].text);
    }

    // The texts for a mediator, by letter; the map has the same letters.
    void propose() {
        if (!report_.proposals) return;
        const deals::Proposals& found = *report_.proposals;
        const std::string all = scenario_.parties.size() == 2 ? "both" : "all";
        std::vector<Sentence> sentences;
        if (!found.certain.empty()) {
            std::string text = "Propose " + texts(found.certain, 1) + ": it is certain to suit " + all;
            if (found.certain_in_all > 1)
                text +=
                    ", as " + counted(found.certain_in_all - 1, "other exchange is", "other exchanges are");
            sentences.push_back(say(text + "."));
        } else if (found.stands_out && !found.ranked.empty()) {
            sentences.push_back(say("Propose " + texts(found.ranked, 1) + ", which is ahead: " + all +
                                    " take it in " + cases::share_range(found.ranked[0].joint) +
                                    " of the value models."));
            const std::vector<deals::Proposal> rest(found.ranked.begin() + 1, found.ranked.end());
            if (!rest.empty()) sentences.push_back(say("Next to it come " + texts(rest, 2) + "."));
        } else if (!found.menu.empty()) {
            const std::size_t count =
                std::min(found.menu.size(), brevity_ < Brevity::clipped ? kTexts : kTexts - 1);
            std::string text = "No single text is ahead; propose " +
                               (count == 1 ? std::string() : "a menu of " + std::to_string(count) + ": ") +
                               texts(found.menu, count);
            sentences.push_back(say(text + "."));
            std::vector<double> reach;
            for (const std::vector<double>& law : found.coverage) reach.push_back(law[count - 1]);
            if (!reach.empty())
                sentences.push_back(say("One of them suits " + all + " in " + cases::share_range(reach) +
                                        " of the value models; some exchange does in " +
                                        cases::share_range(found.ceiling) + "."));
        }
        add("propose", "What to propose", std::move(sentences));
    }

    // "A “...”, B “...” and C “...”", the first `most` of them, which the map marks.
    std::string texts(const std::vector<deals::Proposal>& found, std::size_t most) {
        std::vector<std::string> names;
        for (std::size_t k = 0; k < found.size() && k < most; ++k) {
            ExchangeMap::Mark mark;
            mark.letter = std::string(1, static_cast<char>('A' + marks_.size()));
            mark.name = in_short(found[k].package, scenario_);
            for (std::size_t party = 0; party < scenario_.parties.size(); ++party) {
                double share = found[k].verdicts[party] == Verdict::always ? 1 : 0;
                if (found[k].verdicts[party] == Verdict::undetermined && !found[k].accepts[party].empty())
                    share = *std::min_element(found[k].accepts[party].begin(), found[k].accepts[party].end());
                mark.shares.push_back(share);
            }
            names.push_back(mark.letter + " " + quoted(mark.name));
            marks_.push_back(std::move(mark));
        }
        return list_of(names);
    }

    // A text that is proposed above is told by its letter.
    std::string named(const Package& package) const {
        const std::string name = in_short(package, scenario_);
        for (const ExchangeMap::Mark& mark : marks_)
            if (mark.name == name) return mark.letter;
        return quoted(name);
    }

    // What to ask first, and what then after either answer.
    void ask() {
        if (!report_.plan || !report_.plan->tree || report_.plan->tree->leaf != deals::PlanNode::Leaf::none)
            return;
        const deals::PlanNode& first = *report_.plan->tree;
        std::vector<Sentence> sentences;
        const Subject who = subject_of(scenario_, first.party);
        const std::string they_or_it(who.agree("it", "they"));
        std::string text =
            "Ask " + who.name + " whether " + they_or_it + " would take " +
            (brevity_ < Brevity::short_names ? in_words(*first.package, scenario_) : named(*first.package));
        if (!first.yes_shares.empty())
            text += ": " + they_or_it + " would in " + cases::share_range(first.yes_shares) +
                    " of the value models that fit what was said";
        sentences.push_back(say(text + "."));
        sentences.push_back(
            say("If yes, " + then(*first.yes, first) + "; if no, " + then(*first.no, first) + "."));
        add("ask", "What to ask first", std::move(sentences));
    }

    std::string then(const deals::PlanNode& node, const deals::PlanNode& before) const {
        switch (node.leaf) {
            case deals::PlanNode::Leaf::certain:
                return "a deal is certain: " + named(*node.package);
            case deals::PlanNode::Leaf::excluded:
                return "no exchange is left";
            case deals::PlanNode::Leaf::open:
                return "it stays open";
            case deals::PlanNode::Leaf::none:
                break;
        }
        if (*node.package == *before.package) {
            // Of three parties there may be one more to ask.
            const bool deal = node.yes && node.yes->leaf == deals::PlanNode::Leaf::certain;
            return "put the same to " + name(node.party) + (deal ? ", whose yes would make it a deal" : "");
        }
        return "ask " + name(node.party) + " about " + named(*node.package);
    }

    void parties() {
        std::vector<Card> cards = away() ? write_standoff_cards(account_, *report_.standoff)
                                         : write_cards(report_, account_, brevity_);
        if (cards.empty()) return;
        front_.parts.push_back({"parties", "The parties", {}, std::move(cards), {}});
    }

    void picture() {
        std::optional<ExchangeMap> map;
        if (!report_.study.steps || says_something()) map = write_exchange_map(report_, account_);
        if (map) {
            map->marks = marks_;
            if (!marks_.empty())
                map->caption += marks_.size() == 1
                                    ? "; A is what to propose"
                                    : "; " + marks_.front().letter + (marks_.size() == 2 ? " and " : " to ") +
                                          marks_.back().letter + " are what to propose";
        }
        if (map)
            front_.parts.push_back({"picture", "The exchanges", {}, {}, std::move(*map)});
        else if (report_.standoff)
            front_.parts.push_back(
                {"picture",
                 "The states and the moves between them",
                 {},
                 {},
                 std::get<StateDrawing>(
                     write_standoff(scenario_, account_.trace, *report_.standoff).payload)});
        else if (report_.study.steps)
            front_.parts.push_back(
                {"picture",
                 "The steps",
                 {},
                 {},
                 std::get<LadderPicture>(
                     write_steps(scenario_, account_.trace, *report_.study.steps).payload)});
    }

    void talks() {
        std::vector<Sentence> sentences;
        if (report_.talks) sentences = write_talks_front(account_, *report_.talks, brevity_);
        if (report_.paired)
            sentences = write_paired_front(*report_.paired, paired_names(scenario_),
                                           [&](std::string text) { return say(std::move(text)); });
        if (report_.revealed && (brevity_ < Brevity::clipped || sentences.empty()))
            for (Sentence& sentence : write_moves_front(account_, *report_.revealed))
                sentences.push_back(std::move(sentence));
        add("talks", "How the talks go", std::move(sentences));
    }

    // A statement on packages is in force: without one the map shows directions alone.
    bool says_something() const {
        for (const std::string& id : items_)
            if (find_statement(scenario_, id)) return true;
        return false;
    }

    const cases::BriefingReport& report_;
    const AccountContext& account_;
    const Scenario& scenario_;
    const std::vector<std::string> items_ = account_.verdict_items();
    std::vector<ExchangeMap::Mark> marks_;
    const Brevity brevity_;
    Front front_;
};

// What is quoted is cut, and a legend keeps to today's state and those that hold.
void clip(Front& front) {
    for (FrontPart& part : front.parts) {
        for (Sentence& sentence : part.sentences) sentence.text = with_short_quotes(sentence.text, kQuoted);
        for (Card& card : part.cards)
            for (Card::Line& line : card.lines)
                line.sentence.text = with_short_quotes(line.sentence.text, kQuoted);
        if (auto* states = std::get_if<StateDrawing>(&part.picture))
            for (StateDrawing::Node& node : states->nodes)
                node.deeds = node.status_quo || node.equilibrium ? with_short_quotes(node.deeds, kQuoted)
                                                                 : std::string();
    }
}

void write_what_was_known(const cases::BriefingReport& report, Front& front) {
    const Scenario& scenario = report.as_written;
    if (const auto& day = report.request.filter.as_of) {
        front.day = "with what was known on " + in_words(*day);
        return;
    }
    if (!scenario.as_of.known()) return;
    front.day = "the question of " + in_words(scenario.as_of);
    const std::size_t later = report.published_later.size();
    if (later == 0) return;
    front.day += "; " + std::to_string(later) + " of the statements used " + (later == 1 ? "was" : "were") +
                 " published later";
    front.day_remedy = "--as-of head leaves " + std::string(later == 1 ? "it" : "them") + " out";
}

}  // namespace

void write_day(const cases::BriefingReport& report, Front& front) {
    write_what_was_known(report, front);
    if (report.left_out.empty()) return;
    if (!front.day.empty()) front.day += "; ";
    front.day += "time ran out, and left out are " + list_of(report.left_out);
}

Front write_front(const cases::BriefingReport& report, const AccountContext& account) {
    Front front;
    const std::size_t head = words_of(report.as_written.title) + words_of(report.as_written.asked);
    for (const Brevity brevity :
         {Brevity::none, Brevity::few_words, Brevity::no_packages, Brevity::short_names, Brevity::clipped}) {
        if (brevity < Brevity::short_names) {
            front = Writer(report, account, brevity).write();
        } else {
            const Scenario brief =
                with_short_names(account.scenario, brevity == Brevity::clipped ? kClipped : kShortName);
            const AccountContext same{brief,          account.trace, account.deals,
                                      account.answer, account.study, account.weights};
            front = Writer(report, same, brevity).write();
        }
        if (brevity == Brevity::clipped) clip(front);
        if (head + words_of(front) <= kFrontWords) break;
    }
    return front;
}

}  // namespace detente::briefing
