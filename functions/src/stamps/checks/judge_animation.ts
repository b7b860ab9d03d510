import { createHash } from 'node:crypto';
import type { TimingRule } from '../../domain/product/product_spec.ts';
import type { CheckRuleId } from '../../domain/stamps/check_rules.ts';
import { type Finding, newFinding } from '../../domain/stamps/finding.ts';
import { solidFrom } from './measure_alpha.ts';
import { type Animation, loopTime, readAnimation } from './read_animation.ts';

/** Minimum share of the fullest frame's content that the first frame must show, to be readable as a still image. */
const leastShown = 0.6;

type Fault = readonly [ruleId: CheckRuleId, isBroken: boolean, measured?: Finding['measured']];

/** Finds problems of an animation. `name` is a message id or `main`. */
export function judgeAnimation(name: string, png: Uint8Array, timing: TimingRule): Finding[] {
  const animation = readAnimation(png);
  const tell = (faults: readonly Fault[]) =>
    faults.flatMap(([ruleId, isBroken, measured = {}]) =>
      isBroken ? newFinding(ruleId, { messageId: name, measured, fix: { kind: 'rerender' } }) : [],
    );
  if (animation === null) return tell([['animation_missing', true]]);
  if (animation === 'broken') return tell([['animation_damaged', true]]);
  const { frameCount, loops } = animation;
  const isCounted = frameCount >= timing.frames.min && frameCount <= timing.frames.max;
  return tell([
    ['frame_count', !isCounted, { count: frameCount }],
    ['loop_endless', loops === 0],
    ['loop_count', loops > timing.loops.max, { loops }],
    ...timeFaults(animation, timing),
    // An image with thousands of frames is not decoded.
    ...(isCounted ? frameFaults(animation, timing) : []),
  ]);
}

function timeFaults({ delays, loops, isFirstHidden }: Animation, timing: TimingRule): Fault[] {
  const { numerator, denominator } = loopTime(delays);
  const isExact = numerator % denominator === 0n && timing.seconds.includes(Number(numerator / denominator));
  const milliseconds = Number((numerator * 1000n) / denominator);
  const total = (milliseconds * Math.max(1, loops)) / 1000;
  return [
    ['loop_seconds', !isExact, { milliseconds }],
    // A single loop that is too long has its own rule.
    ['total_seconds', isExact && total > timing.totalSeconds, { seconds: total, limit: timing.totalSeconds }],
    ['frame_hidden', isFirstHidden || delays[0]?.numerator === 0],
  ];
}

function frameFaults({ canvases, frameCount }: Animation, { frames }: TimingRule): Fault[] {
  const digests: string[] = [];
  const shown: number[] = [];
  try {
    for (const canvas of canvases()) {
      digests.push(createHash('sha256').update(canvas).digest('base64'));
      shown.push(countSolid(canvas));
    }
  } catch {
    return [['animation_damaged', true]];
  }
  const distinct = digests.filter((digest, at) => at === 0 || digest !== digests[at - 1]).length;
  const isMerged = distinct < frames.min;
  const share = (shown[0] ?? 0) / Math.max(1, ...shown);
  return [
    ['frames_merged', isMerged, { count: distinct }],
    ['frames_equal', !isMerged && distinct < frameCount, { count: frameCount - distinct }],
    ['first_frame_unreadable', share < leastShown, { percent: Math.round(share * 100) }],
  ];
}

function countSolid(canvas: Uint8Array): number {
  let count = 0;
  for (let at = 3; at < canvas.length; at += 4) if (canvas[at] >= solidFrom) count += 1;
  return count;
}
