"""A PNG of greys → the same picture in the colours of a palette, a third as large.

Typst writes four bytes a pixel. The filters of PNG work on each channel by itself, so a single channel can be taken out of
the filtered rows, and its greys can be read as places of a palette, without undoing any filter.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence

SIGNATURE = b"\x89PNG\r\n\x1a\n"
RGBA, INDEXED = 6, 3
HEADER = struct.Struct(">IIBBBBB")
Colour = tuple[int, int, int]


def coloured(picture: bytes, palette: Sequence[Colour]) -> bytes:
    """`picture` is a PNG of 8 bits with four channels, of which the first counts; `palette` has the colours of its
    greys, from 0. ValueError where the picture is of another sort."""
    chunks = list(_chunks(picture))
    width, height, depth, sort, *others = HEADER.unpack(chunks[0][1])
    if (depth, sort, others) != (8, RGBA, [0, 0, 0]):
        raise ValueError("not a PNG of 8 bits with four channels")
    rows = zlib.decompress(b"".join(content for name, content in chunks if name == b"IDAT"))
    step = 1 + 4 * width
    # of each row, the sign of its filter and every fourth byte
    kept = b"".join(rows[at : at + 1] + rows[at + 1 : at + step : 4] for at in range(0, len(rows), step))
    return SIGNATURE + b"".join(
        (
            _chunk(b"IHDR", HEADER.pack(width, height, 8, INDEXED, 0, 0, 0)),
            _chunk(b"PLTE", bytes(part for colour in palette for part in colour)),
            _chunk(b"IDAT", zlib.compress(kept, 6)),
            _chunk(b"IEND", b""),
        )
    )


def blend(dark: Colour, light: Colour, steps: int) -> list[Colour]:
    """The colours from one to another, both included."""
    shades = [[d + (b - d) * n // (steps - 1) for d, b in zip(dark, light, strict=True)] for n in range(steps)]
    return [(red, green, blue) for red, green, blue in shades]


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        yield picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
