// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/toml/read_context.h"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

#include "detente/base/names.h"
#include "detente/base/suggest.h"
#include "detente/base/text.h"

namespace detente::toml {

namespace {

constexpr std::size_t kLongestNumber = 1'000;  // characters
constexpr int kLargestExponent = 400;
// Exact arithmetic takes time with the square of the digits, so long numbers share a budget.
constexpr std::size_t kLongNumber = 40;
constexpr std::size_t kLongNumbers = 1'000'000;
constexpr std::size_t kLongestName = 40;  // beyond it no suggestion is looked for

std::optional<int> whole(std::string_view text) {
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// The size of the exponent that a number is written with; 0 when it has none.
std::size_t exponent_of(std::string_view number) {
    const std::size_t e = number.find_first_of("eE");
    if (e == std::string_view::npos) return 0;
    std::size_t value = 0;
    for (const char c : number.substr(e + 1))
        if (c >= '0' && c <= '9')
            value = std::min<std::size_t>(value * 10 + static_cast<std::size_t>(c - '0'), 100'000);
    return value;
}

bool good_id_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_-.:/").find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    const auto part = [&](std::size_t at, std::size_t length) -> std::optional<int> {
        for (const char c : text.substr(at, length))
            if (c < '0' || c > '9') return std::nullopt;
        return whole(text.substr(at, length));
    };
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    if ((text.size() > 4 && text[4] != '-') || (text.size() > 7 && text[7] != '-')) return std::nullopt;
    const auto year = part(0, 4);
    const auto month = text.size() > 4 ? part(5, 2) : 0;
    const auto day = text.size() > 7 ? part(8, 2) : 0;
    if (!year || !month || !day || *year == 0) return std::nullopt;
    Date date{*year, *month, *day};
    if (text.size() > 4 && (*month < 1 || *month > 12)) return std::nullopt;
    if (text.size() > 7 && (*day < 1 || *day > last_day({*year, *month, 0}).day)) return std::nullopt;
    return date;
}

// --- places and errors

Place ReadContext::place_in(const Node& node, std::size_t offset) const {
    if (!node.plain) return place(node);
    Place result{file(), node.text_line, node.text_column};
    for (std::size_t i = 0; i < offset && i < node.text.size(); ++i) {
        ++result.column;
        if (node.text[i] == '\n') {
            ++result.line;
            result.column = 1;
        }
    }
    return result;
}

void ReadContext::error(Place place, std::string message, std::string remedy) {
    if (full())
        ++untold_;
    else
        errors_.push_back(make_error(std::move(place), std::move(message), std::move(remedy)));
}

void ReadContext::unknown(Place place, std::string_view what, std::string_view name,
                          const std::vector<std::string>& known, std::string_view of_what) {
    if (full()) {
        ++untold_;
        return;
    }
    std::string remedy;
    if (known.empty())
        remedy = "this scenario declares none";
    else if (errors_.size() < Limits::errors && name.size() <= kLongestName)
        remedy = did_you_mean(name, known);
    else
        remedy = "declare it, or use one that is declared";
    error(std::move(place),
          "unknown " + std::string(what) + " `" + std::string(std::string(text::cut(name, 60))) + "`" +
              std::string(of_what),
          std::move(remedy));
}

Errors ReadContext::take_errors() {
    const auto position = [](const Error& e) { return std::tie(e.place.line, e.place.column); };
    std::stable_sort(errors_.begin(), errors_.end(),
                     [&](const Error& a, const Error& b) { return position(a) < position(b); });
    if (errors_.size() > Limits::errors) {
        const std::size_t more = errors_.size() - Limits::errors + untold_;
        errors_.resize(Limits::errors);
        errors_.push_back(
            make_error({file(), 0, 0}, "and " + std::to_string(more) + " more errors", "mend these first"));
    }
    return std::move(errors_);
}

// --- values

const Node* ReadContext::child(const Node& table, std::string_view key, Node::Kind kind) const {
    const Node* found = table.is(Node::Kind::table) ? table.find(key) : nullptr;
    return found && found->is(kind) ? found : nullptr;
}

std::string ReadContext::text(const Node& table, std::string_view key) const {
    const Node* found = child(table, key, Node::Kind::text);
    return found ? found->text : std::string();
}

void ReadContext::each_text(const Node& table, std::string_view key,
                            const std::function<void(const Node&)>& each) const {
    if (const Node* one = child(table, key, Node::Kind::text)) each(*one);
    if (const Node* list = child(table, key, Node::Kind::array))
        for (const Node& element : list->children)
            if (element.is(Node::Kind::text)) each(element);
}

std::vector<std::string> ReadContext::texts(const Node& table, std::string_view key) const {
    std::vector<std::string> result;
    each_text(table, key, [&](const Node& node) { result.push_back(node.text); });
    return result;
}

std::optional<int> ReadContext::integer(const Node& table, std::string_view key) const {
    const Node* found = child(table, key, Node::Kind::integer);
    return found ? whole(found->text) : std::nullopt;
}

std::optional<bool> ReadContext::boolean(const Node& table, std::string_view key) const {
    const Node* found = child(table, key, Node::Kind::boolean);
    if (!found) return std::nullopt;
    return found->text == "true";
}

Date ReadContext::date(const Node& table, std::string_view key) {
    const Node* found = table.is(Node::Kind::table) ? table.find(key) : nullptr;
    if (!found ||
        !(found->is(Node::Kind::date) || found->is(Node::Kind::text) || found->is(Node::Kind::integer)))
        return {};
    return parse_date(found->text).value_or(Date{});
}

std::optional<Rational> ReadContext::number(const Node& node) {
    const bool numeric =
        node.is(Node::Kind::integer) || node.is(Node::Kind::real) || node.is(Node::Kind::text);
    if (!numeric || node.text.size() > kLongestNumber) return std::nullopt;
    const std::size_t digits = node.text.size() + exponent_of(node.text);
    if (digits > node.text.size() + kLargestExponent) return std::nullopt;
    if (digits > kLongNumber && (long_numbers_ += digits) > kLongNumbers) return std::nullopt;
    auto parsed = Rational::parse(node.text);
    if (!parsed) return std::nullopt;
    return std::move(parsed).value();
}

std::optional<Rational> ReadContext::number(const Node& table, std::string_view key) {
    const Node* found = table.is(Node::Kind::table) ? table.find(key) : nullptr;
    return found ? number(*found) : std::nullopt;
}

// --- names that point elsewhere

std::vector<std::string> ReadContext::party_ids() const {
    std::vector<std::string> ids;
    for (const Party& party : scenario_.parties) ids.push_back(party.id);
    return ids;
}

std::vector<std::string> ReadContext::issue_ids() const {
    std::vector<std::string> ids;
    for (const Issue& issue : scenario_.issues) ids.push_back(issue.id);
    return ids;
}

std::optional<int> ReadContext::party(const Node& node) {
    if (!node.is(Node::Kind::text)) return std::nullopt;
    const int index = find_party(scenario_, node.text);
    if (index >= 0) return index;
    unknown(place_in(node, 0), "party", node.text, party_ids());
    return std::nullopt;
}

std::optional<int> ReadContext::party(const Node& table, std::string_view key) {
    const Node* found = child(table, key, Node::Kind::text);
    return found ? party(*found) : std::nullopt;
}

std::optional<int> ReadContext::issue(std::string_view id, Place where) {
    // A file's own tables go by ids alone: under a name beside it an issue could be given twice.
    const int index = find_issue(scenario_, id);
    if (index >= 0 && scenario_.issues[static_cast<std::size_t>(index)].id == id) return index;
    unknown(std::move(where), "issue", id, issue_ids());
    return std::nullopt;
}

std::optional<int> ReadContext::level(int issue_index, const Node& node) {
    const Issue& issue = scenario_.issues[static_cast<std::size_t>(issue_index)];
    const int highest = static_cast<int>(issue.levels.size()) - 1;
    if (node.is(Node::Kind::integer)) {
        const auto number = whole(node.text);
        if (number && *number >= 0 && *number <= highest) return number;
        error(node, "issue `" + issue.id + "` has no level " + node.text,
              "its levels are 0 to " + std::to_string(highest));
        return std::nullopt;
    }
    if (!node.is(Node::Kind::text)) return std::nullopt;
    const auto found = std::find(issue.levels.begin(), issue.levels.end(), node.text);
    if (found != issue.levels.end()) return static_cast<int>(found - issue.levels.begin());
    unknown(place_in(node, 0), "level", node.text, issue.levels, " of issue `" + issue.id + "`");
    return std::nullopt;
}

// --- items and their ids

bool ReadContext::good_id(const std::string& id, const Place& where, std::string_view what) {
    const bool good = !id.empty() && id.size() <= 200 && std::all_of(id.begin(), id.end(), good_id_byte);
    if (!good)
        error(where,
              id.size() > 200 ? "this name has more than 200 bytes"
                              : "`" + id + "` cannot name " + std::string(what),
              "use letters, digits and `_ - . : /`, without blanks");
    return good && good_name(id, where, what);
}

bool ReadContext::good_name(const std::string& name, const Place& where, std::string_view what) {
    const std::string fault = fault_of_name(name);
    if (!fault.empty())
        error(where,
              "the name `" + std::string(text::cut(name, 60)) + "` of " + std::string(what) + " " + fault,
              "take it out: names that look alike must be alike");
    return fault.empty();
}

bool ReadContext::register_id(const std::string& id, const Place& where) {
    const auto [found, fresh] = ids_.emplace(id, where);
    if (fresh) {
        id_order_.push_back(id);
        return true;
    }
    error(where,
          "the id `" + id + "` is used twice; the first is at line " + std::to_string(found->second.line) +
              ", column " + std::to_string(found->second.column),
          "give one of them another id");
    return false;
}

bool ReadContext::register_group(const std::string& id, std::vector<std::string> members,
                                 const Place& where) {
    if (!register_id(id, where)) return false;
    groups_.emplace(id, std::move(members));
    return true;
}

std::vector<std::string> ReadContext::members(const std::string& id) const {
    if (const auto group = groups_.find(id); group != groups_.end()) return group->second;
    if (ids_.contains(id)) return {id};
    return {};
}

}  // namespace detente::toml
