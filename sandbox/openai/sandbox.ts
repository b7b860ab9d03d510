import type { Settings } from './control/switches.ts';

/** A picture that was drawn and billed, whether or not its answer arrived. */
export interface BilledImage {
  readonly requestId: string;
  readonly model: string;
  readonly size: string;
  readonly quality: string;
  readonly costUsd: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A call as it was understood. */
export interface SeenCall {
  readonly requestId: string;
  readonly path: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly images: readonly { readonly type: string; readonly bytes: number }[];
}

export interface Sandbox {
  url: string;
  readonly apiKeys: readonly string[];
  settings: Settings;
  readonly bill: BilledImage[];
  readonly calls: SeenCall[];
  readonly log: (line: string) => void;
}
