import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, firebaseCache } from './firebase_cache.ts';
import { googleCloudSdkComponent, googleCloudSdkFolders } from './google_cloud_sdk.ts';
import { firestoreEmulator, pubsubEmulator, storageRulesRuntime } from './made_emulators.ts';

export interface LocatedEmulators {
  /** Environment variables to add when firebase-tools is started. */
  env: Record<string, string>;
  /** One line per emulator: where it comes from. */
  report: string[];
}

/** Workarounds for bugs of firebase-tools, loaded before it. */
const PRELOADS = ['line_by_line.cjs', 'share_processes.cjs', 'deliver_events.cjs', 'light_start.cjs'].map(
  (name) => join(import.meta.dirname, name),
);

const VARIABLES: Record<Emulator, string> = {
  firestore: 'FIRESTORE_EMULATOR_BINARY_PATH',
  storage: 'STORAGE_EMULATOR_BINARY_PATH',
  pubsub: 'PUBSUB_EMULATOR_BINARY_PATH',
};

/**
 * Finds or builds the emulators that firebase-tools would otherwise download: Firestore, storage rules and Pub/Sub.
 * Looks in this order: its environment variable, the cache of firebase-tools, the component of a Google Cloud SDK
 * on this machine; otherwise firebase-tools downloads it. Built files are cached in `~/.cache/pochitto/emulators`.
 *
 * @param sdkFolders where to look for a Google Cloud SDK, if not in the usual places
 * @throws Error of one line that says what to install, if the storage rules runtime has to be compiled and there is
 * no Java compiler.
 */
export async function locateEmulators(
  environment: NodeJS.ProcessEnv = process.env,
  sdkFolders?: readonly string[],
): Promise<LocatedEmulators> {
  const home = environment.HOME ?? homedir();
  const made = join(home, '.cache/pochitto/emulators');
  const [cached, folders] = await Promise.all([
    firebaseCache(environment, home),
    sdkFolders ?? googleCloudSdkFolders(environment, home),
  ]);
  const firestoreJar = await googleCloudSdkComponent(folders, 'firestore');
  const pubsub = await googleCloudSdkComponent(folders, 'pubsub');
  const makers: Record<Emulator, (() => Promise<string>) | undefined> = {
    firestore:
      firestoreJar === undefined ? undefined : () => firestoreEmulator(made, firestoreJar, environment),
    storage:
      firestoreJar === undefined ? undefined : () => storageRulesRuntime(made, firestoreJar, environment),
    pubsub: pubsub === undefined ? undefined : () => pubsubEmulator(made, pubsub),
  };

  const env: Record<string, string> = { NODE_OPTIONS: withPreloads(environment.NODE_OPTIONS) };
  const report: string[] = [];
  for (const emulator of ['firestore', 'storage', 'pubsub'] as const) {
    const variable = VARIABLES[emulator];
    const make = makers[emulator];
    if (environment[variable]) {
      report.push(`${emulator}: ${environment[variable]} (${variable})`);
    } else if (cached[emulator] !== undefined) {
      report.push(`${emulator}: ${cached[emulator]} (downloaded before by firebase-tools)`);
    } else if (make !== undefined) {
      env[variable] = await make();
      report.push(`${emulator}: ${env[variable]} (from ${emulator === 'pubsub' ? pubsub : firestoreJar})`);
    } else {
      report.push(`${emulator}: firebase-tools downloads it`);
    }
  }
  return { env, report };
}

/** NODE_OPTIONS with each preload, once. */
function withPreloads(options = ''): string {
  return PRELOADS.filter((preload) => !options.includes(preload))
    .reduce((all, preload) => `${all} --require "${preload.replaceAll('\\', '\\\\')}"`, options)
    .trim();
}
