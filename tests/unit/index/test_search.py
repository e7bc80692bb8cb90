from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from blipdesk.domain.errors import BadQuery
from blipdesk.domain.photo import PhotoFacts, PhotoFormat
from blipdesk.domain.text import Answer, Field, PhotoText, Provenance, ReviewState, Source
from blipdesk.index.database import Index
from blipdesk.index.orders import RANKED_AT_MOST, Order

Add = Callable[..., int]


def _found(index: Index, query: str, **options: object) -> list[int]:
    return [row.photo_id for row in index.search(query, **options).rows]


@pytest.mark.parametrize(
    ("query", "hit"),
    [
        ("boat", True),
        ("BOATS", True),
        ("sail*", True),
        ('"red boat"', True),
        ('"boat red"', False),
        ("boat horse", False),
        ("boat OR horse", True),
        ("boat -horse", True),
        ("boat -sea", False),
        ("cafe", True),
        ("Café", True),
        ("東京", True),
        ("京タ", True),
        ("京東", False),
        ("IMG_1234", True),
        ("1234", True),
        ("img_1234.jpg", True),
        ("canon", True),
        ("lens:50mm", True),
        ("place:porto", True),
        ("caption:porto", False),
        ("title:regatta", True),
        ("extended:harbour", True),
        ("keyword:sea", True),
        ("caption:sea", False),
        ("answer:red", True),
        ("rating:4 taken:2024-06 format:jpeg", True),
        ("missing:alt has:caption", True),
    ],
)
def test_a_photo_is_found_by_everything_known_about_it(
    index: Index, add_photo: Add, query: str, hit: bool
) -> None:
    add_photo(
        "/p/IMG_1234.jpg",
        PhotoText(
            caption="A red boat sailing past the café 東京タワー",
            extended_description="In the harbour",
            title="Regatta",
            keywords=("sea", "summer"),
            answers=(Answer("what colour is it?", "red"),),
        ),
        camera="Canon EOS R6",
        lens="RF 50mm",
        city="Porto",
        rating=4,
        taken="2024-06-01T12:00:00",
    )
    assert bool(_found(index, query)) is hit


def test_a_phrase_does_not_reach_from_one_keyword_into_the_next(
    index: Index, add_photo: Add
) -> None:
    add_photo(text=PhotoText(keywords=("red", "car park")))
    assert _found(index, '"car park"')
    assert not _found(index, '"red car"')


def test_a_question_finds_its_photo_only_if_the_answer_was_yes(
    index: Index, add_photo: Add
) -> None:
    yes = add_photo("/p/1.jpg", PhotoText(answers=(Answer("is there a dog?", "yes"),)))
    add_photo("/p/2.jpg", PhotoText(answers=(Answer("is there a dog?", "no"),)))
    assert _found(index, "dog") == [yes]


def test_an_empty_query_finds_everything_newest_first(index: Index, add_photo: Add) -> None:
    old = add_photo("/p/1.jpg", taken="1912-04-10T00:00:00")
    new = add_photo("/p/2.jpg", taken="2024-04-10T00:00:00+05:00")
    undated = add_photo("/p/3.jpg", taken="not a date")
    assert _found(index, "") == [new, undated, old]  # undated photos go by their file's date
    assert _found(index, "", order=Order.OLDEST) == [old, undated, new]


def test_photos_of_one_second_all_have_their_place(index: Index, add_photo: Add) -> None:
    moment = datetime(2024, 1, 1)
    same = [add_photo(f"/p/a{n}.jpg", taken=moment.isoformat()) for n in range(40)]
    later = [
        add_photo(f"/p/b{n}.jpg", taken=(moment + timedelta(seconds=n)).isoformat())
        for n in range(1, 4)
    ]
    assert sorted(_found(index, "", limit=100)) == sorted(same + later)
    assert index.check().is_well


