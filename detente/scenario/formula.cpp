// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/formula.h"

#include <algorithm>
#include <optional>

#include "detente/base/suggest.h"

namespace detente {
namespace {

using Op = Formula::Op;

struct Token {
    enum class Kind { name, quoted, number, compare, open, close, word, end };
    Kind kind = Kind::end;
    std::string text;
    std::size_t at = 0;
};

bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Operators waiting for their right operand, or for their closing parenthesis.
struct Waiting {
    enum class Kind {
        operation,
        parenthesis,
        condition
    };  // condition: an "if" that stands before its "then"
    Kind kind = Kind::operation;
    Op op = Op::yes;
    int rank = 0;
    std::size_t at = 0;
};

class Parser {
  public:
    Parser(const PlacedText& text, const std::vector<StandoffOption>& options)
        : source_(text), text_(text.text), options_(options) {}

    Result<Formula> parse() {
        advance();
        bool wants_operand = true;
        while (token_.kind != Token::Kind::end || wants_operand) {
            if (!(wants_operand ? operand(wants_operand) : operation(wants_operand))) return *error_;
        }
        if (!reduce_until_open()) return *error_;
        if (!waiting_.empty()) {
            const Waiting& open = waiting_.back();
            return open.kind == Waiting::Kind::parenthesis
                       ? fault(open.at, "a parenthesis is opened and not closed", "add `)`")
                       : fault(open.at, "an `if` at the start of a formula has no `then`",
                               "write `if p then q` or `q if p`");
        }
        measure();
        return std::move(formula_);
    }

  private:
    Error fault(std::size_t at, std::string message, std::string remedy) const {
        Place place = source_.place;
        // A line break inside the text starts a new line of the file; elsewhere bytes count on.
        for (std::size_t i = 0; i < at && i < text_.size(); ++i) {
            if (place.column > 0) ++place.column;
            if (text_[i] == '\n') {
                if (place.line > 0) ++place.line;
                if (place.column > 0) place.column = 1;
            }
        }
        return make_error(place, std::move(message), std::move(remedy));
    }
    bool fail(std::size_t at, std::string message, std::string remedy) {
        error_ = fault(at, std::move(message), std::move(remedy));
        return false;
    }

    void advance() {
        while (next_ < text_.size() &&
               (text_[next_] == ' ' || text_[next_] == '\t' || text_[next_] == '\n' || text_[next_] == '\r'))
            ++next_;
        token_ = Token{Token::Kind::end, "", next_};
        if (next_ >= text_.size()) return;
        const char c = text_[next_];
        if (c == '\'' || c == '"') return quoted(c);
        if (starts_name(c)) return name();
        if (is_digit(c) || c == '#') return number();
        symbol();
    }
    void quoted(char quote) {
        token_.kind = Token::Kind::quoted;
        std::size_t i = next_ + 1;
        while (i < text_.size() && text_[i] != quote) {
            if (text_[i] == '\\' && i + 1 < text_.size()) ++i;
            token_.text += text_[i++];
        }
        unclosed_quote_ = i >= text_.size();
        next_ = unclosed_quote_ ? i : i + 1;
    }
    void name() {
        token_.kind = Token::Kind::name;
        std::size_t i = next_;
        const auto goes_on = [&](std::size_t k) {
            return k < text_.size() && (starts_name(text_[k]) || is_digit(text_[k]));
        };
        while (goes_on(i) || (i < text_.size() && (text_[i] == '-' || text_[i] == '.') && goes_on(i + 1)))
            token_.text += text_[i++];
        next_ = i;
        std::string lower = token_.text;
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        for (const char* word : {"and", "or", "not", "if", "iff", "then", "true", "false"}) {
            if (lower != word || is_option(token_.text)) continue;
            token_.kind = Token::Kind::word;
            token_.text = lower;
        }
    }
    void number() {
        token_.kind = Token::Kind::number;
        std::size_t i = text_[next_] == '#' ? next_ + 1 : next_;
        while (i < text_.size() && is_digit(text_[i])) token_.text += text_[i++];
        next_ = i;
    }
    void symbol() {
        static constexpr std::string_view kSymbols[] = {
            "<->", "<=>", "->", "=>", "&&", "||", "<=", ">=", "!=", "==", "&",
            "|",   "!",   "~",  "-",  ",",  "<",  ">",  "=",  "(",  ")"};
        for (const std::string_view symbol : kSymbols) {
            if (text_.compare(next_, symbol.size(), symbol) != 0) continue;
            token_.text = symbol;
            next_ += symbol.size();
            if (symbol == "(")
                token_.kind = Token::Kind::open;
            else if (symbol == ")")
                token_.kind = Token::Kind::close;
            else if (symbol == "<=" || symbol == ">=" || symbol == "!=" || symbol == "==" || symbol == "<" ||
                     symbol == ">" || symbol == "=")
                token_.kind = Token::Kind::compare;
            else
                token_.kind = Token::Kind::word;
            return;
        }
        token_.kind = Token::Kind::word;
        token_.text = text_.substr(next_, 1);
        ++next_;
    }

