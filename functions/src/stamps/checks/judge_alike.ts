import { createHash } from 'node:crypto';
import type { Finding } from '../../domain/finding.ts';
import { differenceHash, hashDistance } from './difference_hash.ts';
import { found } from './found.ts';
import type { Drawn } from './judge_picture.ts';

/** Bits of 64 in which two pictures differ at most that look the same. */
const alikeUpTo = 4;
/** Least share of the colours of main and tab that their nearest sticker has too. */
const leastShared = 0.5;
/** Part of a sticker that may be words, marks and ground, which main and tab do not show. */
const mostBeside = 0.5;
/** Share of strong pixels under which a whole set is pale. */
const leastStrong = 0.06;

/** What is wrong with the pictures of a set beside each other. `stickers` in the order of the set. */
export function judgeAlike(stickers: readonly Drawn[], badges: readonly Drawn[]): Finding[] {
  return [
    ...judgeTwins(stickers),
    ...badges.flatMap((badge) => judgeBadge(badge, stickers)),
    ...judgePale(stickers),
  ];
}

function judgeTwins(stickers: readonly Drawn[]): Finding[] {
  const known: { number: number; digest: string; hash: Uint8Array }[] = [];
  return stickers.flatMap((sticker, at): Finding[] => {
    const digest = createHash('sha256')
      .update(`${sticker.width}x${sticker.height}`)
      .update(sticker.pixels)
      .digest('hex');
    const hash = differenceHash(sticker.pixels, sticker.width, sticker.height);
    const twin = known.find((other) => other.digest === digest);
    const near = known.find((other) => hashDistance(other.hash, hash) <= alikeUpTo);
    known.push({ number: at + 1, digest, hash });
    const other = twin ?? near;
    if (!other) return [];
    const { name } = sticker;
    return [
      found(twin ? 'duplicate' : 'near_duplicate', {
        messageId: name,
        measured: { other: other.number },
        fix: { kind: 'another_look', messageId: name },
      }),
    ];
  });
}

function judgeBadge({ name, colours }: Drawn, stickers: readonly Drawn[]): Finding[] {
  if (stickers.length === 0) return [];
  const shared = Math.max(
    ...stickers.map((sticker) => overlap(colours.histogram, sticker.colours.histogram)),
  );
  if (shared >= leastShared) return [];
  return [
    found(name === 'main' ? 'main_stranger' : 'tab_stranger', {
      messageId: name,
      measured: { percent: Math.round(shared * 100) },
      fix: { kind: 'rerender' },
    }),
  ];
}

function overlap(badge: Float32Array, sticker: Float32Array): number {
  return badge.reduce(
    (sum, share, at) => sum + Math.min(share, (sticker[at] as number) / (1 - mostBeside)),
    0,
  );
}

function judgePale(stickers: readonly Drawn[]): Finding[] {
  if (stickers.length === 0) return [];
  const strong = stickers.reduce((sum, { colours }) => sum + colours.strong, 0) / stickers.length;
  return strong < leastStrong
    ? [found('set_pale', { measured: { percent: Math.round(strong * 1000) / 10 } })]
    : [];
}
