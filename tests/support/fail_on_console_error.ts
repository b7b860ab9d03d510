import { format } from 'node:util';
import { afterAll, afterEach } from 'vitest';
import { expectedErrors, loggedErrors, wrappedLoggers } from './expected_errors.ts';

// A test fails if it logs an error that it did not declare with `expectErrors`, or does not log one that it declared.
// This runs for every file, although files share their process.
if (!wrappedLoggers.has(console.error)) {
  const original = console.error;
  console.error = (...parameters: unknown[]) => {
    const line = format(...parameters);
    loggedErrors.push(line);
    if (!expectedErrors.some((pattern) => pattern.test(line))) original(...parameters);
  };
  wrappedLoggers.add(console.error);
}

function failOnConsoleError(): void {
  const patterns = expectedErrors.splice(0);
  const lines = loggedErrors.splice(0);
  const unexpected = lines.filter((line) => !patterns.some((pattern) => pattern.test(line)));
  if (unexpected.length > 0) throw new Error(`Unexpected console.error: ${unexpected.join('\n')}`);
  const missing = patterns.filter((pattern) => !lines.some((line) => pattern.test(line)));
  if (missing.length > 0) throw new Error(`Expected errors that were not logged: ${missing.join(', ')}`);
}

afterEach(failOnConsoleError);
afterAll(failOnConsoleError);
