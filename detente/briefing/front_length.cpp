// SPDX-License-Identifier: Apache-2.0
// How long a front is, and how names are cut where it would be too long.
#include <algorithm>
#include <cctype>

#include "detente/briefing/front.h"
#include "detente/briefing/internal/citation.h"

namespace detente::briefing {

namespace {

constexpr std::size_t kMarks = 6;  // footnote marks that a page shows after a part

std::string first_words(const std::string& text, std::size_t words) {
    std::size_t count = 0, at = 0;
    while (at < text.size()) {
        const std::size_t start = text.find_first_not_of(' ', at);
        if (start == std::string::npos) return text;
        if (count == words) return text.substr(0, text.find_last_not_of(" ,;:", start - 1) + 1) + "…";
        ++count;
        at = text.find(' ', start);
        if (at == std::string::npos) return text;
    }
    return text;
}

}  // namespace

std::size_t words_of(const std::string& text) {
    std::size_t count = 0;
    bool inside = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isspace(byte) != 0) inside = false;
        if (inside || (std::isalnum(byte) == 0 && (byte < 0xC3 || byte == 0xE2))) continue;
        inside = true;
        ++count;
    }
    return count;
}

std::size_t words_of(const Front& front) {
    std::size_t count = words_of(front.day) + words_of(front.day_remedy);
    for (const FrontPart& part : front.parts) {
        count += words_of(part.title);
        for (const Sentence& sentence : part.sentences) count += words_of(sentence.text);
        if (!part.sentences.empty()) count += std::min(cited_by(front, part).size(), kMarks);
        for (const Card& card : part.cards) {
            count += words_of(card.name) + 3;  // and who leads it
            for (const Card::Line& line : card.lines)
                count += words_of(line.label) + words_of(line.sentence.text);
        }
        if (const auto* map = std::get_if<ExchangeMap>(&part.picture)) {
            count += words_of(map->caption);
            count += map->plots.size() * (12 + map->marks.size());
        }
        if (const auto* states = std::get_if<StateDrawing>(&part.picture)) {
            count += words_of(states->caption);
            for (const std::string& maker : states->makers) count += words_of(maker);
            for (const StateDrawing::Node& node : states->nodes)
                count += 2 * words_of(node.label) + words_of(node.deeds);
        }
        if (const auto* ladders = std::get_if<LadderPicture>(&part.picture))
            if (!ladders->ladders.empty())
                for (const LadderRung& rung : ladders->ladders.front().rungs)
                    for (std::size_t side = 0; side < 2; ++side) {
                        for (const std::string& piece : rung.pieces[side]) count += words_of(piece);
                        count += words_of(rung.slack[side]);
                    }
    }
    return count;
}

Scenario with_short_names(Scenario scenario, std::size_t words) {
    const auto cut = [&](std::string& name) { name = first_words(name, words); };
    for (Party& party : scenario.parties) cut(party.name);
    for (Issue& issue : scenario.issues) {
        cut(issue.name);
        for (std::string& level : issue.levels) cut(level);
        for (std::string& level : issue.short_names) cut(level);
    }
    return scenario;
}

std::string with_short_quotes(const std::string& text, std::size_t words) {
    static const std::string open = "“", close = "”";
    std::string result;
    std::size_t at = 0;
    while (true) {
        const std::size_t from = text.find(open, at);
        const std::size_t to = from == std::string::npos ? from : text.find(close, from);
        if (to == std::string::npos) return result + text.substr(at);
        const std::size_t inside = from + open.size();
        result += text.substr(at, inside - at) + first_words(text.substr(inside, to - inside), words) + close;
        at = to + close.size();
    }
}

}  // namespace detente::briefing
