import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../tools/stack/stack_info.ts';

/** Returns the arguments of every `query(…)` in a source. */
function queriesIn(source: string): string[] {
  return [...source.matchAll(/(?<![\w.])query\(/g)].map(({ index }) => {
    let open = 0;
    for (let at = source.indexOf('(', index); at < source.length; at += 1) {
      if (source[at] === '(') open += 1;
      if (source[at] === ')') open -= 1;
      if (open === 0) return source.slice(index, at + 1);
    }
    return source.slice(index);
  });
}

describe('web', () => {
  it('has a limit in every Firestore query', () => {
    const files = globSync('web/src/**/*.{ts,tsx}', { cwd: ROOT });
    const all = files.flatMap((file) =>
      queriesIn(readFileSync(join(ROOT, file), 'utf8')).map((text) => ({ file, text })),
    );
    expect(all.length).toBeGreaterThan(2);
    expect(all.filter(({ text }) => !text.includes('limit('))).toEqual([]);
  });
});
