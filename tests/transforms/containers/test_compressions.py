import io
import lzma
import random

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from packing import BY_NAME, PACK, read_all

from schemas.vocabulary import Reason
from transforms.containers import COMPRESSIONS

TEXT = b"The ferry sails at six, the harbour master said. " * 4000 + random.Random(1).randbytes(100_000)
SEVERAL = ("gzip", "bzip2", "xz", "zstd")

every = pytest.mark.parametrize("name", PACK)


def unpack(name: str, data: bytes) -> tuple[bytes, Reason | None]:
    plain, broken = read_all(BY_NAME[name].unpack(io.BytesIO(data)))
    return plain, broken.reason if broken else None


@every
def test_what_was_packed_comes_out_again(name: str) -> None:
    assert unpack(name, PACK[name](TEXT)) == (TEXT, None)
    assert unpack(name, PACK[name](b"")) == (b"", None)


@every
def test_each_is_known_by_its_first_bytes_and_nothing_else_is(name: str) -> None:
    assert [known.name for known in COMPRESSIONS if known.recognises(PACK[name](TEXT)[:100])] == [name]
    assert not any(known.recognises(TEXT) or known.recognises(b"") for known in COMPRESSIONS)


@pytest.mark.parametrize("name", SEVERAL)
@pytest.mark.parametrize("between", [b"", bytes(4), bytes(70_000)])
def test_several_parts_are_one_after_the_other_with_zeros_between(name: str, between: bytes) -> None:
    packed = PACK[name](b"One. ")
    assert unpack(name, packed + between + PACK[name](TEXT) + between) == (b"One. " + TEXT, None)


@pytest.mark.parametrize("name", SEVERAL)
def test_a_little_that_is_no_part_is_passed_over_at_the_end(name: str) -> None:
    assert unpack(name, PACK[name](TEXT) + b"-- signature --") == (TEXT, None)


@pytest.mark.parametrize("name", SEVERAL)
def test_much_that_is_no_part_and_parts_behind_it_are_damage(name: str) -> None:
    packed = PACK[name](TEXT)
    assert unpack(name, packed + b"x" * 5000) == (TEXT, Reason.BROKEN_RECORD)
    assert unpack(name, packed + b"x" + packed[:500]) == (TEXT, Reason.BROKEN_RECORD)


@every
def test_a_file_cut_anywhere_gives_what_came_before_and_is_truncated(name: str) -> None:
    text = b"The ferry sails at six.\n"
    packed = PACK[name](text)
    for size in range(6, len(packed)):
        plain, reason = unpack(name, packed[:size])
        assert text.startswith(plain)
        assert reason is Reason.TRUNCATED


@every
def test_half_of_a_long_file_gives_about_half_of_the_text(name: str) -> None:
    lines = b"".join(b"%d: %d boats came in.\n" % (number, number * 7919 % 1009) for number in range(80_000))
    packed = PACK[name](lines)
    plain, reason = unpack(name, packed[: len(packed) // 2])
    assert reason is Reason.TRUNCATED
    assert lines.startswith(plain)
    assert len(plain) > 0.2 * len(lines)


def test_gzip_gives_what_stands_before_damage_in_the_same_piece() -> None:
    packed = bytearray(PACK["gzip"](TEXT))
    packed[-8] ^= 1
    assert unpack("gzip", bytes(packed)) == (TEXT, Reason.BROKEN_RECORD)


@every
@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_damaged_files_end_in_a_reason_or_at_their_end(name: str, data: st.DataObject) -> None:
    packed = bytearray(PACK[name](TEXT[:3000]))
    for place in data.draw(st.lists(st.integers(0, len(packed) - 1), min_size=1, max_size=5)):
        packed[place] ^= data.draw(st.integers(1, 255))
    assert unpack(name, bytes(packed))[1] in (None, Reason.BROKEN_RECORD, Reason.TRUNCATED)


@every
def test_little_comes_out_at_a_time_however_much_is_in_it(name: str) -> None:
    stream = BY_NAME[name].unpack(io.BytesIO(PACK[name](bytes(50 << 20))))
    assert max(len(stream.read(4096)) for _ in range(50)) <= 1 << 17


def test_zstd_passes_over_frames_to_be_skipped() -> None:
    skipped = b"\x50\x2a\x4d\x18\x04\0\0\0abcd"
    packed = skipped + PACK["zstd"](TEXT) + skipped + PACK["zstd"](b"End.")
    assert BY_NAME["zstd"].recognises(packed)
    assert unpack("zstd", packed) == (TEXT + b"End.", None)


def test_what_needs_too_much_memory_to_unpack_says_so() -> None:
    wide = zstandard.ZstdCompressionParameters.from_level(1, window_log=30)
    frame = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    _, broken = read_all(BY_NAME["zstd"].unpack(io.BytesIO(frame.compress(TEXT) + frame.flush())))
    assert broken
    assert "--long" in broken.detail
    assert unpack("xz", lzma.compress(TEXT, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 512 << 20}]))[1] is Reason.BROKEN_RECORD


def test_a_zstd_frame_without_its_dictionary_says_so() -> None:
    dictionary = zstandard.train_dictionary(2000, [b"The ferry sails at %d. " % number * 9 for number in range(500)])
    _, broken = read_all(BY_NAME["zstd"].unpack(io.BytesIO(zstandard.ZstdCompressor(dict_data=dictionary).compress(TEXT))))
    assert broken
    assert "dictionary" in broken.detail
