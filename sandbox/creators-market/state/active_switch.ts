import { type Active, PAGE_STEPS, type Step, type SwitchName } from '../control/switches.ts';
import type { Account, Sandbox } from '../sandbox.ts';

/** The switch as it stands for an account, at a step when it has steps; does not use it up. */
export function seen(sandbox: Sandbox, account: Account, name: SwitchName, step?: Step): Active | null {
  const active = account.switches.get(name) ?? sandbox.switches.get(name);
  if (!active) return null;
  if (active.step === null || step === undefined) return active;
  const isPage = PAGE_STEPS.some((page) => page === step);
  return active.step === step || (active.step === 'page' && isPage) ? active : null;
}

/** The same, and counts it: the switch turns itself off after its last time. */
export function struck(sandbox: Sandbox, account: Account, name: SwitchName, step?: Step): Active | null {
  const active = seen(sandbox, account, name, step);
  if (active?.times == null) return active;
  active.times -= 1;
  if (active.times <= 0) {
    const home = account.switches.get(name) === active ? account.switches : sandbox.switches;
    home.delete(name);
  }
  return active;
}
