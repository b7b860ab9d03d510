import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { type Firestore, GeoPoint, getFirestore, Timestamp } from 'firebase-admin/firestore';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAccounts, readHashParameters, writeAccounts } from '../../tools/backup/accounts.ts';
import { backUp } from '../../tools/backup/back_up.ts';
import { type Connection, connectEmulators } from '../../tools/backup/connection.ts';
import { restore } from '../../tools/backup/restore.ts';
import { stack } from '../support/stack.ts';

interface Project {
  readonly connection: Connection;
  readonly firestore: Firestore;
  readonly auth: Auth;
}

function newProject(): Project {
  const projectId = `backup-${randomUUID().slice(0, 8)}`;
  const connection = connectEmulators(stack(), { projectId, bucket: `${projectId}.appspot.com` });
  const app = initializeApp({ projectId }, randomUUID());
  return { connection, firestore: getFirestore(app), auth: getAuth(app) };
}

const password = 'correct horse';

async function fill({ connection, firestore, auth }: Project): Promise<void> {
  await auth.createUser({ uid: 'ann', email: 'ann@pochitto.example', password, displayName: 'あん' });
  await auth.setCustomUserClaims('ann', { superuser: true, plan: 'kept' });
  await auth.createUser({ uid: 'line:U1', displayName: 'LINE' });
  await auth.updateUser('line:U1', { disabled: true });
  await firestore.doc('users/ann').set({
    whole: 1,
    half: 1.5,
    minus: -0.1,
    big: 9_007_199_254_740_991,
    text: 'ポチッと',
    nothing: null,
    yes: true,
    at: new Timestamp(1_700_000_000, 123_456_000),
    bytes: Buffer.from([0, 1, 255]),
    place: new GeoPoint(35.6, 139.7),
    'a.dotted `name`': { list: [1, 'two', { three: [3] }], empty: {}, none: [] },
  });
  const batch = firestore.batch();
  for (let index = 0; index < 450; index += 1) {
    batch.set(firestore.doc(`images/i${String(index).padStart(3, '0')}`), { index, userId: 'ann' });
  }
  await batch.commit();
  const { main, inbox } = connection.buckets;
  await main.file('stamps/user_ann/s/01.png').save(Buffer.from([1, 2, 3, 0, 255]), {
    resumable: false,
    contentType: 'image/png',
    metadata: { cacheControl: 'private, max-age=86400', metadata: { imageId: 'i1' } },
  });
  await main.file('stamps/user_ann/s/empty.bin').save('', { resumable: false });
  await inbox.file('uploads/user_ann/stamps/s/写真.jpg').save('photo', { resumable: false });
}

/** Returns the content of a project in a comparable form. */
async function contentOf({ connection, firestore, auth }: Project) {
  const documents: Record<string, unknown> = {};
  for (const collection of await firestore.listCollections()) {
    for (const { ref, ...snapshot } of (await collection.get()).docs) {
      documents[ref.path] = (await ref.get()).data() ?? snapshot;
    }
  }
  const files: Record<string, unknown> = {};
  for (const [name, bucket] of Object.entries(connection.buckets)) {
    for (const file of (await bucket.getFiles())[0]) {
      const [[bytes], [{ contentType, cacheControl, metadata }]] = await Promise.all([
        file.download(),
        file.getMetadata(),
      ]);
      const { firebaseStorageDownloadTokens: _, ...custom } = metadata ?? {};
      files[`${name}/${file.name}`] = { bytes: bytes.toString('hex'), contentType, cacheControl, custom };
    }
  }
  const { users } = await auth.listUsers();
  const accounts = users.map(
    ({ uid, email, displayName, disabled, customClaims, passwordHash, passwordSalt }) => ({
      uid,
      email,
      displayName,
      disabled,
      customClaims,
      passwordHash,
      passwordSalt,
    }),
  );
  return { documents, files, accounts: accounts.toSorted((one, other) => one.uid.localeCompare(other.uid)) };
}

