import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files without a hash in their names that each page refers to. */
const fixed = ['app.html', 'early.js', 'favicon.svg', 'manifest.webmanifest', 'icons/icon-192.png'];

const placeholder = /const shell = \{[^}]*\};/;

/**
 * Writes the names of the shell's files into the built service worker: what app.html loads, the texts of both
 * languages, and the pictures of the home page. The version changes with any of them, so browsers replace the worker
 * after each deployment.
 *
 * @param dist the folder of the built web.
 * @throws Error if the build lacks a part of the shell.
 */
export function writeServiceWorker(dist: string): void {
  const page = readFileSync(join(dist, 'app.html'), 'utf8');
  const loaded = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].flatMap(([, file]) => file ?? []);
  const texts = globSync('assets/{ja,en}-*.js', { cwd: dist });
  // The home page is in the shell.
  const pictures = globSync('samples/*.webp', { cwd: dist });
  if (loaded.length === 0 || texts.length !== 2) throw new Error('The web lacks a part of its shell.');
  const files = [...new Set([...fixed, ...loaded, ...texts, ...pictures])].toSorted();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(dist, file)));
  const shell = { version: hash.digest('hex').slice(0, 16), files: files.map((file) => `/${file}`) };
  const worker = join(dist, 'sw.js');
  const source = readFileSync(worker, 'utf8');
  if (!placeholder.test(source)) throw new Error('sw.js has no place for the names of the files.');
  writeFileSync(
    worker,
    source.replace(placeholder, () => `const shell = ${JSON.stringify(shell)};`),
  );
}
