// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/internal/meet_in_the_middle.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <queue>

namespace detente::numbers {

namespace {

constexpr std::size_t largest_list = std::size_t{1} << 24;  // distinct sums of a half that are kept
constexpr double largest_stream = 4e8;                      // sums of a half that are streamed

std::vector<std::int64_t> merged(const std::vector<std::int64_t>& layer,
                                 const std::vector<std::int64_t>& gains, std::size_t begin, std::size_t end) {
    std::vector<std::int64_t> out;
    if (end - begin == 1) {
        out = layer;
        for (std::int64_t& sum : out) sum += gains[begin];
        return out;
    }
    const std::size_t middle = begin + (end - begin) / 2;
    const auto low = merged(layer, gains, begin, middle), high = merged(layer, gains, middle, end);
    out.reserve(low.size() + high.size());
    std::set_union(low.begin(), low.end(), high.begin(), high.end(), std::back_inserter(out));
    return out;
}

// Sums of one element from each of two ascending lists, in ascending or descending order.
class SumStream {
  public:
    SumStream(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b, bool ascending)
        : a_(a), b_(b), ascending_(ascending) {
        for (std::uint32_t i = 0; i < a.size(); ++i) heap_.push(Entry{key(i, 0), i, 0});
    }
    bool done() const { return heap_.empty(); }
    std::int64_t sum() const { return ascending_ ? -heap_.top().key : heap_.top().key; }
    void advance() {
        const Entry top = heap_.top();
        heap_.pop();
        if (top.j + 1 < b_.size()) heap_.push(Entry{key(top.i, top.j + 1), top.i, top.j + 1});
    }

  private:
    struct Entry {
        std::int64_t key;  // greatest first
        std::uint32_t i, j;
        friend bool operator<(const Entry& x, const Entry& y) { return x.key < y.key; }
    };
    std::int64_t key(std::uint32_t i, std::uint32_t j) const {
        const std::int64_t sum = a_[i] + b_[ascending_ ? j : b_.size() - 1 - j];
        return ascending_ ? -sum : sum;
    }
    const std::vector<std::int64_t>&a_, &b_;
    bool ascending_;
    std::priority_queue<Entry> heap_;
};

// Parts of nearly equal numbers of combinations.
std::vector<std::vector<std::size_t>> split(const std::vector<std::vector<std::int64_t>>& gains,
                                            std::size_t parts) {
    std::vector<std::size_t> order(gains.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return gains[a].size() > gains[b].size(); });
    std::vector<std::vector<std::size_t>> blocks(parts);
    std::vector<double> sizes(parts, 1.0);
    for (const std::size_t block : order) {
        const auto least =
            static_cast<std::size_t>(std::min_element(sizes.begin(), sizes.end()) - sizes.begin());
        blocks[least].push_back(block);
        sizes[least] *= static_cast<double>(gains[block].size());
    }
    return blocks;
}

}  // namespace

LayeredSums::LayeredSums(const std::vector<std::vector<std::int64_t>>& gains, std::vector<std::size_t> blocks,
                         std::size_t most)
    : gains_(&gains), blocks_(std::move(blocks)) {
    layers_.push_back({0});
    for (const std::size_t block : blocks_) layers_.push_back(extended(layers_.back(), gains[block], most));
}

std::vector<std::int64_t> LayeredSums::extended(const std::vector<std::int64_t>& layer,
                                                std::vector<std::int64_t> gains, std::size_t most) {
    std::sort(gains.begin(), gains.end());
    gains.erase(std::unique(gains.begin(), gains.end()), gains.end());
    std::vector<std::int64_t> next = merged(layer, gains, 0, gains.size());
    // The first sum of each run no wider than `width` stands for the run. The last sum, the greatest, always
    // stays.
    for (std::int64_t width =
             std::max<std::int64_t>(1, (next.back() - next.front()) / (2 * static_cast<std::int64_t>(most)));
         next.size() > most; width *= 2) {
        const std::int64_t greatest = next.back();
        std::size_t kept = 0;
        for (std::size_t i = 0; i < next.size(); ++i)
            if (kept == 0 || next[i] - next[kept - 1] > width) next[kept++] = next[i];
        next.resize(kept);
        if (next.back() != greatest) next.push_back(greatest);
        error_ += width;
    }
    return next;
}

