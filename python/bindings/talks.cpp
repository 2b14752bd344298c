// SPDX-License-Identifier: Apache-2.0
// Talks, with parties that Python code plays. Such a party holds a negotiator with two methods, is told the
// table through a State that is good during the call alone, and cannot end more than its own session.
#include <nanobind/ndarray.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "detente/answers/numeric.h"
#include "detente/answers/talk_request.h"
#include "detente/case/talk_report.h"
#include "detente/outside/hosted.h"
#include "detente/outside/program.h"
#include "detente/requests/check_arguments.h"
#include "python/bindings/apart.h"
#include "python/bindings/bindings.h"

namespace nb = nanobind;

namespace detente::python {

namespace {

using outside::HostedMove;
using outside::HostedView;

// The table for the time of one call; afterwards it is closed and says so.
class View {
  public:
    explicit View(const HostedView* table) : table_(table) {}
    void close() { table_ = nullptr; }
    const HostedView& table() const {
        if (!table_)
            throw nb::value_error("this state was good during its call alone; take what you need from it");
        return *table_;
    }

  private:
    const HostedView* table_;
};

// What all parties of a call share: the makers of negotiators by key, and the clock of their moves.
struct Players {
    std::map<std::string, nb::object> makers;
    MoveClock clock;
    std::chrono::milliseconds move_limit{1000};

    ~Players() {
        if (!Py_IsInitialized() || clock.left) {
            for (auto& [key, maker] : makers) maker.release();
            return;
        }
        nb::gil_scoped_acquire held;
        makers.clear();
    }
};

// A negotiator of the package's own layer: begin(view), respond(view, values) and propose(view), where moves
// come back as ("accept" | "reject" | "walk", None) or ("offer", values).
class PythonHost final : public outside::Host {
  public:
    PythonHost(std::shared_ptr<Players> players, const std::string& key, const cases::ProgramPlace& place)
        : players_(std::move(players)) {
        if (players_->clock.left) {
            fault_ = "the talks were interrupted";
            return;
        }
        nb::gil_scoped_acquire held;
        guarded([&] {
            player_ = players_->makers.at(key)(place.profile, place.seat, place.parties, place.protocol);
        });
    }
    ~PythonHost() override {
        if (players_->clock.left) {
            player_.release();
            return;
        }
        nb::gil_scoped_acquire held;
        player_ = nb::object();
    }

    void begin(const HostedView& table) override {
        call(table, [&](const nb::object& view) { player_.attr("begin")(view); });
    }
    HostedMove respond(const HostedView& table, const std::vector<int>& offer) override {
        HostedMove move;
        call(table, [&](const nb::object& view) { take(move, player_.attr("respond")(view, offer)); });
        return finished(std::move(move));
    }
    HostedMove propose(const HostedView& table) override {
        HostedMove move;
        call(table, [&](const nb::object& view) { take(move, player_.attr("propose")(view)); });
        return finished(std::move(move));
    }

  private:
    template <class Body>
    void call(const HostedView& table, Body body) {
        if (players_->clock.left) fault_ = "the talks were interrupted";
        if (!fault_.empty()) return;
        nb::gil_scoped_acquire held;
        auto view = std::make_shared<View>(&table);
        MoveClock& clock = players_->clock;
        clock.until = std::chrono::steady_clock::now() + players_->move_limit;
        clock.late = false;
        clock.thread = PyThread_get_thread_ident();
        guarded([&] { body(nb::cast(view)); });
        const bool late = clock.late || std::chrono::steady_clock::now() > clock.until;
        PyThreadState_SetAsyncExc(clock.thread, nullptr);
        clock.thread = 0;
        view->close();
        if (late)
            fault_ = "its move took longer than " + std::to_string(players_->move_limit.count()) + " ms";
    }

    template <class Body>
    void guarded(Body body) {
        try {
            body();
        } catch (nb::python_error& error) {
            std::string words = nb::cast<std::string>(nb::str(error.value()));
            const std::string type = nb::cast<std::string>(error.type().attr("__name__"));
            fault_ = "it raised " + type + (words.empty() ? "" : ": " + words.substr(0, 200));
        } catch (const std::exception& error) {
            fault_ = std::string("it failed: ") + error.what();
        }
    }

    static void take(HostedMove& move, const nb::object& said) {
        const auto pair = nb::cast<nb::tuple>(said);
        const auto kind = nb::cast<std::string>(pair[0]);
        move.kind = kind == "accept"  ? HostedMove::Kind::accept
                    : kind == "offer" ? HostedMove::Kind::offer
                    : kind == "walk"  ? HostedMove::Kind::walk
                                      : HostedMove::Kind::reject;
        if (move.kind == HostedMove::Kind::offer) move.values = nb::cast<std::vector<int>>(pair[1]);
    }

    HostedMove finished(HostedMove move) const {
        move.fault = fault_;
        return move;
    }

