import { describe, expect, it } from 'vitest';
import { lighterMotion, type Motion, mostLoops, motionSchema, withSeconds } from './motion.ts';

const motion = (fields: Partial<Motion>) => motionSchema.parse(fields);

describe('duration of a motion', () => {
  it('allows as many loops as fit into four seconds', () => {
    expect([1, 2, 3, 4].map(mostLoops)).toEqual([4, 2, 1, 1]);
  });

  it('drops loops that would exceed four seconds', () => {
    const quick = motion({ seconds: 1, loops: 4 });
    for (const seconds of [1, 2, 3, 4]) expect(() => motion(withSeconds(quick, seconds))).not.toThrow();
    expect(withSeconds(motion({ seconds: 2, loops: 1 }), 1).loops).toBe(1);
  });
});

describe('lighter motion', () => {
  it('reduces frames first, stops when nothing can be reduced, and stays valid for the site', () => {
    let now: Motion | null = motion({ frames: 20, ground: 'beat', caption: 'pop', strength: 1.5 });
    const seen: Motion[] = [];
    while (now && seen.length < 40) {
      seen.push(motion(now));
      now = lighterMotion(now);
    }
    expect(seen.map(({ frames }) => frames).slice(0, 5)).toEqual([20, 16, 12, 10, 8]);
    expect(seen.at(-1)).toMatchObject({ frames: 8, ground: 'none', caption: 'none', strength: 0.5 });
    expect(seen.length).toBeLessThan(15);
  });
});
