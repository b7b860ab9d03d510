import { dirname, join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { projects } from './projects.ts';

const support = (file: string) => join(import.meta.dirname, 'support', file);

export default defineConfig({
  root: dirname(import.meta.dirname),
  test: {
    // Prevents the Google libraries from searching for a metadata server.
    env: { METADATA_SERVER_DETECTION: 'none' },
    // Files on the stack run in parallel; each has its own people and projects. They share worker processes, because
    // loading Firestore or the image model for each file would take a tenth of the total time.
    maxWorkers: 4,
    isolate: false,
    // Images allocate megabytes at a time: collecting a small heap repeatedly would take a twentieth of the total time.
    execArgv: ['--initial-old-space-size=1024'],
    // A state may come late on a busy machine; a wait that succeeds takes no longer.
    expect: { poll: { timeout: 30_000 } },
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