void LayeredSums::trace(std::int64_t sum, std::vector<std::uint32_t>& choice) const {
    for (std::size_t k = blocks_.size(); k > 0; --k) {
        const auto& gains = (*gains_)[blocks_[k - 1]];
        for (std::size_t c = 0; c < gains.size(); ++c)
            if (std::binary_search(layers_[k - 1].begin(), layers_[k - 1].end(), sum - gains[c])) {
                choice[blocks_[k - 1]] = static_cast<std::uint32_t>(c);
                sum -= gains[c];
                break;
            }
    }
}

MeetInTheMiddle::MeetInTheMiddle(const std::vector<std::vector<std::int64_t>>& gains,
                                 const SearchLimits& limits)
    : gains_(gains) {
    const std::size_t most = std::clamp<std::size_t>(limits.bytes / 128, 1024, largest_list);
    auto halves = split(gains, 2);
    for (auto& half : halves) lists_.emplace_back(gains, half, most);
    if (lists_[0].error() == 0 && lists_[1].error() == 0) return;
    auto quarters = split(gains, 4);
    std::vector<double> combinations;
    for (const auto& quarter : quarters) {
        combinations.push_back(1.0);
        for (const std::size_t block : quarter)
            combinations.back() *= static_cast<double>(gains[block].size());
    }
    if (combinations[0] * combinations[1] > largest_stream ||
        combinations[2] * combinations[3] > largest_stream)
        return;
    lists_.clear();
    for (auto& quarter : quarters) quarters_.emplace_back(gains, std::move(quarter), most);
}

std::int64_t MeetInTheMiddle::error() const {
    return lists_.empty() ? 0 : lists_[0].error() + lists_[1].error();
}

std::optional<MeetInTheMiddle::Choices> MeetInTheMiddle::least_at_least(std::int64_t sum) const {
    const auto pair = search(sum, true);
    if (!pair) return std::nullopt;
    Choices choice(gains_.size(), 0);
    trace(0, pair->left, choice);
    trace(1, pair->right, choice);
    return choice;
}

std::optional<MeetInTheMiddle::Choices> MeetInTheMiddle::greatest_at_most(std::int64_t sum) const {
    const auto pair = search(sum, false);
    if (!pair) return std::nullopt;
    Choices choice(gains_.size(), 0);
    trace(0, pair->left, choice);
    trace(1, pair->right, choice);
    return choice;
}

std::optional<MeetInTheMiddle::Pair> MeetInTheMiddle::search(std::int64_t sum, bool at_least) const {
    return lists_.empty() ? search_streams(sum, at_least) : search_lists(sum, at_least);
}

std::optional<MeetInTheMiddle::Pair> MeetInTheMiddle::search_lists(std::int64_t sum, bool at_least) const {
    const auto &left = lists_[0].sums(), &right = lists_[1].sums();
    std::optional<Pair> best;
    std::size_t j =
        right.size();  // right[j ..] reach `sum` (or exceed it) together with the current left sum
    for (const std::int64_t one : left) {
        while (j > 0 && (at_least ? one + right[j - 1] >= sum : one + right[j - 1] > sum)) --j;
        if (at_least ? j == right.size() : j == 0) continue;
        const std::int64_t other = at_least ? right[j] : right[j - 1];
        const bool better = !best || (at_least ? one + other < best->left + best->right
                                               : one + other > best->left + best->right);
        if (better) best = Pair{one, other};
        if (one + other == sum) break;
    }
    return best;
}

std::optional<MeetInTheMiddle::Pair> MeetInTheMiddle::search_streams(std::int64_t sum, bool at_least) const {
    SumStream left(quarters_[0].sums(), quarters_[1].sums(), true);
    SumStream right(quarters_[2].sums(), quarters_[3].sums(), false);
    std::optional<Pair> best;
    while (!left.done() && !right.done()) {
        const std::int64_t total = left.sum() + right.sum();
        const bool reached = at_least ? total >= sum : total > sum;
        const bool candidate = at_least ? reached : !reached;
        if (candidate &&
            (!best || (at_least ? total < best->left + best->right : total > best->left + best->right)))
            best = Pair{left.sum(), right.sum()};
        if (total == sum) return best;
        if (reached)
            right.advance();
        else
            left.advance();
    }
    return best;
}

void MeetInTheMiddle::trace(std::size_t half, std::int64_t sum, Choices& choice) const {
    if (!lists_.empty()) return lists_[half].trace(sum, choice);
    const LayeredSums &a = quarters_[2 * half], &b = quarters_[2 * half + 1];
    for (const std::int64_t first : a.sums())
        if (std::binary_search(b.sums().begin(), b.sums().end(), sum - first)) {
            a.trace(first, choice);
            b.trace(sum - first, choice);
            return;
        }
}

}  // namespace detente::numbers
