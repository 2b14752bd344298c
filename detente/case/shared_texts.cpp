// SPDX-License-Identifier: Apache-2.0
#include "detente/case/internal/shared_texts.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "detente/ledger/fold.h"
#include "detente/ledger/words.h"

namespace detente::cases {

namespace {

constexpr std::uint64_t kBase = 1'099'511'628'211u;  // FNV's prime: any odd number would do

std::uint64_t hash_of(const std::string& word) {
    std::uint64_t hash = 14'695'981'039'346'656'037u;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * kBase;
    return hash;
}

std::string passage_at(const PageText& page, std::size_t at) {
    std::string text;
    for (std::size_t i = at; i < page.words.size() && i < at + 8; ++i)
        text += (text.empty() ? "" : " ") + page.words[i];
    return text + " ...";
}

// Hashes may meet by chance: the words decide.
bool same_words(const PageText& a, std::size_t at_a, const PageText& b, std::size_t at_b) {
    return std::equal(a.words.begin() + static_cast<std::ptrdiff_t>(at_a),
                      a.words.begin() + static_cast<std::ptrdiff_t>(at_a) + kSharedWords,
                      b.words.begin() + static_cast<std::ptrdiff_t>(at_b));
}

}  // namespace

PageText page_text(const Page& page, const std::string& source) {
    PageText text;
    text.source = source;
    text.sha256 = page.sha256;
    for (const Block& block : page.blocks) {
        if (!is_evidence(block.role)) continue;
        for (const ledger::Word& word : ledger::words_of(ledger::fold(block.text).text))
            if (!word.is_mark) text.words.push_back(word.lower);
    }
    if (text.words.size() < kSharedWords) return text;
    std::uint64_t leading = 1;
    for (int i = 1; i < kSharedWords; ++i) leading *= kBase;
    std::vector<std::uint64_t> hashes;
    hashes.reserve(text.words.size());
    for (const std::string& word : text.words) hashes.push_back(hash_of(word));
    std::uint64_t rolling = 0;
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        if (i >= kSharedWords) rolling -= hashes[i - kSharedWords] * leading;
        rolling = rolling * kBase + hashes[i];
        if (i + 1 >= kSharedWords) text.starts.push_back(rolling);
    }
    return text;
}

std::vector<SharedText> shared_texts(const std::vector<PageText>& pages) {
    std::vector<SharedText> shared;
    std::map<std::string, std::size_t> by_hash;
    for (const PageText& page : pages) {
        if (page.sha256.empty()) continue;
        const auto [known, fresh] = by_hash.emplace(page.sha256, shared.size());
        if (fresh)
            shared.push_back({SharedText::Kind::page, {page.source}, {}});
        else
            shared[known->second].sources.push_back(page.source);
    }
    std::erase_if(shared, [](const SharedText& one) { return one.sources.size() < 2; });
    const auto one_page = [&](const std::string& a, const std::string& b) {
        return std::any_of(shared.begin(), shared.end(), [&](const SharedText& text) {
            return text.kind == SharedText::Kind::page &&
                   std::find(text.sources.begin(), text.sources.end(), a) != text.sources.end() &&
                   std::find(text.sources.begin(), text.sources.end(), b) != text.sources.end();
        });
    };
    // The first page on which a passage stands; a later one that has it joins that page's text.
    std::unordered_map<std::uint64_t, std::pair<std::size_t, std::size_t>> first;
    std::map<std::size_t, std::size_t> text_of;  // page to its place in `shared`
    for (std::size_t p = 0; p < pages.size(); ++p) {
        const PageText& page = pages[p];
        std::vector<char> joined(pages.size(), 0);
        for (std::size_t at = 0; at < page.starts.size(); ++at) {
            const auto [known, fresh] = first.emplace(page.starts[at], std::make_pair(p, at));
            if (fresh) continue;
            const auto [other, other_at] = known->second;
            if (other == p || joined[other] || one_page(pages[other].source, page.source) ||
                !same_words(pages[other], other_at, page, at))
                continue;
            joined[other] = 1;
            const auto text = text_of.find(other);
            if (text == text_of.end()) {
                text_of[other] = text_of[p] = shared.size();
                shared.push_back(
                    {SharedText::Kind::passage, {pages[other].source, page.source}, passage_at(page, at)});
            } else {
                std::vector<std::string>& sources = shared[text->second].sources;
                if (std::find(sources.begin(), sources.end(), page.source) == sources.end())
                    sources.push_back(page.source);
                text_of.emplace(p, text->second);
            }
        }
    }
    return shared;
}

}  // namespace detente::cases
