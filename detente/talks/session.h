// SPDX-License-Identifier: Apache-2.0
// One session at the table: how it is held, and how it ended.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/talks/outcome_table.h"
#include "detente/talks/own_values.h"
#include "detente/talks/strategy.h"
#include "detente/talks/table.h"

namespace detente::talks {

enum class NoDeal { reservation, zero };             // what a party has when there is no agreement
enum class Discounting { none, by_round, by_time };  // utility times factor^round, or factor^time in [0, 1]

// Is told of each offer as it is made, for measurements over time. `asks`: what the party asked for.
class Watcher {
  public:
    virtual ~Watcher() = default;
    virtual void offered(const Table& table, const Strategy& strategy, const Offer& offer,
                         std::optional<double> asks) = 0;
};

struct SessionSettings {
    Rules rules = Rules::strict;
    int rounds = 100;              // the deadline: each party acts once a round; at least 1
    bool rounds_known = true;      // do the parties know it?
    bool one_act_a_round = false;  // one seat acts a round, in turn, as in Rubinstein's division; else all do
    // Hidden laws of the deadline, drawn from the table's own stream; parties know none of them.
    double end_chance = 0;  // before each round the talks end with this chance, in [0, 1)
    int ends_from = 0;      // above 0: they end after a number of rounds drawn evenly from this to `rounds`
    bool endless = false;   // nobody sees a deadline: `rounds` only keeps a program from running for ever
    // The deadline in time: above 0, so many seconds by the clock. Time is then the larger of the two
    // clocks', and a session cannot be played again to the bit.
    double seconds = 0;
    double (*clock)() =
        nullptr;              // seconds by a clock that only goes forward; handed in where `seconds` counts
    int least_power = 0;      // of simultaneous offers: how much power a deal needs; 0: that of all
    std::vector<int> powers;  // of simultaneous offers: of each seat, at least 1; empty: 1 each
    NoDeal no_deal = NoDeal::reservation;
    Discounting discounting = Discounting::none;
    std::vector<double> discounts;  // one a seat, in (0, 1]; empty: none
    std::uint64_t seed = 1;
    std::uint64_t match = 0;     // which session of a batch this is
    Watcher* watcher = nullptr;  // changes nothing
};

// One deal of a session in which several may be made.
struct Deal {
    Bid bid = kNoBid;
    int round = 0;
    std::vector<int> members;
};

struct SessionResult {
    enum class End : std::uint8_t { agreement, deadline, walk, error };
    End ended = End::deadline;
    int by = -1;      // who accepted last, or walked, or erred; -1 at the deadline
    int round = 0;    // of the act that ended it, from 0; at the deadline, how many rounds there were
    double time = 0;  // as the rule set counts it
    Tone tone = Tone::plain;
    Bid agreement = kNoBid;
    std::vector<int> members;       // who agreed, where that may be fewer than all; empty: all
    std::vector<Deal> deals;        // where there may be several: all of them, `agreement` being the first
    std::vector<double> utilities;  // what each seat has, discounted where the session discounts
    std::string fault;              // for an error: what happened, in a sentence
};
std::string_view to_string(SessionResult::End end);

// A party at the table. `strategy` is made for this session alone.
struct Seat {
    OwnValues own;
    std::unique_ptr<Strategy> strategy;
};

// The protocols. Each takes the seats with fresh strategies, and puts what was proposed into `offers`, whose
// memory the next session can use again. Preconditions: at least two seats, the settings within their bounds.

// Stacked alternating offers: in each round every seat acts once, in order. It answers the standing offer,
// and when it rejects it makes its own, which then stands; an agreement is an offer that everybody has
// accepted in turn, its proposer included (Aydogan and others 2017).
SessionResult alternating_offers(std::vector<Seat>& seats, const SessionSettings& settings,
                                 std::vector<Offer>& offers);

// Monotonic concession (Rosenschein and Zlotkin 1994), two seats: both offer at once. A party to whom the
// other's offer is worth at least its own agrees to it; of two such offers one is drawn. A party may stand
// still or give way, never take back: an offer worth more to itself than its last is replaced by the last.
// When both stand still the talks end without a deal.
SessionResult monotonic_concession(std::vector<Seat>& seats, const SessionSettings& settings,
                                   std::vector<Offer>& offers);

// Simultaneous offers with votes (MOPAC of GeniusWeb), any number of seats. Each round has three phases.
// Offer: everybody at the table offers at once, or walks. Vote: everybody says which of the offers it would
// take, and with what power of the coalition behind it (least `settings.least_power`, 0 standing for the
// power of all who began; greatest that of all). Opt in: everybody has seen the votes and is asked once more;
// votes can only be added or become wider. Then an offer becomes a deal of a coalition whose power lies
// within the bounds of each of its members; the coalition with the most power first, then with the most
// members, then the earliest offer. Those who made a deal leave, and two or more who remain go on. A seat
// that walks leaves alone. The session ended in agreement when there was a deal; `deals` has all of them,
// `agreement` and `members` are of the first; those without a deal have what no deal is worth. At most 16
// seats.
SessionResult simultaneous_offers(std::vector<Seat>& seats, const SessionSettings& settings,
                                  std::vector<Offer>& offers);

// Tentative agreement on unique offers (TAU), any number of seats: each round everybody offers once and
// answers all others. An outcome that all have offered and all have accepted is agreed. An old outcome other
// than one's last may not be offered again; the talks end when everybody repeats itself.
SessionResult unique_offers(std::vector<Seat>& seats, const SessionSettings& settings,
                            std::vector<Offer>& offers);

// A final-offer round: each of two seats names one outcome, and the arbitrator takes the one nearer to what
// it holds fair, by the distance of utilities as shares of each party's range above its floor (a tie is
// drawn).
SessionResult final_offers(std::vector<Seat>& seats, const SessionSettings& settings, Bid fair,
                           std::vector<Offer>& offers);

// How a party votes on a change of the single text.
struct Voter {
    enum class Kind { hill_climber, annealer };
    Kind kind = Kind::hill_climber;
    double temperature = 0.1;  // of an annealer, at the start; falls evenly to 0. In utility, above 0
};

// Single-text mediation (Klein, Faratin, Sayama and Bar-Yam 2003): a mediator holds one contract, changes one
// issue of it by chance, and the parties vote. A hill-climber takes what is no worse for it; an annealer
// takes a loss d with chance exp(-d / T). The plain mediator keeps a change that all take. The annealing
// mediator also hears how strongly: a change against which somebody voted weakly (by no more than the median
// loss so far) is kept with chance exp(-1 / T'), T' falling from 1 to 0, so that nobody has to be soft alone.
// `settings.rounds`: how many changes are tried. A contract below somebody's reservation value at the end is
// no deal.
struct SingleTextSettings {
    bool annealing_mediator = false;
    std::vector<Voter> voters;  // one a seat
};
SessionResult single_text(std::vector<OwnValues>& seats, const SessionSettings& settings,
                          const SingleTextSettings& text, std::vector<Offer>& offers);

// The time that the seats see in a round (from 0). `negmas`: (round + 1) / (rounds + 1), so never 0 and
// never 1. `strict`: round / (rounds - 1), from 0 in the first round to 1 in the last; 0 where there is one
// round only.
double time_of(int round, int rounds, Rules rules);

}  // namespace detente::talks
