"""Train the demo checkpoints from nothing: one command, drawn data included.

    python -m tools.demo_models.train --out resources/demo/models

One vision encoder learns for all three models at once, together with their text halves, so a
picture is looked at once per step. Besides the models' own losses, every patch of the picture is
asked which thing it shows and whether a thing has its centre there, and the whole picture what is
in it. Those heads are thrown away at the end, but they teach naming and counting in a fraction of
the time. Each model is saved with its own copy of the encoder.
"""

import argparse
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, distributed, multiprocessing, nn
from torch.nn import functional

from blipdesk.demo.world import MOST_THINGS, PLACES, THINGS
from tools.demo_models.batches import QUESTIONS_PER_SCENE, Batch, BatchMaker, Texts
from tools.demo_models.checkpoints import HIDDEN, make_model, make_processor, save
from tools.demo_models.scene_data import Shard, read_shards, write_shards

ROOT = Path(__file__).resolve().parents[2]
TASKS = ("caption", "vqa", "itm")
# How many values each number of a scene's spec can have.
SPEC_SIZES = (len(PLACES), len(THINGS), MOST_THINGS + 1, len(THINGS) + 1, MOST_THINGS + 1)
# Of 64 patches two or three hold a centre.
CENTRE_WEIGHT = torch.tensor(8.0)


class Together(nn.Module):  # type: ignore[misc]
    """The three models around one vision encoder, and what only training needs."""

    def __init__(self) -> None:
        super().__init__()
        self.models = nn.ModuleDict({task: make_model(task) for task in TASKS})
        for task in TASKS[1:]:
            self.models[task].vision_model = self.models["caption"].vision_model
        self.patch_head = nn.Linear(HIDDEN, len(THINGS) + 1)
        self.centre_head = nn.Linear(HIDDEN, 1)
        self.scene_head = nn.Linear(HIDDEN, sum(SPEC_SIZES))
        self.log_scale = nn.Parameter(torch.tensor(2.5))

    def forward(
        self, batch: Batch, wanted: frozenset[str], encoder_learns: bool
    ) -> dict[str, Tensor]:
        """Return the wanted losses, each a scalar."""
        with torch.set_grad_enabled(encoder_learns):
            seen = self.models["caption"].vision_model(pixel_values=batch.pixels).last_hidden_state
        losses = {
            "patch": lambda: self._patch(seen, batch.patches),
            "centre": lambda: self._centre(seen, batch.centres),
            "scene": lambda: self._scene(seen, batch.specs),
            "caption": lambda: self._caption(seen, batch.captions),
            "vqa": lambda: self._answer(seen, batch.questions, batch.answers),
            "itm": lambda: self._match(seen, batch.right, batch.wrong),
            "itc": lambda: self._search(seen, batch.search, batch.found),
        }
        return {name: loss() for name, loss in losses.items() if name in wanted}

    def _patch(self, seen: Tensor, patches: Tensor) -> Tensor:
        scores = self.patch_head(seen[:, 1:])
        return functional.cross_entropy(scores.flatten(0, 1), patches.flatten())

    def _centre(self, seen: Tensor, centres: Tensor) -> Tensor:
        scores = self.centre_head(seen[:, 1:]).float().squeeze(-1)
        return functional.binary_cross_entropy_with_logits(
            scores, centres, pos_weight=CENTRE_WEIGHT.to(scores)
        )

    def _scene(self, seen: Tensor, specs: Tensor) -> Tensor:
        parts = self.scene_head(seen[:, 0]).split(SPEC_SIZES, dim=-1)
        losses = [functional.cross_entropy(part, specs[:, i]) for i, part in enumerate(parts)]
        return torch.stack(losses).mean()

    def _caption(self, seen: Tensor, captions: Texts) -> Tensor:
        loss: Tensor = (
            self.models["caption"]
            .text_decoder(
                input_ids=captions.ids,
                attention_mask=captions.mask,
                encoder_hidden_states=seen,
                labels=captions.labels,
            )
            .loss
        )
        return loss

    def _answer(self, seen: Tensor, questions: Texts, answers: Texts) -> Tensor:
        # The decoder reads a padded question's padding too, whatever mask it is given, and
        # generate() is given none: so only questions of one length go together.
        seen = seen.repeat_interleave(QUESTIONS_PER_SCENE, 0)
        lengths = questions.mask.sum(1)
        total = seen.new_zeros(())
        for length in lengths.unique().tolist():
            rows = lengths == length
            loss = self._answer_equally_long(
                seen[rows], questions.ids[rows, :length], answers.rows(rows)
            )
            total = total + loss * rows.sum() / len(rows)
        return total

    def _answer_equally_long(self, seen: Tensor, ids: Tensor, answers: Texts) -> Tensor:
        model, mask = self.models["vqa"], torch.ones_like(ids)
        asked = model.text_encoder(
            input_ids=ids, attention_mask=mask, encoder_hidden_states=seen
        ).last_hidden_state
        loss: Tensor = model.text_decoder(
            input_ids=answers.ids,
            attention_mask=answers.mask,
            encoder_hidden_states=asked,
            encoder_attention_mask=mask,
            labels=answers.labels,
        ).loss
        return loss

    def _match(self, seen: Tensor, right: Texts, wrong: Texts) -> Tensor:
        scores = [self._scores(seen, right), self._scores(seen, wrong)]
        holds = torch.tensor([1, 0], device=seen.device).repeat_interleave(len(seen))
        return functional.cross_entropy(torch.cat(scores), holds)

    def _scores(self, seen: Tensor, texts: Texts) -> Tensor:
        model = self.models["itm"]
        read = model.text_encoder(
            input_ids=texts.ids, attention_mask=texts.mask, encoder_hidden_states=seen
        )
        scores: Tensor = model.itm_head(read.last_hidden_state[:, 0])
        return scores

    def _search(self, seen: Tensor, texts: Texts, found: Tensor) -> Tensor:
        model = self.models["itm"]
        read = model.text_encoder(input_ids=texts.ids, attention_mask=texts.mask)
        text = functional.normalize(model.text_proj(read.last_hidden_state[:, 0]), dim=-1)
        image = functional.normalize(model.vision_proj(seen[:, 0]), dim=-1)
        scores = (text @ image.t()).float() * self.log_scale.clamp(max=4.6).exp()
        by_text = functional.cross_entropy(scores, found / found.sum(1, keepdim=True))
        by_image = functional.cross_entropy(scores.t(), (found / found.sum(0)).t())
        return (by_text + by_image) / 2


