import { type Changes, changeCount, changesSchema } from './editor_changes.ts';

/** Edits that are not saved yet, for this tab: a reload loses nothing. */
const keyOf = (stampId: string) => `pochitto.edits.${stampId}`;

export function readEdits(stampId: string): Changes | null {
  try {
    const kept = changesSchema.safeParse(JSON.parse(sessionStorage.getItem(keyOf(stampId)) ?? 'null'));
    return kept.success ? kept.data : null;
  } catch {
    return null;
  }
}

export function keepEdits(stampId: string, changes: Changes): void {
  try {
    if (changeCount(changes) === 0) sessionStorage.removeItem(keyOf(stampId));
    else sessionStorage.setItem(keyOf(stampId), JSON.stringify(changes));
  } catch {
    // No room in this browser, or none at all: the page asks before it is left.
  }
}
