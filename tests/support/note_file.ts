import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, expect } from 'vitest';

// Under `npm test -- --cpu FILE` each process says which file it runs. First of all set-up files, so that loading counts.
const folder = process.env.POCHITTO_CPU_NOTES;
if (folder !== undefined) {
  const note = (file: string) => writeFileSync(join(folder, String(process.pid)), file);
  note(relative(process.cwd(), expect.getState().testPath ?? ''));
  afterAll(() => note(''));
}
