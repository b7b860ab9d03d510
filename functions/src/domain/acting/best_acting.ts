import type { Acting } from './acting.ts';
import type { ExpressionName } from './acting_names.ts';
import type { Feeling } from './feeling.ts';

/** What sells a set at a glance: warm feelings, and a face that shows them. All others score 0. */
const likedFeelings: Readonly<Partial<Record<Feeling, number>>> = {
  love: 3,
  happy: 3,
  celebrate: 2.5,
  laugh: 2.5,
  thanks: 2,
  greeting: 2,
  cheer: 2,
  praise: 2,
  proud: 1,
  ok: 1,
  agree: 1,
};
const likedExpressions: Readonly<Partial<Record<ExpressionName, number>>> = {
  big_smile: 3,
  smile: 2.5,
  sparkling: 2.5,
  wink: 2.5,
  laugh: 2,
  happy_eyes: 2,
  starry: 0.5,
  heart_eyes: 0.5,
  content: 1.5,
  grin: 1.5,
  own: 1,
};
const nearness: Readonly<Record<Acting['framing'], number>> = { face: 1.5, bust: 1, full: 0 };
/** Score of faces that cry, rage or reel: they do not suit a shop's cover. */
const unliked = -4;

/** Returns the acting that main and tab show by default; the first among equals, null if there is none. */
export function bestActing(actings: readonly (Acting | null)[]): Acting | null {
  let best: { readonly acting: Acting; readonly score: number } | null = null;
  for (const acting of actings) {
    if (!acting) continue;
    const score = scoreOf(acting);
    if (!best || score > best.score) best = { acting, score };
  }
  return best?.acting ?? null;
}

function scoreOf({ feeling, expression, framing, tilt }: Acting): number {
  const liked = likedExpressions[expression.name as ExpressionName] ?? unliked;
  return (likedFeelings[feeling] ?? 0) + liked + nearness[framing] - Math.abs(tilt) / 20;
}
