import { expect, it } from 'vitest';
import { bend } from './lettering.ts';

it('turns no letter of an arch by more than 45 degrees', () => {
  for (const letters of [3, 4, 5, 9]) {
    const runs = Array.from({ length: letters }, (_, index) => ({
      x: index - letters / 2,
      y: 0,
      advance: 1,
      angle: 0,
      scale: 1,
      row: 0,
    }));
    bend(runs, 'arch');
    expect(Math.max(...runs.map(({ angle }) => Math.abs(angle)))).toBeLessThan(Math.PI / 4);
  }
});
