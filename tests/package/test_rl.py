# SPDX-License-Identifier: Apache-2.0
"""The environments pass their libraries' own checks, play what the engine plays, and train."""

import pickle
import warnings

import numpy as np
import pytest
from conftest import write_domain

import detente

gymnasium = pytest.importorskip("gymnasium")
pytest.importorskip("pettingzoo")

from detente import rl  # noqa: E402


@pytest.fixture(scope="module")
def laptop(tmp_path_factory):
    return detente.open(write_domain(tmp_path_factory.mktemp("rl") / "laptop", (3, 4, 5)))


@pytest.mark.parametrize("actions", ["target", "outcome", "issues", "wishes"])
@pytest.mark.parametrize("opponents", ["micro", ["boulware", "conceder"]])
def test_gymnasiums_own_check(laptop, actions, opponents):
    from gymnasium.utils.env_checker import check_env
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        check_env(rl.SeatEnv(laptop, opponents, actions=actions, rounds=20), skip_render_check=True)


def test_pettingzoos_own_checks(laptop):
    from pettingzoo.test import api_test, parallel_api_test, parallel_seed_test, seed_test
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for actions in ("target", "outcome"):
            api_test(rl.AlternatingOffers(laptop, rounds=10, actions=actions), num_cycles=300)
            seed_test(lambda actions=actions: rl.AlternatingOffers(laptop, rounds=10, actions=actions), num_cycles=20)
        parallel_api_test(rl.SimultaneousOffers(laptop, rounds=10), num_cycles=300)
        parallel_seed_test(lambda: rl.SimultaneousOffers(laptop, rounds=10), num_cycles=50)


def test_a_seat_plays_what_the_engine_plays(laptop):
    """The learner offers one level for ever: the same as a negotiator in Python does at the engine's table."""
    for level in (8, 14, 18):
        tables = rl.Tables(laptop, "conceder", rounds=30, levels=20)

        class Fixed:
            def propose(self, state, level=level):
                floor = max(state.reservation, min(laptop.utilities("A")))
                return state.worst_at_least(floor + level / 20 * (state.greatest - floor) - 1e-12)

            def respond(self, state, offer):
                return state.utility(offer) >= state.utility(self.propose(state))

        talk = detente.talk(laptop, [Fixed(), "conceder"], rounds=30)
        bar = laptop.utility("A", talk.offers[0].outcome.to_dict())
        while not tables.ended[0]:
            standing = tables.standing()
            good = tables.may_accept[0] and laptop.utilities("A")[tables.number(standing)] >= bar
            tables.step(np.array([0 if good else 2]), np.array([level]))
        assert tables.ended_how() == talk.ended
        assert tables.utilities() == [talk.utilities["A"], talk.utilities["B"]]
        assert tables.rewards[0] == pytest.approx(talk.utilities["A"])


def test_simultaneous_offers_are_the_engines_protocol(laptop):
    """Scripted levels end at the same agreement as at the engine's table."""
    env = rl.SimultaneousOffers(laptop, rounds=40)
    a, b = env.possible_agents
    for fall_a, fall_b in ((1, 1), (2, 1), (1, 3), (0, 1)):
        env.reset(seed=1)
        offers, level = [], {a: 20, b: 20}
        while env.agents:
            env.step({name: max(0, level[name]) for name in (a, b)})
            offers.append(tuple(offer.outcome for offer in env._offers))
            level[a] -= fall_a
            level[b] -= fall_b

        def scripted(side, offers=offers):
            class Scripted:
                turn = -1

                def propose(self, state):
                    self.turn += 1
                    return laptop.outcome(offers[min(self.turn, len(offers) - 1)][side])

                def respond(self, state, offer):
                    return False

            return Scripted()

        talk = detente.talk(laptop, [scripted(0), scripted(1)], rounds=40, protocol="monotonic")
        last = offers[-1]
        utilities = [laptop.utilities(p) for p in (a, b)]
        agrees = [utilities[0][last[1]] >= utilities[0][last[0]], utilities[1][last[0]] >= utilities[1][last[1]]]
        if sum(agrees) == 1:
            assert talk.agreement == laptop.outcome(last[1] if agrees[0] else last[0])
        elif not any(agrees):
            assert talk.agreement is None


def test_a_vector_is_its_tables(laptop):
    vector = rl.VectorSeatEnv(laptop, ["boulware", "conceder"], num_envs=32, rounds=20)
    assert vector.observation_space.shape == (32, len(vector.tables.names))
    first, _ = vector.reset(seed=7)
    again, _ = vector.reset(seed=7)
    assert (first == again).all()
    draw = np.random.default_rng(1)
    sessions = 0
    over = np.zeros(32, bool)
    for _ in range(300):
        seen, rewards, ended, cut, info = vector.step(draw.integers(1, 22, 32))
        assert vector.observation_space.contains(seen) and not cut.any()
        assert (rewards[~ended] == 0).all()
        assert not (over & ended & (seen[:, 0] < 1)).any()
        over = ended
        sessions += ended.sum()
    assert sessions > 100
    assert info["may_accept"].dtype == np.bool_


