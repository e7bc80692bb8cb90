"""A library of any size, made up but shaped like a real one, the same for the same seed.

Captions as BLIP words them over a vocabulary with a long tail (Zipf), cameras, places, folders by
year and event, dates over twenty years in bursts, drafts and approved texts, answers and ratings.
"""

import functools
import math
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from blipdesk.domain.photo import FileStamp, PhotoFacts, PhotoFormat
from blipdesk.domain.text import Answer, Field, PhotoText, Provenance, ReviewState, Source
from blipdesk.index.database import Index

_SUBJECTS = (
    "man woman dog cat child girl boy couple group bird horse car bus train boat bicycle tree house"
    " street beach mountain river lake sunset cake plate table kitchen garden flower bridge church"
    " tower market crowd baby football guitar snow forest field road fountain castle statue"
).split()
_VERBS = (
    "standing sitting running walking jumping sleeping eating playing smiling looking riding"
    " holding swimming flying driving waiting dancing climbing reading cooking"
).split()
_PLACES = (
    "on the beach|in the park|in front of a building|next to a window|on a table|in the snow"
    "|at night|in a field|on a street|near the water|under a tree|in a kitchen|on a bench"
    "|with a red umbrella|with mountains in the background|on a sunny day|in the rain"
).split("|")
_COLOURS = "red blue green yellow white black brown orange purple grey pink".split()
_CITIES = "Lisbon Hamburg Kyoto Oslo Porto Vienna Lyon Gdańsk Málaga Zürich Bergen Turin".split()
_CAMERAS = (
    "Canon EOS R6|NIKON Z 6|Pixel 8 Pro|iPhone 15|SONY ILCE-7M4|FUJIFILM X-T5|Canon PowerShot G7"
).split("|")
_EVENTS = "holiday wedding birthday hike garden work family trip concert school museum zoo".split()
_SYLLABLES = (
    "ba be bi bo da de di do fa fe fi fo ga ge gi go ka ke ki ko la le li lo ma me mi mo na ne ni"
    " no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo za ze zi zo"
).split()
MODEL = "Salesforce/blip-image-captioning-base"
ANSWERER = "Salesforce/blip-vqa-base"
MATCHER = ("Salesforce/blip-itm-base-coco", "r1")
ROOT = Path("/photos")
_TAIL_WORDS = 50_000
_FIRST_DAY = datetime(2005, 1, 1, 8)
_DAYS = 365 * 20
_TRANSACTION = 1000
_CLUSTERS = 4000
_DIMENSIONS = 256
_VECTOR_BLOCK = 10_000


@dataclass(frozen=True, slots=True)
class MadePhoto:
    """One photo as the generator wants it in the index."""

    path: Path
    facts: PhotoFacts
    stamp: FileStamp
    text: PhotoText
    proposal: str | None


