import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startSupervised } from '../../tools/stack/start_supervised.ts';

/** Says the process ids of itself and of a child that it started in a session of its own, as Puppeteer does. */
const PARENT = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
  child.unref();
  console.log('pids ' + process.pid + ' ' + child.pid);
  setInterval(() => {}, 1000);
`;
const COMMAND = [process.execPath, '-e', PARENT];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'supervised-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that has ended may remain listed as a zombie until its parent asks for its exit code. */
function lives(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z');
  } catch {
    return false;
  }
}

function pidsIn(line: string): number[] {
  return line.startsWith('pids ') ? line.split(' ').slice(1).map(Number) : [];
}

describe('a supervised command', () => {
  it('ends with everything it started, in other sessions too, and its temporary files go', async () => {
    const temporary = join(folder, 'temporary');
    writeFileSync(temporary, '');
    const supervised = startSupervised(COMMAND, {
      cwd: folder,
      environment: process.env,
      removeAfterwards: [temporary],
    });
    const pids = await new Promise<number[]>((resolve) => supervised.onLine((line) => resolve(pidsIn(line))));
    expect(pids.map(lives)).toEqual([true, true]);

    await supervised.stop();
    expect(pids.map(lives)).toEqual([false, false]);
    expect(existsSync(temporary)).toBe(false);
  });

  it('ends when the process that started it is killed', async () => {
    const starter = join(folder, 'starter.mjs');
    const module = join(import.meta.dirname, '..', '..', 'tools', 'stack', 'start_supervised.ts');
    writeFileSync(
      starter,
      `import { startSupervised } from ${JSON.stringify(module)};
       startSupervised(${JSON.stringify(COMMAND)}, { cwd: '.', environment: process.env }).onLine(console.log);`,
    );
    const killed = spawn(process.execPath, [starter], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(createInterface({ input: killed.stdout }), 'line');
    const pids = pidsIn(String(line));
    expect(pids.map(lives)).toEqual([true, true]);

    killed.kill('SIGKILL');
    await vi.waitFor(() => expect(pids.map(lives)).toEqual([false, false]), { timeout: 10_000 });
  });

  it('has freed its ports when it has stopped, however much memory there is to give back', async () => {
    // The kernel gives memory back before it closes ports.
    const holder = `
      const held = Array.from({ length: 6 }, () => Buffer.alloc(100 * 1024 * 1024, 1));
      const server = require('node:net').createServer().listen(0, '127.0.0.1', () => {
        console.log(String(server.address().port), held.length);
      });`;
    const supervised = startSupervised([process.execPath, '-e', holder], {
      cwd: folder,
      environment: process.env,
    });
    const line = await new Promise<string>((resolve) => supervised.onLine(resolve));
    await supervised.stop();
    const again = createServer();
    again.listen(Number.parseInt(line, 10), '127.0.0.1');
    await once(again, 'listening');
    again.close();
  });

  it('tells with which code it ended by itself', async () => {
    const supervised = startSupervised([process.execPath, '-e', 'process.exit(7)'], {
      cwd: folder,
      environment: process.env,
    });
    expect(await supervised.ended).toBe(7);
  });
});
