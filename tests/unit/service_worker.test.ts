import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeServiceWorker } from '../../tools/build/write_service_worker.ts';
import { ROOT } from '../../tools/stack/stack_info.ts';

const origin = 'https://pochitto.example';
let dist: string;

const write = (file: string, text: string) => writeFileSync(join(dist, file), text);

/** The worker's script as built, with its version and files. */
function built(): { script: string; version: string; files: string[] } {
  writeServiceWorker(dist);
  const script = readFileSync(join(dist, 'sw.js'), 'utf8');
  return { script, ...JSON.parse(/const shell = (.*);/.exec(script)?.[1] ?? '') };
}

type Listener = (event: unknown) => void;

/** Runs the worker in a browser whose caches hold `kept`; its network answers with `network` until it fails. */
function runWorker(script: string, kept: readonly string[]) {
  const caches = new Map(kept.map((name) => [name, new Map<string, string>()]));
  const listeners = new Map<string, Listener>();
  const network = { isUp: true };
  const globals = {
    URL,
    Response: { error: () => 'no answer' },
    location: { origin },
    registration: {},
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
    skipWaiting: async () => {},
    fetch: async ({ url }: { url: string }) => {
      if (!network.isUp) throw new TypeError('Failed to fetch');
      return `network ${url}`;
    },
    caches: {
      open: async (name: string) => {
        const own = new Map<string, string>();
        caches.set(name, own);
        const addAll = async (files: string[]) => {
          for (const file of files) own.set(file, `shell ${file}`);
        };
        return { addAll };
      },
      keys: async () => [...caches.keys()],
      delete: async (name: string) => caches.delete(name),
      match: async (file: string, { cacheName }: { cacheName: string }) => caches.get(cacheName)?.get(file),
    },
  };
  runInNewContext(script, globals);
  const tell = async (name: string, given: object = {}) => {
    let work: unknown;
    const keep = (promise: unknown) => {
      work = promise;
    };
    listeners.get(name)?.({ ...given, waitUntil: keep, respondWith: keep });
    return work;
  };
  return {
    network,
    names: () => [...caches.keys()],
    start: async () => {
      await tell('install');
      await tell('activate');
    },
    /** The answer to a request; undefined if the worker leaves it to the browser. */
    request: (url: string, given: object = {}) =>
      tell('fetch', { request: { url: `${origin}${url}`, method: 'GET', mode: 'cors', ...given } }),
  };
}

describe('service worker of a build', () => {
  beforeEach(() => {
    dist = mkdtempSync(join(tmpdir(), 'service-worker-'));
    for (const folder of ['assets', 'icons']) mkdirSync(join(dist, folder));
    cpSync(join(ROOT, 'web', 'public', 'sw.js'), join(dist, 'sw.js'));
    write(
      'app.html',
      '<script src="/early.js"></script><script type="module" src="/assets/index-1.js"></script>',
    );
    const others = ['early.js', 'favicon.svg', 'manifest.webmanifest', 'icons/icon-192.png'];
    const assets = ['assets/index-1.js', 'assets/ja-1.js', 'assets/en-1.js', 'assets/account_page-1.js'];
    for (const file of [...others, ...assets]) write(file, file);
  });
  afterEach(() => rmSync(dist, { recursive: true }));

  it('stores what every page loads and the texts of both languages', () => {
    expect(built().files).toEqual(
      expect.arrayContaining(['/app.html', '/assets/index-1.js', '/assets/ja-1.js', '/assets/en-1.js']),
    );
    expect(built().files).not.toContain('/assets/account_page-1.js');
  });

  it('gets another version when one of its files changes', () => {
    const { version } = built();
    cpSync(join(ROOT, 'web', 'public', 'sw.js'), join(dist, 'sw.js'));
    write('assets/en-1.js', 'other texts');
    expect(built().version).not.toBe(version);
  });

  it('deletes the files of earlier builds', async () => {
    const { script, version } = built();
    const worker = runWorker(script, ['shell-earlier']);
    await worker.start();
    expect(worker.names()).toEqual([`shell-${version}`]);
  });

  it('serves pages from the network, and from the shell only without one', async () => {
    const worker = runWorker(built().script, []);
    await worker.start();
    expect(await worker.request('/sets', { mode: 'navigate' })).toBe(`network ${origin}/sets`);
    worker.network.isUp = false;
    expect(await worker.request('/sets', { mode: 'navigate' })).toBe('shell /app.html');
    expect(await worker.request('/assets/index-1.js')).toBe('shell /assets/index-1.js');
  });

  it('never replaces what functions answer', async () => {
    const worker = runWorker(built().script, []);
    await worker.start();
    const path = '/shared/token/1.png';
    expect(await worker.request(path, { mode: 'navigate' })).toBe(`network ${origin}${path}`);
    worker.network.isUp = false;
    expect(await worker.request(path, { mode: 'navigate' })).toBe('no answer');
  });

  it('leaves calls and stored files to the browser', async () => {
    const worker = runWorker(built().script, []);
    await worker.start();
    expect(await worker.request('/config.json')).toBeUndefined();
    expect(await worker.request('/sets', { method: 'POST', mode: 'navigate' })).toBeUndefined();
    const others = { url: 'https://firebasestorage.googleapis.com/v0/b/a/o/photo.png' };
    expect(await worker.request('', others)).toBeUndefined();
  });
});
