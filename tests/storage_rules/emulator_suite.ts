import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { locateEmulators } from '../../tools/emulators/locate_emulators.ts';

export interface EmulatorSuite {
  host: string;
  storagePort: number;
  firestorePort: number;
  /** Waits until firebase-tools has printed `text` after the last call. */
  written: (text: string) => Promise<void>;
  saveStorageRules: (source: string) => Promise<void>;
  stop: () => Promise<void>;
}

export const PROJECT = 'demo-pochitto-rules';
const HOST = '127.0.0.1';
const addressSchema = z.object({ port: z.number() });

/** Starts the Storage and Firestore emulators with firebase-tools, on free ports and in a separate folder. */
export async function startEmulatorSuite(storageRules: string): Promise<EmulatorSuite> {
  const folder = await mkdtemp(join(tmpdir(), 'storage-rules-suite-'));
  const [storage, firestore, websocket, hub, logging] = await freePorts(5);
  const emulators = {
    storage: { host: HOST, port: storage },
    firestore: { host: HOST, port: firestore, websocketPort: websocket },
    hub: { host: HOST, port: hub },
    logging: { host: HOST, port: logging },
    ui: { enabled: false },
  };
  const closed = `service cloud.firestore { match /databases/{database}/documents { match /{any=**} { allow read, write: if false; } } }`;
  await writeFile(join(folder, 'storage.rules'), storageRules);
  await writeFile(join(folder, 'firestore.rules'), closed);
  await writeFile(
    join(folder, 'firebase.json'),
    JSON.stringify({
      storage: { rules: 'storage.rules' },
      firestore: { rules: 'firestore.rules' },
      emulators,
    }),
  );
  const firebase = await startFirebase(folder);
  const read = collect(firebase);
  const stop = async () => {
    await stopWithDescendants(firebase);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await read.written('All emulators ready!');
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    host: HOST,
    storagePort: storage ?? 0,
    firestorePort: firestore ?? 0,
    ...read,
    saveStorageRules: (source) => writeFile(join(folder, 'storage.rules'), source),
    stop,
  };
}

async function startFirebase(folder: string): Promise<ChildProcess> {
  const { env } = await locateEmulators();
  const tools = dirname(createRequire(import.meta.url).resolve('firebase-tools/package.json'));
  const command = join(tools, 'lib/bin/firebase.js');
  const options = ['emulators:start', '--only', 'storage,firestore', '--project', PROJECT];
  return spawn(process.execPath, [command, ...options], {
    cwd: folder,
    env: { ...process.env, ...env, METADATA_SERVER_DETECTION: 'none' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function collect(firebase: ChildProcess): Pick<EmulatorSuite, 'written'> {
  let text = '';
  let seen = 0;
  const look = new Set<() => void>();
  const take = (chunk: Buffer) => {
    text += chunk.toString('utf8');
    for (const check of look) check();
  };
  firebase.stdout?.on('data', take);
  firebase.stderr?.on('data', take);
  const written = (wanted: string) =>
    new Promise<void>((resolve, reject) => {
      const ended = () => reject(new Error(`firebase-tools ended without writing "${wanted}":\n${text}`));
      const check = () => {
        const found = text.indexOf(wanted, seen);
        if (found === -1) return;
        seen = found + wanted.length;
        look.delete(check);
        firebase.off('exit', ended);
        resolve();
      };
      look.add(check);
      firebase.once('exit', ended);
      check();
    });
  return { written };
}

/**
 * firebase-tools stops its emulators when it is interrupted, but exits without waiting for a slow one. That emulator is
 * in a separate process group and would keep running.
 */
async function stopWithDescendants(firebase: ChildProcess): Promise<void> {
  if (firebase.exitCode !== null || firebase.signalCode !== null) return;
  const started = await descendants(firebase.pid ?? 0);
  firebase.kill('SIGINT');
  await once(firebase, 'exit');
  for (const pid of started) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has exited already.
    }
  }
}

async function descendants(ancestor: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=']);
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = [ancestor];
  for (const member of family) {
    for (const [pid, parent] of processes) if (pid !== undefined && parent === member) family.push(pid);
  }
  return family.slice(1);
}

/** Returns different ports that are currently free. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, HOST));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => addressSchema.parse(server.address()).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
