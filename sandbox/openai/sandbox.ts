import type { Settings } from './control/switches.ts';

/** An image that was drawn and billed, whether or not its response arrived. */
export interface BilledImage {
  readonly requestId: string;
  readonly model: string;
  readonly size: string;
  readonly quality: string;
  readonly costUsd: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A recorded API call. */
export interface RecordedCall {
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
  readonly calls: RecordedCall[];
  readonly log: (line: string) => void;
}