    bool is_option(const std::string& name) const {
        return std::any_of(options_.begin(), options_.end(),
                           [&](const StandoffOption& o) { return o.id == name; });
    }

    bool operand(bool& wants_operand) {
        const Token token = token_;
        if (token.kind == Token::Kind::word &&
            (token.text == "!" || token.text == "~" || token.text == "-" || token.text == "not")) {
            waiting_.push_back({Waiting::Kind::operation, Op::negate, 5, token.at});
            advance();
            return true;
        }
        if (token.kind == Token::Kind::open) {
            waiting_.push_back({Waiting::Kind::parenthesis, Op::yes, 0, token.at});
            advance();
            return true;
        }
        if (token.kind == Token::Kind::word && token.text == "if") {
            waiting_.push_back({Waiting::Kind::condition, Op::yes, 0, token.at});
            advance();
            return true;
        }
        if (token.kind == Token::Kind::word && (token.text == "true" || token.text == "false")) {
            formula_.steps.push_back({token.text == "true" ? Op::yes : Op::no, 0, 0, 0});
            advance();
            wants_operand = false;
            return true;
        }
        if (token.kind == Token::Kind::name || token.kind == Token::Kind::quoted ||
            token.kind == Token::Kind::number) {
            wants_operand = false;
            return literal();
        }
        return fail(token.at,
                    token.kind == Token::Kind::end ? "the formula ends where an option was expected"
                                                   : "an option was expected before `" + token.text + "`",
                    "write an option's name, `!` or `(`");
    }

    bool literal() {
        const Token token = token_;
        if (token.kind == Token::Kind::quoted && unclosed_quote_)
            return fail(token.at, "a quote is opened and not closed", "close it with the same mark");
        int option = -1;
        if (token.kind == Token::Kind::number) {
            if (!token.text.empty() && token.text.size() < 9) option = std::stoi(token.text) - 1;
            if (option < 0 || option >= static_cast<int>(options_.size()))
                return fail(token.at,
                            "there is no option number " + (token.text.empty() ? "\"\"" : token.text),
                            "options are numbered from 1 to " + std::to_string(options_.size()));
        } else {
            for (std::size_t i = 0; i < options_.size(); ++i)
                if (options_[i].id == token.text) option = static_cast<int>(i);
            if (option < 0) {
                std::vector<std::string> known;
                for (const StandoffOption& other : options_) known.push_back(other.id);
                return fail(token.at, "unknown option `" + token.text + "`", did_you_mean(token.text, known));
            }
        }
        const int top = options_[static_cast<std::size_t>(option)].degrees() - 1;
        Formula::Step step{Op::literal, option, 1, top};
        bool negated = false;
        advance();
        if (token_.kind == Token::Kind::compare) {
            const std::string compare = token_.text;
            advance();
            const std::optional<int> level = level_of(option);
            if (!level) return false;
            advance();
            if (compare == "<=")
                step = {Op::literal, option, 0, *level};
            else if (compare == "<")
                step = {Op::literal, option, 0, *level - 1};
            else if (compare == ">=")
                step = {Op::literal, option, *level, top};
            else if (compare == ">")
                step = {Op::literal, option, *level + 1, top};
            else
                step = {Op::literal, option, *level, *level};
            negated = compare == "!=";
        }
        formula_.steps.push_back(step);
        if (negated) formula_.steps.push_back({Op::negate, 0, 0, 0});
        return true;
    }

    std::optional<int> level_of(int option) {
        const StandoffOption& owner = options_[static_cast<std::size_t>(option)];
        if (token_.kind == Token::Kind::number) {
            const int level = token_.text.size() < 9 && !token_.text.empty() ? std::stoi(token_.text) : -1;
            if (level >= 0 && level < owner.degrees()) return level;
            fail(token_.at, "option `" + owner.id + "` has no level " + token_.text,
                 "its levels are 0 to " + std::to_string(owner.degrees() - 1));
            return std::nullopt;
        }
        std::vector<std::string> names = owner.levels;
        if (names.empty()) names = {"no", "yes"};
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i] == token_.text) return static_cast<int>(i);
        if (owner.levels.empty() && token_.text == "false") return 0;
        if (owner.levels.empty() && token_.text == "true") return 1;
        fail(token_.at,
             token_.kind == Token::Kind::end ? "the formula ends where a level was expected"
                                             : "option `" + owner.id + "` has no level `" + token_.text + "`",
             did_you_mean(token_.text, names));
        return std::nullopt;
    }