# The patch loss leads the encoder; ITC compares whole pictures and would otherwise lead it alone.
WEIGHTS = {
    "patch": 0.7,
    "centre": 0.7,
    "scene": 0.5,
    "caption": 1.0,
    "vqa": 1.0,
    "itm": 0.7,
    "itc": 0.35,
}
_LOOKING = ("patch", "centre", "scene", "caption")


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of the training, with a learning rate that rises and falls once.

    Attributes:
        name: for the report.
        steps: how many.
        losses: which count.
        encoder_learns: whether the picture's side changes, or only what reads it.
        rate: highest learning rate.
        warm: share of the steps in which the rate rises.
    """

    name: str
    steps: int
    losses: frozenset[str]
    encoder_learns: bool
    rate: float
    warm: float


def phases_of(options: argparse.Namespace) -> list[Phase]:
    """Return the order: looking, which costs half as much a step and needs most; all; questions."""
    looking, all_, asking = frozenset(_LOOKING), frozenset(WEIGHTS), frozenset(("vqa",))
    rate, warm = options.rate, options.warm
    return [
        Phase("look", options.look_steps, looking, True, rate, warm),
        Phase("all", options.steps, all_, True, rate, warm),
        Phase("ask", options.ask_steps, asking, False, rate / 2, warm),
    ]


def train(rank: int, options: argparse.Namespace) -> None:
    """Train in one process of several, which average their gradients; the first one saves.

    Args:
        rank: which process this is, from 0.
        options: the command line.
    """
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    if options.processes > 1:
        store = distributed.FileStore(str(options.data / "meeting"), options.processes)
        distributed.init_process_group("gloo", store=store, rank=rank, world_size=options.processes)
    together = Together().to(options.device)
    if options.begin:
        saved = torch.load(options.begin, weights_only=True)
        together.load_state_dict(saved["parts"][0], strict=False)
    for number, phase in enumerate(phases_of(options)):
        if phase.steps:
            # Read anew: more scenes may have been rendered meanwhile.
            shard = read_shards(sorted(options.data.glob("*.npz")))
            seed = options.seed + 100_000 * number
            _train_phase(together, phase, _Process(rank, shard, seed), options)


@dataclass(frozen=True, slots=True)
class _Process:
    rank: int
    shard: Shard
    seed: int


def _train_phase(
    together: Together, phase: Phase, process: _Process, options: argparse.Namespace
) -> None:
    optimiser = torch.optim.AdamW(
        together.parameters(), lr=phase.rate, betas=(0.9, 0.98), weight_decay=0.02
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, phase.rate, total_steps=phase.steps, pct_start=phase.warm, div_factor=10
    )
    state = options.data / f"state-{phase.name}.pt"
    first = _go_on(state, together, optimiser, schedule) if options.go_on else 0
    batches = BatchMaker(process.shard, options.batch, process.seed + 1000 * first + process.rank)
    report = _Report(phase, options.report, process.rank == 0)
    for step in range(first + 1, phase.steps + 1):
        losses = _step(together, optimiser, batches.draw(), phase, options)
        schedule.step()
        report.add(step, losses)
        if process.rank == 0 and (step % options.keep == 0 or step == phase.steps):
            save_all(together, options.out)
            parts = (together, optimiser, schedule)
            torch.save({"step": step, "parts": [part.state_dict() for part in parts]}, state)


def _go_on(path: Path, *parts: Any) -> int:
    """Bring model, optimiser and schedule to where they were saved, and return the step."""
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    for part, saved in zip(parts, state["parts"], strict=True):
        part.load_state_dict(saved)
    step: int = state["step"]
    return step


class _Report:
    """Prints the mean of every loss once in a while."""

    def __init__(self, phase: Phase, every: int, wanted: bool) -> None:
        self._phase, self._every, self._wanted = phase, every, wanted
        self._started, self._sums = time.monotonic(), dict.fromkeys(WEIGHTS, 0.0)

    def add(self, step: int, losses: dict[str, Tensor]) -> None:
        for name, loss in losses.items():
            self._sums[name] += float(loss)
        if self._wanted and step % self._every == 0:
            means = " ".join(
                f"{name} {sum_ / self._every:.4f}" for name, sum_ in self._sums.items() if sum_
            )
            print(
                f"{self._phase.name} {step} {time.monotonic() - self._started:.0f}s {means}",
                flush=True,
            )
            self._sums = dict.fromkeys(WEIGHTS, 0.0)


def _step(
    together: Together,
    optimiser: torch.optim.Optimizer,
    batch: Batch,
    phase: Phase,
    options: argparse.Namespace,
) -> dict[str, Tensor]:
    batch = _moved(batch, options.device)
    with torch.autocast(options.device, torch.bfloat16):
        losses = together(batch, phase.losses, phase.encoder_learns)
        loss = sum(WEIGHTS[name] * value for name, value in losses.items())
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    if options.processes > 1:
        _average(together, options.processes)
    nn.utils.clip_grad_norm_(together.parameters(), 1.0)
    optimiser.step()
    return {name: value.detach() for name, value in losses.items()}


def _average(together: Together, processes: int) -> None:
    """Give every process the mean of all processes' gradients."""
    grads = [weight.grad for weight in together.parameters() if weight.grad is not None]
    flat = torch.cat([grad.flatten() for grad in grads])
    distributed.all_reduce(flat)
    at = 0
    for grad in grads:
        grad.copy_((flat[at : at + grad.numel()] / processes).view_as(grad))
        at += grad.numel()


