import type { Locale } from './accounts/user.ts';
import { type ErrorCode, type ErrorKind, type ErrorTexts, errorKinds } from './error_codes.ts';
import { en } from './error_texts/en.ts';
import { ja } from './error_texts/ja.ts';

/** What happened and what to do, for every error code. */
export const errorTexts: Readonly<Record<Locale, ErrorTexts>> = { ja, en };

interface PochittoErrorOptions extends ErrorOptions {
  /** For `too_often`: when it may be retried. */
  readonly retryAfterSeconds?: number;
}

/** An error with a code; `detail` is for operators, in English, without personal data. */
export class PochittoError extends Error {
  override readonly name = 'PochittoError';
  readonly code: ErrorCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, detail?: string, options?: PochittoErrorOptions) {
    super(detail ?? errorTexts.en[code][0], options);
    this.code = code;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }

  get kind(): ErrorKind {
    return errorKinds[this.code];
  }
}
