// SPDX-License-Identifier: Apache-2.0
// One party under one account in one family: what its statements make of two points. The additive and the
// monotone family each have a judge; everything else in this room asks a judge.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "detente/base/progress.h"
#include "detente/deals/statements/party_system.h"

namespace detente::deals {

// Statements or numbers taken away for one question, by id.
using Without = std::vector<std::string>;

struct Judgement {
    Verdict verdict = Verdict::undetermined;  // is the first point at least as good as the second?
    std::vector<Reason> reasons;              // for always and never
    std::optional<ValueModel> accepts;        // for undetermined: the first is at least as good here,
    std::optional<ValueModel> refuses;        // and worse here
};

// What the answers to one question would decide, for the questions that `settle` chooses from.
struct Decides {
    std::uint64_t if_yes = 0;
    std::uint64_t if_no = 0;
};

// Says which packages a question about one open package would decide. `open` are the party's open packages.
class Questions {
  public:
    virtual ~Questions() = default;
    // How many of the open packages "yes, this one is acceptable" decides, and how many "no" does. Where even
    // a perfect `no` could not make the smaller of both reach `at_least`, `if_no` may be left at 0.
    virtual Decides ask(std::size_t open_index, std::uint64_t at_least) = 0;
    // The smaller of the two counts is at most this; cheap, and lower once more questions have been asked.
    virtual std::uint64_t at_most(std::size_t /*open_index*/) { return UINT64_MAX; }
    // Does either answer about that open package decide this package?
    virtual bool settles(std::size_t open_index, const Package& package) = 0;
    // The party's verdict on another open package after the answer "yes" (or "no") about this one.
    virtual Verdict verdict_after(std::size_t open_index, bool yes, std::size_t other) = 0;
    // Why asking had to be given up, or empty.
    virtual std::string gave_up() const { return {}; }
};

class Judge {
  public:
    virtual ~Judge() = default;
    virtual const PartySystem& party() const = 0;

    // The proof that the statements, directions and numbers contradict each other, if they do. The other
    // functions require that they do not.
    virtual std::optional<std::vector<Reason>> contradiction(const Without& without) const = 0;
    virtual Judgement judge(const Alternative& first, const Alternative& second, const Without& without,
                            bool models) const = 0;
    // The verdict on each package against no deal, one a code. Precondition: the space is listed.
    std::vector<Verdict> map(const PackageSpace& space) const { return *map_unless_stopped(space, {}); }
    // The same; nothing when stopped.
    virtual std::optional<std::vector<Verdict>> map_unless_stopped(const PackageSpace& space,
                                                                   const Watch& watch) const = 0;
    virtual std::unique_ptr<Questions> questions(const PackageSpace& space,
                                                 const std::vector<Package>& open) const = 0;
};

// A judge a party, in their order. A judge never changes: they may be shared.
using Judges = std::vector<std::shared_ptr<const Judge>>;

std::unique_ptr<Judge> make_additive_judge(PartySystem party, const PackageSpace& space);
std::unique_ptr<Judge> make_monotone_judge(PartySystem party, const PackageSpace& space);

}  // namespace detente::deals