    bool operation(bool& wants_operand) {
        const Token token = token_;
        if (token.kind == Token::Kind::close) {
            if (!reduce_until_open()) return false;
            if (waiting_.empty() || waiting_.back().kind != Waiting::Kind::parenthesis)
                return fail(token.at, "a parenthesis is closed and was not opened", "remove `)`");
            waiting_.pop_back();
            advance();
            return true;
        }
        if (token.kind == Token::Kind::word && token.text == "then") {
            if (!reduce_until_open()) return false;
            if (waiting_.empty() || waiting_.back().kind != Waiting::Kind::condition)
                return fail(token.at, "a `then` is without its `if`", "write `if p then q` or `q if p`");
            waiting_.back() = {Waiting::Kind::operation, Op::implies, 2, token.at};
            advance();
            wants_operand = true;
            return true;
        }
        const std::optional<Waiting> binary = binary_operation(token);
        if (!binary)
            return fail(token.at, "`" + token.text + "` was not expected here",
                        "join options by `&`, `|`, `if` or `iff`");
        while (!waiting_.empty() && waiting_.back().kind == Waiting::Kind::operation &&
               waiting_.back().rank >= binary->rank)
            apply_last();
        waiting_.push_back(*binary);
        advance();
        wants_operand = true;
        return true;
    }
    static std::optional<Waiting> binary_operation(const Token& token) {
        if (token.kind != Token::Kind::word) return std::nullopt;
        const auto made = [&](Op op, int rank) {
            return Waiting{Waiting::Kind::operation, op, rank, token.at};
        };
        const std::string& t = token.text;
        if (t == "iff" || t == "<->" || t == "<=>") return made(Op::same, 1);
        if (t == "if") return made(Op::implied, 2);
        if (t == "->" || t == "=>") return made(Op::implies, 2);
        if (t == "or" || t == "|" || t == "||") return made(Op::either, 3);
        if (t == "and" || t == "&" || t == "&&" || t == ",") return made(Op::both, 4);
        return std::nullopt;
    }

    void apply_last() {
        formula_.steps.push_back({waiting_.back().op, 0, 0, 0});
        waiting_.pop_back();
    }
    bool reduce_until_open() {
        while (!waiting_.empty() && waiting_.back().kind == Waiting::Kind::operation) apply_last();
        return true;
    }
    void measure() {
        int depth = 0;
        for (const Formula::Step& step : formula_.steps) {
            if (step.op == Op::literal || step.op == Op::yes || step.op == Op::no)
                ++depth;
            else if (step.op != Op::negate)
                --depth;
            formula_.stack = std::max(formula_.stack, depth);
        }
    }

    const PlacedText& source_;
    const std::string& text_;
    const std::vector<StandoffOption>& options_;
    std::size_t next_ = 0;
    Token token_;
    bool unclosed_quote_ = false;
    std::vector<Waiting> waiting_;
    Formula formula_;
    std::optional<Error> error_;
};

}  // namespace

Result<Formula> parse_formula(const PlacedText& text, const std::vector<StandoffOption>& options) {
    return Parser(text, options).parse();
}

bool Formula::holds(const std::vector<int>& levels) const {
    std::vector<bool> values;
    values.reserve(static_cast<std::size_t>(stack));
    for (const Step& step : steps) {
        if (step.op == Op::literal) {
            const int level = levels[static_cast<std::size_t>(step.option)];
            values.push_back(step.low <= level && level <= step.high);
        } else if (step.op == Op::yes || step.op == Op::no) {
            values.push_back(step.op == Op::yes);
        } else if (step.op == Op::negate) {
            values.back() = !values.back();
        } else {
            const bool top = values.back();
            values.pop_back();
            const bool below = values.back();
            if (step.op == Op::both)
                values.back() = below && top;
            else if (step.op == Op::either)
                values.back() = below || top;
            else if (step.op == Op::implies)
                values.back() = !below || top;
            else if (step.op == Op::implied)
                values.back() = below || !top;
            else
                values.back() = below == top;
        }
    }
    return !values.empty() && values.back();
}