def _moved(batch: Batch, device: str) -> Batch:
    if device == "cpu":
        return batch
    parts = {}
    for name in Batch.__slots__:
        part = getattr(batch, name)
        if isinstance(part, Texts):
            parts[name] = Texts(part.ids.to(device), part.mask.to(device), part.labels.to(device))
        else:
            parts[name] = part.to(device)
    return Batch(**parts)


def save_all(together: Together, out: Path) -> None:
    """Save each model below a folder, complete and on its own."""
    processor = make_processor()
    for task in TASKS:
        save(together.models[task], processor, task, out / task)


def read_options(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "resources/demo/models")
    parser.add_argument("--data", type=Path, default=ROOT / "build/demo-scenes")
    parser.add_argument("--scenes", type=int, default=120_000, help="how many to render")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--processes", type=int, default=1, help="train in so many, on CPUs")
    parser.add_argument("--threads", type=int, default=1, help="threads of each process")
    parser.add_argument("--look-steps", type=int, default=8000, help="without VQA, ITM and ITC")
    parser.add_argument("--steps", type=int, default=9000, help="with all losses")
    parser.add_argument("--ask-steps", type=int, default=3000, help="VQA alone, encoder fixed")
    parser.add_argument("--batch", type=int, default=64, help="scenes per step and process")
    parser.add_argument("--rate", type=float, default=1.1e-3, help="highest learning rate")
    parser.add_argument("--warm", type=float, default=0.08, help="share of the steps to warm up")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", type=int, default=50, help="print every so many steps")
    parser.add_argument("--keep", type=int, default=500, help="save every so many steps")
    parser.add_argument("--begin", type=Path, help="a saved state whose weights to begin with")
    parser.add_argument("--go-on", action="store_true", help="go on from where it was cut off")
    return parser.parse_args(arguments)


def main() -> None:
    """Render what is missing and train."""
    options = read_options()
    write_shards(options.data, options.scenes)
    if options.processes == 1:
        train(0, options)
        return
    (options.data / "meeting").unlink(missing_ok=True)
    multiprocessing.spawn(train, (options,), options.processes)


if __name__ == "__main__":
    main()
