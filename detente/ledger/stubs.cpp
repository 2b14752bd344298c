// SPDX-License-Identifier: Apache-2.0
// What a page offers for a scenario: its source and, for each demand, offer, refusal and promise, a statement
// that waits for a person to say whose it is and what it compares; what else is said stands below, set aside.
#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "detente/ledger/internal/page_metadata.h"
#include "detente/ledger/quote_check.h"
#include "detente/ledger/reading.h"

namespace detente::ledger {

namespace {

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        const auto byte = static_cast<unsigned char>(c);
        result += byte < 0x20 || byte == 0x7F ? ' ' : c;
    }
    return result + "\"";
}

std::string quoted(const std::vector<std::string>& parts) {
    if (parts.size() == 1) return quoted(parts.front());
    std::string list;
    for (const std::string& part : parts) list += (list.empty() ? "[" : ", ") + quoted(part);
    return list + "]";
}

// The words to cite, and the form in which they then stand.
struct Citable {
    std::vector<std::string> parts;
    std::string form;
};

// Words are offered only where the check that will read them finds them at this sentence.
class StubWriter {
  public:
    StubWriter(const Page& page, const Reading& reading, const std::string& source)
        : page_(page), reading_(reading), source_(source), folded_(fold_page(page)) {}

    std::string write() {
        head();
        for (const PageSentence& sentence : reading_.sentences) ++counted_[sentence.text];
        // Each looks its words up on the whole page.
        std::size_t left = std::max<std::size_t>(100, kLookedUp / (folded_size() + 1));
        std::vector<const PageSentence*> rest;
        bool turns = false;
        for (const PageSentence& sentence : reading_.sentences) {
            const BlockRole role = page_.blocks[static_cast<std::size_t>(sentence.block)].role;
            const bool marked = !sentence.attributions.empty() || !sentence.hedges.empty() ||
                                !sentence.events.empty() || !sentence.quotes.empty();
            if (!is_evidence(role) || !marked) continue;
            const std::vector<Turn> found = turns_of(sentence);
            for (std::size_t i = 0; i < found.size() && left > 0; ++i, --left) {
                turns = true;
                stub(sentence, &found[i], i);
            }
            if (found.empty()) rest.push_back(&sentence);
        }
        if (turns && !rest.empty())
            text_ +=
                "\n# The rest: sentences in which something else is said, hedged or done. Take the marks #| "
                "away "
                "from what you need.\n";
        for (const PageSentence* sentence : rest) {
            if (left-- == 0) {
                text_ += "\n# The page goes on; its further sentences were left out here.\n";
                break;
            }
            const std::size_t from = text_.size();
            stub(*sentence, nullptr, 0);
            if (turns) set_aside(from);
        }
        return std::move(text_);
    }

  private:
    void add(std::string_view key, const std::string& value) {
        if (!value.empty()) text_ += std::string(key) + " = " + quoted(value) + "\n";
    }

    void head() {
        text_ = "[sources." + source_ + "]\nkind = \"article\"\n";
        add("title", title());
        add("outlet", page_.outlet);
        add("author", page_.author);
        add("url", page_.url);
        add("published", detente::to_string(page_.published));
        if (!page_.published.known())
            if (const std::string day = day_of_address(); !day.empty())
                text_ +=
                    "published = " + quoted(day) + "  # from the name of the file or the address: check it\n";
        add("file", page_.file);
        add("sha256", page_.sha256);
        text_ +=
            "\n# One statement for each demand, offer, refusal and promise of the page, its sentence beside "
            "it. Write "
            "whose values\n"
            "# it speaks of (`party`) and what it compares (`says`), and delete what is no evidence. Nothing "
            "here is a "
            "preference\n"
            "# until a person has written it; every statement is marked assumed until its `standing` is "
            "set.\n";
    }

    // "vanity-fair-2019-02-28.txt", "https://the-courier.example/2031/05/14/talks": the day in them, or nothing.
    std::string day_of_address() const {
        for (const std::string* text : {&page_.url, &page_.file}) {
            for (std::size_t at = 0; at + 10 <= text->size(); ++at) {
                if (at > 0 && is_digit(static_cast<unsigned char>((*text)[at - 1]))) continue;
                std::string day = text->substr(at, 10);
                if ((day[4] != '-' && day[4] != '/') || day[7] != day[4]) continue;
                day[4] = day[7] = '-';
                if (at + 10 < text->size() && is_digit(static_cast<unsigned char>((*text)[at + 10])))
                    continue;
                if (date_in(day).known()) return day;
            }
        }
        return {};
    }

