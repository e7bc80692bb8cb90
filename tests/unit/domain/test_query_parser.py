import pytest

from blipdesk.domain.errors import BadQuery
from blipdesk.domain.photo import PhotoFormat
from blipdesk.domain.query import (
    And,
    By,
    ByModel,
    Has,
    HasIt,
    InFolder,
    InState,
    IsDuplicate,
    Like,
    Node,
    Not,
    OfFormat,
    Or,
    Query,
    Rating,
    State,
    Taken,
    TextField,
    Words,
    WrittenBy,
    wanted_words,
)
from blipdesk.domain.query_parser import parse_query

A, B, C = Words("a"), Words("b"), Words("c")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("", None),
        ("   \t\n", None),
        ("a", A),
        ("a b c", And((A, B, C))),
        ("a AND b", And((A, B))),
        ('"a b"', Words("a b")),
        ("“a b”", Words("a b")),
        ('"a b', Words("a b")),
        ("-a", Not(A)),
        ("NOT a", Not(A)),
        ("--a", Not(A)),
        ("a -b", And((A, Not(B)))),
        ("well-known", Words("well-known")),
        ("a OR b", Or((A, B))),
        ("a b OR c", Or((And((A, B)), C))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("-(a b)", Not(And((A, B)))),
        ("(a) (b)", And((A, B))),
        ("((a b) c)", And((A, B, C))),
        ("(a OR b) OR c", Or((A, B, C))),
        ("or and not", And((Words("or"), Words("and"), Words("not")))),
        ("a*", Words("a", prefix=True)),
        ('"a b"*', Words("a b", prefix=True)),
        ("caption:a", Words("a", TextField.CAPTION)),
        ("Caption:a*", Words("a", TextField.CAPTION, prefix=True)),
        ('tag:"a b"', Words("a b", TextField.KEYWORD)),
        ("alt_text:a", Words("a", TextField.ALT)),
        ("-file:a", Not(Words("a", TextField.FILE))),
        (
            "keyword:(a OR b)",
            Or((Words("a", TextField.KEYWORD), Words("b", TextField.KEYWORD))),
        ),
        ("camera:canon", Words("canon", TextField.CAMERA)),
        ("folder:rome", Words("rome", TextField.FOLDER)),
        ("folder:/a/b", InFolder("/a/b")),
        ('folder:"/a b/c"', InFolder("/a b/c")),
        ("folder:C:\\photos", InFolder("C:\\photos")),
        ("has:alt", HasIt(Has.ALT)),
        ("missing:alt-text", Not(HasIt(Has.ALT))),
        ("state:draft", InState(State.DRAFT)),
        ("is:offline", InState(State.OFFLINE)),
        ("is:duplicate", IsDuplicate()),
        ("by:machine", WrittenBy(By.MACHINE)),
        ("model:blip-large", ByModel("blip-large")),
        ("format:JPG", OfFormat(PhotoFormat.JPEG)),
        ('like:"a quiet street"', Like("a quiet street")),
        ("12:30", Words("12:30")),
        ("http://x.y", Words("http://x.y")),
        ("rating:3", Rating(3, 3)),
        ("rating:>=3", Rating(3, 5)),
        ("rating:>3", Rating(4, 5)),
        ("rating:<3", Rating(-1, 2)),
        ("rating:<=3", Rating(-1, 3)),
        ("rating:4..2", Rating(2, 4)),
        ("rating:2..", Rating(2, 5)),
        ("rating:-1", Rating(-1, -1)),
        ("taken:2024", Taken((2024, 1, 1), (2024, 12, 31))),
        ("taken:2024-02", Taken((2024, 2, 1), (2024, 2, 29))),
        ("taken:2024/2/3", Taken((2024, 2, 3), (2024, 2, 3))),
        ("taken:2023-12", Taken((2023, 12, 1), (2023, 12, 31))),
        ("taken:2024-05..2024-08", Taken((2024, 5, 1), (2024, 8, 31))),
        ("taken:2024..2022", Taken((2022, 1, 1), (2024, 12, 31))),
        ("taken:..2022", Taken(None, (2022, 12, 31))),
        ("taken:2022-03..", Taken((2022, 3, 1), None)),
        ("taken:>2023", Taken((2024, 1, 1), None)),
        ("taken:>=2023-05-06", Taken((2023, 5, 6), None)),
        ("taken:<2023", Taken(None, (2022, 12, 31))),
        ("taken:<=2023-02", Taken(None, (2023, 2, 28))),
        ("taken:9999", Taken((9999, 1, 1), (9999, 12, 31))),
        ("taken:>0001", Taken((2, 1, 1), None)),
    ],
)
def test_what_was_typed_means(text: str, root: Node | None) -> None:
    query = parse_query(text)
    assert query.root == root
    assert query.ignored == ()


@pytest.mark.parametrize(
    ("text", "root", "part"),
    [
        ("a )", A, "“)”"),
        ("a OR", A, "“OR”"),
        ("OR a", A, "“OR”"),
        ("a NOT", A, "“NOT”"),
        ("a !!!", A, "“!!!”"),
        ("a rating:many", A, "“rating:many”"),
        ("a rating:9", A, "“rating:9”"),
        ("a rating:>5", A, "“rating:>5”"),
        ("a *", A, "“*”"),
        ("a camera:*", A, "“*”"),
        ("a taken:2024-13", A, "“taken:2024-13”"),
        ("a taken:2024-02-30", A, "“taken:2024-02-30”"),
        ("a taken:..", A, "“taken:..”"),
        ("a taken:>9999", A, "“taken:>9999”"),
        ("a taken:<0001", A, "“taken:<0001”"),
        ("a has:wings", A, "“has:wings”"),
        ("a caption:", A, "“caption:”"),
        ("a rating:(b)", And((A, B)), "“rating:”"),
        ("colour:red", Words("colour:red"), "“colour:”"),
        ('colour:"red"', Words("red"), "“colour:”"),
        ("() a", A, None),
        ("(((", None, None),
        ("- a", A, "“-”"),
    ],
)
def test_what_makes_no_sense_is_left_out_and_said(
    text: str, root: Node | None, part: str | None
) -> None:
    query = parse_query(text)
    assert query.root == root
    assert [line for line in query.ignored if part is None or part not in line] == []
    assert bool(query.ignored) is (part is not None)


@pytest.mark.parametrize(
    ("text", "typing"),
    [
        ("a wal", Words("wal")),
        ("caption:wal", Words("wal", TextField.CAPTION)),
        ("wal ", None),
        ('"wal"', None),
        ("wal*", None),
        ("-wal", None),
        ("rating:3", None),
        ("a OR", None),
        ("(wal", Words("wal")),
        ("", None),
        ("!", None),
    ],
)
def test_the_word_that_is_being_typed_is_known(text: str, typing: Words | None) -> None:
    assert parse_query(text).typing == typing


@pytest.mark.parametrize("text", ["a" * 4001, "a " * 2000 + "a", " OR ".join("a" * 101)])
def test_an_absurd_size_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(BadQuery) as caught:
        parse_query(text)
    assert "\n" not in str(caught.value)
    assert 0 < caught.value.column <= len(text)


def test_brackets_of_any_depth_are_survived() -> None:
    query = parse_query("(" * 1999 + "a" + ")" * 1999)
    assert query == Query(query.root, query.ignored, None)
    assert any("nested" in line for line in query.ignored)


def test_many_negations_are_survived() -> None:
    assert parse_query("-" * 3000 + "a").root == Not(A)


def test_words_that_are_excluded_are_not_wanted() -> None:
    assert wanted_words(parse_query("a (b OR -c) -a").root) == [A, B]
