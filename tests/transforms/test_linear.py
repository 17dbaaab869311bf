"""No text makes refine hang: what grows with the square of the text takes minutes here, and gets seconds.

tests/bench/linear.py measures the growth itself, step by step.
"""

import subprocess
import sys

import pytest

# A process of its own, whose CPU time is bounded anew for each text: seconds where a linear step takes tenths of one.
GUARD = """
import resource, sys
import attacks
from refined import read

def guarded(shapes, size, seconds):
    for name, make in shapes:
        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        resource.setrlimit(resource.RLIMIT_CPU, (int(used) + seconds, resource.RLIM_INFINITY))
        print(name, flush=True)
        read(make(size), {"authors": make(size // 10), "published": make(size // 10), "url": "https://" + make(size // 10)})
"""


def guard(call: str) -> None:
    code = f"import sys; sys.path[:0] = ['tests/bench', 'tests/transforms', '.']\n{GUARD}\n{call}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"it hangs on {done.stdout.splitlines()[-1:]}\n{done.stderr[-2000:]}"


def test_one_huge_line_of_anything_is_read_in_its_time() -> None:
    guard("guarded([attack for attack in attacks.hostile_lines() if attack[0].startswith('within')], 30_000, 10)")


def test_many_short_lines_are_read_in_their_time() -> None:
    guard("guarded([*attacks.many_lines()][::4], 30_000, 10)")


def test_ten_million_empty_lines_are_read_in_their_time() -> None:
    guard("guarded([('empty lines', lambda size: attacks.HEAD + '\\n' * size + 'The council said so on Monday.')], 10_000_000, 120)")


@pytest.mark.long
@pytest.mark.parametrize("shape", ["within", "one_line", "short_lines"])
def test_a_huge_text_of_anything_is_read_in_its_time(shape: str) -> None:
    guard(f"guarded([attack for attack in attacks.hostile_lines() if attack[0].startswith({shape!r})], 300_000, 300)")


@pytest.mark.long
def test_hundreds_of_thousands_of_lines_of_anything_are_read_in_their_time() -> None:
    guard("guarded(attacks.many_lines(), 200_000, 300)")


@pytest.mark.long
def test_a_single_line_of_sixty_four_million_characters_is_read_in_its_time() -> None:
    sentence = "The council voted on Monday to raise the toll on the bridge. "
    guard(f"guarded([('one line', lambda size: attacks.HEAD + {sentence!r} * (size // {len(sentence)}))], 64 << 20, 300)")