def test_a_photo_that_gets_another_date_moves_to_its_place(index: Index, add_photo: Add) -> None:
    first = add_photo("/p/1.jpg", PhotoText(caption="boat"), taken="2020-01-01T00:00:00")
    second = add_photo("/p/2.jpg", PhotoText(caption="boat"), taken="2021-01-01T00:00:00")
    add_photo("/p/1.jpg", PhotoText(caption="boat"), taken="2022-01-01T00:00:00")
    assert _found(index, "boat", order=Order.NEWEST) == [first, second]
    assert _found(index, "taken:2020") == []


def test_the_best_match_comes_first(index: Index, add_photo: Add) -> None:
    weak = add_photo(
        "/p/boat/1.jpg", PhotoText(caption="a long text about very many things"), taken="2024"
    )
    strong = add_photo(
        "/p/x/2.jpg", PhotoText(caption="boat", keywords=("boat",)), taken="2001-01-01"
    )
    assert _found(index, "boat") == [strong, weak]
    assert _found(index, "boat", order=Order.NEWEST) == [weak, strong]


def test_beyond_the_ranked_ones_the_rest_follows_by_date(
    index: Index, add_photo: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blipdesk.index.orders.RANKED_AT_MOST", 5)
    ids = [
        add_photo(f"/p/{n}.jpg", PhotoText(caption="boat " * (n % 3 + 1)), taken=f"2024-01-{n:02}")
        for n in range(1, 10)
    ]
    whole = _found(index, "boat", limit=100)
    assert sorted(whole) == ids and whole[5:] == ids[3::-1]
    assert whole == [i for o in range(0, 10, 3) for i in _found(index, "boat", limit=3, offset=o)]
    assert RANKED_AT_MOST == 3000


def test_names_are_ordered_by_their_numbers(index: Index, add_photo: Add) -> None:
    ids = [add_photo(f"/p/{name}.jpg") for name in ("IMG_10", "img_9", "IMG_100")]
    assert _found(index, "img*", order=Order.NAME) == [ids[1], ids[0], ids[2]]


def test_counts_stop_at_a_thousand(index: Index) -> None:
    with index.transaction():
        for number in range(1001):
            index.photos.upsert(Path(f"/p/{number}.jpg"), PhotoFacts(PhotoFormat.JPEG))
    page = index.search("", limit=10)
    assert (page.total, page.is_total_capped, page.total_text) == (1000, True, "1,000+")
    assert len(page.rows) == 10
    assert index.finder.count("") == 1001


def test_what_was_found_is_marked_in_its_text(index: Index, add_photo: Add) -> None:
    add_photo(text=PhotoText(caption="Two DOGS running", keywords=("doghouse", "run")))
    [row] = index.search("dog run*").rows
    assert row.snippet is not None and row.snippet.field is Field.CAPTION
    marked = [row.snippet.text[start:end] for start, end in row.snippet.spans]
    assert marked == ["DOGS", "running"]


def test_a_long_text_is_cut_around_what_was_found(index: Index, add_photo: Add) -> None:
    add_photo(text=PhotoText(extended_description="word " * 100 + "boat " + "word " * 100))
    [row] = index.search("boat").rows
    assert row.snippet is not None
    assert len(row.snippet.text) < 170
    assert row.snippet.text.startswith("…") and row.snippet.text.endswith("…")
    assert [row.snippet.text[a:b] for a, b in row.snippet.spans] == ["boat"]


def test_part_of_an_unspaced_script_is_marked(index: Index, add_photo: Add) -> None:
    add_photo(text=PhotoText(caption="夜の東京タワーです"))
    [row] = index.search("東京").rows
    assert row.snippet is not None
    assert [row.snippet.text[a:b] for a, b in row.snippet.spans] == ["東京"]


def test_a_word_that_is_being_typed_finds_longer_ones(index: Index, add_photo: Add) -> None:
    photo_id = add_photo(text=PhotoText(caption="a dog running"))
    for text in ("r", "ru", "run", "runn", "runni", "runnin", "running"):
        assert _found(index, text, typing=True) == [photo_id]
    assert _found(index, "runnin") == []
    assert _found(index, "runnin ", typing=True) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("dgo", "dog"), ("umbrela", "umbrella"), ("a boat umbrelal", "a boat umbrella")],
)
def test_a_misspelt_word_gets_a_suggestion(
    index: Index, add_photo: Add, typed: str, meant: str
) -> None:
    add_photo(text=PhotoText(caption="a dog under an umbrella in a boat"))
    page = index.search(typed)
    assert (page.total, page.suggestion) == (0, meant)


