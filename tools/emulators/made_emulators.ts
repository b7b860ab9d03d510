import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { artifact, fileSize } from './artifact.ts';
import { jar } from './jar.ts';
import { compileJava } from './java.ts';

const SOURCES = join(import.meta.dirname, 'storage_rules');

/**
 * Wrapper round the Cloud SDK's Firestore emulator, which names no main class and so cannot be started with
 * `java -jar` as firebase-tools does.
 */
export async function firestoreEmulator(folder: string, firestoreJar: string): Promise<string> {
  const mainClass = 'com.google.cloud.datastore.emulator.firestore.CloudFirestore';
  return artifact(folder, {
    name: 'cloud-firestore-emulator.jar',
    inputs: [mainClass, firestoreJar],
    make: async () => jar({ mainClass, classPath: firestoreJar }),
  });
}

/**
 * Wrapper round the Cloud SDK's Pub/Sub emulator. firebase-tools sets the mode of the file it is given, which
 * fails on one that belongs to another user, as an installed package does.
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

/** Path relative to `folder` → bytes, of every file under it. */
async function filesUnder(folder: string): Promise<Record<string, Uint8Array>> {
  const names = await readdir(folder, { recursive: true });
  const files: Record<string, Uint8Array> = {};
  for (const name of names.sort()) {
    const path = join(folder, name);
    if ((await fileSize(path)) !== undefined) files[name] = await readFile(path);
  }
  return files;
}
