import type { Check } from '../check/use_check.ts';
import type { LineConnection } from './use_line_connection.ts';

/** Why a set can be neither rehearsed nor submitted right now. */
export type Hindrance =
  | { readonly kind: 'loading' | 'not_connected' | 'expired' | 'checking' | 'check_failed' }
  | { readonly kind: 'blocked'; readonly count: number }
  | { readonly kind: 'elsewhere'; readonly stampId: string };

interface Situation {
  readonly connection: LineConnection;
  readonly check: Pick<Check, 'result' | 'refusal' | 'isRunning'>;
  /** The set that is on its way already. */
  readonly elsewhere: { readonly id: string } | null;
}

/** The first thing to do something about; null where nothing is in the way. */
export function hindranceOf({ connection, check, elsewhere }: Situation): Hindrance | null {
  if (connection.state === 'loading') return { kind: 'loading' };
  if (connection.state === 'expired') return { kind: 'expired' };
  if (connection.state !== 'active') return { kind: 'not_connected' };
  if (elsewhere) return { kind: 'elsewhere', stampId: elsewhere.id };
  if (check.refusal) return { kind: 'check_failed' };
  if (check.result === null || check.isRunning) return { kind: 'checking' };
  const count = check.result.findings.filter(({ level }) => level === 'block').length;
  return count > 0 ? { kind: 'blocked', count } : null;
}
