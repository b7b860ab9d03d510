import { dirname, join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { projects } from './projects.ts';

const support = (file: string) => join(import.meta.dirname, 'support', file);

export default defineConfig({
  root: dirname(import.meta.dirname),
  test: {
    // The Google libraries would look for a metadata server.
    env: { METADATA_SERVER_DETECTION: 'none' },
    // Files on the stack run side by side: people and projects of their own keep them apart. They share their processes,
    // since to load Firestore or the image model for each file would be a tenth of all the work.
    maxWorkers: 4,
    isolate: false,
    // Pictures come and go by the megabyte: marking a small heap again and again would be a twentieth of all the work.
    execArgv: ['--initial-old-space-size=1024'],
    // What passed has nothing to say.
    silent: 'passed-only',
    exclude: ['**/node_modules/**', 'functions/lib/**', '**/dist/**'],
    projects: projects.map(({ name, include, needs, timeoutMs }) => ({
      extends: true,
      test: {
        name,
        include,
        setupFiles: [
          ...(needs === 'nothing' ? [] : [support('await_stack.ts')]),
          support('note_file.ts'),
          support('fail_on_console_error.ts'),
        ],
        testTimeout: timeoutMs,
        hookTimeout: timeoutMs,
      },
    })),
  },
});
