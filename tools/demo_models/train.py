"""Train the demo checkpoints from nothing: one command, drawn data included.

    python -m tools.demo_models.train --out resources/demo/models

One vision encoder learns for all three models at once, together with their text halves, so a
picture is looked at once per step. Besides the models' own losses, every patch of the picture is
asked which thing it shows; that head is thrown away at the end, but with it counting and naming
are learnt in minutes. Each model is saved with its own copy of the encoder.
"""

import argparse
import time
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from blipdesk.demo.world import THINGS
from tools.demo_models.batches import QUESTIONS_PER_SCENE, Batch, BatchMaker, Texts
from tools.demo_models.checkpoints import HIDDEN, make_model, make_processor, save
from tools.demo_models.scene_data import read_shards, write_shards

ROOT = Path(__file__).resolve().parents[2]
TASKS = ("caption", "vqa", "itm")


class Together(nn.Module):  # type: ignore[misc]
    """The three models around one vision encoder, and what only training needs."""

    def __init__(self) -> None:
        super().__init__()
        self.models = nn.ModuleDict({task: make_model(task) for task in TASKS})
        for task in TASKS[1:]:
            self.models[task].vision_model = self.models["caption"].vision_model
        self.patch_head = nn.Linear(HIDDEN, len(THINGS) + 1)
        self.log_scale = nn.Parameter(torch.tensor(2.5))

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """Return the loss of every task, each a scalar."""
        seen = self.models["caption"].vision_model(pixel_values=batch.pixels).last_hidden_state
        patches = self.patch_head(seen[:, 1:])
        return {
            "patch": functional.cross_entropy(patches.flatten(0, 1), batch.patches.flatten()),
            "caption": self._caption(seen, batch.captions),
            "vqa": self._answer(seen, batch.questions, batch.answers),
            "itm": self._match(seen, batch.right, batch.wrong),
            "itc": self._search(seen, batch.search, batch.found),
        }

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
        model = self.models["vqa"]
        seen = seen.repeat_interleave(QUESTIONS_PER_SCENE, 0)
        asked = model.text_encoder(
            input_ids=questions.ids,
            attention_mask=questions.mask,
            encoder_hidden_states=seen,
        ).last_hidden_state
        # generate() looks at every token of an unpadded question, and so does this mask.
        loss: Tensor = model.text_decoder(
            input_ids=answers.ids,
            attention_mask=answers.mask,
            encoder_hidden_states=asked,
            encoder_attention_mask=questions.mask,
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
WEIGHTS = {"patch": 0.7, "caption": 1.0, "vqa": 1.0, "itm": 0.7, "itc": 0.35}


def train(options: argparse.Namespace) -> None:
    """Render what is missing, train, and save; progress goes to standard output."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    shard = read_shards(write_shards(options.data, options.scenes, options.workers))
    together = Together().to(options.device)
    if options.resume and options.resume.exists():
        together.load_state_dict(torch.load(options.resume, weights_only=True))
    optimiser = torch.optim.AdamW(
        together.parameters(), lr=options.rate, betas=(0.9, 0.98), weight_decay=0.02
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, options.rate, total_steps=options.steps, pct_start=options.warm, div_factor=10
    )
    batches = BatchMaker(shard, options.batch, options.seed)
    started, sums = time.monotonic(), dict.fromkeys(WEIGHTS, 0.0)
    for step in range(1, options.steps + 1):
        losses = _step(together, optimiser, batches.draw(), options.device)
        schedule.step()
        for name, loss in losses.items():
            sums[name] += float(loss)
        if step % options.report == 0:
            means = " ".join(f"{name} {total / options.report:.4f}" for name, total in sums.items())
            print(f"{step} {time.monotonic() - started:.0f}s {means}", flush=True)
            sums = dict.fromkeys(WEIGHTS, 0.0)
        if step % options.keep == 0 or step == options.steps:
            save_all(together, options.out)
            if options.resume:
                torch.save(together.state_dict(), options.resume)


def _step(
    together: Together, optimiser: torch.optim.Optimizer, batch: Batch, device: str
) -> dict[str, Tensor]:
    batch = _moved(batch, device)
    with torch.autocast(device, torch.bfloat16):
        losses = together(batch)
        loss = sum(weight * losses[name] for name, weight in WEIGHTS.items())
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(together.parameters(), 1.0)
    optimiser.step()
    return {name: value.detach() for name, value in losses.items()}


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


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "resources/demo/models")
    parser.add_argument("--data", type=Path, default=ROOT / "build/demo-scenes")
    parser.add_argument("--scenes", type=int, default=120_000, help="how many to render")
    parser.add_argument("--workers", type=int, help="rendering processes (all cores)")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=1.2e-3, help="highest learning rate")
    parser.add_argument("--warm", type=float, default=0.08, help="share of the steps to warm up")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", type=int, default=50, help="print every so many steps")
    parser.add_argument("--keep", type=int, default=1000, help="save every so many steps")
    parser.add_argument("--resume", type=Path, help="state to go on from and to keep up to date")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
