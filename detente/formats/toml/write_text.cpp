// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/toml/write_text.h"

#include <cstdio>
#include <utility>

namespace detente::toml {

namespace {

void append_escaped(std::string& out, char c, bool many_lines) {
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += many_lines ? "\n" : "\\n";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
        out += c;
        return;
    }
    char code[8];
    std::snprintf(code, sizeof code, "\\u%04X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += code;
}

bool bare(std::string_view name) {
    if (name.empty()) return false;
    for (const char c : name)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
              c == '-'))
            return false;
    return true;
}

std::string link_text(const ChainLink& link) {
    std::string out = "{ who = " + quoted(link.who);
    if (!link.verb.empty()) out += ", verb = " + quoted(link.verb);
    if (!link.to.empty()) out += ", to = " + quoted(link.to);
    if (!link.medium.empty()) out += ", medium = " + quoted(link.medium);
    return out + " }";
}

}  // namespace

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) append_escaped(out, c, false);
    return out + "\"";
}

std::string key(std::string_view name) {
    return bare(name) ? std::string(name) : quoted(name);
}

std::string dotted(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : ".") + key(part);
    return out;
}

std::string number(const Rational& value) {
    constexpr int kDecimals = 9;
    if (value.is_small() && value.is_integer()) return value.to_string();
    Rational scaled = value;
    for (int places = 1; places <= kDecimals; ++places) {
        scaled *= 10;
        if (!scaled.is_integer()) continue;
        if (!scaled.is_small()) break;
        std::string digits = abs(scaled).to_string();
        const auto width = static_cast<std::size_t>(places) + 1;
        if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
        digits.insert(digits.size() - static_cast<std::size_t>(places), ".");
        return (value.sign() < 0 ? "-" : "") + digits;
    }
    return quoted(value.to_string());
}

std::string date(const Date& date) {
    const std::string text = to_string(date);
    return date.day != 0 ? text : quoted(text);
}

std::string texts(const std::vector<std::string>& list) {
    std::string out = "[";
    for (std::size_t i = 0; i < list.size(); ++i) out += (i ? ", " : "") + quoted(list[i]);
    return out + "]";
}

void TableWriter::value(std::string_view name, const std::string& written) {
    out_ += key(name) + " = " + written + "\n";
}

void TableWriter::text(std::string_view name, const std::string& text) {
    if (text.empty()) return;
    if (text.find('\n') == std::string::npos) return value(name, quoted(text));
    std::string out = "\"\"\"\n";
    for (const char c : text) append_escaped(out, c, true);
    value(name, out + "\"\"\"");
}

void TableWriter::texts(std::string_view name, const std::vector<std::string>& list) {
    if (!list.empty()) value(name, toml::texts(list));
}

void TableWriter::date(std::string_view name, const Date& date) {
    if (date.known()) value(name, toml::date(date));
}

void TableWriter::number(std::string_view name, const std::optional<Rational>& number) {
    if (number) value(name, toml::number(*number));
}

void TableWriter::integer(std::string_view name, const std::optional<int>& number) {
    if (number) value(name, std::to_string(*number));
}

void TableWriter::chain(const std::vector<ChainLink>& chain) {
    if (chain.empty()) return;
    if (chain.size() == 1) return value("chain", "[" + link_text(chain.front()) + "]");
    std::string out = "[\n";
    for (const ChainLink& link : chain) out += "    " + link_text(link) + ",\n";
    value("chain", out + "]");
}

void TableWriter::item(const Item& item, std::string_view default_id) {
    if (item.id != default_id) text("id", item.id);
    if (item.standing != Standing::assumed) value("standing", quoted(to_string(item.standing)));
    text("hedge", item.hedge);
    texts("source", item.sources);
    chain(item.chain);
    text("quote", item.quote);
    date("made", item.made);
    date("published", item.published);
    text("because", item.because);
    text("note", item.note);
}

bool says_nothing(const Item& item, std::string_view default_id) {
    Item empty;
    empty.id = std::string(default_id);
    return item == empty;
}

}  // namespace detente::toml