def test_environments_travel_to_other_processes(laptop):
    """As they were made: what a pool of workers needs."""
    for env in (rl.SeatEnv(laptop, ["boulware", "micro"], rounds=7, levels=3), rl.AlternatingOffers(laptop, rounds=7),
                rl.SimultaneousOffers(laptop, rounds=7)):
        again = pickle.loads(pickle.dumps(env))
        first, second = env.reset(seed=3), again.reset(seed=3)
        if isinstance(env, rl.SeatEnv):
            assert (first[0] == second[0]).all() and env.action_space == again.action_space
            assert [a == b for a, b in zip(env.step(2)[1:4], again.step(2)[1:4])] == [True] * 3
    vector = rl.VectorSeatEnv(laptop, num_envs=3, rounds=7)
    assert (pickle.loads(pickle.dumps(vector)).reset(seed=2)[0] == vector.reset(seed=2)[0]).all()


def test_masks(laptop):
    env = rl.SeatEnv(laptop, "boulware", learner=0)
    _, info = env.reset(seed=1)
    assert info["action_mask"][0] == 0, "nothing stands yet"
    _, _, over, _, info = env.step(21)
    assert over or info["action_mask"][0] == 1
    second = rl.SeatEnv(laptop, "boulware", learner=1)
    assert second.reset(seed=1)[1]["action_mask"][0] == 1, "the first party has offered"


def test_a_policy_learns_in_a_moment(laptop):
    policy = rl.train(laptop, "conceder", steps=150_000, tables=128, rounds=20, horizon=32)
    before = rl.Policy(len(rl.Tables(laptop).names), 22)
    learnt = policy.play(laptop, "conceder", 500, rounds=20)
    random = before.play(laptop, "conceder", 500, rounds=20)
    assert learnt.mean() - random.mean() > 2 * (random.std() + learnt.std()) / np.sqrt(500)


def a_batch(policy, acts, rows=200, observed=12):
    draw = np.random.default_rng(4)
    seen = draw.normal(size=(rows, observed)).astype(np.float32)
    may = draw.random(rows) < 0.5
    chosen = np.where(may, draw.integers(0, acts, rows), draw.integers(1, acts, rows))
    old = policy.forward(seen, may)[1][np.arange(rows), chosen] + draw.normal(0, 0.3, rows).astype(np.float32)
    return seen, may, chosen, old, draw.normal(size=rows).astype(np.float32), draw.random(rows).astype(np.float32), 0.2, 0.01


def objective(policy, seen, may, acts, old, advantage, target, clip, entropy):
    """What is made small, written out once more, in double precision."""
    p = {name: value.astype(np.float64) for name, value in policy.parameters.items()}
    hidden = np.tanh(seen @ p["w1"] + p["b1"])
    scores = hidden @ p["wp"] + p["bp"]
    scores[~may, 0] = -1e9
    logs = scores - scores.max(1, keepdims=True)
    logs = logs - np.log(np.exp(logs).sum(1, keepdims=True))
    ratio = np.exp(logs[np.arange(len(acts)), acts] - old)
    gain = np.minimum(ratio * advantage, np.clip(ratio, 1 - clip, 1 + clip) * advantage).mean()
    value = (hidden @ p["wv"] + p["bv"])[:, 0]
    return -gain + 0.5 * ((value - target) ** 2).mean() + entropy * (np.exp(logs) * logs).sum(1).mean()


@pytest.mark.parametrize("library", ["numpy", "torch"])
def test_gradients_are_those_of_the_objective(library):
    """Beside differences of the objective itself, one parameter at a time."""
    if library == "torch":
        pytest.importorskip("torch")
    from detente.rl import _ppo
    policy = rl.Policy(12, 7, hidden=9)
    for value in policy.parameters.values():
        value += np.random.default_rng(2).normal(0, 0.3, value.shape).astype(np.float32)
    batch = a_batch(policy, 7)
    found = _ppo.LIBRARIES[library](policy, *batch)
    draw = np.random.default_rng(3)
    for name, value in policy.parameters.items():
        for _ in range(6):
            place = tuple(int(draw.integers(0, size)) for size in value.shape)
            whole = value.astype(np.float64)
            ends = []
            for step in (1e-4, -1e-4):
                changed = whole.copy()
                changed[place] += step
                policy.parameters[name] = changed
                ends.append(objective(policy, *batch))
            policy.parameters[name] = value
            assert found[name][place] == pytest.approx((ends[0] - ends[1]) / 2e-4, abs=2e-4), (name, place)


def test_a_library_that_is_not_there(laptop):
    with pytest.raises(detente.Error, match="numpy or torch"):
        rl.train(laptop, "conceder", steps=1, library="jax")
    if not rl.torch_is_installed():
        with pytest.raises(ImportError, match="pip install torch"):
            rl.train(laptop, "conceder", steps=1, library="torch")


