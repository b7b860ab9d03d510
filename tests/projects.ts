/** Which test project needs what: read by Vitest, and by `npm test` to know what a run needs. */
export interface TestProject {
  name: string;
  /** Globs relative to the project's folder. */
  include: string[];
  /** What must run: nothing, the emulators of Auth, Firestore and Storage, or the whole product. */
  needs: 'nothing' | 'emulators' | 'everything';
  /** Timeout of each test and each hook. */
  timeoutMs: number;
}

const beside = ['functions/src', 'web/src', 'sandbox', 'tools'].map(
  (folder) => `${folder}/**/*.test.{ts,tsx}`,
);

export const projects: TestProject[] = [
  {
    name: 'unit',
    include: ['tests/unit/**/*.test.ts', ...beside],
    needs: 'nothing',
    timeoutMs: 30_000,
  },
  {
    name: 'engine',
    include: ['tests/engine/**/*.test.ts'],
    needs: 'nothing',
    timeoutMs: 120_000,
  },
  {
    name: 'contracts',
    include: ['tests/contracts/**/*.test.ts'],
    needs: 'nothing',
    timeoutMs: 240_000,
  },
  {
    name: 'storage_rules',
    include: ['tests/storage_rules/**/*.test.ts'],
    needs: 'nothing',
    timeoutMs: 120_000,
  },
  {
    name: 'rules',
    include: ['tests/rules/**/*.test.ts'],
    needs: 'emulators',
    timeoutMs: 60_000,
  },
  {
    name: 'jobs',
    include: ['tests/jobs/**/*.test.ts'],
    needs: 'emulators',
    timeoutMs: 180_000,
  },
  {
    name: 'flows',
    include: ['tests/flows/**/*.test.ts'],
    needs: 'everything',
    timeoutMs: 180_000,
  },
  {
    name: 'web',
    include: ['tests/web/**/*.test.ts'],
    needs: 'everything',
    timeoutMs: 180_000,
  },
];
