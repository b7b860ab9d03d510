import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { googleCloudSdkComponent, googleCloudSdkFolders } from '../../tools/emulators/google_cloud_sdk.ts';
import { locateEmulators } from '../../tools/emulators/locate_emulators.ts';

const FIRESTORE_JAR = 'platform/cloud-firestore-emulator/cloud-firestore-emulator.jar';
const PUBSUB_COMMAND = 'platform/pubsub-emulator/bin/cloud-pubsub-emulator';

const installed = await googleCloudSdkComponent(await googleCloudSdkFolders(process.env, '/'), 'firestore');

let home: string;
beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'locate-emulators-')));
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function file(path: string, text = 'x'): Promise<string> {
  const whole = join(home, path);
  await mkdir(dirname(whole), { recursive: true });
  await writeFile(whole, text);
  await chmod(whole, 0o755);
  return whole;
}

/** Returns an environment whose only command is `java`. */
async function environmentWithJava(): Promise<NodeJS.ProcessEnv> {
  const java = await file('bin/java', '#!/bin/sh\n');
  return { HOME: home, PATH: dirname(java) };
}

/** Creates an SDK with both emulators in a folder whose name does not fit into one line of a manifest. */
async function cloudSdk(): Promise<string> {
  const sdk = join(home, `${'long '.repeat(20)}ソフト`, 'google-cloud-sdk');
  await file(join(sdk.slice(home.length), FIRESTORE_JAR));
  await file(join(sdk.slice(home.length), PUBSUB_COMMAND), '#!/bin/sh\necho "$@"\n');
  return sdk;
}

async function manifest(jar: string): Promise<string> {
  const entry = unzipSync(await readFile(jar))['META-INF/MANIFEST.MF'];
  return strFromU8(entry ?? new Uint8Array());
}

describe('location of an emulator', () => {
  test('is its environment variable first', async () => {
    const environment = {
      ...(await environmentWithJava()),
      FIRESTORE_EMULATOR_BINARY_PATH: '/mine/firestore.jar',
      STORAGE_EMULATOR_BINARY_PATH: '/mine/storage.jar',
      PUBSUB_EMULATOR_BINARY_PATH: '/mine/pubsub',
    };
    const { env, report } = await locateEmulators(environment, [await cloudSdk()]);
    expect(Object.keys(env)).toEqual(['NODE_OPTIONS']);
    expect(report).toEqual([
      'firestore: /mine/firestore.jar (FIRESTORE_EMULATOR_BINARY_PATH)',
      'storage: /mine/storage.jar (STORAGE_EMULATOR_BINARY_PATH)',
      'pubsub: /mine/pubsub (PUBSUB_EMULATOR_BINARY_PATH)',
    ]);
  });

  test('is the cache of firebase-tools before a Cloud SDK', async () => {
    const cache = '.cache/firebase/emulators';
    await file(`${cache}/cloud-firestore-emulator-v1.19.8.jar`);
    await file(`${cache}/cloud-storage-rules-runtime-v1.1.3.jar`);
    await file(`${cache}/pubsub-emulator-0.8.17/pubsub-emulator/bin/cloud-pubsub-emulator`);
    const { env, report } = await locateEmulators(await environmentWithJava(), [await cloudSdk()]);
    expect(Object.keys(env)).toEqual(['NODE_OPTIONS']);
    expect(report.join('\n').match(/downloaded before by firebase-tools/g)).toHaveLength(3);
  });

  test('is a Cloud SDK before a download', async () => {
    const sdk = await cloudSdk();
    const environment = {
      ...(await environmentWithJava()),
      STORAGE_EMULATOR_BINARY_PATH: '/mine/storage.jar',
    };
    const { env } = await locateEmulators(environment, [sdk]);
    const text = await manifest(env.FIRESTORE_EMULATOR_BINARY_PATH ?? '');
    for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(72);
    expect(text.replaceAll('\r\n ', '').split('\r\n')).toEqual([
      'Manifest-Version: 1.0',
      'Main-Class: com.google.cloud.datastore.emulator.firestore.CloudFirestore',
      `Class-Path: ${pathToFileURL(join(sdk, FIRESTORE_JAR)).href}`,
      '',
      '',
    ]);
    expect(await readFile(env.PUBSUB_EMULATOR_BINARY_PATH ?? '', 'utf8')).toContain(
      `exec '${join(sdk, PUBSUB_COMMAND)}' "$@"`,
    );
  });

  test('is a download by firebase-tools if there is no other', async () => {
    const { env, report } = await locateEmulators(await environmentWithJava(), []);
    expect(Object.keys(env)).toEqual(['NODE_OPTIONS']);
    expect(report).toEqual(
      ['firestore', 'storage', 'pubsub'].map((emulator) => `${emulator}: firebase-tools downloads it`),
    );
  });
});

test('the Cloud SDK of gcloud on PATH comes first', async () => {
  const gcloud = await file('elsewhere/google-cloud-sdk/bin/gcloud');
  const folders = await googleCloudSdkFolders({ PATH: `/nowhere:${dirname(gcloud)}` }, home);
  expect(folders[0]).toBe(join(home, 'elsewhere/google-cloud-sdk'));
  expect(folders).toContain(join(home, 'google-cloud-sdk'));
});

describe('missing installation', () => {
  const oneLine = /^[^\n]*install openjdk-17-jdk-headless\.$/;

  test('is reported in one line: no Java compiler for the storage rules runtime', async () => {
    const located = locateEmulators(await environmentWithJava(), [await cloudSdk()]);
    await expect(located).rejects.toThrow(/^[^\n]*no javac[^\n]*$/);
    await expect(located).rejects.toThrow(oneLine);
  });
});

test('other Node options are kept, and the preload is added once', async () => {
  const environment = { ...(await environmentWithJava()), NODE_OPTIONS: '--no-warnings' };
  const first = await locateEmulators(environment, []);
  expect(first.env.NODE_OPTIONS).toMatch(
    /^--no-warnings --require ".*line_by_line\.cjs" --require ".*share_processes\.cjs" --require ".*deliver_events\.cjs" --require ".*light_start\.cjs"$/,
  );
  const second = await locateEmulators({ ...environment, NODE_OPTIONS: first.env.NODE_OPTIONS }, []);
  expect(second.env.NODE_OPTIONS).toBe(first.env.NODE_OPTIONS);
});

test.runIf(installed)(
  'two concurrent runs build the same storage rules runtime',
  { timeout: 180_000 },
  async () => {
    const environment = { ...process.env, HOME: home, STORAGE_EMULATOR_BINARY_PATH: undefined };
    const [one, other] = await Promise.all([locateEmulators(environment), locateEmulators(environment)]);
    expect(one).toEqual(other);
    const jar = one.env.STORAGE_EMULATOR_BINARY_PATH ?? '';
    expect(await manifest(jar)).toContain('Main-Class: pochitto.storagerules.StorageRulesRuntime');
    expect(Object.keys(unzipSync(await readFile(jar)))).toContain('pochitto/storagerules/Ruleset.class');
  },
);
