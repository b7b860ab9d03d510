import { realpath } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileSize } from './artifact.ts';

/** Where the Google Cloud SDK installs the emulators that are optional components. */
const COMPONENTS = {
  firestore: 'platform/cloud-firestore-emulator/cloud-firestore-emulator.jar',
  pubsub: 'platform/pubsub-emulator/bin/cloud-pubsub-emulator',
} as const;

/** Returns candidate root folders of a Google Cloud SDK: the one on PATH first. */
export async function googleCloudSdkFolders(environment: NodeJS.ProcessEnv, home: string): Promise<string[]> {
  const onPath = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const commands = await Promise.all(
    onPath.map((folder) => realpath(join(folder, 'gcloud')).catch(() => undefined)),
  );
  // `gcloud` on PATH is a link to <sdk>/bin/gcloud.
  const beside = commands
    .filter((command) => command !== undefined)
    .map((command) => dirname(dirname(command)));
  const usual = [
    '/usr/lib/google-cloud-sdk',
    '/opt/google-cloud-sdk',
    '/snap/google-cloud-cli/current',
    join(home, 'google-cloud-sdk'),
  ];
  return [...new Set([...beside, ...usual])];
}

/** Returns the path of an emulator that is installed as a Google Cloud SDK component, or undefined. */
export async function googleCloudSdkComponent(
  folders: readonly string[],
  component: keyof typeof COMPONENTS,
): Promise<string | undefined> {
  for (const folder of folders) {
    const path = join(folder, COMPONENTS[component]);
    if (await fileSize(path)) return path;
  }
  return undefined;
}
