import * as logger from 'firebase-functions/logger';
import { correlationId } from './correlation.ts';

type Fields = Readonly<Record<string, string | number | boolean | null>>;

/** LINE user IDs identify people outside of Pochitto, and some uids and paths contain one. */
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
 * Structured log lines, each with the correlation ID of its work. Fields are IDs, codes and numbers; never tokens, cookies,
 * addresses or people's texts.
 */
export const log = {
  info: (message: string, fields: Fields = {}) => logger.info(withoutLineUserId(message), cleaned(fields)),
  warn: (message: string, fields: Fields = {}) => logger.warn(withoutLineUserId(message), cleaned(fields)),
  /** A bug. Error Reporting alerts on the stack. */
  bug: (error: unknown, fields: Fields = {}) =>
    logger.error(
      withoutLineUserId(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      cleaned(fields),
    ),
};
