import * as logger from 'firebase-functions/logger';
import { correlationId } from './correlation.ts';

type Fields = Readonly<Record<string, string | number | boolean | null>>;

/** Masks LINE user ids: they identify people outside of Pochitto, and some uids and paths contain one. */
const withoutLineUserId = (text: string) =>
  text.replaceAll(/(?<![0-9A-Za-z])U[0-9a-f]{32}(?![0-9A-Za-z])/g, 'U…');

function cleaned(fields: Fields): Fields {
  const id = correlationId();
  const entries = Object.entries(id === null ? fields : { correlationId: id, ...fields }).map(
    ([key, value]) => {
      return [key, typeof value === 'string' ? withoutLineUserId(value) : value] as const;
    },
  );
  return Object.fromEntries(entries);
}

/**
 * Writes structured log lines, each with the correlation id of its work. Fields are ids, codes and numbers; never
 * tokens, cookies, addresses or users' texts.
 */
export const log = {
  info: (message: string, fields: Fields = {}) => logger.info(withoutLineUserId(message), cleaned(fields)),
  warn: (message: string, fields: Fields = {}) => logger.warn(withoutLineUserId(message), cleaned(fields)),
  /** Logs a bug. Error Reporting alerts on the stack. */
  bug: (error: unknown, fields: Fields = {}) =>
    logger.error(
      withoutLineUserId(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      cleaned(fields),
    ),
};
