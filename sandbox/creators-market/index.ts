export type { Control, MadeAccount, StoredItem } from './control/control.ts';
export { type Setting, STEPS, type Step, type SwitchName, switches } from './control/switches.ts';
export type { Counts } from './sandbox.ts';
export {
  type CreatorsMarketSandbox,
  type CreatorsMarketSandboxOptions,
  startCreatorsMarketSandbox,
} from './start_creators_market_sandbox.ts';
export type { Rejection } from './state/review.ts';
export { type Cookie, cookieMark } from './state/session.ts';
