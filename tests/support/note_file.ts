import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, expect } from 'vitest';

// With `npm test -- --cpu FILE`, each process records which file it runs. This is the first setup file, so loading is
// measured.
const folder = process.env.POCHITTO_CPU_NOTES;
if (folder !== undefined) {
  const note = (file: string) => writeFileSync(join(folder, String(process.pid)), file);
  note(relative(process.cwd(), expect.getState().testPath ?? ''));
  afterAll(() => note(''));
}
