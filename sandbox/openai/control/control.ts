import type { BilledImage, RecordedCall, Sandbox } from '../sandbox.ts';
import { defaultSettings, SETTINGS, type Settings } from './switches.ts';

/** Control of the sandbox for tests, separate from OpenAI's API. */
export interface Control {
  /** All billed images, oldest first, and the total in USD. */
  bill(): { readonly images: readonly BilledImage[]; readonly totalUsd: number };
  /** All calls to the API, oldest first. */
  calls(): readonly RecordedCall[];
  /**
   * Changes only the given settings.
   *
   * @throws {ZodError}
   */
  set(settings: Partial<Settings>): Settings;
  /** Resets everything except the URL and keys. */
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
