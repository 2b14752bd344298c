// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/toml/statement_language.h"

#include <algorithm>
#include <charconv>

#include "detente/base/suggest.h"
#include "detente/base/unicode.h"
#include "detente/base/utf8.h"

namespace detente::toml {

namespace {

constexpr std::string_view kBlank = " \t\r\n";
constexpr std::size_t kLongest = 65'536;  // bytes of one comparison
constexpr int kFaults = 10;               // told of one comparison

enum class Operator { greater, at_least, equal, at_most, less };

struct Name {
    std::string text;
    std::size_t at = 0;
    bool quoted = false;

    bool is_number() const {
        return !quoted && !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    }
};

// Blanks of every kind part words: each becomes as many ordinary ones as it has bytes, so that places stay.
std::string with_ordinary_blanks(std::string_view text) {
    std::string result(text);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t c = next_character(text, at);
        if (c >= 0x80 && c < kLoneByte && unicode::is_space(c))
            result.replace(start, at - start, at - start, ' ');
    }
    return result;
}

class Language {
  public:
    Language(std::string_view text, const Scenario& scenario, const Fault& fault)
        : blanked_(with_ordinary_blanks(text)), text_(blanked_), scenario_(scenario), fault_(fault) {}

    std::optional<WrittenComparison> comparison() {
        if (too_long()) return std::nullopt;
        auto first = side();
        if (!first) return std::nullopt;
        skip_blanks();
        const std::size_t at = at_;
        const auto relation = take_operator();
        if (!relation)
            return fail(at, "a relation belongs here, but " + found(),
                        "write >, >=, =, <= or < between two sides"),
                   std::nullopt;
        auto second = side();
        if (!second || !ends("a comparison has two sides")) return std::nullopt;
        if (*first == *second)
            return fail(0, "both sides of this comparison are the same", "compare two different things"),
                   std::nullopt;
        return turned(std::move(*first), *relation, std::move(*second));
    }

    std::optional<Term> only_side() {
        if (too_long()) return std::nullopt;
        auto term = side();
        if (!term || !ends("one side is expected here")) return std::nullopt;
        return term;
    }

    std::optional<std::vector<LevelRange>> only_pattern() {
        if (too_long()) return std::nullopt;
        skip_blanks();
        take_word("any");
        auto ranges = conditions();
        if (!ranges || !ends("one pattern is expected here")) return std::nullopt;
        return ranges;
    }

    std::optional<Package> only_package() {
        if (too_long()) return std::nullopt;
        skip_blanks();
        if (take_word("nothing agreed")) {
            if (!ends("one package is expected here")) return std::nullopt;
            return empty_package();
        }
        const bool braces = peek() == '{';
        if (!braces && at_end())
            return fail(at_, "a package belongs here",
                        "write issue = level, ...; {} is the package in which nothing is agreed"),
                   std::nullopt;
        auto package = entries(braces);
        if (!package || !ends("one package is expected here")) return std::nullopt;
        return package;
    }

  private:
    bool at_end() const { return at_ >= text_.size(); }
    char peek() const { return at_end() ? '\0' : text_[at_]; }
    void skip_blanks() {
        while (!at_end() && kBlank.find(text_[at_]) != std::string_view::npos) ++at_;
    }
    void fail(std::size_t at, std::string message, std::string remedy) {
        if (faults_++ < kFaults) fault_(at, std::move(message), std::move(remedy));
    }
    bool too_long() {
        if (text_.size() <= kLongest) return false;
        fail(0, "this text has " + std::to_string(text_.size()) + " bytes",
             "a comparison may have " + std::to_string(kLongest) + "; name each issue once");
        return true;
    }
    std::string found() const {
        if (at_end()) return "the text ends";
        std::size_t length = 1;
        while (at_ + length < text_.size() &&
               (static_cast<unsigned char>(text_[at_ + length]) & 0xC0) == 0x80)
            ++length;
        return "there is `" + std::string(text_.substr(at_, length)) + "`";
    }
    bool ends(std::string_view rule) {
        skip_blanks();
        if (at_end()) return true;
        fail(at_, "the text should end here but " + found(), std::string(rule));
        return false;
    }

    // The words, blanks between them counting once, when they stand here and nothing of a name follows.
    bool take_word(std::string_view words) {
        std::size_t at = at_;
        for (const char c : words) {
            if (c == ' ') {
                const std::size_t before = at;
                while (at < text_.size() && kBlank.find(text_[at]) != std::string_view::npos) ++at;
                if (at == before) return false;
            } else if (at >= text_.size() || text_[at++] != c) {
                return false;
            }
        }
        if (at < text_.size() && !ends_name(at) && kBlank.find(text_[at]) == std::string_view::npos)
            return false;
        at_ = at;
        skip_blanks();
        return true;
    }

