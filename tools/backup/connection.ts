import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inboxOf } from '@pochitto/functions/domain/paths';
import { applicationDefault, initializeApp } from 'firebase-admin/app';
import { type Bucket, openBucket } from '../../functions/src/platform/context.ts';
import { aimAtEmulators, ROOT, StackInfo } from '../stack/stack_info.ts';

/** Buckets of a project, by the name that a backup gives them. */
export const bucketNames = ['main', 'inbox'] as const;
export type BucketName = (typeof bucketNames)[number];

/** A project to back up or to restore into, by the REST APIs whose values are kept as they are. */
export interface Connection {
  readonly projectId: string;
  /** Where Firestore answers, without a slash at the end. */
  readonly firestoreUrl: string;
  /** Where Identity Toolkit answers, without a slash at the end. */
  readonly authUrl: string;
  readonly token: () => Promise<string>;
  readonly buckets: Readonly<Record<BucketName, Bucket>>;
}

interface Project {
  readonly projectId: string;
  readonly bucket: string;
}

/** A real project, with the operator's own credentials. */
export function connectProject({ projectId, bucket }: Project): Connection {
  const credential = applicationDefault();
  const app = initializeApp({ projectId, credential, storageBucket: bucket });
  return {
    projectId,
    firestoreUrl: 'https://firestore.googleapis.com',
    authUrl: 'https://identitytoolkit.googleapis.com',
    token: async () => (await credential.getAccessToken()).access_token,
    buckets: { main: openBucket(app, bucket), inbox: openBucket(app, inboxOf(projectId)) },
  };
}

/** A project of a stack's emulators, which need no credentials. */
export function connectEmulators(info: StackInfo, { projectId, bucket }: Project): Connection {
  aimAtEmulators(info);
  const app = initializeApp({ projectId, storageBucket: bucket }, `backup ${projectId}`);
  return {
    projectId,
    firestoreUrl: `http://${info.emulators.firestore}`,
    authUrl: `http://${info.emulators.auth}/identitytoolkit.googleapis.com`,
    token: async () => 'owner',
    buckets: { main: openBucket(app, bucket), inbox: openBucket(app, inboxOf(projectId)) },
  };
}

/** The stack that npm start runs here. */
export async function connectLocal(): Promise<Connection> {
  const file = await readFile(join(ROOT, '.pochitto', 'stack.json'), 'utf8').catch(() => {
    throw new Error('No stack runs here: npm start first, or name a project.');
  });
  const info = StackInfo.parse(JSON.parse(file));
  return connectEmulators(info, { projectId: info.projectId, bucket: info.storageBucket });
}

/** Asks one of the APIs, and throws with its own words when it refuses. */
export async function ask({ projectId, token }: Connection, url: string, body?: object): Promise<unknown> {
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${await token()}`,
      'content-type': 'application/json',
      'x-goog-user-project': projectId,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(120_000),
  });
  if (!answer.ok) {
    throw new Error(`${new URL(url).pathname}: ${answer.status} ${(await answer.text()).slice(0, 1000)}`);
  }
  return answer.json();
}
