import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../../tools/stack/stack_info.ts';
import { signUp } from '../../support/person.ts';
import { createSet } from '../../support/sets.ts';
import { stack } from '../../support/stack.ts';

const secrets = ['LINE_CHANNEL_SECRET', 'STRIPE_SECRET_KEY', 'OPENAI_API_KEY', 'LINE_SESSION_KEYS'];

/** Returns the processes that the functions emulator has started: id and served group of functions. */
async function started(): Promise<{ pid: number; group: string }[]> {
  const log = join(ROOT, '.pochitto', 'logs', String(stack().portBase), 'emulators.log');
  const lines = (await readFile(log, 'utf8')).matchAll(/Started process (\d+) for functions of "(.*)"/g);
  return [...lines].map(([, pid, group = '']) => ({ pid: Number(pid), group }));
}

describe('functions in the emulator', () => {
  it('that serve many requests share one process, also for twelve concurrent ones', async () => {
    const person = await signUp();
    const calls = Array.from({ length: 12 }, (_, at) =>
      at % 2 === 0 ? person.call('setLocale', { locale: 'en' }) : person.call('listConversions', {}),
    );
    await Promise.all(calls);
    const groups = (await started()).map(({ group }) => group).filter((group) => group.startsWith('many'));
    expect(groups).toContain('many at once');
    expect(groups).toEqual([...new Set(groups)]);
    await person.close();
  });

  it.runIf(process.platform === 'linux')('have the secrets that they declare, and no others', async () => {
    const person = await signUp();
    await createSet(person, { payWith: 'ticket' });
    const processes = await started();
    for (const { pid, group } of processes) {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      if (environment === '') continue; // It has exited.
      const has = secrets.filter((name) => environment.includes(`\0${name}=`));
      expect(has, group).toEqual(secrets.filter((name) => group.includes(name)));
    }
    expect(processes.map(({ group }) => group)).toContain('many at once, OPENAI_API_KEY');
    await person.close();
  });
});
