import type { Idempotency } from './api/idempotency.ts';
import type { Clock } from './clock.ts';
import type { Switches } from './control/switches.ts';
import type { Delivery } from './delivery/deliver.ts';
import type { State } from './state/state.ts';

/** State of one running sandbox. */
export interface Sandbox {
  /** Base URL, without a trailing slash. */
  url: string;
  apiKeys: readonly string[];
  clock: Clock;
  delivery: Delivery;
  idempotency: Idempotency;
  state: State;
  switches: Switches;
  log(line: string): void;
}