    // What somebody asks for, offers, refuses or promises in a sentence, in words, and how its package is
    // written.
    struct Turn {
        std::string words;
        std::string says;
        const Attribution* report = nullptr;  // whose words it is in; none where the writer tells it
    };

    // "The rebels demand", "Kim demands".
    static std::string verb_for(const std::string& who, std::string_view does) {
        const std::string lower = to_lower(who);
        const bool several = lower.size() > 3 && lower.ends_with("s") && !lower.ends_with("ss") &&
                             !is_capital(static_cast<unsigned char>(who[who.rfind(' ') + 1]));
        const std::size_t end = does.find(' ') == std::string_view::npos ? does.size() : does.find(' ');
        std::string verb(does.substr(0, end));
        if (several && verb.ends_with("s")) verb.pop_back();
        return verb + std::string(does.substr(end));
    }

    // Whose report an event stands in: the one with its own verb; else the one before it that goes on to it; else
    // the one that closes the sentence. None where the writer tells it.
    static const Attribution* report_of(const PageSentence& sentence, const Event& event) {
        const Attribution* before = nullptr;
        const Attribution* behind = nullptr;
        for (const Attribution& a : sentence.attributions) {
            if (a.continued || a.who == "unknown" || a.force == Force::hearing) continue;
            if (a.span.from == event.span.from) return &a;
            if (a.span.from < event.span.from && !a.side_clause) before = &a;
            if (a.span.from > event.span.to && !behind) behind = &a;
        }
        const auto between = [&](std::size_t from, std::size_t to) {
            const std::size_t start = sentence.span.from;
            if (from < start || to < from || to - start > sentence.text.size()) return std::string();
            return sentence.text.substr(from - start, to - from);
        };
        if (before) {
            const std::string gap = between(before->span.to, event.span.from);
            const bool parted =
                gap.find(", and ") != std::string::npos || gap.find("; ") != std::string::npos ||
                gap.find(", but ") != std::string::npos || gap.find(". ") != std::string::npos;
            if (!parted) return before;
        }
        if (behind) {
            const std::string gap = between(event.span.to, behind->span.from);
            const bool closed = gap.find(", ") != std::string::npos || gap.find(",”") != std::string::npos ||
                                gap.find(",\"") != std::string::npos || gap.find("” ") != std::string::npos;
            if (closed && gap.find(", and ") == std::string::npos && gap.find(", but ") == std::string::npos)
                return behind;
        }
        return nullptr;
    }

    static std::vector<Turn> turns_of(const PageSentence& sentence) {
        std::vector<Turn> turns;
        const auto add_turn = [&](const std::string& who, std::string_view does, const std::string& what,
                                  const std::string& whom, std::string_view says, const Attribution* report) {
            std::string words = (who.empty() ? std::string("somebody") : who) + " " + verb_for(who, does);
            if (!whom.empty()) words += " (" + whom + ")";
            if (!what.empty()) words += ": " + what;
            turns.push_back({one_line(words), std::string(says), report});
        };
        static constexpr std::string_view kWanted = "{ ISSUE = LEVEL } > no deal";
        static constexpr std::string_view kGiven = "{ ISSUE = LEVEL } >= no deal";
        static constexpr std::string_view kRefused = "no deal > { ISSUE = LEVEL }";
        bool demanded = false, offered = false, refused = false;
        for (const Event& event : sentence.events) {
            if (event.kind == "demand" || event.kind == "want") {
                add_turn(event.actor, event.kind == "want" ? "wants" : "demands", event.what, event.whom,
                         kWanted, report_of(sentence, event));
                demanded = true;
            } else if (event.kind == "offer" || event.kind == "promise" || event.kind == "accept" ||
                       event.kind == "agree" || event.kind == "concede") {
                add_turn(event.actor, event.kind == "concede" ? "gives up" : event.kind + "s", event.what,
                         event.whom, kGiven, report_of(sentence, event));
                offered = true;
            } else if (event.kind == "reject") {
                add_turn(event.actor, "refuses", event.what, event.whom, kRefused,
                         report_of(sentence, event));
                refused = true;
            }
        }
        for (const Attribution& a : sentence.attributions) {
            if (a.continued || a.side_clause) continue;
            if (a.mode == "demanded" && !demanded) add_turn(a.who, "demands", {}, a.to, kWanted, &a);
            if (a.mode == "promised" && !offered) add_turn(a.who, "promises", {}, a.to, kGiven, &a);
            const std::string_view lemma = reporting_lemma(to_lower(a.verb));
            if (a.denied && !refused && (lemma == "reject" || lemma == "dismiss"))
                add_turn(a.who, "refuses", {}, a.to, kRefused, &a);
        }
        return turns;
    }