@pytest.mark.parametrize("typed", ["xylophone", "12", "dog horse", "“"])
def test_no_suggestion_is_made_where_none_is_near(index: Index, add_photo: Add, typed: str) -> None:
    add_photo(text=PhotoText(caption="a dog"))
    assert index.search(typed).suggestion is None


def test_what_is_left_out_is_said(index: Index, add_photo: Add) -> None:
    add_photo(text=PhotoText(caption="a boat"))
    page = index.search('boat rating:many ::: like:"a quiet street"')
    assert page.total == 1
    assert len(page.ignored) == 3


def test_an_absurd_query_is_refused(index: Index) -> None:
    with pytest.raises(BadQuery, match="characters"):
        index.search("a" * 1_000_000)


def test_a_query_that_nobody_waits_for_is_stopped(index: Index, add_photo: Add) -> None:
    add_photo()
    index.interrupt()  # nothing runs: harmless
    assert index.search("").total == 1


def test_texts_in_search_are_kept_apart_by_source_and_state(index: Index, add_photo: Add) -> None:
    machine = Provenance(Source.MACHINE, ReviewState.EDITED, "blip-large")
    photo_id = add_photo(
        text=PhotoText(caption="a boat", provenance={Field.CAPTION: machine}, decorative=True)
    )
    for query in ("by:machine", "by:unknown", "state:edited", "model:LARGE", "has:decorative"):
        assert _found(index, query) == [photo_id]
    for query in ("by:human", "state:draft", "model:base", "missing:decorative"):
        assert _found(index, query) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("file:1234", {"IMG_1234.JPG", "DSC01234.jpg"}),
        ("file:23", {"IMG_1234.JPG", "DSC01234.jpg"}),
        ("1234", {"IMG_1234.JPG", "DSC01234.jpg"}),
        ("234", {"IMG_1234.JPG", "DSC01234.jpg"}),
        ("23", set()),
        ("file:strand", {"Urlaub2024Strand.jpg"}),
        ("file:ÜNGST", {"pfüngsten.png"}),
        ("file:ungs", {"pfüngsten.png"}),
        ("strand", set()),
        ("file:stran*", set()),
        ("-file:23", {"Urlaub2024Strand.jpg", "pfüngsten.png"}),
        ("file:jp", set()),
        ("file:MG_123", {"IMG_1234.JPG"}),
        ("file:mg-34.jpg", {"IMG_1234.JPG"}),
        ("file:1234.jpg", {"IMG_1234.JPG", "DSC01234.jpg"}),
        ("file:1234.png", set()),
        ("file:IMG_9", set()),
        ("file:G_1", set()),
    ],
)
def test_any_part_of_a_file_name_is_found(
    index: Index, add_photo: Callable[..., int], query: str, found: set[str]
) -> None:
    for name in ("IMG_1234.JPG", "DSC01234.jpg", "Urlaub2024Strand.jpg", "pfüngsten.png"):
        add_photo(f"/p/{name}")
    page = index.search(query)
    assert {row.path.name for row in page.rows} == found
    assert page.ignored == ()


@pytest.mark.parametrize(
    "query", ["taken:someday", "rating:9", "state:bla", "camera:*", ":::", "like:a OR like:b", "☃"]
)
def test_a_query_of_which_nothing_is_left_finds_nothing_and_says_why(
    index: Index, add_photo: Add, query: str
) -> None:
    add_photo(text=PhotoText(caption="a boat"), camera="Canon")
    page = index.search(query)
    assert (page.total, page.rows) == (0, ()) and page.ignored
    assert index.search(f"({query}) boat").total == 1


def test_like_inside_or_is_no_matter_of_models(index: Index, add_photo: Add) -> None:
    add_photo(text=PhotoText(caption="a boat"))
    page = index.search("like:sea OR boat")
    assert page.total == 1 and "not inside OR" in page.ignored[0]
