import type { BilledImage, RecordedCall, Sandbox } from '../sandbox.ts';
import { defaultSettings, SETTINGS, type Settings } from './switches.ts';

/** Control of the sandbox for tests, beside OpenAI's API. */
export interface Control {
  /** Every picture that was billed, the oldest first, and the sum in USD. */
  bill(): { readonly images: readonly BilledImage[]; readonly totalUsd: number };
  /** Every call to the API, the oldest first. */
  calls(): readonly RecordedCall[];
  /** Changes the given settings only. @throws {ZodError} */
  set(settings: Partial<Settings>): Settings;
  /** Deletes everything but the URL and keys. */
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
