// SPDX-License-Identifier: Apache-2.0
#include "cli/value_index.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "cli/report.h"
#include "cli/table.h"
#include "cli/text.h"
#include "detente/base/suggest.h"
#include "detente/deals/numbers/landscape.h"
#include "detente/deals/numbers/utility_index.h"
#include "detente/formats/json.h"
#include "detente/formats/numeric/genius_parts.h"

namespace detente::cli {

namespace {

constexpr const char* kQuestions[] = {"--rank", "--at-least", "--at-most", "--nearest", "--between"};

Result<int> party_named(const NumericScenario& scenario, const std::string& name, const std::string& option) {
    std::vector<std::string> names;
    for (std::size_t p = 0; p < scenario.profiles.size(); ++p) {
        const Profile& profile = scenario.profiles[p];
        names.push_back(profile.name);
        if (profile.name != name && std::to_string(p + 1) != name) continue;
        if (!has_numbers(profile))
            return make_error({}, option + ": `" + profile.name + "` gives an order and no numbers",
                              "choose a party with numbers");
        return static_cast<int>(p);
    }
    return make_error({}, option + ": there is no party `" + name + "`", did_you_mean(name, names));
}

Result<Rational> number_of_option(const std::string& option, std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    Result<Rational> value = Rational::parse(text);
    if (value) return value;
    return make_error({}, option + ": `" + text + "` is not a number", "write 0.75 or 3/4");
}

// One answer: an outcome (or none) with its worth, or a count.
struct Answer {
    std::string question;
    std::optional<IndexedOutcome> outcome;
    std::optional<Rational> count;
    bool counts = false;
};

Result<Answer> ask(const UtilityIndex& index, const BlockSum& sum, const Arguments& arguments,
                   const SearchLimits& limits) {
    Answer answer;
    if (arguments.has("--rank")) {
        answer.question = "rank " + std::to_string(arguments.number("--rank"));
        answer.outcome = index.kth_best(static_cast<std::uint64_t>(arguments.number("--rank")));
        return answer;
    }
    if (arguments.has("--between")) {
        const std::string text = arguments.text("--between");
        const std::size_t comma = text.find(',');
        if (comma == std::string::npos)
            return make_error({}, "--between: `" + text + "` is not two numbers", "write 0.5,0.75");
        const auto low = number_of_option("--between", text.substr(0, comma));
        const auto high = number_of_option("--between", text.substr(comma + 1));
        if (!low) return low.errors();
        if (!high) return high.errors();
        answer.question = "from " + low->to_string() + " to " + high->to_string();
        answer.counts = true;
        answer.count = index.count(*low, *high);
        return answer;
    }
    for (const std::string option : {"--at-least", "--at-most", "--nearest"}) {
        if (!arguments.has(option)) continue;
        const auto target = number_of_option(option, arguments.text(option));
        if (!target) return target.errors();
        answer.question = option.substr(2) + " " + target->to_string();
        std::replace(answer.question.begin(), answer.question.end(), '-', ' ');
        if (option == "--at-most") answer.outcome = index.best_at_most(*target);
        if (option == "--nearest") answer.outcome = index.nearest(*target);
        if (option == "--at-least" && !arguments.has("--for")) answer.outcome = index.worst_at_least(*target);
        if (option == "--at-least" && arguments.has("--for")) {
            const auto best = best_for_other(sum, 0, 1, *target, limits);
            if (!best) return best.errors();
            answer.outcome = *best;
        }
    }
    return answer;
}

std::string words(const Rational& value) {
    return numeric::decimal_text(value);
}

}  // namespace

bool asks_by_worth(const Arguments& arguments) {
    return std::any_of(std::begin(kQuestions), std::end(kQuestions),
                       [&](const char* option) { return arguments.has(option); });
}

int run_value_index(const NumericScenario& scenario, const Arguments& arguments, Streams& streams) {
    const auto usage = [&](std::string message, std::string remedy) {
        return report({make_error({}, std::move(message), std::move(remedy))}, arguments, streams, kUsage);
    };
    if (std::count_if(std::begin(kQuestions), std::end(kQuestions),
                      [&](const char* option) { return arguments.has(option); }) > 1)
        return usage("one question at a time",
                     "choose one of --rank, --at-least, --at-most, --nearest, --between");
    if (!arguments.has("--party") && scenario.profiles.size() > 1)
        return usage("whose worth is meant is not said", "name the party with --party");
    if (arguments.has("--for") && !arguments.has("--at-least"))
        return usage("--for goes with --at-least", "say at least how much --party must get");
    const Result<int> party = party_named(
        scenario, arguments.has("--party") ? arguments.text("--party") : std::string("1"), "--party");
    if (!party) return report(party.errors(), arguments, streams, kUsage);
    std::vector<int> profiles{*party};
    if (arguments.has("--for")) {
        const Result<int> other = party_named(scenario, arguments.text("--for"), "--for");
        if (!other) return report(other.errors(), arguments, streams, kUsage);
        profiles.push_back(*other);
    }
    SearchLimits limits;
    if (arguments.has("--limit-memory"))
        limits.bytes = static_cast<std::size_t>(arguments.number("--limit-memory")) << 20;
    if (arguments.has("--limit-time")) {
        const auto end =
            std::chrono::steady_clock::now() + std::chrono::seconds(arguments.number("--limit-time"));
        limits.out_of_time = [end] { return std::chrono::steady_clock::now() > end; };
    }
    const Result<BlockSum> sum = block_sum(scenario, profiles);
    if (!sum) return report(sum.errors(), arguments, streams);
    const Result<UtilityIndex> index = UtilityIndex::of(*sum, 0, limits);
    if (!index) return report(index.errors(), arguments, streams);
    const Result<Answer> answer = ask(*index, *sum, arguments, limits);
    if (!answer) return report(answer.errors(), arguments, streams, kUsage);

    const Domain& domain = scenario.domain;
    const std::string& name = scenario.profiles[static_cast<std::size_t>(profiles.back())].name;
    if (arguments.has("--json")) {
        Document document = Document::object();
        document.set("schema", "detente.value/1").set("scenario", scenario.name);
        document.set("party", scenario.profiles[static_cast<std::size_t>(*party)].name);
        if (profiles.size() > 1) document.set("for", name);
        document.set("question", answer->question);
        if (answer->counts) {
            document.set("count", answer->count ? Document(answer->count->to_string()) : Document());
        } else {
            document.set("outcome",
                         answer->outcome ? outcome_document(answer->outcome->outcome, domain) : Document());
            document.set("utility",
                         answer->outcome ? Document(answer->outcome->utility.to_double()) : Document());
            document.set("exact", answer->outcome ? Document(answer->outcome->utility) : Document());
            document.set("error", answer->outcome ? Document(answer->outcome->error) : Document());
        }
        streams.out << to_json(document);
        return kDone;
    }
    if (answer->counts) {
        streams.out << paragraph(answer->count
                                     ? answer->count->to_string() + " outcomes are worth " +
                                           answer->question + " to " + plain(name)
                                     : "there are too many different sums to count exactly within the limits",
                                 streams.width);
        return kDone;
    }
    if (!answer->outcome) {
        streams.out << paragraph("there is no such outcome (" + answer->question +
                                     "), or none was found within "
                                     "the limits",
                                 streams.width);
        return kDone;
    }
    streams.out << paragraph(plain(to_string(answer->outcome->outcome, domain)), streams.width)
                << paragraph("worth " + words(answer->outcome->utility) + " to " + plain(name) +
                                 (answer->outcome->error.is_zero()
                                      ? ", exactly the outcome asked for"
                                      : "; the outcome asked for is worth within " +
                                            words(answer->outcome->error) + " of that"),
                             streams.width);
    return kDone;
}

}  // namespace detente::cli
