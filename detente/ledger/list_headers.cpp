// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/list_headers.h"

#include <string_view>
#include <vector>

#include "detente/ledger/internal/phrase_match.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

// How many blocks a list is looked back over.
constexpr std::size_t kLongestList = 30;

bool ends_in_colon(std::string_view text) {
    return text.ends_with(':') || text.ends_with("：");
}

bool starts_with_marker(std::string_view text) {
    if (text.empty()) return false;
    if (text.starts_with("•") || text.starts_with("·") || text.starts_with("–") || text.starts_with("—") ||
        text.starts_with("- ") || text.starts_with("* ") || text.starts_with("“") || text.starts_with("\""))
        return true;
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    return digits > 0 && digits <= 3 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
}

// One short sentence, or an entry that its page marks as one.
bool is_entry(const Block& block) {
    if (block.list_item || starts_with_marker(block.text)) return true;
    if (ends_in_colon(block.text) || block.heading) return false;
    const int words = word_count(block.text);
    return words > 2 && words <= 25;
}

bool is_header(const Block& block) {
    if (starts_with_marker(block.text) && !ends_in_colon(block.text)) return false;
    if (block.list_item) return false;
    const int words = word_count(block.text);
    if (words == 0 || words > 14) return false;
    if (ends_in_colon(block.text) || block.heading) return true;
    const char last = block.text.back();
    return last != '.' && last != '!' && last != '?' && last != '"' && last != ')';
}

bool denies_entries(const Block& block) {
    const std::vector<Word> words = words_of(block.text);
    bool facts = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        facts = facts || is_form_of(words[i].lower, "fact|facts|truth|truths|true|facts");
        if (facts) return false;  // "Myths and facts"
    }
    static constexpr std::string_view kDenials[] = {
        "myth|myths|error|errors|mistakes|lie|lies|falsehood|falsehoods|hoax|hoaxes|rumour|rumours|rumor|rumors|misconception|"
        "misconceptions|untruth|untruths|fake|fakes|fallacy|fallacies|fabrications|inventions|fables|disinformation|"
        "misinformation|false|untrue|debunked|fiction|fictions|misquotations|wrong",
        "did|does|do|has|had|have|will|would|could|can not|never",
        "didn't|doesn't|don't|hasn't|hadn't|haven't|won't|wouldn't|couldn't|can't|cannot|never",
        "conspiracy theories",
        "broke|broken|abandoned|dropped|misquoted|misquote|misreported|retracted|failed",
        "got|gets|get * *? wrong",
        "fairy tales",
        "unproven|unconfirmed|unverified|retracted|withdrawn|wrongly|falsely|mistakenly|unfounded|baseless|imaginary",
        "no one|nobody|none",
        "nothing",
    };
    for (std::size_t i = 0; i < words.size(); ++i)
        if (any_phrase(words, i, kDenials) > 0) return true;
    return false;
}

bool is_passed_over(const Block& block) {
    return !is_evidence(block.role) && block.role != BlockRole::subhead &&
           block.role != BlockRole::headline && block.role != BlockRole::dek &&
           block.role != BlockRole::related_head;
}

}  // namespace

std::string denying_header(const Page& page, std::size_t block) {
    if (block >= page.blocks.size() || !is_entry(page.blocks[block])) return {};
    for (std::size_t back = 1; back <= kLongestList && back <= block; ++back) {
        const Block& above = page.blocks[block - back];
        if (is_header(above)) return denies_entries(above) ? above.text : std::string();
        if (is_passed_over(above)) continue;
        if (!is_entry(above)) return {};
    }
    return {};
}

}  // namespace detente::ledger
