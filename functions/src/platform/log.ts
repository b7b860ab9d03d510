import * as logger from 'firebase-functions/logger';

type Fields = Readonly<Record<string, string | number | boolean | null>>;

/** Structured log lines. Fields are ids, codes and numbers; never tokens, cookies, addresses or what people wrote. */
export const log = {
  info: (message: string, fields: Fields = {}) => logger.info(message, fields),
  warn: (message: string, fields: Fields = {}) => logger.warn(message, fields),
  /** A bug: Error Reporting raises the alarm on the stack. */
  bug: (error: unknown, fields: Fields = {}) =>
    logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error), fields),
};