/**
 * Signs in with the password of a restored account. The emulator accepts passwords for its own project only, so this
 * imports the account there under another uid and address.
 */
async function signIn({ connection }: Project): Promise<string> {
  const { projectId, storageBucket } = stack();
  const own = connectEmulators(stack(), { projectId, bucket: storageBucket });
  const email = `${randomUUID()}@pochitto.example`;
  async function* renamed() {
    for await (const account of readAccounts(connection)) {
      if (account.localId === 'ann') yield { ...account, localId: `ann-${email.slice(0, 8)}`, email };
    }
  }
  await writeAccounts(own, renamed(), { hash: await readHashParameters(connection), overwrite: false });
  const answer = await fetch(`${own.authUrl}/v1/accounts:signInWithPassword?key=any`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, returnSecureToken: true }),
  });
  const { localId, error } = (await answer.json()) as { localId?: string; error?: { message: string } };
  return localId ?? error?.message ?? '';
}

describe('backup', { timeout: 120_000 }, () => {
  let folder: string;
  let source: Project;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'pochitto-backup-')), 'backup');
    source = newProject();
    await fill(source);
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  it('restores every document, file and account with types, metadata, claims and passwords', async () => {
    const manifest = await backUp(source.connection, folder);
    expect(manifest.lists).toMatchObject({
      documents: { count: 451 },
      accounts: { count: 2 },
      files: { count: 3 },
    });
    const target = newProject();
    const restored = await restore(target.connection, folder, { overwrite: false });
    expect(restored).toEqual({ documents: 451, accounts: 2, files: 3 });
    expect(await contentOf(target)).toEqual(await contentOf(source));
    expect(await signIn(target)).toMatch(/^ann-/);
  });

  it('is restored to a project with data only on request, and replaces that data', async () => {
    await backUp(source.connection, folder);
    const before = await contentOf(source);
    await expect(restore(source.connection, folder, { overwrite: false })).rejects.toThrow(/not empty/);
    await source.firestore.doc('users/ann').update({ whole: 2 });
    await source.firestore.doc('images/i000').delete();
    await restore(source.connection, folder, { overwrite: true });
    expect(await contentOf(source)).toEqual(before);
  });

  it('is never written to a folder with content', async () => {
    await backUp(source.connection, folder);
    await expect(backUp(source.connection, folder)).rejects.toThrow(/not empty/);
  });

  const damages: [string, () => Promise<unknown>][] = [
    ['without its manifest', () => rm(join(folder, 'manifest.json'))],
    ['with a manifest that is cut off', () => writeFile(join(folder, 'manifest.json'), '{"version":1,')],
    ['with a list that is cut off', async () => truncateFile(join(folder, 'documents.jsonl'))],
    ['with a list that is missing', () => rm(join(folder, 'accounts.jsonl'))],
    [
      'with a line too much',
      () => appendFile(join(folder, 'documents.jsonl'), '{"path":"a/b","fields":{}}\n'),
    ],
    ['with a file whose bytes are missing', async () => rm(await someFile())],
    ['with a file whose bytes were changed', async () => writeFile(await someFile(), 'x')],
  ];
  const truncateFile = async (path: string) => writeFile(path, (await readFile(path)).subarray(0, -20));
  const someFile = async () => {
    const [line = ''] = (await readFile(join(folder, 'files.jsonl'), 'utf8')).split('\n');
    return join(folder, 'files', (JSON.parse(line) as { sha256: string }).sha256);
  };
  it('is rejected as a whole if it is incomplete, and nothing is restored', async () => {
    const target = newProject();
    for (const [name, damage] of damages) {
      await rm(folder, { recursive: true, force: true });
      await backUp(source.connection, folder);
      await damage();
      await expect(restore(target.connection, folder, { overwrite: false }), name).rejects.toThrow(
        /no whole backup.*Nothing was written/s,
      );
    }
    expect(await contentOf(target)).toEqual({ documents: {}, files: {}, accounts: [] });
  });
});