    bool relation_sign(std::size_t at) const {
        const std::string_view sign = text_.substr(at, 3);
        return sign == "≤" || sign == "≥";
    }
    bool ends_name(std::size_t at) const {
        return std::string_view(",{}=<>").find(text_[at]) != std::string_view::npos || relation_sign(at);
    }

    std::optional<Operator> take_operator() {
        const auto take = [&](std::string_view sign) {
            if (text_.substr(at_, sign.size()) != sign) return false;
            at_ += sign.size();
            return true;
        };
        if (take(">=") || take("≥")) return Operator::at_least;
        if (take("<=") || take("≤")) return Operator::at_most;
        if (take(">")) return Operator::greater;
        if (take("<")) return Operator::less;
        if (take("=")) return Operator::equal;
        return std::nullopt;
    }

    std::optional<Name> name(std::string_view what) {
        skip_blanks();
        Name result{{}, at_, false};
        if (const char mark = peek(); mark == '"' || mark == '\'') {
            const std::size_t close = text_.find(mark, at_ + 1);
            if (close == std::string_view::npos)
                return fail(at_, "the name that begins here is not closed",
                            std::string("close it with ") + mark),
                       std::nullopt;
            result.text = std::string(text_.substr(at_ + 1, close - at_ - 1));
            result.quoted = true;
            at_ = close + 1;
            skip_blanks();
            return result;
        }
        const std::size_t start = at_;
        while (!at_end() && !ends_name(at_)) ++at_;
        std::size_t end = at_;
        while (end > start && kBlank.find(text_[end - 1]) != std::string_view::npos) --end;
        result.text = std::string(text_.substr(start, end - start));
        if (result.text.empty())
            return fail(at_, std::string(what) + " belongs here, but " + found(),
                        "put names with , { } = < > in quotes"),
                   std::nullopt;
        return result;
    }

    // --- sides

    std::optional<Term> side() {
        skip_blanks();
        const std::size_t at = at_;
        Term term;
        if (peek() == '{') {
            auto package = entries(true);
            if (!package) return std::nullopt;
            term.kind = Term::Kind::package;
            term.package = std::move(*package);
            return term;
        }
        if (take_word("no deal")) return term;
        if (take_word("any")) {
            auto ranges = conditions();
            if (!ranges) return std::nullopt;
            term.kind = Term::Kind::any;
            term.ranges = std::move(*ranges);
            return term;
        }
        if (take_word("state")) {
            auto state = name("the name of a state");
            if (!state) return std::nullopt;
            term.kind = Term::Kind::state;
            term.state = std::move(state->text);
            return term;
        }
        std::size_t end = at;
        while (end < text_.size() && !ends_name(end)) ++end;
        while (end > at && kBlank.find(text_[end - 1]) != std::string_view::npos) --end;
        const std::string there(text_.substr(at, std::min<std::size_t>(end - at, 60)));
        fail(at,
             there.empty() ? "a side of the comparison belongs here, but " + found()
                           : "`" + there + "` is not a side of a comparison",
             "a side is `no deal`, `{ issue = level }`, `any { issue >= level }` or `state NAME`");
        return std::nullopt;
    }

    Package empty_package() const { return Package{std::vector<int>(scenario_.issues.size(), 0)}; }

    // One `issue operator level`; the issue is -1 and the reading goes on when a name is unknown.
    struct Entry {
        std::size_t at = 0;
        int issue = -1;
        Operator relation = Operator::equal;
        int level = -1;
    };

    std::optional<Entry> entry() {
        const auto issue = name("the name of an issue");
        if (!issue) return std::nullopt;
        Entry result;
        result.at = issue->at;
        skip_blanks();
        const auto relation = take_operator();
        if (!relation)
            return fail(at_, "`=` and a level belong after `" + issue->text + "` but " + found(),
                        "write issue = level, as in { nuclear = 2 }"),
                   std::nullopt;
        result.relation = *relation;
        result.issue = known_issue(*issue);
        const auto level = name("a level");
        if (!level) return std::nullopt;
        if (result.issue >= 0) result.level = known_level(result.issue, *level);
        return result;
    }

    int known_issue(const Name& issue) {
        const int index = find_issue(scenario_, issue.text);
        if (index >= 0) return index;
        std::vector<std::string> known;
        for (const Issue& other : scenario_.issues) known.push_back(other.id);
        fail(issue.at, "unknown issue `" + issue.text.substr(0, 60) + "`",
             known.empty() ? "this scenario declares none" : did_you_mean(issue.text.substr(0, 60), known));
        good_ = false;
        return -1;
    }