class LibraryMaker:
    """Makes photos.

    Args:
        photos: how many; dates are spread over all of them.
    """

    def __init__(self, photos: int, seed: int = 7) -> None:
        self.photos = photos
        self._random = random.Random(seed)
        self.tail = self._make_tail()

    def each(self) -> Iterator[MadePhoto]:
        """Give the photos in the order of their folders, which is that of their dates."""
        for number in range(self.photos):
            yield self._photo(number)

    def tail_word(self) -> str:
        """Return a word of the long tail: the n-th about n times rarer than the first."""
        rank = int(math.exp(self._random.random() * math.log(len(self.tail)))) - 1
        return self.tail[rank]

    def caption(self) -> str:
        """Return a caption as a BLIP model words it, now and then with a rare word."""
        pick = self._random.choice
        colour = f"{pick(_COLOURS)} " if self._random.random() < 0.3 else ""
        text = f"a {colour}{_common(self._random)} {pick(_VERBS)} {pick(_PLACES)}"
        return f"{text} with {self.tail_word()}" if self._random.random() < 0.4 else text

    def _photo(self, number: int) -> MadePhoto:
        rng = self._random
        moment = _FIRST_DAY + timedelta(days=_DAYS * number / self.photos)
        taken = moment.replace(microsecond=0) + timedelta(seconds=rng.randrange(4))
        camera = rng.choice(_CAMERAS)
        folder = ROOT / f"{taken:%Y}" / f"{taken:%m-%d} {_EVENTS[number // 300 % len(_EVENTS)]}"
        prefix = "IMG" if "Canon" in camera else "DSC"
        facts = PhotoFacts(
            PhotoFormat.JPEG,
            width_px=6000,
            height_px=4000,
            taken=taken.isoformat() if rng.random() < 0.97 else None,
            camera=camera,
            lens=f"{rng.choice((24, 35, 50, 85))} mm" if rng.random() < 0.6 else None,
            rating=rng.choice((1, 2, 3, 4, 5)) if rng.random() < 0.2 else None,
            city=rng.choice(_CITIES) if rng.random() < 0.3 else None,
        )
        text, proposal = self._texts()
        stamp = FileStamp(5_000_000 + number, int(moment.timestamp()) * 10**9, number + 1, 1)
        return MadePhoto(folder / f"{prefix}_{number:07}.jpg", facts, stamp, text, proposal)

    def _texts(self) -> tuple[PhotoText, str | None]:
        rng, kind = self._random, self._random.random()
        if kind < 0.05:
            return PhotoText(), None
        caption = self.caption()
        if kind < 0.25:
            return PhotoText(), caption
        state = ReviewState.APPROVED if kind < 0.5 else ReviewState.DRAFT
        origin = Provenance(Source.MACHINE, state, MODEL, "r1", score=round(rng.random(), 3))
        words = tuple(dict.fromkeys(w for w in caption.split() if len(w) > 3))[:3]
        text = PhotoText(
            caption=caption,
            alt_text=self.caption() if kind < 0.4 else None,
            keywords=words,
            answers=self._answers(),
            provenance={Field.CAPTION: origin, Field.KEYWORDS: origin},
        )
        return text, None

    def _answers(self) -> tuple[Answer, ...]:
        if self._random.random() > 0.1:
            return ()
        answer = self._random.choice(("yes", "no", *_COLOURS))
        return (Answer("what colour is the car?", answer, 0.9, ANSWERER),)

    def _make_tail(self) -> list[str]:
        words: set[str] = set()
        while len(words) < _TAIL_WORDS:
            words.add("".join(self._random.choices(_SYLLABLES, k=self._random.randrange(2, 5))))
        found = sorted(words)
        self._random.shuffle(found)
        return found


def _common(rng: random.Random) -> str:
    rank = int(math.exp(rng.random() * math.log(len(_SUBJECTS)))) - 1
    return _SUBJECTS[rank]


@dataclass(frozen=True, slots=True)
class FillTime:
    """Seconds that storing took, without making: by the clock, and this process's own."""

    wall_s: float
    cpu_s: float


def fill(index: Index, maker: LibraryMaker) -> FillTime:
    """Put the maker's photos into an index, 1,000 for each transaction."""
    with index.transaction():
        index.folders.add(ROOT, "2025-01-01T00:00:00+00:00")
    wall_s = cpu_s = 0.0
    photos = maker.each()
    while batch := list(islice(photos, _TRANSACTION)):
        wall, cpu = time.perf_counter(), time.process_time()
        _store(index, batch)
        wall_s += time.perf_counter() - wall
        cpu_s += time.process_time() - cpu
    return FillTime(wall_s, cpu_s)


def _store(index: Index, batch: list[MadePhoto]) -> None:
    origin = Provenance(Source.MACHINE, ReviewState.DRAFT, MODEL, "r1")
    with index.transaction():
        for photo in batch:
            photo_id = index.photos.upsert(photo.path, photo.facts, stamp=photo.stamp)
            index.texts.replace(photo_id, photo.text)
            if photo.proposal is not None:
                index.drafts.put(
                    photo_id, Field.CAPTION, photo.proposal, origin, created="2025-01-01"
                )


def made_vectors(first: int, end: int) -> NDArray[np.int8]:
    """Return embeddings of the photos from one number to another, in clusters as real ones are.

    Four thousand clusters of unequal size; within one, cosines to its centre are about 0.8.
    """
    found = []
    for start in range(first // _VECTOR_BLOCK * _VECTOR_BLOCK, end, _VECTOR_BLOCK):
        rng = np.random.default_rng((3, start))
        cluster = (rng.random(_VECTOR_BLOCK) ** 2 * _CLUSTERS).astype(np.int64)
        noise = rng.standard_normal((_VECTOR_BLOCK, _DIMENSIONS), np.float32)
        rows = _cluster_centres()[cluster] + 0.75 * noise
        packed = (127 * rows / np.abs(rows).max(axis=1, keepdims=True)).astype(np.int8)
        found.append(packed[max(0, first - start) : end - start])
    return np.concatenate(found)


@functools.cache
def _cluster_centres() -> NDArray[np.float32]:
    rng = np.random.default_rng(3)
    return rng.standard_normal((_CLUSTERS, _DIMENSIONS), np.float32)