    // The lines written since `from`, as comments.
    void set_aside(std::size_t from) {
        const std::string lines = text_.substr(from);
        text_.resize(from);
        std::size_t at = 0;
        while (at < lines.size()) {
            const std::size_t end = lines.find('\n', at);
            const std::string line = lines.substr(at, end - at);
            text_ += line.empty() ? "\n" : "#| " + line + "\n";
            at = end + 1;
        }
    }

    static constexpr std::size_t kLookedUp = 600'000'000;  // bytes, over all stubs

    std::size_t folded_size() const {
        std::size_t bytes = 0;
        for (const Block& block : page_.blocks) bytes += block.text.size();
        return bytes;
    }

    // What the page says of itself, or else its headline.
    std::string title() const {
        if (!page_.title.empty()) return page_.title;
        for (const Block& block : page_.blocks)
            if (block.role == BlockRole::headline) return block.text;
        return {};
    }

    void stub(const PageSentence& sentence, const Turn* turn, std::size_t number) {
        text_ += "\n";
        if (turn) {
            const Block& block = page_.blocks[static_cast<std::size_t>(sentence.block)];
            text_ += "# " + turn->words + "\n# line " + std::to_string(block.line) + ": " +
                     one_line(sentence.text) + "\n";
        }
        const std::string id =
            source_ + "." + sentence.id + (number > 0 ? "." + std::to_string(number + 1) : "");
        text_ += "[[statements]]\nid = " + quoted(id) + "\nparty = \"\"\nsays = \"\"" +
                 (turn ? "  # as " + turn->says : std::string()) + "\n";
        for (const HeldHedge& held : sentence.hedges)
            text_ += "# marked: “" + one_line(held.hedge.cue) + "”, " +
                     std::string(to_string(held.hedge.kind)) + ", held by " +
                     (held.holder == "writer" ? std::string("the writer") : one_line(held.holder)) + "\n";
        if (const std::string hedge = strongest(sentence); !hedge.empty()) add("hedge", hedge);
        text_ += "source = [" + quoted(source_) + "]\nat = " + quoted(sentence.id) + "\n";
        const Citable words = citable(sentence);
        if (!words.parts.empty()) text_ += "quote = " + quoted(words.parts) + "\n";
        add("form", turn && !turn->report && !words.parts.empty() && words.form != "direct" ? "own_voice"
                                                                                            : words.form);
        // The mode of the report whose chain is written; the others say theirs beside it.
        std::vector<const Attribution*> reports;
        if (turn && turn->report) reports.push_back(turn->report);
        for (const Attribution& a : sentence.attributions)
            if (!turn || &a != turn->report) reports.push_back(&a);
        std::string mode = sentence.mode;
        // Told by the writer: the reports of the sentence are about something else.
        const bool own_voice = turn && !turn->report && !reports.empty();
        if (own_voice && !restating(mode)) mode = "asserted";
        for (const Attribution* a : reports) {
            if (own_voice) break;
            if (turn && a == turn->report && !a->mode.empty() && !restating(mode)) {
                mode = a->mode;
                break;
            }
            if (a->unresolved || a->side_clause || a->chain.empty()) continue;
            if (mode != "open" && mode != "conditional" && mode != "asked") mode = a->mode;
            break;
        }
        add("mode", mode);
        bool written = own_voice;
        for (const Attribution* a : reports) chain(*a, written, mode);
        if (restating(mode))
            text_ += "# because = \"\"  # words that are " + mode +
                     " support nothing until you say why you restate them so\n";
    }

