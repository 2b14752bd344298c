// SPDX-License-Identifier: Apache-2.0
// Answers over texts that are at hand, where there are no files.
#include <utility>

#include "detente/answers/answer.h"
#include "detente/formats/page.h"

namespace detente::answers {

namespace {

// "a/b.toml" and "../pages/x.html" make "pages/x.html": a path beside another, without its dots.
std::string beside(const std::string& file, const std::string& path) {
    std::vector<std::string> parts;
    const auto add = [&](std::string_view text) {
        while (!text.empty()) {
            const std::size_t slash = text.find('/');
            const std::string_view part = text.substr(0, slash);
            if (part == ".." && !parts.empty() && parts.back() != "..")
                parts.pop_back();
            else if (!part.empty() && part != ".")
                parts.emplace_back(part);
            text = slash == std::string_view::npos ? std::string_view() : text.substr(slash + 1);
        }
    };
    const bool rooted = path.starts_with("/");
    if (const std::size_t slash = file.find_last_of('/'); !rooted && slash != std::string::npos)
        add(std::string_view(file).substr(0, slash));
    add(path);
    std::string joined;
    for (const std::string& part : parts) joined += (joined.empty() ? "" : "/") + part;
    return rooted || (!rooted && file.starts_with("/")) ? "/" + joined : joined;
}

SourcePage page_among(const std::vector<SourceText>& texts, const Source& source, const std::string& file) {
    SourcePage result;
    if (source.file.empty()) return result;
    result.path = beside(file, source.file);
    result.state = SourcePage::State::not_at_hand;
    for (const SourceText& text : texts) {
        if (beside("", text.path) != result.path) continue;
        Result<Page> page = read_page(text);
        result.state = page ? SourcePage::State::read : SourcePage::State::unreadable;
        if (page)
            result.page = std::move(*page);
        else
            result.errors = page.errors();
        break;
    }
    return result;
}

}  // namespace

std::function<SourcePage(const Source&, const std::string&)> pages_among(
    const std::vector<SourceText>& texts) {
    return
        [&texts](const Source& source, const std::string& file) { return page_among(texts, source, file); };
}

std::vector<GivenFile> given_texts(std::string_view question, const std::vector<SourceText>& texts) {
    std::vector<GivenFile> given;
    if (texts.empty() || takes(question) == Takes::nothing) return given;
    if (takes(question) == Takes::one_scenario) {
        given.push_back({texts.front().path, open_texts(texts)});
        return given;
    }
    for (const SourceText& text : texts) given.push_back({text.path, open_texts({text})});
    return given;
}

Result<Document> answer_texts(const Arguments& arguments, const std::vector<SourceText>& texts,
                              const Surroundings& surroundings) {
    Surroundings around = surroundings;
    std::vector<SourceText> asked = texts;
    if (!around.page_of && takes(arguments.command) == Takes::one_scenario && texts.size() > 1) {
        // A scenario of statements comes with its pages: the first text is the scenario then.
        Result<Opened> first = open_texts({texts.front()});
        if (first && std::holds_alternative<TomlScenario>(*first)) asked.resize(1);
    }
    if (!around.page_of) around.page_of = pages_among(texts);
    return answer(arguments, given_texts(arguments.command, asked), around);
}

}  // namespace detente::answers