    int known_level(int index, const Name& name) {
        const Issue& issue = scenario_.issues[static_cast<std::size_t>(index)];
        const int highest = static_cast<int>(issue.levels.size()) - 1;
        const auto found = std::find(issue.levels.begin(), issue.levels.end(), name.text);
        if (name.is_number()) {
            int level = -1;
            const char* end = name.text.data() + name.text.size();
            const auto parsed = std::from_chars(name.text.data(), end, level);
            if (parsed.ec == std::errc{} && level <= highest) return level;
            good_ = false;
            fail(name.at, "issue `" + issue.id + "` has no level " + name.text.substr(0, 60),
                 found != issue.levels.end()
                     ? "a bare number counts levels from 0; to name the level, write '" + name.text + "'"
                     : "its levels are 0 to " + std::to_string(highest));
            return -1;
        }
        if (found != issue.levels.end()) return static_cast<int>(found - issue.levels.begin());
        good_ = false;
        fail(name.at, "unknown level `" + name.text.substr(0, 60) + "` of issue `" + issue.id + "`",
             did_you_mean(name.text.substr(0, 60), issue.levels));
        return -1;
    }

    // Entries between braces (or to the end of the text), each handed to `take`. False after a syntax error.
    template <class Take>
    bool list(bool braces, const Take& take) {
        const std::size_t opened = at_;
        if (braces) ++at_;
        skip_blanks();
        if (braces && peek() == '}') return ++at_, skip_blanks(), true;
        for (;;) {
            const auto next = entry();
            if (!next) return false;
            take(*next);
            if (faults_ >= kFaults) return false;
            skip_blanks();
            if (peek() == ',') {
                ++at_;
                continue;
            }
            if (!braces && at_end()) return true;
            if (braces && peek() == '}') return ++at_, skip_blanks(), true;
            if (braces && at_end())
                return fail(opened, "the brace that opens here is not closed", "close it with `}`"), false;
            return fail(at_, "`,` or `}` belongs here, but " + found(), "separate issues with commas"), false;
        }
    }

    std::optional<Package> entries(bool braces) {
        Package package = empty_package();
        std::vector<bool> named(scenario_.issues.size(), false);
        good_ = true;
        const bool closed = list(braces, [&](const Entry& next) {
            if (next.issue < 0) return;
            const auto index = static_cast<std::size_t>(next.issue);
            if (next.relation != Operator::equal) {
                good_ = false;
                fail(next.at, "a package names one level of `" + scenario_.issues[index].id + "`",
                     "write `=`, or `any { ... }` for a range of levels");
            } else if (named[index]) {
                good_ = false;
                fail(next.at, "this package names issue `" + scenario_.issues[index].id + "` twice",
                     "name each issue once");
            } else if (next.level >= 0) {
                package.levels[index] = next.level;
            }
            named[index] = true;
        });
        if (!closed || !good_) return std::nullopt;
        return package;
    }

    std::optional<std::vector<LevelRange>> conditions() {
        if (peek() != '{')
            return fail(at_, "`{` belongs here, but " + found(), "write { issue >= level, ... }"),
                   std::nullopt;
        std::vector<LevelRange> ranges;
        good_ = true;
        const bool closed = list(true, [&](const Entry& next) {
            if (next.issue < 0 || next.level < 0) return;
            const int highest =
                static_cast<int>(scenario_.issues[static_cast<std::size_t>(next.issue)].levels.size()) - 1;
            auto range = std::find_if(ranges.begin(), ranges.end(),
                                      [&](const LevelRange& r) { return r.issue == next.issue; });
            if (range == ranges.end())
                range = ranges.insert(ranges.end(), LevelRange{next.issue, 0, highest});
            narrow(*range, next);
            if (range->low <= range->high) return;
            good_ = false;
            fail(next.at,
                 "no level of `" + scenario_.issues[static_cast<std::size_t>(next.issue)].id +
                     "` matches this pattern",
                 "its levels are 0 to " + std::to_string(highest));
        });
        if (!closed || !good_) return std::nullopt;
        std::sort(ranges.begin(), ranges.end(),
                  [](const LevelRange& a, const LevelRange& b) { return a.issue < b.issue; });
        return ranges;
    }

