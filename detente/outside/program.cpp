// SPDX-License-Identifier: Apache-2.0
#include "detente/outside/program.h"

#include <algorithm>
#include <cmath>

#include "detente/base/document.h"
#include "detente/deals/numbers/landscape.h"
#include "detente/formats/json.h"
#include "detente/outside/process.h"

namespace detente::outside {

namespace {

using talks::Answer;
using talks::Bid;
using talks::Offer;
using talks::Table;

constexpr std::uint64_t kToldOutcomes = 100'000;  // utilities outcome by outcome, where the profile is no sum

Document number_or_null(double value) {
    return std::isfinite(value) ? Document(value) : Document();
}

Document issues_document(const Domain& domain) {
    Document issues = Document::array();
    for (const DomainIssue& issue : domain.issues) {
        Document one = Document::object();
        one.set("name", issue.name);
        one.set("values", Document::array_of(issue.values));
        issues.push(std::move(one));
    }
    return issues;
}

// What cannot be agreed: an outcome whose value of each issue named is in its list.
Document infeasible_document(const NumericScenario& scenario) {
    Document all = Document::array();
    for (const ForbiddenOutcomes& forbidden : scenario.forbidden) {
        Document one = Document::object();
        for (const ValueRange& range : forbidden.ranges) {
            const DomainIssue& issue = scenario.domain.issues[static_cast<std::size_t>(range.issue)];
            Document values = Document::array();
            for (int value = range.first; value <= range.last; ++value)
                values.push(issue.values[static_cast<std::size_t>(value)]);
            one.set(issue.name, std::move(values));
        }
        all.push(std::move(one));
    }
    return all;
}

// Its own utility: weights and values of a sum over issues, else the utility of each outcome, first issue
// slowest.
Document utility_document(const ProgramSeat& seat) {
    const Profile& profile = seat.scenario->profiles[static_cast<std::size_t>(seat.profile)];
    Document document = Document::object();
    if (const auto* sum = std::get_if<AdditiveUtility>(&profile.utility)) {
        document.set("kind", "additive");
        Document issues = Document::array();
        for (const IssueUtility& issue : sum->issues) {
            Document one = Document::object();
            one.set("weight", issue.weight.to_double());
            Document values = Document::array();
            for (const Rational& value : issue.values) values.push(value.to_double());
            one.set("values", std::move(values));
            issues.push(std::move(one));
        }
        document.set("issues", std::move(issues));
        return document;
    }
    if (seat.outcomes->listed() && seat.outcomes->size() <= kToldOutcomes) {
        document.set("kind", "table");
        Document values = Document::array();
        for (Bid bid = 0; bid < seat.outcomes->size(); ++bid)
            values.push(format_utility(profile, seat.scenario->domain, seat.outcomes->outcome(bid)));
        document.set("values", std::move(values));
        return document;
    }
    document.set("kind", "asked");  // too many to tell: each offer comes with its utility
    return document;
}

class ProgramStrategy final : public talks::Strategy {
  public:
    // `own`: a host of this strategy alone, or none.
    ProgramStrategy(std::unique_ptr<ProgramHost> own, ProgramHost* host, const ProgramSeat& seat,
                    const ProgramLimits& limits)
        : seat_(seat), limits_(limits), own_(std::move(own)), host_(own_ ? own_.get() : host) {
        if (!host_->process().ok()) fault_ = host_->process().error();
    }

    ~ProgramStrategy() override {
        if (!fault_.empty() || !host_->process().ok()) {
            host_->drop();
            return;
        }
        Document over = Document::object();
        over.set("type", "end");
        if (host_->process().write_line(to_json(over, -1),
                                        Process::Clock::now() + std::chrono::milliseconds(50)))
            host_->mark_used();
        else
            host_->drop();
    }