namespace {

// Joins two conjunctions; nothing when they cannot hold together.
std::optional<Conjunction> join(const Conjunction& a, const Conjunction& b) {
    Conjunction joined;
    std::size_t i = 0, j = 0;
    while (i < a.literals.size() || j < b.literals.size()) {
        if (j == b.literals.size() ||
            (i < a.literals.size() && a.literals[i].option < b.literals[j].option)) {
            joined.literals.push_back(a.literals[i++]);
        } else if (i == a.literals.size() || b.literals[j].option < a.literals[i].option) {
            joined.literals.push_back(b.literals[j++]);
        } else {
            Formula::Step both = a.literals[i++];
            both.low = std::max(both.low, b.literals[j].low);
            both.high = std::min(both.high, b.literals[j++].high);
            if (both.low > both.high) return std::nullopt;
            joined.literals.push_back(both);
        }
    }
    return joined;
}

// A subformula and its denial, each as conjunctions; what grows beyond the limit is marked and dropped.
struct TwoSided {
    std::vector<Conjunction> yes;
    std::vector<Conjunction> no;
    bool yes_known = true;
    bool no_known = true;
};

void disjoin(const std::vector<Conjunction>& a, bool a_known, const std::vector<Conjunction>& b, bool b_known,
             std::size_t most, std::vector<Conjunction>& out, bool& known) {
    known = a_known && b_known && a.size() + b.size() <= most;
    out.clear();
    if (!known) return;
    out = a;
    for (const Conjunction& one : b)
        if (std::none_of(out.begin(), out.end(),
                         [&](const Conjunction& other) { return other.literals == one.literals; }))
            out.push_back(one);
}
void conjoin(const std::vector<Conjunction>& a, bool a_known, const std::vector<Conjunction>& b, bool b_known,
             std::size_t most, std::vector<Conjunction>& out, bool& known) {
    out.clear();
    known = a_known && b_known && a.size() * b.size() <= most * 4;
    if (!known) return;
    for (const Conjunction& left : a)
        for (const Conjunction& right : b)
            if (std::optional<Conjunction> joined = join(left, right)) out.push_back(std::move(*joined));
    known = out.size() <= most;
    if (!known) out.clear();
}

TwoSided both_of(const TwoSided& a, const TwoSided& b, std::size_t most) {
    TwoSided result;
    conjoin(a.yes, a.yes_known, b.yes, b.yes_known, most, result.yes, result.yes_known);
    disjoin(a.no, a.no_known, b.no, b.no_known, most, result.no, result.no_known);
    return result;
}
TwoSided denied(TwoSided a) {
    std::swap(a.yes, a.no);
    std::swap(a.yes_known, a.no_known);
    return a;
}
TwoSided either_of(const TwoSided& a, const TwoSided& b, std::size_t most) {
    return denied(both_of(denied(a), denied(b), most));
}

TwoSided literal_sides(const Formula::Step& step, int degrees) {
    TwoSided result;
    const auto add = [&](std::vector<Conjunction>& to, int low, int high) {
        if (low <= high) to.push_back(Conjunction{{{Op::literal, step.option, low, high}}});
    };
    add(result.yes, std::max(step.low, 0), std::min(step.high, degrees - 1));
    add(result.no, 0, std::min(step.low - 1, degrees - 1));
    add(result.no, std::max(step.high + 1, 0), degrees - 1);
    return result;
}

}  // namespace

Result<std::vector<Conjunction>> conjunctions(const Formula& formula,
                                              const std::vector<StandoffOption>& options, std::size_t most) {
    std::vector<TwoSided> stack;
    for (const Formula::Step& step : formula.steps) {
        if (step.op == Op::literal) {
            stack.push_back(literal_sides(step, options[static_cast<std::size_t>(step.option)].degrees()));
            continue;
        }
        if (step.op == Op::yes || step.op == Op::no) {
            TwoSided constant;
            (step.op == Op::yes ? constant.yes : constant.no).push_back({});
            stack.push_back(std::move(constant));
            continue;
        }
        TwoSided top = std::move(stack.back());
        stack.pop_back();
        if (step.op == Op::negate) {
            stack.push_back(denied(std::move(top)));
            continue;
        }
        TwoSided below = std::move(stack.back());
        stack.pop_back();
        switch (step.op) {
            case Op::both:
                stack.push_back(both_of(below, top, most));
                break;
            case Op::either:
                stack.push_back(either_of(below, top, most));
                break;
            case Op::implies:
                stack.push_back(either_of(denied(std::move(below)), top, most));
                break;
            case Op::implied:
                stack.push_back(either_of(below, denied(std::move(top)), most));
                break;
            default: {
                const TwoSided agree = both_of(below, top, most);
                stack.push_back(either_of(agree, both_of(denied(below), denied(top), most), most));
            }
        }
    }
    if (stack.empty() || !stack.back().yes_known)
        return make_error({}, "the formula is too large to be written as a list of cases",
                          "split it into smaller ones");
    return std::move(stack.back().yes);
}

}  // namespace detente