def test_what_cannot_be(laptop, tmp_path):
    with pytest.raises(detente.Error, match="did you mean `boulware`"):
        rl.Tables(laptop, "boulwar")
    for wrong in ({"tables": 0}, {"rounds": -1}, {"levels": 10**9}):
        with pytest.raises(detente.Error):
            rl.Tables(laptop, **wrong)
    with pytest.raises(ValueError):
        rl.SeatEnv(laptop, actions="thoughts")
    with pytest.raises(TypeError):
        rl.Tables("laptop")
    tables = rl.Tables(laptop, tables=2)
    with pytest.raises(ValueError):
        tables.step(np.zeros(3, np.int64), np.zeros(3, np.int64))
    tables.step(np.array([3, 9]), np.array([-5, 10**12]))
    tables.step(np.array([3, 4]), np.array([0, 10**12]), np.full((2, 3), -10**15))
    with pytest.raises(ValueError):
        tables.step(np.array([3, 4]), np.array([0, 1]), np.zeros((2, 4), np.int64))


WRONG = [None, -1, 10**30, 1.5, float("nan"), "", "\ud800", b"x", [], [""], {}, object(), np.array([1.5, 2]), len]


@pytest.mark.parametrize("call", [
    lambda at, v: rl.Tables(v), lambda at, v: rl.Tables(at, v), lambda at, v: rl.Tables(at, tables=v),
    lambda at, v: rl.Tables(at, rounds=v), lambda at, v: rl.Tables(at, learner=v if v is not None else -5),
    lambda at, v: rl.SeatEnv(at, actions=v), lambda at, v: rl.VectorSeatEnv(at, num_envs=v),
    lambda at, v: rl.AlternatingOffers(v), lambda at, v: rl.SimultaneousOffers(v), lambda at, v: rl.SimultaneousOffers(at, rounds=v),
    lambda at, v: rl.train(at, v, steps=1), lambda at, v: rl.train(at, "conceder", steps=0 if isinstance(v, int) else v, tables=2, horizon=2),
    lambda at, v: rl.train(at, "conceder", steps=1, library=v),
    lambda at, v: stepped(rl.SimultaneousOffers(at), v), lambda at, v: stepped(rl.SimultaneousOffers(at), {"A": v, "B": 1}),
])
def test_what_cannot_be_taken_is_refused_in_words(laptop, call):
    for value in WRONG:
        with pytest.raises((detente.Error, TypeError)) as caught:
            call(laptop, value)
        told = str(caught.value)
        assert told and not [words for words in ("incompatible function", "object is not", "has no attribute", "not supported",
                                                 "ambiguous", "codec", "out of bounds") if words in told], (value, told)


def stepped(env, act):
    env.reset(seed=1)
    return env.step(act)


@pytest.mark.parametrize("actions", ["target", "outcome", "issues", "wishes"])
def test_acts_that_are_none(laptop, actions):
    in_turn = [rl.AlternatingOffers(laptop, actions=actions)] if actions in ("target", "outcome") else []
    for env in (rl.SeatEnv(laptop, actions=actions), rl.VectorSeatEnv(laptop, num_envs=2, actions=actions), *in_turn):
        env.reset(seed=1)
        for act in (None, "x", 1.5, float("nan"), {}, [], [[1], [2, 3]], np.zeros(99, int), 10**30, object()):
            with pytest.raises((detente.Error, TypeError), match="act"):
                env.step(act)
        env.step(env.action_space.sample() if not hasattr(env, "agent_selection") else env.action_space(env.agent_selection).sample())


def test_spaces_that_nobody_can_list(tmp_path):
    """5^44 outcomes: every environment plays there, and single acts that name each outcome are refused."""
    from gymnasium.utils.env_checker import check_env
    from pettingzoo.test import api_test, parallel_api_test
    large = detente.open(write_domain(tmp_path / "large", (5,) * 44))
    with pytest.raises(ValueError, match="too many for one action each"):
        rl.SeatEnv(large, actions="outcome")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for actions in ("target", "issues", "wishes"):
            check_env(rl.SeatEnv(large, "conceder", actions=actions, rounds=8), skip_render_check=True)
        api_test(rl.AlternatingOffers(large, rounds=6), num_cycles=60)
        parallel_api_test(rl.SimultaneousOffers(large, rounds=6), num_cycles=60)
    tables = rl.Tables(large, "conceder", tables=3, rounds=8)
    assert tables.outcomes == 5**44
    wishes = np.random.default_rng(1).integers(0, 5, (3, 44))
    ended = np.zeros(3, bool)
    while not ended.all():
        tables.step(np.array([2, 4, 3]), np.array([17, 17, 0]), wishes)
        for table in np.flatnonzero(tables.ended & ~ended):
            ended[table] = True
            if tables.ended_how(table) == "agreement":
                values = tables.agreement(table)
                named = {issue.name: issue.values[value] for issue, value in zip(large.issues, values)}
                assert [large.utility(p, named) for p in ("A", "B")] == pytest.approx(tables.utilities(table))
