import { isDeepStrictEqual } from 'node:util';
import type { Acting } from '../domain/acting/acting.ts';
import { otherActing } from '../domain/acting/plan_set.ts';
import { poseOf } from '../domain/acting/pose_of.ts';
import type { GenerateQueueMessage } from '../domain/generate_queue_message.ts';
import type { PresetConfig } from '../domain/preset.ts';
import type { Subject } from '../domain/stamp.ts';

interface Next {
  readonly pose: null;
  readonly turn: number;
  readonly acting: Acting | null;
}

/**
 * What a sticker that is made again shows instead: another acting of its message, or without one the turn in which
 * the preset next shows something else than now; in place of the person's own look.
 */
export function nextPose(
  message: Pick<GenerateQueueMessage, 'message' | 'pose' | 'acting' | 'turn' | 'regenerations'>,
  preset: PresetConfig,
  subject: Subject,
): Next {
  const { acting, turn, regenerations } = message;
  if (acting) {
    const seed = turn * 1000 + regenerations;
    return {
      pose: null,
      turn: turn + 1,
      acting: otherActing(message.message, acting, { preset, subject }, seed),
    };
  }
  const now = poseOf(message, preset);
  const turns = preset.poses.map((_, step) => turn + 1 + step);
  const other = turns.find((each) => {
    return !isDeepStrictEqual(poseOf({ pose: null, acting: null, turn: each }, preset), now);
  });
  return { pose: null, turn: other ?? turn + 1, acting: null };
}
