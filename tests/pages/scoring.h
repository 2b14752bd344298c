// SPDX-License-Identifier: Apache-2.0
// Counts how the reading of a page agrees with what a person wrote beside it, and how two trivial readers do.
// Labels: "LINE ROLE" a block, then a line for each sentence, "H cue, cue | S speaker, speaker | Q part /
// part" or "-". Speakers are names as written, a role in front of a name left out ("envoy Pavel Irek" is
// Pavel Irek, "Minister May" stays); nobody named is "unknown". A quotation of several sentences is labelled
// on each with the part that stands in it, and so is its speaker.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "detente/formats/internal/html_page.h"
#include "detente/formats/page.h"
#include "detente/ledger/block_roles.h"
#include "detente/ledger/reading.h"

namespace detente::scoring {

using Marks = std::multiset<std::string>;  // "PAGE:LINE.SENTENCE what"

struct MarkedPages {
    Marks furniture, evidence, hedges, speakers, quotes;
    int blocks = 0;
};

// The reader itself, and what it is compared with: every block taken as text of the article, and a list of
// words without a rule beside it.
enum class Way { rules, all_text, word_list };

struct Score {
    int right = 0, found = 0, labelled = 0;
    double precision() const { return found == 0 ? 0.0 : double(right) / found; }
    double recall() const { return labelled == 0 ? 0.0 : double(right) / labelled; }
};

inline Score compare(const Marks& found, const Marks& labelled) {
    Score score{0, int(found.size()), int(labelled.size())};
    Marks left = labelled;
    for (const std::string& mark : found)
        if (const auto at = left.find(mark); at != left.end()) {
            ++score.right;
            left.erase(at);
        }
    return score;
}

inline std::vector<std::string> split(const std::string& text, const std::string& by) {
    std::vector<std::string> all;
    std::size_t from = 0;
    for (std::size_t at; (at = text.find(by, from)) != std::string::npos; from = at + by.size())
        all.push_back(text.substr(from, at - from));
    all.push_back(text.substr(from));
    return all;
}

inline void read_labels(const std::string& path, const std::string& name, MarkedPages& marks) {
    std::ifstream file(path);
    std::string line, block;
    int sentence = 0;
    while (std::getline(file, line)) {
        if (line.empty()) continue;
        if (line[0] != ' ') {
            std::istringstream words(line);
            std::string role;
            words >> block >> role;
            sentence = 0;
            ++marks.blocks;
            const bool evidence = role == "body" || role == "correction";
            (evidence ? marks.evidence : marks.furniture).insert(name + ":" + block);
            continue;
        }
        const std::string place = name + ":" + block + "." + std::to_string(++sentence) + " ";
        for (const std::string& field : split(line.substr(2), " | ")) {
            if (field.size() < 3) continue;
            const std::string rest = field.substr(2);
            if (field[0] == 'H')
                for (const auto& cue : split(rest, ", ")) marks.hedges.insert(place + ledger::to_lower(cue));
            if (field[0] == 'S')
                for (const auto& who : split(rest, ", "))
                    marks.speakers.insert(place + ledger::to_lower(who));
            if (field[0] == 'Q')
                for (const auto& part : split(rest, " / ")) marks.quotes.insert(place + part);
        }
    }
}

// Marks of one sentence by the words alone: every cue of the list, every capital name or pronoun beside a
// reporting verb, whatever stands between marks.
inline void mark_by_word_list(const std::string& text, const std::string& place, MarkedPages& marks) {
    for (const ledger::Hedge& cue : ledger::listed_cues_of(text)) marks.hedges.insert(place + cue.cue);
    for (const ledger::QuoteSpan& quote : ledger::quotations_of(text))
        if (quote.depth == 0)
            marks.quotes.insert(place + text.substr(quote.inside.from, quote.inside.to - quote.inside.from));
    const std::vector<ledger::Word> words = ledger::words_of(text);
    std::set<std::string> speakers;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (ledger::reporting_force(words[i].lower) == ledger::Force::none) continue;
        std::size_t first = i;
        while (first > 0 && words[first - 1].capital) --first;
        if (first < i)
            speakers.insert(text.substr(words[first].from, words[i - 1].to - words[first].from));
        else if (i > 0 && !words[i - 1].is_mark)
            speakers.insert(words[i - 1].text);
    }
    for (const std::string& who : speakers) marks.speakers.insert(place + ledger::to_lower(who));
}

