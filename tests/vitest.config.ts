import { dirname, join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { projects } from './projects.ts';

export default defineConfig({
  root: dirname(import.meta.dirname),
  test: {
    // The Google libraries would look for a metadata server.
    env: { METADATA_SERVER_DETECTION: 'none' },
    exclude: ['**/node_modules/**', 'functions/lib/**', '**/dist/**'],
    projects: projects.map(({ name, include, sequential, timeoutMs }, order) => ({
      extends: true,
      test: {
        name,
        include,
        setupFiles: [join(import.meta.dirname, 'support', 'fail_on_console_error.ts')],
        testTimeout: timeoutMs,
        hookTimeout: timeoutMs,
        // Groups run one after the other; those of the first group share the machine's cores.
        sequence: { groupOrder: sequential ? order + 1 : 0 },
        ...(sequential ? { maxWorkers: 1 } : {}),
      },
    })),
  },
});
