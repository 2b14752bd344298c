// SPDX-License-Identifier: Apache-2.0
// Protocol simultaneous.
// Idea: All offer at once, vote on all offers, and may opt in; a coalition may suffice.
// Formula: an offer is a deal of a coalition whose power lies within every member's bounds, the strongest
//   first; those who agreed leave, two or more who remain go on
// Parameters: none.
// Source: GeniusWeb, MOPAC (multiple offers, partial consensus)
// Known differences: a party here answers an offer and does not make votes of its own; its bounds are the
//   session's unless it says others
#include <algorithm>

#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"
#include "detente/talks/internal/play.h"

namespace detente::talks {

namespace {

// A vote for an offer: with a coalition whose power lies between the bounds.
struct Vote {
    bool cast = false;
    Power power;
};

// One different offer of the round, in the order in which they were made, with the votes for it by seat.
struct Proposal {
    Bid bid = kNoBid;
    std::vector<bool> by;  // who offered it
    std::vector<Vote> votes;
};

class Round {
  public:
    Round(Play& play, std::vector<bool>& present, int round)
        : play_(play), present_(present), round_(round), total_(0) {
        for (int seat = 0; seat < play.parties(); ++seat) total_ += power(seat);
    }

    int power(int seat) const {
        const std::vector<int>& powers = play_.settings.powers;
        return powers.empty() ? 1 : powers[static_cast<std::size_t>(seat)];
    }

    // Everybody offers, or walks and is gone.
    void offers() {
        const std::size_t first = play_.offers.size();
        std::vector<Bid> said(present_.size(), kNoBid);
        for (int seat = 0; seat < play_.parties(); ++seat)
            if (here(seat)) said[static_cast<std::size_t>(seat)] = play_.propose(seat, round_);
        for (int seat = 0; seat < play_.parties(); ++seat) {
            const Bid bid = said[static_cast<std::size_t>(seat)];
            if (!here(seat)) continue;
            if (bid == kNoBid)
                walk(seat);
            else
                play_.record(round_, seat, bid);
        }
        for (std::size_t k = first; k < play_.offers.size(); ++k) play_.announce(play_.offers[k]);
        for (std::size_t k = first; k < play_.offers.size(); ++k) {
            const Offer offer = play_.offers[k];
            auto known = std::find_if(proposals_.begin(), proposals_.end(),
                                      [&](const Proposal& one) { return one.bid == offer.bid; });
            if (known == proposals_.end()) {
                proposals_.push_back({offer.bid, std::vector<bool>(present_.size(), false),
                                      std::vector<Vote>(present_.size())});
                known = proposals_.end() - 1;
            }
            known->by[static_cast<std::size_t>(offer.seat)] = true;
        }
    }

    // One of the two phases in which everybody votes on every offer.
    void vote(bool opting_in) {
        for (Proposal& proposal : proposals_)
            for (int seat = 0; seat < play_.parties(); ++seat) {
                if (!here(seat)) continue;
                const auto s = static_cast<std::size_t>(seat);
                Vote& vote = proposal.votes[s];
                if (!vote.cast && !proposal.by[s]) {
                    const Answer answer =
                        play_.strategy(seat).respond(play_.table(seat, round_), proposal.bid);
                    if (answer == Answer::walk) {
                        walk(seat);
                        continue;
                    }
                    if (answer != Answer::accept) continue;
                }
                Power now = play_.strategy(seat).power(play_.table(seat, round_), proposal.bid, opting_in);
                if (now.least <= 0)
                    now.least = play_.settings.least_power > 0 ? play_.settings.least_power : total_;
                if (now.greatest <= 0) now.greatest = total_;
                if (vote.cast) {  // opting in can only widen what was said
                    now.least = std::min(now.least, vote.power.least);
                    now.greatest = std::max(now.greatest, vote.power.greatest);
                }
                vote = {true, now};
            }
    }

    // The coalition with the most power that all its members can live with, of any offer; nobody: none.
    Deal best_deal() const {
        Deal best;
        best.round = round_;
        int most = 0;
        for (const Proposal& proposal : proposals_) {
            std::vector<int> voters;
            for (int seat = 0; seat < play_.parties(); ++seat)
                if (here(seat) && proposal.votes[static_cast<std::size_t>(seat)].cast) voters.push_back(seat);
            for (std::uint32_t some = 1; some < (1u << voters.size()); ++some) {
                int sum = 0, least = 0, greatest = total_;
                std::vector<int> members;
                for (std::size_t k = 0; k < voters.size(); ++k) {
                    if ((some >> k & 1u) == 0) continue;
                    const Power bounds = proposal.votes[static_cast<std::size_t>(voters[k])].power;
                    members.push_back(voters[k]);
                    sum += power(voters[k]);
                    least = std::max(least, bounds.least);
                    greatest = std::min(greatest, bounds.greatest);
                }
                if (members.size() < 2 || sum < least || sum > greatest) continue;
                if (sum < most || (sum == most && members.size() <= best.members.size())) continue;
                most = sum;
                best.bid = proposal.bid;
                best.members = members;
            }
        }
        return best;
    }

    void remove(const Deal& deal) {
        for (const int member : deal.members) present_[static_cast<std::size_t>(member)] = false;
    }
    int at_table() const { return static_cast<int>(std::count(present_.begin(), present_.end(), true)); }

  private:
    bool here(int seat) const { return present_[static_cast<std::size_t>(seat)]; }
    // The last who walked is who ended the talks, if they end by it.
    void walk(int seat) {
        present_[static_cast<std::size_t>(seat)] = false;
        play_.leave(seat, round_);
    }

    Play& play_;
    std::vector<bool>& present_;
    int round_;
    int total_;
    std::vector<Proposal> proposals_;
};

void agree(Play& play, const Deal& deal) {
    play.result.deals.push_back(deal);
    if (play.result.deals.size() > 1) return;
    play.result.agreement = deal.bid;
    if (static_cast<int>(deal.members.size()) < play.parties()) play.result.members = deal.members;
}

}  // namespace

SessionResult simultaneous_offers(std::vector<Seat>& seats, const SessionSettings& settings,
                                  std::vector<Offer>& offers) {
    Play play(seats, settings, offers);
    play.begin();
    std::vector<bool> present(seats.size(), true);
    int number = 0;
    bool alone = false;  // fewer than two are left
    for (; number < settings.rounds && !alone; ++number) {
        if (play.ended_by_chance(number)) break;
        Round round(play, present, number);
        round.offers();
        round.vote(false);
        round.vote(true);
        while (round.at_table() > 1) {
            const Deal deal = round.best_deal();
            if (deal.members.empty()) break;
            agree(play, deal);
            round.remove(deal);
        }
        alone = round.at_table() < 2;
    }
    if (!play.result.deals.empty()) {
        const Deal& first = play.result.deals.front();
        play.end(SessionResult::End::agreement, first.members.back(), first.round);
    } else if (!alone) {
        play.end(SessionResult::End::deadline, -1, number);
    }
    return play.finish();
}

CatalogEntry protocol_simultaneous() {
    CatalogEntry entry =
        part_entry(PartKind::protocol, "simultaneous",
                   "All offer at once, vote on all offers, and may opt in; a coalition may suffice.",
                   "an offer is a deal of a coalition whose power lies within every member's bounds, "
                   "the strongest first; "
                   "those who agreed leave, two or more who remain go on",
                   "GeniusWeb, MOPAC (multiple offers, partial consensus)");
    entry.differs =
        "a party here answers an offer and does not make votes of its own; its bounds are "
        "the session's unless "
        "it says others";
    return entry;
}

}  // namespace detente::talks
