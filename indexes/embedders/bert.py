"""The weight file as a BertModel and as a SentenceTransformer folder. Imports torch: for building
only."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from indexes.embedders.weights import Floats, WeightFile
from indexes.errors import EmbedderError

_SPECIAL = {
    "bos_token": "<s>",
    "eos_token": "</s>",
    "unk_token": "<unk>",
    "sep_token": "</s>",
    "cls_token": "<s>",
    "pad_token": "<pad>",
    "mask_token": "<mask>",
}
_FIRST_PIECE = 4  # the pieces before it are the special tokens, which both packages name apart


def build_bert(weights: WeightFile) -> Any:
    """A transformers.BertModel in evaluation mode, without a pooling layer."""
    import torch
    from transformers import BertConfig, BertModel

    shape = weights.shape
    config = BertConfig(
        vocab_size=shape.vocabulary,
        hidden_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.feed_forward,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.types,
        layer_norm_eps=shape.epsilon,
        pad_token_id=shape.pad,
        hidden_act="gelu",
        attn_implementation="eager",  # the form that onnxruntime's fusion recognises
    )
    model = BertModel(config, add_pooling_layer=False)
    state = {name: torch.from_numpy(array) for name, array in _named_tensors(weights)}
    missing = [n for n in model.state_dict() if n not in state and "position_ids" not in n]
    if missing:
        raise EmbedderError(f"al fichero de pesos le falta {', '.join(missing)}")
    model.load_state_dict(state, strict=False)
    return model.eval()


def check_vocabulary(weights: WeightFile, tokenizer: Path) -> None:
    """The two packages must speak of the same pieces in the same order. Raises EmbedderError."""
    vocabulary = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    pairs = zip(vocabulary, weights.pieces, strict=False)
    wrong = [
        number
        for number, ((piece, _score), expected) in enumerate(pairs)
        if number >= _FIRST_PIECE and piece.encode() != expected
    ]
    if wrong:
        raise EmbedderError(f"el tokenizador no es el de los pesos: difieren {len(wrong)} piezas")


def save_sentence_transformer(model: Any, tokenizer: Path, folder: Path) -> None:
    """A folder that `SentenceTransformer(folder)` loads: mean pooling, normalised."""
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    for name, content in _sentence_transformer_files(model.config).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")


def _named_tensors(weights: WeightFile) -> Iterator[tuple[str, Floats]]:
    yield from _embedding_tensors(weights)
    for layer in range(weights.shape.layers):
        yield from _layer_tensors(weights, layer)


def _embedding_tensors(weights: WeightFile) -> Iterator[tuple[str, Floats]]:
    shape, at = weights.shape, "embeddings."
    yield at + "word_embeddings.weight", weights.tensor("emb.word", shape.vocabulary, shape.hidden)
    yield (
        at + "position_embeddings.weight",
        weights.tensor("emb.pos", shape.positions, shape.hidden),
    )
    yield at + "token_type_embeddings.weight", _type_embeddings(weights)
    yield at + "LayerNorm.weight", weights.tensor("emb.ln.w", shape.hidden)
    yield at + "LayerNorm.bias", weights.tensor("emb.ln.b", shape.hidden)


def _type_embeddings(weights: WeightFile) -> Floats:
    """Only the rows that the model uses are stored; the others are zero."""
    import numpy as np

    shape = weights.shape
    table = np.zeros((shape.types, shape.hidden), np.float32)
    stored = weights.nbytes("emb.type") // 4 // shape.hidden
    table[:stored] = weights.tensor("emb.type", stored, shape.hidden)
    return table


def _layer_tensors(weights: WeightFile, layer: int) -> Iterator[tuple[str, Floats]]:
    hidden, wide = weights.shape.hidden, weights.shape.feed_forward
    matrices = {
        "q": ("attention.self.query", hidden, hidden),
        "k": ("attention.self.key", hidden, hidden),
        "v": ("attention.self.value", hidden, hidden),
        "ao": ("attention.output.dense", hidden, hidden),
        "fi": ("intermediate.dense", wide, hidden),
        "fo": ("output.dense", hidden, wide),
    }
    to, source = f"encoder.layer.{layer}.", f"l{layer}."
    for short, (name, rows, columns) in matrices.items():
        yield f"{to}{name}.weight", weights.tensor(f"{source}{short}.w", rows, columns)
        yield f"{to}{name}.bias", weights.tensor(f"{source}{short}.b", rows)
    for short, name in (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")):
        yield f"{to}{name}.weight", weights.tensor(f"{source}{short}.w", hidden)
        yield f"{to}{name}.bias", weights.tensor(f"{source}{short}.b", hidden)


def _sentence_transformer_files(config: Any) -> dict[str, Any]:
    module = "sentence_transformers.models."
    steps = (("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize"))
    return {
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": config.max_position_embeddings,
            **_SPECIAL,
        },
        "special_tokens_map.json": _SPECIAL,
        "modules.json": [
            {"idx": number, "name": str(number), "path": path, "type": module + kind}
            for number, (path, kind) in enumerate(steps)
        ],
        "sentence_bert_config.json": {
            "max_seq_length": config.max_position_embeddings,
            "do_lower_case": False,
            "model_args": {"add_pooling_layer": False},
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": config.hidden_size,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_max_tokens": False,
            "pooling_mode_mean_sqrt_len_tokens": False,
        },
        "2_Normalize/config.json": {},
    }