    std::shared_ptr<Players> players_;
    nb::object player_;
    std::string fault_;
};

cases::ProgramMaker maker_of(const std::shared_ptr<Players>& players, const requests::Arguments& arguments) {
    const outside::ProgramLimits limits{std::chrono::milliseconds(arguments.number("--move-limit")),
                                        std::chrono::milliseconds(arguments.number("--session-limit"))};
    return [players, limits](const std::string& command,
                             const cases::ProgramPlace& place) -> std::unique_ptr<talks::Strategy> {
        if (players && command.starts_with("@"))
            return outside::hosted_strategy(std::make_unique<PythonHost>(players, command, place),
                                            *place.outcomes);
        return outside::program_strategy(command,
                                         {place.scenario, place.profile, place.seat, place.parties,
                                          place.protocol, place.rules, place.rounds, place.outcomes},
                                         limits);
    };
}

// The document, and of a batch a row a session.
struct Talks {
    Told document;
    std::shared_ptr<const cases::TalkReport> report;
};

Talks talked(const requests::Arguments& asked, const SharedThings& things, bool keep,
             const std::shared_ptr<Players>& players, const Watch& watch) {
    const auto checked = requests::check_arguments(asked);
    if (!checked) return {told(checked.errors()), nullptr};
    const answers::GivenFile& given = things->given.front();
    if (const auto refused = cannot_be_asked(Question::talk, *given.opened, given.file))
        return {told(Errors{*refused}), nullptr};
    const Result<NumericScenario> scenario = answers::numbers_of(*given.opened, given.file);
    if (!scenario) return {told(scenario.errors()), nullptr};
    answers::Surroundings around = surroundings(watch);
    around.program = maker_of(players, *checked);
    const auto request = answers::talk_request(*checked, scenario->domain, around);
    if (!request) return {told(request.errors()), nullptr};
    Result<cases::TalkReport> report = cases::talk_report(*scenario, *request, keep);
    if (!report) return {told(report.errors()), nullptr};
    auto kept = std::make_shared<cases::TalkReport>(std::move(*report));
    kept->request.program = {};  // holds what only the session needed
    Talks talks{told(cases::to_document(*kept)), nullptr};
    talks.report = std::move(kept);
    return talks;
}

nb::typed<nb::tuple, bool, std::string, nb::any> talk(
    const std::map<std::string, std::vector<std::string>>& options, const SharedThings& things,
    const std::map<std::string, nb::object>& makers, bool keep, const nb::object& progress) {
    requests::Arguments arguments{"talk", {}};
    for (const auto& [name, values] : options) arguments.given[name] = values;
    std::shared_ptr<Players> players;
    if (!makers.empty()) {
        players = std::make_shared<Players>();
        players->makers = makers;
        if (const auto checked = requests::check_arguments(arguments))
            players->move_limit = std::chrono::milliseconds(checked->number("--move-limit"));
    }
    Talks talks =
        run_apart<Talks>([arguments, things, keep, players](
                             const Watch& watch) { return talked(arguments, things, keep, players, watch); },
                         progress, players ? &players->clock : nullptr);
    return nb::make_tuple(talks.document.ok, nb::str(talks.document.text.data(), talks.document.text.size()),
                          talks.report);
}

const char* ended_word(const cases::TalkSession& session) {
    static constexpr const char* words[] = {"agreement", "deadline", "walk", "error"};
    return words[static_cast<std::size_t>(session.ended)];
}

// Columns of a batch: name to list.
nb::typed<nb::dict, nb::str, nb::any> sessions(const cases::TalkReport& report) {
    nb::list number, ended, by, round, agreement, fault;
    std::vector<nb::list> utilities(report.parties.size());
    std::size_t k = 0;
    for (const cases::TalkSession& session : report.sessions) {
        number.append(report.request.settings.match + k++);
        ended.append(ended_word(session));
        if (session.by < 0)
            by.append(nb::none());
        else
            by.append(report.parties[static_cast<std::size_t>(session.by)]);
        round.append(session.round);
        if (session.agreement)
            agreement.append(to_string(*session.agreement, report.domain));
        else
            agreement.append(nb::none());
        for (std::size_t party = 0; party < utilities.size(); ++party)
            utilities[party].append(party < session.utilities.size() ? session.utilities[party] : 0.0);
        if (session.fault.empty())
            fault.append(nb::none());
        else
            fault.append(session.fault);
    }
    nb::dict columns;
    columns["session"] = number;
    columns["ended"] = ended;
    columns["by"] = by;
    columns["round"] = round;
    columns["agreement"] = agreement;
    for (std::size_t party = 0; party < utilities.size(); ++party)
        columns[("utility." + report.parties[party]).c_str()] = utilities[party];
    columns["fault"] = fault;
    return columns;
}

}  // namespace

void bind_talks(nb::module_& module) {
    nb::class_<View>(module, "View", "The table from one chair, good during one call.")
        .def_prop_ro("round", [](const View& view) { return view.table().round(); })
        .def_prop_ro("rounds", [](const View& view) { return view.table().rounds(); })
        .def_prop_ro("time", [](const View& view) { return view.table().time(); })
        .def_prop_ro("reservation", [](const View& view) { return view.table().reservation(); })
        .def_prop_ro("greatest", [](const View& view) { return view.table().greatest(); })
        .def("utility",
             [](const View& view, const std::vector<int>& values) { return view.table().utility(values); })
        .def("best", [](const View& view, std::size_t k) { return view.table().best(k); })
        .def("worst_at_least",
             [](const View& view, double utility) { return view.table().worst_at_least(utility); })
        .def_prop_ro("offers", [](const View& view) { return view.table().offers(); })
        .def("offered_by",
             [](const View& view, std::size_t k) {
                 if (k >= view.table().offers()) throw nb::index_error("no such offer");
                 return view.table().offered_by(k);
             })
        .def("offered", [](const View& view, std::size_t k) {
            if (k >= view.table().offers()) throw nb::index_error("no such offer");
            return view.table().offered(k);
        });
    nb::class_<cases::TalkReport>(module, "TalkReport", "Sessions that were played.")
        .def("sessions", &sessions, "Columns, one row a session, where they were kept.");
    module.def("talk", &talk, nb::arg("options"), nb::arg("things"), nb::arg("makers"),
               nb::arg("keep") = false, nb::arg("progress").none() = nb::none(),
               "(True, document, TalkReport) or (False, the errors' document, None).");
}

}  // namespace detente::python
