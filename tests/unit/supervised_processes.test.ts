import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startSupervised } from '../../tools/stack/start_supervised.ts';

/** Prints its own process id and that of a child in another session, like the browsers that Puppeteer starts. */
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

/** A process that has ended may remain listed as a zombie until its parent reads its exit code. */
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

describe('supervised command', () => {
  it('ends with all its descendants, also in other sessions, and its temporary files are removed', async () => {
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

  it('has released its ports when it has stopped, even if it used much memory', async () => {
    // The kernel releases memory before it closes ports.
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

  it('reports its exit code when it ends by itself', async () => {
    const supervised = startSupervised([process.execPath, '-e', 'process.exit(7)'], {
      cwd: folder,
      environment: process.env,
    });
    expect(await supervised.ended).toBe(7);
  });
});
