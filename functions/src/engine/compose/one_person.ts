import { type Actor, mostActors } from '../../domain/stamps/pose.ts';
import { type Box, type CutOut, type Head, movedHeads, type PhotoFrame } from './cut_out.ts';
import { drawnBox, packed } from './drawn_box.ts';
import { flood } from './flood.ts';
import { keepPerson } from './keep_person.ts';

/** Alpha from which a pixel belongs to the crop; same value as in cutting out. */
const solidFrom = 13;
/**
 * Smallest size of a detached piece that stays with its person (such as a ball in the air), as a share of the
 * person.
 */
const leastPiece = 0.15;

interface Person {
  readonly actor: Actor;
  /** In the cut-out's px. */
  readonly head: Head;
}

/** Lists the people of a cut-out to choose from, left to right; empty if there is no choice. */
export function peopleOf({ heads, frame }: Pick<CutOut, 'heads' | 'frame'>): Person[] {
  if (!frame) return [];
  const people = heads
    .filter(({ face }) => face !== null)
    .toSorted((one, other) => sizeOf(other) - sizeOf(one))
    .slice(0, mostActors)
    .toSorted((one, other) => middleOf(one).x - middleOf(other).x)
    .map((head) => ({ head, actor: actorOf(head, frame) }));
  return people.length > 1 ? people : [];
}

/**
 * Reduces a cut-out of several people to one of them: keeps the pixels nearest to that head and removes small
 * pieces detached from the body. Plain arithmetic only, for identical results on every machine. Returns the cut-out
 * itself if it has fewer than two heads or `actor` is null (everyone).
 */
export function onePerson(cutOut: CutOut, actor: Actor | null): CutOut {
  const { frame, heads, width, height } = cutOut;
  if (!actor || !frame || heads.length < 2) return cutOut;
  const at = { x: actor.x * frame.photoWidth - frame.left, y: actor.y * frame.photoHeight - frame.top };
  const [own, ...others] = heads.toSorted((one, other) => distance(one, at) - distance(other, at));
  if (!own) return cutOut;
  const pixels = cutOut.pixels.slice();
  keepPerson({ width, height, pixels }, own, others);
  dropPieces(pixels, width, height);
  const box = drawnBox(packed(pixels), width, height, solidFrom);
  return box
    ? cropped({ kind: cutOut.kind, width, height, pixels, heads: [own], frame }, frame, box)
    : cutOut;
}

/** Clears pieces that are not connected with the largest piece and far smaller. */
function dropPieces(pixels: Uint8ClampedArray, width: number, height: number): void {
  const seen = new Uint8Array(width * height);
  const pieceAt = new Uint32Array(width * height);
  const sizes = [0];
  const isIn = (at: number) => pixels[at * 4 + 3] > 0;
  for (let seed = 0; seed < seen.length; seed++) {
    if (seen[seed] || !isIn(seed)) continue;
    const piece = sizes.length;
    let size = 0;
    flood(
      { width, height },
      seed,
      isIn,
      (at) => {
        pieceAt[at] = piece;
        size++;
      },
      seen,
    );
    sizes.push(size);
  }
  const least = sizes.reduce((most, size) => Math.max(most, size), 0) * leastPiece;
  for (const [at, piece] of pieceAt.entries()) {
    if (piece > 0 && sizes[piece] < least) pixels.fill(0, at * 4, at * 4 + 4);
  }
}

function cropped(cutOut: CutOut, frame: PhotoFrame, { left, top, right, bottom }: Box): CutOut {
  const [width, height] = [right - left, bottom - top];
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * cutOut.width + left) * 4;
    pixels.set(cutOut.pixels.subarray(from, from + width * 4), y * width * 4);
  }
  return {
    ...cutOut,
    width,
    height,
    pixels,
    heads: movedHeads(cutOut.heads, -left, -top, width, height),
    frame: { ...frame, left: frame.left + left, top: frame.top + top },
  };
}

function actorOf(head: Head, { left, top, photoWidth, photoHeight }: PhotoFrame): Actor {
  const { x, y } = middleOf(head);
  const share = (value: number) => Math.round(Math.max(0, Math.min(1, value)) * 10_000) / 10_000;
  return { x: share((left + x) / photoWidth), y: share((top + y) / photoHeight) };
}

const middleOf = ({ left, top, right, bottom }: Box) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });
const sizeOf = ({ left, top, right, bottom }: Box) => (right - left) * (bottom - top);

function distance(head: Box, { x, y }: { x: number; y: number }): number {
  const middle = middleOf(head);
  return Math.hypot(middle.x - x, middle.y - y);
}
