import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inboxOf } from '@pochitto/functions/domain/paths';
import { applicationDefault, initializeApp } from 'firebase-admin/app';
import { type Bucket, openBucket } from '../../functions/src/platform/context.ts';
import { type Asker, operatorToken } from '../google_api/ask.ts';
import { aimAtEmulators, ROOT, StackInfo } from '../stack/stack_info.ts';

/** Buckets of a project, by their names in a backup. */
export const bucketNames = ['main', 'inbox'] as const;
export type BucketName = (typeof bucketNames)[number];

/** A project to back up or to restore into, through the REST APIs whose values are stored unchanged. */
export interface Connection extends Asker {
  /** Base URL of Firestore, without a trailing slash. */
  readonly firestoreUrl: string;
  /** Base URL of Identity Toolkit, without a trailing slash. */
  readonly authUrl: string;
  readonly buckets: Readonly<Record<BucketName, Bucket>>;
}

interface Project {
  readonly projectId: string;
  readonly bucket: string;
}

/** A real project, with the operator's own credentials. */
export function connectProject({ projectId, bucket }: Project): Connection {
  const app = initializeApp({ projectId, credential: applicationDefault(), storageBucket: bucket });
  return {
    projectId,
    firestoreUrl: 'https://firestore.googleapis.com',
    authUrl: 'https://identitytoolkit.googleapis.com',
    token: operatorToken(),
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

/** The stack that npm start runs on this machine. */
export async function connectLocal(): Promise<Connection> {
  const file = await readFile(join(ROOT, '.pochitto', 'stack.json'), 'utf8').catch(() => {
    throw new Error('No stack runs here: npm start first, or name a project.');
  });
  const info = StackInfo.parse(JSON.parse(file));
  return connectEmulators(info, { projectId: info.projectId, bucket: info.storageBucket });
}
