// SPDX-License-Identifier: Apache-2.0
// What a page offers for a scenario: its source and, for each sentence with something in it, a statement that
// waits for a person to say whose it is and what it compares.
#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

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
        for (const Sentence& sentence : reading_.sentences) ++counted_[sentence.text];
        // Each looks its words up on the whole page.
        std::size_t left = std::max<std::size_t>(100, kLookedUp / (folded_size() + 1));
        for (const Sentence& sentence : reading_.sentences) {
            const BlockRole role = page_.blocks[static_cast<std::size_t>(sentence.block)].role;
            const bool marked = !sentence.attributions.empty() || !sentence.hedges.empty() ||
                                !sentence.events.empty() || !sentence.quotes.empty();
            if (!is_evidence(role) || !marked) continue;
            if (left-- == 0) {
                text_ += "\n# The page goes on; its further sentences were left out here.\n";
                break;
            }
            stub(sentence);
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
        add("file", page_.file);
        add("sha256", page_.sha256);
        text_ +=
            "\n# One statement for each sentence in which something is said, hedged or done. Delete what is "
            "no "
            "evidence; in the\n"
            "# rest write whose values it speaks of (`party`) and what it compares (`says`). Nothing here is "
            "a "
            "preference\n"
            "# until a person has written it; every statement stands as assumed until its `standing` is "
            "set.\n";
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

    void stub(const Sentence& sentence) {
        text_ +=
            "\n[[statements]]\nid = " + quoted(source_ + "." + sentence.id) + "\nparty = \"\"\nsays = \"\"\n";
        for (const HeldHedge& held : sentence.hedges)
            text_ += "# marked: “" + one_line(held.hedge.cue) + "”, " +
                     std::string(to_string(held.hedge.kind)) + ", held by " +
                     (held.holder == "writer" ? std::string("the writer") : one_line(held.holder)) + "\n";
        if (const std::string hedge = strongest(sentence); !hedge.empty()) add("hedge", hedge);
        text_ += "source = [" + quoted(source_) + "]\nat = " + quoted(sentence.id) + "\n";
        const Citable words = citable(sentence);
        if (!words.parts.empty()) text_ += "quote = " + quoted(words.parts) + "\n";
        add("form", words.form);
        add("mode", sentence.mode);
        bool written = false;
        for (const Attribution& attribution : sentence.attributions) chain(attribution, written);
        if (restating(sentence.mode))
            text_ += "# because = \"\"  # words that are " + sentence.mode +
                     " support nothing until you say why you restate them so\n";
    }

    static std::string one_line(std::string text) {
        std::replace_if(
            text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
        return text;
    }

    static bool restating(std::string_view mode) {
        return mode == "possible" || mode == "conditional" || mode == "asked" || mode == "open";
    }

    // The hedge that bears most on how well the sentence can stand; an approximation only where there is no
    // other.
    static std::string strongest(const Sentence& sentence) {
        for (const HeldHedge& held : sentence.hedges)
            if (held.hedge.kind != HedgeKind::approximator) return held.hedge.cue;
        return sentence.hedges.empty() ? std::string() : sentence.hedges.front().hedge.cue;
    }

    Citable citable(const Sentence& sentence) const {
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
    void chain(const Attribution& attribution, bool& written) {
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
            const std::string& to = link.to.empty() && first ? attribution.to : link.to;
            if (to != "page" && !speakers.contains(to)) key("to", to);
            key("medium", link.medium.empty() && first ? attribution.medium : link.medium);
            key("role", link.role.empty() && first ? attribution.role : link.role);
            if (!named) links += ", named = false";
            links += " }";
        }
        if (links.empty()) return;
        const bool for_a_person = written || loops || attribution.unresolved;
        text_ += std::string(for_a_person ? "# " : "") + "chain = [" + links + "]\n";
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