    static std::string one_line(std::string text) {
        std::replace_if(
            text.begin(), text.end(),
            [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
        return text;
    }

    static bool restating(std::string_view mode) {
        return mode == "possible" || mode == "conditional" || mode == "asked" || mode == "open";
    }

    // The hedge that bears most on how well the sentence can stand; an approximation only where there is no
    // other.
    static std::string strongest(const PageSentence& sentence) {
        for (const HeldHedge& held : sentence.hedges)
            if (held.hedge.kind != HedgeKind::approximator) return held.hedge.cue;
        return sentence.hedges.empty() ? std::string() : sentence.hedges.front().hedge.cue;
    }

    Citable citable(const PageSentence& sentence) const {
        const std::string form =
            sentence.attributions.empty() ? "own_voice" : sentence.attributions.front().form;
        // A sentence that is speech is cited by what stands inside its quotation marks.
        for (const Quotation& quotation : sentence.quotes)
            if (quotation.form == "direct" && !quotation.inner && form == "direct" &&
                stands(quotation.parts, sentence.id, true, sentence.mode))
                return {quotation.parts, "direct"};
        if (stands({sentence.text}, sentence.id, false, sentence.mode))
            return {{sentence.text}, form == "direct" ? "mixed" : form};
        return {{}, form};
    }

    bool stands(const std::vector<std::string>& parts, const std::string& at, bool direct,
                const std::string& mode) const {
        std::size_t bytes = 0;
        for (const std::string& part : parts) {
            if (part.find_first_not_of(' ') == std::string::npos) return false;
            bytes += part.size();
        }
        // Words that stand on the page again and again cite nothing.
        if (const auto found = counted_.find(parts.front()); found != counted_.end() && found->second > 20)
            return false;
        if (bytes > 5'000) return false;
        CitedQuote quote;
        quote.parts = parts;
        quote.at = at;
        quote.direct = direct;
        for (int m = 0; m <= static_cast<int>(Mode::open); ++m)
            if (detente::to_string(static_cast<Mode>(m)) == mode) quote.mode = static_cast<Mode>(m);
        const QuoteCheck check = check_quote(page_, reading_, folded_, quote);
        return passes(check.status) && check.status != QuoteStatus::moved;
    }

    // The first is written, further ones stand beside it for a person to choose; so does one whose speaker is
    // a pronoun.
    void chain(const Attribution& attribution, bool& written, const std::string& mode) {
        std::string links;
        std::set<std::string> speakers;
        bool loops = false;
        for (const ChainLink& link : attribution.chain) {
            if (link.who == "page") continue;
            const bool first = links.empty();
            const bool named = link.named && link.who != "unknown" && !(first && attribution.anonymous);
            if (named && !speakers.insert(link.who).second) loops = true;
            links += (first ? "{ who = " : ", { who = ") + quoted(link.who);
            const auto key = [&](const char* name, const std::string& value) {
                if (!value.empty()) links += std::string(", ") + name + " = " + quoted(value);
            };
            key("verb", link.verb);
            const bool unsaid = link.to.empty() || link.to == "page";
            const std::string& to = unsaid && first ? attribution.to : link.to;
            if (to != "page" && !speakers.contains(to)) key("to", to);
            key("medium", link.medium.empty() && first ? attribution.medium : link.medium);
            key("role", link.role.empty() && first ? attribution.role : link.role);
            if (!named) links += ", named = false";
            links += " }";
        }
        if (links.empty()) return;
        const bool for_a_person = written || loops || attribution.unresolved;
        text_ += std::string(for_a_person ? "# " : "") + "chain = [" + links + "]" +
                 (attribution.mode != mode && !attribution.mode.empty() ? "  # " + attribution.mode
                                                                        : std::string()) +
                 "\n";
        if (attribution.unresolved)
            text_ += "# who that is stays open" +
                     (attribution.proposed.empty() ? std::string()
                                                   : "; perhaps " + one_line(attribution.proposed)) +
                     "\n";
        written = written || !for_a_person;
    }

    const Page& page_;
    const Reading& reading_;
    const std::string& source_;
    const FoldedPage folded_;
    std::unordered_map<std::string, int> counted_;  // how often each sentence stands on the page
    std::string text_;
};

}  // namespace

std::string to_toml_stubs(const Page& page, const Reading& reading, const std::string& source_id) {
    return StubWriter(page, reading, source_id).write();
}

}  // namespace detente::ledger