    void begin(const Table& table) override {
        Document begin = Document::object();
        begin.set("type", "begin");
        begin.set("protocol", seat_.protocol);
        begin.set("rules", seat_.rules);
        begin.set("rounds", table.rounds ? Document(*table.rounds) : Document());
        begin.set("seat", seat_.seat);
        begin.set("party", seat_.parties[static_cast<std::size_t>(seat_.seat)]);
        begin.set("parties", Document::array_of(seat_.parties));
        begin.set("issues", issues_document(seat_.scenario->domain));
        if (!seat_.scenario->forbidden.empty()) begin.set("infeasible", infeasible_document(*seat_.scenario));
        begin.set("utility", utility_document(seat_));
        begin.set("reservation", number_or_null(table.own->reservation()));
        begin.set("move_limit_ms", static_cast<std::int64_t>(limits_.move.count()));
        tell(begin);
    }

    void heard(const Table& table, const Offer& offer) override {
        Document told = Document::object();
        told.set("type", "offer");
        told.set("round", offer.round);
        told.set("time", table.time);
        told.set("party", seat_.parties[static_cast<std::size_t>(offer.seat)]);
        told.set("outcome",
                 numbers::outcome_document(seat_.outcomes->outcome(offer.bid), seat_.scenario->domain));
        told.set("utility", table.own->utility(offer.bid));
        tell(told);
    }

    Answer respond(const Table& table, Bid offer) override {
        pending_ = talks::kNoBid;
        ask(table, offer);
        if (!fault_.empty()) return Answer::walk;
        return answer_;
    }

    Bid propose(const Table& table) override {
        if (pending_ == talks::kNoBid && fault_.empty()) ask(table, talks::kNoBid);
        const Bid bid = pending_;
        pending_ = talks::kNoBid;
        if (answer_ == Answer::accept && fault_.empty())
            fault_ = "it accepted where nothing stood to be accepted";
        return fault_.empty() ? bid : talks::kNoBid;
    }

    talks::Tone tone() const override { return tone_; }
    std::string fault() const override { return fault_; }

  private:
    void tell(const Document& document) {
        if (!fault_.empty()) return;
        std::string line = to_json(document, -1);
        const bool told = host_->process().write_line(line, deadline());
        if (host_->used() && !answered_) told_.push_back(std::move(line));
        if (!told && !begin_again()) fault_ = host_->process().error();
    }

    // A program that was made for one session ends after it, perhaps only now: it is started again and told
    // once more what it has been told. False: that is not how it stands.
    bool begin_again() {
        if (!host_->used() || answered_) return false;
        host_->drop();
        if (!host_->process().ok()) return false;
        for (const std::string& line : told_)
            if (!host_->process().write_line(line, deadline())) return false;
        return true;
    }

    Process::Clock::time_point deadline() const {
        return Process::Clock::now() + std::min(limits_.move, limits_.session - used_);
    }

    void ask(const Table& table, Bid standing) {
        const auto began = Process::Clock::now();
        const auto until = deadline();
        // Its next answer would be taken for the answer to a question that it has not heard yet.
        if (fault_.empty() && host_->process().spoke_unasked()) {
            fault_ = "it spoke when it was not its turn";
            return;
        }
        Document turn = Document::object();
        turn.set("type", "turn");
        turn.set("round", table.round);
        turn.set("time", table.time);
        turn.set("standing",
                 standing == talks::kNoBid
                     ? Document()
                     : numbers::outcome_document(seat_.outcomes->outcome(standing), seat_.scenario->domain));
        tell(turn);
        if (!fault_.empty()) return;
        std::optional<std::string> line = host_->process().read_line(until, limits_.line_bytes);
        if (!line && Process::Clock::now() < until && begin_again())
            line = host_->process().read_line(until, limits_.line_bytes);
        answered_ = true;
        told_.clear();
        used_ += std::chrono::duration_cast<std::chrono::milliseconds>(Process::Clock::now() - began);
        if (!line) {
            fault_ = used_ >= limits_.session ? "its time for the session ran out" : host_->process().error();
            return;
        }
        take(*line, *table.own);
    }