inline bool is_furniture_by_word_list(const std::string& text) {
    const std::string lower = ledger::to_lower(text);
    for (const char* word :
         {"subscribe", "sign up",           "newsletter", "advertisement", "sponsored", "photo",  "copyright",
          "©",         "related",           "more ",      "read ",         "share",     "by ",    "published",
          "updated",   "image may contain", "comment",    "follow",        "cookie",    "privacy"})
        if (lower.find(word) != std::string::npos) return true;
    return false;
}

inline void mark_by_rules(const ledger::PageSentence& sentence, const std::string& place,
                          MarkedPages& marks) {
    for (const auto& held : sentence.hedges) marks.hedges.insert(place + held.hedge.cue);
    std::set<std::string> speakers;
    for (const auto& a : sentence.attributions) speakers.insert(ledger::to_lower(a.who));
    for (const std::string& who : speakers) marks.speakers.insert(place + who);
    for (const auto& quote : sentence.quotes) {
        if (quote.form == "term" || quote.inner) continue;
        for (const std::string& part : quote.parts) marks.quotes.insert(place + part);
    }
}

inline void read_page_marks(const std::string& path, const std::string& name, Way way, MarkedPages& marks) {
    Result<Page> page = read_page_file(path);
    if (!page.ok()) return;
    if (way == Way::rules) ledger::assign_roles(*page);
    for (Block& block : page->blocks) {
        ++marks.blocks;
        if (way != Way::rules) block.role = BlockRole::body;
        const bool evidence = way == Way::rules       ? is_evidence(block.role)
                              : way == Way::word_list ? !is_furniture_by_word_list(block.text)
                                                      : true;
        (evidence ? marks.evidence : marks.furniture).insert(name + ":" + std::to_string(block.line));
    }
    std::vector<int> counted(page->blocks.size());
    for (const ledger::PageSentence& sentence : ledger::read_sentences(*page).sentences) {
        const auto block = std::size_t(sentence.block);
        const std::string place = name + ":" + std::to_string(page->blocks[block].line) + "." +
                                  std::to_string(++counted[block]) + " ";
        if (way == Way::word_list)
            mark_by_word_list(sentence.text, place, marks);
        else
            mark_by_rules(sentence, place, marks);
    }
}

struct Measured {
    MarkedPages found, labelled;
    int pages = 0;
};

// Every labelled page of a folder of tests/pages: "development" or "held_out".
inline Measured measure_pages(const std::string& folder, Way way) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() != ".labels") names.insert(entry.path().filename().string());
    Measured all;
    for (const std::string& name : names) {
        if (name.ends_with(".html") && !html_supported()) continue;
        ++all.pages;
        read_page_marks(folder + "/" + name, name, way, all.found);
        read_labels(folder + "/" + name.substr(0, name.find('.')) + ".labels", name, all.labelled);
    }
    return all;
}

struct Row {
    std::string what, way;
    Score score;
};

inline std::vector<Row> rows(const std::string& folder) {
    std::vector<Row> all;
    const Measured read[] = {measure_pages(folder, Way::rules), measure_pages(folder, Way::all_text),
                             measure_pages(folder, Way::word_list)};
    const char* const ways[] = {"rules", "all text", "word list"};
    const std::pair<const char*, Marks MarkedPages::*> kinds[] = {{"furniture", &MarkedPages::furniture},
                                                                  {"evidence", &MarkedPages::evidence},
                                                                  {"hedges", &MarkedPages::hedges},
                                                                  {"speakers", &MarkedPages::speakers},
                                                                  {"quotes", &MarkedPages::quotes}};
    for (const auto& [what, marks] : kinds)
        for (int i = 0; i < 3; ++i)
            all.push_back({what, ways[i], compare(read[i].found.*marks, read[i].labelled.*marks)});
    return all;
}

// The table of docs/ledger-quality.md.
inline std::string table(const std::string& folder) {
    std::ostringstream text;
    const Measured sizes = measure_pages(folder, Way::rules);
    text << sizes.pages << " pages, " << sizes.labelled.blocks << " blocks.\n\n"
         << "| what | reader | precision | recall | right | found | labelled |\n"
         << "|---|---|---:|---:|---:|---:|---:|\n"
         << std::fixed << std::setprecision(2);
    for (const Row& row : rows(folder)) {
        text << "| " << row.what << " | " << row.way << " | ";
        if (row.score.found == 0)
            text << "–";
        else
            text << row.score.precision();
        text << " | " << row.score.recall() << " | " << row.score.right << " | " << row.score.found << " | "
             << row.score.labelled << " |\n";
    }
    return text.str();
}

}  // namespace detente::scoring
