import { type Active, PAGE_STEPS, type Step, type SwitchName } from '../control/switches.ts';
import type { Account, Sandbox } from '../sandbox.ts';

/** The active switch of an account, at a step if it has steps. Does not consume it. */
export function activeSwitch(
  sandbox: Sandbox,
  account: Account,
  name: SwitchName,
  step?: Step,
): Active | null {
  const active = account.switches.get(name) ?? sandbox.switches.get(name);
  if (!active) return null;
  if (active.step === null || step === undefined) return active;
  const isPage = PAGE_STEPS.some((page) => page === step);
  return active.step === step || (active.step === 'page' && isPage) ? active : null;
}

/** Like `activeSwitch`, and decrements its counter: the switch turns off after its last use. */
export function consumeSwitch(
  sandbox: Sandbox,
  account: Account,
  name: SwitchName,
  step?: Step,
): Active | null {
  const active = activeSwitch(sandbox, account, name, step);
  if (active?.times == null) return active;
  active.times -= 1;
  if (active.times <= 0) {
    const home = account.switches.get(name) === active ? account.switches : sandbox.switches;
    home.delete(name);
  }
  return active;
}
