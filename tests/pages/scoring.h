// SPDX-License-Identifier: Apache-2.0
// Counts how the reading of a page agrees with what a person wrote beside it. Labels: "LINE ROLE" a block,
// then a line for each sentence, "H cue, cue | S speaker, speaker | Q part / part" or "-". A block without a
// label is furniture.
#pragma once

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "detente/formats/page.h"
#include "detente/ledger/block_roles.h"
#include "detente/ledger/reading.h"

namespace detente::scoring {

using Marks = std::multiset<std::string>;  // "PAGE:LINE.SENTENCE what"

struct MarkedPages {
    Marks evidence, hedges, speakers, quotes;
};

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

inline std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
    return text;
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
            if (role == "body" || role == "correction") marks.evidence.insert(name + ":" + block);
            continue;
        }
        const std::string place = name + ":" + block + "." + std::to_string(++sentence) + " ";
        for (const std::string& field : split(line.substr(2), " | ")) {
            if (field.size() < 3) continue;
            const std::string rest = field.substr(2);
            if (field[0] == 'H')
                for (const auto& cue : split(rest, ", ")) marks.hedges.insert(place + lower(cue));
            if (field[0] == 'S')
                for (const auto& who : split(rest, ", ")) marks.speakers.insert(place + lower(who));
            if (field[0] == 'Q')
                for (const auto& part : split(rest, " / ")) marks.quotes.insert(place + part);
        }
    }
}

inline void read_page_marks(const std::string& path, const std::string& name, MarkedPages& marks,
                            Marks& all_text) {
    Result<Page> page = read_page_file(path);
    if (!page.ok()) return;
    ledger::assign_roles(*page);
    for (const Block& block : page->blocks) {
        const std::string place = name + ":" + std::to_string(block.line);
        all_text.insert(place);
        if (is_evidence(block.role)) marks.evidence.insert(place);
    }
    std::map<int, int> sentences;
    for (const ledger::Sentence& s : ledger::read_sentences(*page).sentences) {
        const std::string place = name + ":" + std::to_string(page->blocks[std::size_t(s.block)].line) + "." +
                                  std::to_string(++sentences[s.block]) + " ";
        for (const auto& h : s.hedges) marks.hedges.insert(place + lower(h.hedge.cue));
        std::set<std::string> speakers;
        for (const auto& a : s.attributions) speakers.insert(lower(a.who));
        for (const auto& q : s.quotes) {
            if (q.form == "term" || q.inner) continue;
            for (const auto& part : q.parts) marks.quotes.insert(place + part);
        }
        for (const auto& who : speakers) marks.speakers.insert(place + who);
    }
}

struct Measured {
    MarkedPages found, labelled;
    Marks all_text;  // the baseline: every block is evidence
};

inline Measured measure(const std::string& folder) {
    Measured all;
    for (const std::string name : {"wire.txt", "british.txt", "blog.html", "release.txt"}) {
        read_page_marks(folder + "/" + name, name, all.found, all.all_text);
        read_labels(folder + "/" + name.substr(0, name.find('.')) + ".labels", name, all.labelled);
    }
    return all;
}

}  // namespace detente::scoring
