/** Returns a generator of numbers in [0, 1), determined by the seed on every machine (mulberry32 over FNV-1a). */
export function seeded(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Counts uses by name. */
export class Tally<Name> {
  private readonly counts = new Map<Name, number>();

  of(name: Name): number {
    return this.counts.get(name) ?? 0;
  }

  add(name: Name): void {
    this.counts.set(name, this.of(name) + 1);
  }
}

/** Returns the choice with the lowest cost; the first among equals. */
export function cheapest<Choice>(
  choices: readonly Choice[],
  cost: (choice: Choice, index: number) => number,
): Choice {
  let best: { choice: Choice; cost: number } | null = null;
  for (const [index, choice] of choices.entries()) {
    const own = cost(choice, index);
    if (!best || own < best.cost) best = { choice, cost: own };
  }
  if (!best) throw new Error('There is nothing to choose from.');
  return best.choice;
}
