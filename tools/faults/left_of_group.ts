import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const patienceMs = 5000;
const pauseMs = 100;

/** Processes of a group that still live a moment after they were killed. */
export async function leftOfGroup(group: number | null): Promise<number> {
  const until = performance.now() + patienceMs;
  let left = livingIn(group);
  while (left > 0 && performance.now() < until) {
    await sleep(pauseMs);
    left = livingIn(group);
  }
  return left;
}

/** Those that have ended and that nobody has asked about do not count. */
function livingIn(group: number | null): number {
  if (group === null) return 0;
  try {
    const states = execFileSync('ps', ['-o', 'stat=', '-g', String(group)], { encoding: 'utf8' });
    return states.split('\n').filter((state) => state.trim() !== '' && !state.trim().startsWith('Z')).length;
  } catch {
    return 0;
  }
}
