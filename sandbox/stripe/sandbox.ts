import type { Idempotency } from './api/idempotency.ts';
import type { Clock } from './clock.ts';
import type { Switches } from './control/switches.ts';
import type { Delivery } from './delivery/deliver.ts';
import type { State } from './state/state.ts';

/** What every part of the sandbox works on. */
export interface Sandbox {
  /** Where the sandbox itself answers, without a slash at the end. */
  url: string;
  apiKeys: readonly string[];
  clock: Clock;
  delivery: Delivery;
  idempotency: Idempotency;
  state: State;
  switches: Switches;
  log(line: string): void;
}
