import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { strToU8, unzipSync } from 'fflate';
import { artifact, fileSize } from './artifact.ts';
import { compileJava, jar } from './java.ts';
import { renameClass } from './rename_class.ts';

const SOURCES = join(import.meta.dirname, 'storage_rules');
const WATCH_SOURCE = join(import.meta.dirname, 'firestore_watch', 'CloudFirestoreV1ListenStream.java');
const WATCH_CLASS = 'com/google/cloud/datastore/emulator/impl/firestore/CloudFirestoreV1ListenStream';
const OWN_WATCH_CLASS = 'com/google/cloud/datastore/emulator/impl/firestore/OwnListenStream';

/**
 * Wrapper around the Cloud SDK's Firestore emulator, which has no main class and so cannot be started with `java
 * -jar` as firebase-tools does. One of its classes is replaced: see firestore_watch.
 */
export async function firestoreEmulator(
  folder: string,
  firestoreJar: string,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const mainClass = 'com.google.cloud.datastore.emulator.firestore.CloudFirestore';
  const source = await readFile(WATCH_SOURCE, 'utf8');
  return artifact(folder, {
    name: 'cloud-firestore-emulator.jar',
    inputs: [mainClass, source, firestoreJar, String(await fileSize(firestoreJar))],
    make: async () => {
      const classes = await watchClasses(firestoreJar, environment);
      return jar({ mainClass, classPath: firestoreJar, classes });
    },
  });
}

/**
 * Returns our class that wraps the emulator's own, and the original under another name; nothing if the emulator
 * does not have it.
 */
async function watchClasses(
  firestoreJar: string,
  environment: NodeJS.ProcessEnv,
): Promise<Record<string, Uint8Array>> {
  const [name, inner] = [`${WATCH_CLASS}.class`, `${WATCH_CLASS}$`];
  const isWanted = (path: string) => path === name || path.startsWith(inner);
  const found = await readJar(firestoreJar, isWanted);
  if (!found[name]) return {};
  const compiled = await mkdtemp(join(tmpdir(), 'firestore-watch-'));
  try {
    for (const [path, bytes] of Object.entries(found)) {
      const file = join(compiled, path.replace(WATCH_CLASS, OWN_WATCH_CLASS));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, renameClass(bytes, WATCH_CLASS, OWN_WATCH_CLASS));
    }
    const classPath = [compiled, firestoreJar].join(delimiter);
    await compileJava(environment, { sources: [WATCH_SOURCE], classPath, folder: compiled });
    return await filesUnder(compiled);
  } finally {
    await rm(compiled, { recursive: true, force: true });
  }
}

/** Returns the wanted entries of a jar, path → bytes; nothing if the file is not a jar. */
async function readJar(
  path: string,
  isWanted: (path: string) => boolean,
): Promise<Record<string, Uint8Array>> {
  try {
    return unzipSync(await readFile(path), { filter: ({ name }) => isWanted(name) });
  } catch {
    return {};
  }
}

/**
 * Wrapper around the Cloud SDK's Pub/Sub emulator. firebase-tools changes the mode of the file, which fails if it
 * belongs to another user, as in an installed package.
 */
export async function pubsubEmulator(folder: string, command: string): Promise<string> {
  const script = `#!/bin/sh\nexec '${command.replaceAll("'", "'\\''")}' "$@"\n`;
  return artifact(folder, {
    name: 'cloud-pubsub-emulator',
    inputs: [script],
    make: async () => strToU8(script),
  });
}

/** The storage rules runtime, compiled against the rules engine in the Cloud SDK's Firestore emulator. */
export async function storageRulesRuntime(
  folder: string,
  firestoreJar: string,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const names = (await readdir(SOURCES)).filter((name) => name.endsWith('.java')).sort();
  const sources = names.map((name) => join(SOURCES, name));
  const texts = await Promise.all(sources.map((source) => readFile(source, 'utf8')));
  return artifact(folder, {
    name: 'cloud-storage-rules-runtime.jar',
    inputs: [...names, ...texts, firestoreJar, String(await fileSize(firestoreJar))],
    make: async () => {
      const compiled = await mkdtemp(join(tmpdir(), 'storage-rules-'));
      try {
        await compileJava(environment, { sources, classPath: firestoreJar, folder: compiled });
        return jar({
          mainClass: 'pochitto.storagerules.StorageRulesRuntime',
          classPath: firestoreJar,
          classes: await filesUnder(compiled),
        });
      } finally {
        await rm(compiled, { recursive: true, force: true });
      }
    },
  });
}

/** Returns all files under `folder`: relative path → bytes. */
async function filesUnder(folder: string): Promise<Record<string, Uint8Array>> {
  const names = await readdir(folder, { recursive: true });
  const files: Record<string, Uint8Array> = {};
  for (const name of names.sort()) {
    const path = join(folder, name);
    if ((await fileSize(path)) !== undefined) files[name] = await readFile(path);
  }
  return files;
}
