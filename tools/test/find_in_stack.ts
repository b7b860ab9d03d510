import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { inboxOf } from '../../functions/src/domain/paths.ts';
import { openBucket } from '../../functions/src/platform/context.ts';
import type { StackInfo } from '../stack/stack_info.ts';
import { aimAtEmulators, ROOT } from '../stack/stack_info.ts';

/** Number of files read in parallel. */
const atOnce = 16;
const pageSize = 500;

/**
 * Returns every place of a running stack that contains one of `secrets` in plain text: documents, stored files with
 * their metadata, logs of emulators and functions, and further given places. Looks for a secret as it is,
 * form-encoded, and in base64 at any offset.
 */
export async function findInStack(
  info: StackInfo,
  secrets: readonly string[],
  more: readonly string[] = [],
): Promise<string[]> {
  aimAtEmulators(info);
  const wanted = needles(secrets);
  const isIn = (bytes: Uint8Array) => wanted.some((needle) => Buffer.from(bytes).includes(needle));
  const app = initializeApp({ projectId: info.projectId }, `search-${crypto.randomUUID()}`);
  try {
    const found = await inDocuments(getFirestore(app), isIn);
    for (const bucket of [info.storageBucket, inboxOf(info.projectId)]) {
      const [files] = await openBucket(app, bucket).getFiles();
      while (files.length > 0) {
        const read = files.splice(0, atOnce).map(async (file) => {
          // It may have been deleted meanwhile.
          const [bytes] = await file.download().catch(() => [new Uint8Array()]);
          if (isIn(bytes) || isIn(Buffer.from(JSON.stringify(file.metadata)))) found.push(file.name);
        });
        await Promise.all(read);
      }
    }
    const longest = Math.max(0, ...wanted.map(({ length }) => length));
    for (const path of [...logsOf(info), ...more]) if (await isInFile(path, isIn, longest)) found.push(path);
    return found;
  } finally {
    await deleteApp(app);
  }
}

function needles(secrets: readonly string[]): Buffer[] {
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret), ...inBase64(secret)]);
  return [...new Set(forms)].map((form) => Buffer.from(form));
}

/** Returns the base64 forms of a text at each offset, without the characters that depend on neighboring bytes. */
function inBase64(secret: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const whole = bytes
      .toString('base64')
      .slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

async function inDocuments(firestore: Firestore, isIn: (bytes: Uint8Array) => boolean): Promise<string[]> {
  const found: string[] = [];
  for (const collection of await firestore.listCollections()) {
    const ordered = collection.orderBy('__name__').limit(pageSize);
    for (let page = await ordered.get(); page.size > 0; ) {
      for (const snapshot of page.docs) {
        const text = JSON.stringify({ path: snapshot.ref.path, data: snapshot.data() });
        if (isIn(Buffer.from(text))) found.push(snapshot.ref.path);
      }
      page = await ordered.startAfter(page.docs.at(-1)).get();
    }
  }
  return found;
}

function logsOf({ portBase }: StackInfo): string[] {
  const folder = join(ROOT, '.pochitto', 'logs', String(portBase));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** Reads in chunks: logs are long. */
async function isInFile(
  path: string,
  isIn: (bytes: Uint8Array) => boolean,
  longest: number,
): Promise<boolean> {
  let rest: Uint8Array = new Uint8Array();
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = Buffer.concat([rest, piece]);
    if (isIn(bytes)) return true;
    rest = bytes.subarray(Math.max(0, bytes.length - longest));
  }
  return false;
}
