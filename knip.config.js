// With --production only what production code reaches counts as used: an export that tests alone use is dead.
const usedInFile = { interface: true, type: true };

export default ({ production }) => ({
  ignoreExportsUsedInFile: production || usedInFile,
  // Exports that wait for their caller say so.
  tags: ['-waiting'],
  ignoreBinaries: ['java', 'apt-get', 'ffmpeg'],
  workspaces: {
    '.': {
      ignoreDependencies: ['@biomejs/biome'],
    },
    functions: {
      entry: ['src/index.ts!', 'src/**/*_worker.ts!', 'src/domain/*.ts', 'src/**/*.test.ts'],
      project: ['src/**/*.ts!', '!src/**/*.test.ts!'],
      ignoreDependencies: ['@google-cloud/firestore', '@fontsource/.*'],
    },
    web: {
      entry: ['index.html!', 'src/app/prerender.tsx!', 'src/**/*.test.{ts,tsx}'],
      project: ['src/**/*.{ts,tsx,css}!', '!src/**/*.test.{ts,tsx}!'],
    },
    sandbox: {
      entry: ['line-login/run.ts!', '*/main.ts!', '*/index.ts!'],
      project: ['**/*.ts!'],
    },
    tools: {
      entry: [
        '*.{ts,mjs}!',
        'stack/supervise.ts!',
        'emulators/line_by_line.cjs!',
        'emulators/deliver_events.cjs!',
        'emulators/light_start.cjs!',
        'emulators/share_processes.cjs!',
        'emulators/function_process.cjs!',
        'bench/*.ts!',
        'bench/cold/*.ts!',
      ],
      project: ['**/*.{ts,mjs,cjs}!'],
    },
    tests: {
      entry: ['**/*.test.ts', 'contracts/app_check_calls.ts'],
      project: ['**/*.ts'],
    },
  },
});
