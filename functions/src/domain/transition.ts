/** A transition table: for each state, the states that may follow. */
export type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>;

/** Tells whether `table` allows the change. A state never follows itself unless the table says so. */
export function mayFollow<State extends string>(table: Transitions<State>, from: State, to: State): boolean {
  return table[from].includes(to);
}

/** Returns every state that can be reached from `start`, including itself. */
export function reachableFrom<State extends string>(table: Transitions<State>, start: State): Set<State> {
  const reached = new Set<State>([start]);
  for (const state of reached) {
    for (const next of table[state]) reached.add(next);
  }
  return reached;
}
