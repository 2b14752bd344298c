// SPDX-License-Identifier: Apache-2.0
// One way from named options to an answer: exactly the document that the command prints with --json. For
// programs, tools and the page; a view in words is a door's own business.
//
// Commands that print lines (--jsonl of `deals` over a folder of many and of `talk`), write files (`new`,
// `convert`) or print a text of their own (`schema`, `completions`, `help`) have no document here.
//
// To add a question: a file <question>_request.{h,cpp} with the maker of its request and its
// answer_<question>(), and a row in answer.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "detente/answers/asked.h"
#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/formats/source_text.h"

namespace detente::answers {

// The commands that are answered, in the order of the help.
const std::vector<std::string_view>& questions();
// How the things of one question are named: one scenario (several files are a domain and its profiles), each
// file by itself, or nothing.
enum class Takes { one_scenario, each_file, nothing };
Takes takes(std::string_view question);

// Errors: a command that has no document; nothing to ask of; as check_arguments(); as the report behind it.
Result<Document> answer(const Arguments& arguments, const std::vector<GivenFile>& given,
                        const Surroundings& surroundings = {});

// The same of texts by name: opened together where the question takes one scenario, else each by itself.
// Sources' saved pages are looked for among the texts, by their path beside the scenario.
Result<Document> answer_texts(const Arguments& arguments, const std::vector<SourceText>& texts,
                              const Surroundings& surroundings = {});

// Sources' saved pages looked for among the texts, which outlive the function.
std::function<SourcePage(const Source&, const std::string&)> pages_among(
    const std::vector<SourceText>& texts);

// The texts opened, as answer_texts() opens them.
std::vector<GivenFile> given_texts(std::string_view question, const std::vector<SourceText>& texts);

}  // namespace detente::answers