    static void narrow(LevelRange& range, const Entry& entry) {
        int low = 0;
        int high = range.high;
        switch (entry.relation) {
            case Operator::greater:
                low = entry.level + 1;
                break;
            case Operator::at_least:
                low = entry.level;
                break;
            case Operator::equal:
                low = high = entry.level;
                break;
            case Operator::at_most:
                high = entry.level;
                break;
            case Operator::less:
                high = entry.level - 1;
                break;
        }
        range.low = std::max(range.low, low);
        range.high = std::min(range.high, high);
    }

    static WrittenComparison turned(Term first, Operator relation, Term second) {
        if (relation == Operator::less || relation == Operator::at_most) std::swap(first, second);
        WrittenComparison result{std::move(first), Relation::equal, std::move(second)};
        if (relation == Operator::greater || relation == Operator::less) result.relation = Relation::better;
        if (relation == Operator::at_least || relation == Operator::at_most)
            result.relation = Relation::at_least;
        return result;
    }

    std::string blanked_;
    std::string_view text_;
    const Scenario& scenario_;
    const Fault& fault_;
    std::size_t at_ = 0;
    bool good_ = true;
    int faults_ = 0;
};

std::string quoted_where_needed(const std::string& name) {
    const bool needed = name.empty() || name.find("  ") != std::string::npos ||
                        name.find_first_of(",{}=<>\"'") != std::string::npos ||
                        name.find("≤") != std::string::npos || name.find("≥") != std::string::npos ||
                        kBlank.find(name.front()) != std::string_view::npos ||
                        kBlank.find(name.back()) != std::string_view::npos ||
                        name.find_first_not_of("0123456789") == std::string::npos;
    if (!needed) return name;
    const char mark = name.find('"') == std::string::npos ? '"' : '\'';
    return mark + name + mark;
}

std::string named_level(const Scenario& scenario, int issue, int level) {
    return quoted_where_needed(
        scenario.issues[static_cast<std::size_t>(issue)].levels[static_cast<std::size_t>(level)]);
}

}  // namespace

std::optional<WrittenComparison> parse_comparison(std::string_view text, const Scenario& scenario,
                                                  const Fault& fault) {
    return Language(text, scenario, fault).comparison();
}

std::optional<Term> parse_side(std::string_view text, const Scenario& scenario, const Fault& fault) {
    return Language(text, scenario, fault).only_side();
}

std::optional<std::vector<LevelRange>> parse_pattern(std::string_view text, const Scenario& scenario,
                                                     const Fault& fault) {
    return Language(text, scenario, fault).only_pattern();
}

std::optional<Package> parse_package(std::string_view text, const Scenario& scenario, const Fault& fault) {
    return Language(text, scenario, fault).only_package();
}

std::string write_pattern(const std::vector<LevelRange>& ranges, const Scenario& scenario) {
    std::string text;
    const auto add = [&](const LevelRange& range, std::string_view sign, int level) {
        text += (text.empty() ? "" : ", ") + scenario.issues[static_cast<std::size_t>(range.issue)].id + " " +
                std::string(sign) + " " + named_level(scenario, range.issue, level);
    };
    for (const LevelRange& range : ranges) {
        const int highest =
            static_cast<int>(scenario.issues[static_cast<std::size_t>(range.issue)].levels.size()) - 1;
        if (range.low == range.high) {
            add(range, "=", range.low);
            continue;
        }
        if (range.low > 0 || range.high == highest) add(range, ">=", range.low);
        if (range.high < highest) add(range, "<=", range.high);
    }
    return text.empty() ? "{}" : "{ " + text + " }";
}

std::string write_term(const Term& term, const Scenario& scenario) {
    switch (term.kind) {
        case Term::Kind::no_deal:
            return "no deal";
        case Term::Kind::any:
            return "any " + write_pattern(term.ranges, scenario);
        case Term::Kind::state:
            return "state " + quoted_where_needed(term.state);
        case Term::Kind::package:
            break;
    }
    std::string text;
    for (std::size_t i = 0; i < term.package.levels.size(); ++i) {
        if (term.package.levels[i] == 0) continue;
        text += (text.empty() ? "" : ", ") + scenario.issues[i].id + " = " +
                named_level(scenario, static_cast<int>(i), term.package.levels[i]);
    }
    return text.empty() ? "{}" : "{ " + text + " }";
}

std::string write_comparison(const Statement& statement, const Scenario& scenario) {
    const std::string_view sign = statement.relation == Relation::better     ? " > "
                                  : statement.relation == Relation::at_least ? " >= "
                                                                             : " = ";
    return write_term(statement.first, scenario) + std::string(sign) + write_term(statement.second, scenario);
}

}  // namespace detente::toml
