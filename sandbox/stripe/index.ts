export type { Control } from './control/control.ts';
export type { Fault } from './control/switches.ts';
export type { DeliveryMode, DeliveryRecord } from './delivery/deliver.ts';
export { type StripeSandbox, type StripeSandboxOptions, startStripeSandbox } from './start_stripe_sandbox.ts';
export type { EventType, StripeEvent } from './state/events.ts';
