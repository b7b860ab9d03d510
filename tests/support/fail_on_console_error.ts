import { format } from 'node:util';
import { afterAll, afterEach } from 'vitest';
import { announced, listened, said } from './expected_errors.ts';

// A test fails when something says console.error that the test did not announce by `expectErrors`, and when what it
// announced was not said. This runs for every file, though files share their process.
if (!listened.has(console.error)) {
  const printed = console.error;
  console.error = (...parameters: unknown[]) => {
    const line = format(...parameters);
    said.push(line);
    if (!announced.some((pattern) => pattern.test(line))) printed(...parameters);
  };
  listened.add(console.error);
}

function failOnConsoleError(): void {
  const patterns = announced.splice(0);
  const lines = said.splice(0);
  const unexpected = lines.filter((line) => !patterns.some((pattern) => pattern.test(line)));
  if (unexpected.length > 0) throw new Error(`Unexpected console.error: ${unexpected.join('\n')}`);
  const missing = patterns.filter((pattern) => !lines.some((line) => pattern.test(line)));
  if (missing.length > 0) throw new Error(`Nobody said by console.error: ${missing.join(', ')}`);
}

afterEach(failOnConsoleError);
afterAll(failOnConsoleError);
