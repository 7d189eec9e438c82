"""BertModel -> ONNX with pooling inside -> fused -> int8. Imports torch: for building only."""

from __future__ import annotations

import gc
import logging
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

OUTPUT = "embedding"
_OPSET = 17
_LARGE = 8_000_000  # bytes; what is smaller each question needs whole


def export_int8(model: Any, target: Path, weights: Path) -> None:
    """Writes `target`: inputs input_ids and attention_mask (batch, tokens) int64, output
    `embedding` (batch, hidden) float32 with unit rows; and beside it its large `weights`. Do not
    hold on to `model` meanwhile."""
    with tempfile.TemporaryDirectory(dir=target.parent) as folder, _quiet():
        plain, fused, small = (Path(folder) / f"{n}.onnx" for n in ("plain", "fused", "int8"))
        config = model.config
        _export(model, plain)
        del model  # each step takes gigabytes, and leaves them in reference cycles
        gc.collect()
        _fuse(plain, fused, config)
        gc.collect()
        _quantise(fused, small)
        _split(small, target, weights)


def _export(model: Any, path: Path) -> None:
    import torch

    ids = torch.arange(5, 5 + 3 * 17).reshape(3, 17)
    mask = torch.ones_like(ids)
    mask[1, 10:] = 0  # a padded row, so that nothing is traced as constant
    batch_and_tokens = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        _pooled(model),
        (ids, mask),
        str(path),
        input_names=["input_ids", "attention_mask"],
        output_names=[OUTPUT],
        opset_version=_OPSET,
        dynamo=False,
        dynamic_axes={
            "input_ids": batch_and_tokens,
            "attention_mask": batch_and_tokens,
            OUTPUT: {0: "batch"},
        },
    )


def _pooled(model: Any) -> Any:
    import torch

    class Pooled(torch.nn.Module):  # type: ignore[misc]  # torch is not analysed
        """Mean over the tokens that count, then unit length."""

        def __init__(self) -> None:
            super().__init__()
            self.bert = model

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            hidden = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            weight = attention_mask.unsqueeze(-1).to(hidden.dtype)
            mean = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, dim=-1)

    return Pooled().eval()


def _fuse(source: Path, target: Path, config: Any) -> None:
    from onnxruntime.transformers import optimizer

    fused = optimizer.optimize_model(
        str(source),
        model_type="bert",
        num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size,
        opt_level=0,
    )
    fused.save_model_to_file(str(target))


def _quantise(source: Path, target: Path) -> None:
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        str(source),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        # fused operators carry no type information of their own
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def _split(source: Path, target: Path, weights: Path) -> None:
    """The vectors of words, of which a question needs twenty, in a file that every process maps and
    none copies."""
    import onnx

    onnx.save_model(
        onnx.load(source),
        target,
        save_as_external_data=True,
        location=weights.name,
        size_threshold=_LARGE,
    )
    if not weights.exists():
        weights.touch()  # a model without large ones
    weights.chmod(target.stat().st_mode)


@contextmanager
def _quiet() -> Iterator[None]:
    """The exporters warn at length about their own deprecations."""
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        root.setLevel(level)