    void take(const std::string& line, const talks::OwnValues& own) {
        const Result<Document> document = parse_json(line, "answer");
        const Document* move = document && document->members() ? document->find("move") : nullptr;
        const std::string* word = move ? move->text() : nullptr;
        if (!word) {
            fault_ = "its answer is no JSON object with a `move`";
            return;
        }
        if (*word == "accept") {
            answer_ = Answer::accept;
        } else if (*word == "walk") {
            answer_ = Answer::walk;
            const Document* tone = document->find("tone");
            const std::string* how = tone ? tone->text() : nullptr;
            if (how && *how == "hostile")
                tone_ = talks::Tone::hostile;
            else if (how && *how == "friendly")
                tone_ = talks::Tone::friendly;
            else if (tone && !tone->is_null() && !(how && *how == "plain"))
                fault_ = "it walks with a tone that there is not: friendly, hostile or plain" +
                         (how ? ", and not `" + how->substr(0, 40) + "`" : std::string());
        } else if (*word == "offer") {
            answer_ = Answer::reject;
            pending_ = bid_of(document->find("outcome"), own);
        } else {
            fault_ = "its move is `" + word->substr(0, 40) + "`, and not accept, offer or walk";
        }
    }

    Bid bid_of(const Document* outcome, const talks::OwnValues& own) {
        const Domain& domain = seat_.scenario->domain;
        if (!outcome || !outcome->members()) {
            fault_ = "its offer has no `outcome`";
            return talks::kNoBid;
        }
        std::vector<int> values(domain.issues.size(), Outcome::absent);
        for (const Document::Member& member : *outcome->members()) {
            const int issue = find_issue(domain, member.key);
            const std::string* name = member.value.text();
            const int value =
                issue < 0 || !name ? -1 : find_value(domain.issues[static_cast<std::size_t>(issue)], *name);
            if (value < 0) {
                fault_ = "its offer names no value of the issue `" + member.key.substr(0, 40) + "`";
                return talks::kNoBid;
            }
            values[static_cast<std::size_t>(issue)] = value;
        }
        for (std::size_t i = 0; i < values.size(); ++i)
            if (values[i] == Outcome::absent) {
                fault_ = "its offer leaves out the issue `" + domain.issues[i].name + "`";
                return talks::kNoBid;
            }
        const Bid bid = seat_.outcomes->bid(values);
        if (!own.can_be_agreed(bid)) {
            fault_ = "it offers a combination that cannot be agreed";
            return talks::kNoBid;
        }
        return bid;
    }

    ProgramSeat seat_;
    ProgramLimits limits_;
    std::unique_ptr<ProgramHost> own_;
    ProgramHost* host_;
    bool answered_ = false;          // in this session
    std::vector<std::string> told_;  // before its first answer, where it may have to be told again
    std::chrono::milliseconds used_{0};
    Answer answer_ = Answer::reject;
    Bid pending_ = talks::kNoBid;
    talks::Tone tone_ = talks::Tone::plain;
    std::string fault_;
};

}  // namespace

Process& ProgramHost::process() {
    if (!process_) {
        process_ = std::make_unique<Process>(words_of_command(command_), folder_);
        used_ = false;
    }
    return *process_;
}

void ProgramHost::drop() {
    process_.reset();
    used_ = false;
}

std::unique_ptr<talks::Strategy> program_strategy(const std::string& command, const ProgramSeat& seat,
                                                  const ProgramLimits& limits) {
    return std::make_unique<ProgramStrategy>(std::make_unique<ProgramHost>(command), nullptr, seat, limits);
}

std::unique_ptr<talks::Strategy> program_strategy(ProgramHost& host, const ProgramSeat& seat,
                                                  const ProgramLimits& limits) {
    return std::make_unique<ProgramStrategy>(nullptr, &host, seat, limits);
}

}  // namespace detente::outside
