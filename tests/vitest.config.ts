import { dirname, join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { projects } from './projects.ts';

const support = (file: string) => join(import.meta.dirname, 'support', file);

export default defineConfig({
  root: dirname(import.meta.dirname),
  test: {
    // Keeps the Google libraries from looking for a metadata server.
    env: { METADATA_SERVER_DETECTION: 'none' },
    // Files on the stack run in parallel; each has people and projects of its own. They share worker processes,
    // because loading Firestore or the image model for each file would be a tenth of all the work.
    maxWorkers: 4,
    isolate: false,
    // Pictures allocate megabytes at a time: collecting a small heap again and again would be a twentieth of all the
    // work.
    execArgv: ['--initial-old-space-size=1024'],
    // Only failed tests print their output.
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
