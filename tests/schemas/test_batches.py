import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Column, Table
from schemas.batches import RowError, batch

PAPERS = Table(
    name="papers",
    about="Invented.",
    columns=(
        Column("name", pa.string(), "Its name."),
        Column("pages", pa.int32(), "How many.", nullable=True, low=1, high=99),
        Column("size", pa.string(), "Its size.", allowed=("broadsheet", "tabloid")),
    ),
    key=("name",),
)


def row(**cells: object) -> dict[str, object]:
    return {"name": "Courier", "pages": 12, "size": "tabloid", **cells}


def test_rows_become_a_batch_in_the_declared_schema() -> None:
    made = batch(PAPERS, [row(), row(name="Post", pages=None)])
    assert made.schema.equals(PAPERS.schema, check_metadata=True)
    assert made.column("pages").to_pylist() == [12, None]


def test_no_rows_make_an_empty_batch() -> None:
    assert batch(PAPERS, []).num_rows == 0


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"colour": "red"}, r"papers, row 1: unknown \['colour'\]"),
        ({"name": None}, r"papers.name, row 1: None where none may be null"),
        ({"size": "folio"}, r"papers.size, row 1: 'folio' is not one of broadsheet, tabloid"),
        ({"size": None}, r"papers.size, row 1: None where none may be null"),
        ({"pages": 0}, r"papers.pages, row 1: 0 is below 1"),
        ({"pages": 100}, r"papers.pages, row 1: 100 is above 99"),
        ({"pages": "many"}, r"papers.pages: expected int32"),
        ({"pages": 2**40}, r"papers.pages: expected int32"),
        ({"name": "\ud800"}, r"papers.name: expected string"),
    ],
)
def test_a_row_that_breaks_a_promise_is_refused_by_name(cells: dict[str, object], message: str) -> None:
    with pytest.raises(RowError, match=message):
        batch(PAPERS, [row(), row(**cells)])


def test_a_missing_key_is_refused() -> None:
    with pytest.raises(RowError, match=r"missing \['pages'\]"):
        batch(PAPERS, [{"name": "Courier", "size": "tabloid"}])


def test_a_key_that_names_no_column_is_refused() -> None:
    with pytest.raises(ValueError, match="names no column"):
        Table("papers", "Invented.", PAPERS.columns, key=("title",))


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "name": st.text(st.characters(exclude_categories=["Cs"])),
                "pages": st.none() | st.integers(1, 99),
                "size": st.sampled_from(["tabloid", "broadsheet"]),
            }
        )
    )
)
def test_what_fits_comes_back_as_it_was(rows: list[dict[str, object]]) -> None:
    assert batch(PAPERS, rows).to_pylist() == rows
