import type { BilledImage, Sandbox, SeenCall } from '../sandbox.ts';
import { defaultSettings, SETTINGS, type Settings } from './switches.ts';

/** What a test may see and do beside OpenAI's protocol. */
export interface Control {
  /** Every picture that was billed, the oldest first, and the sum in USD. */
  bill(): { readonly images: readonly BilledImage[]; readonly totalUsd: number };
  /** Every call to the API, the oldest first. */
  calls(): readonly SeenCall[];
  /** What is not named stays as it is. @throws {ZodError} */
  set(settings: Partial<Settings>): Settings;
  /** Forgets everything but its address and keys. */
  reset(): void;
}

export function control(sandbox: Sandbox): Control {
  return {
    bill: () => ({
      images: [...sandbox.bill],
      totalUsd: sandbox.bill.reduce((sum, { costUsd }) => sum + costUsd, 0),
    }),
    calls: () => [...sandbox.calls],
    set(settings) {
      sandbox.settings = { ...sandbox.settings, ...SETTINGS.parse(settings) };
      return sandbox.settings;
    },
    reset() {
      sandbox.bill.length = 0;
      sandbox.calls.length = 0;
      sandbox.settings = defaultSettings();
    },
  };
}
