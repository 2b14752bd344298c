// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/embedded.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "detente/briefing/internal/html_text.h"
#include "detente/briefing/internal/page_parts.h"
#include "detente/formats/json.h"

namespace detente::briefing {

const char* const kDigits =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-:+=^!/*?()[]{}@%$#_,|";

bool has_engine() {
    return !page_engine().empty();
}

std::string in_85(std::string_view bytes) {
    constexpr std::size_t kBytes = 4;
    constexpr std::size_t kLetters = 5;
    std::string text;
    text.reserve(bytes.size() / kBytes * kLetters + kLetters);
    for (std::size_t at = 0; at < bytes.size(); at += kBytes) {
        const std::size_t here = std::min(kBytes, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < kBytes; ++i)
            group = group << 8 | (i < here ? static_cast<unsigned char>(bytes[at + i]) : 0u);
        char letters[kLetters];
        for (std::size_t i = kLetters; i-- > 0; group /= 85) letters[i] = kDigits[group % 85];
        text.append(letters, here + 1);
    }
    return text;
}

namespace {

constexpr const char* kStatic =
    " It is static: the program that made it was built without the engine, so nothing can be tried in it.";

Document texts_document(const std::vector<SourceText>& texts) {
    Document result = Document::array();
    for (const SourceText& text : texts) {
        Document one = Document::object();
        one.set("name", text.path);
        one.set("text", text.bytes);
        result.push(std::move(one));
    }
    return result;
}

std::string data_element(const char* id, const Document& data) {
    return std::string("<script type=\"application/json\" id=\"") + id + "\">" +
           escaped_json(to_json(data, -1)) + "</script>\n";
}

std::string engine_element() {
    return "<script type=\"text/plain\" id=\"engine\">" + in_85(page_engine()) + "</script>\n";
}

}  // namespace

std::string with_engine(std::string html, const Inside& inside) {
    if (!has_engine() || page_script().empty()) {
        const std::size_t foot = html.rfind("</p></footer>");
        if (foot != std::string::npos) html.insert(foot, kStatic);
        return html;
    }
    const std::size_t end = html.rfind("</body>");
    if (end == std::string::npos) return html;
    Document scenario = Document::object();
    scenario.set("texts", texts_document(inside.texts));
    Document options = Document::object();
    for (const auto& [name, values] : inside.options)
        options.set(
            name, values.size() == 1 && values.front().empty() ? Document(true) : Document::array_of(values));
    scenario.set("options", std::move(options));
    html.insert(end, data_element("scenario", scenario) + engine_element());
    return html;
}

std::vector<SourceText> built_in_examples() {
    constexpr std::string_view mark = "#### example: ";
    std::vector<SourceText> examples;
    std::string_view rest = page_examples();
    while (rest.starts_with(mark)) {
        const std::size_t line = rest.find('\n');
        const std::size_t next = std::min(rest.find("\n" + std::string(mark), line), rest.size() - 1) + 1;
        examples.push_back(source_text(std::string(rest.substr(mark.size(), line - mark.size())),
                                       std::string(rest.substr(line + 1, next - line - 1))));
        rest.remove_prefix(next);
    }
    return examples;
}

std::string start_page(const std::vector<SourceText>& examples) {
    std::string html =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"";
    html += page_policy();
    html += "\">\n<title>detente</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n";
    html += page_style();
    html +=
        "</style>\n</head>\n<body class=\"start\">\n<header class=\"masthead\">\n<h1>What could they agree "
        "on?</h1>\n"
        "<p class=\"asked\">Open a case, or describe one, and see what follows from what was said. "
        "Everything stays "
        "in this page: it loads nothing and sends nothing.</p>\n</header>\n<main>\n<div "
        "id=\"start\"><noscript><p>This "
        "page needs its script: a case without one is read in a briefing, which `detente briefing FILE --out "
        "DIR` "
        "writes.</p></noscript></div>\n</main>\n<footer><p>Made with detente.</p></footer>\n";
    if (!page_script().empty()) html += "<script>" + std::string(page_script()) + "</script>\n";
    html += data_element("examples", texts_document(examples));
    html += "</body>\n</html>\n";
    return with_engine(std::move(html), {});
}

}  // namespace detente::briefing
