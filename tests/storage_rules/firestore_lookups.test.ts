import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { storageRules } from './storage_rules.ts';
import { type StorageRulesRuntime, startStorageRulesRuntime } from './storage_rules_runtime.ts';

const DOCUMENTS = '/databases/(default)/documents';

let runtime: StorageRulesRuntime;
beforeAll(async () => {
  runtime = await startStorageRulesRuntime();
}, 30_000);
afterAll(() => runtime.stop());
beforeEach(() => runtime.documents.clear());

const ana = { uid: 'ana', token: {} };
const allow = (condition: string) =>
  runtime.load(storageRules(`match /{name} { allow get: if ${condition}; }`));
const permits = (name = 'a.png') => runtime.permits({ method: 'get', path: name, auth: ana });
const put = (path: string, fields: object) => runtime.documents.set(`${DOCUMENTS}/${path}`, fields);

/** Returns the paths that were requested while `act` ran, in order. */
async function asked(act: () => Promise<unknown>): Promise<string[]> {
  const before = runtime.lines.length;
  await act();
  const found = runtime.lines.slice(before).map((line) => /"path":"([^"]*)"/.exec(line)?.[1]);
  return found.filter((path) => path !== undefined);
}

test('rules allow access depending on a Firestore document', async () => {
  await allow(
    `firestore.get(/databases/(default)/documents/users/$(request.auth.uid)).data.plan == 'studio'`,
  );
  put('users/ana', { plan: { stringValue: 'studio' } });
  expect(await permits()).toBe(true);
  put('users/ana', { plan: { stringValue: 'free' } });
  expect(await permits()).toBe(false);
});

test('rules allow access depending on the existence of a Firestore document', async () => {
  await allow('firestore.exists(/databases/(default)/documents/users/$(request.auth.uid))');
  expect(await permits()).toBe(false);
  put('users/ana', {});
  expect(await permits()).toBe(true);
});

test('a missing Firestore document is null in rules, and reading its data denies access', async () => {
  await allow('firestore.get(/databases/(default)/documents/users/ana) == null');
  expect(await permits()).toBe(true);
  await allow('firestore.get(/databases/(default)/documents/users/ana).data.plan != "studio"');
  expect(await permits()).toBe(false);
});

test('a Firestore document in rules has its id and name', async () => {
  await allow(`firestore.get(/databases/(default)/documents/users/ana).id == 'ana'
    && firestore.get(/databases/(default)/documents/users/ana).__name__ == /databases/(default)/documents/users/ana`);
  put('users/ana', {});
  expect(await permits()).toBe(true);
});

const typed: [string, object, string][] = [
  ['null', { nullValue: null }, '== null'],
  ['a boolean', { booleanValue: true }, '== true'],
  ['an integer', { integerValue: '9007199254740993' }, '== 9007199254740993'],
  ['a double', { doubleValue: 0.5 }, '== 0.5'],
  ['a string', { stringValue: 'スタンプ' }, `== 'スタンプ'`],
  ['a timestamp', { timestampValue: '2026-01-02T03:04:05.678Z' }, '< request.time'],
  ['bytes', { bytesValue: 'AQID' }, `.size() == 3`],
  [
    'a reference',
    { referenceValue: 'projects/p/databases/(default)/documents/users/ben' },
    '== /databases/(default)/documents/users/ben',
  ],
  ['a point', { geoPointValue: { latitude: 35.5 } }, '.latitude() == 35.5'],
  ['a list', { arrayValue: { values: [{ stringValue: 'ana' }] } }, `.hasAll(['ana'])`],
  ['an empty list', { arrayValue: {} }, '.size() == 0'],
  ['a map', { mapValue: { fields: { deep: { mapValue: {} } } } }, '.deep.size() == 0'],
];
test.each(typed)('a field in rules can be %s', async (_name, value, condition) => {
  await allow(`firestore.get(/databases/(default)/documents/users/ana).data.field${condition}`);
  put('users/ana', { field: value });
  expect(await permits()).toBe(true);
  put('users/ana', {});
  expect(await permits()).toBe(false);
});

describe('Firestore lookup of the rules runtime', () => {
  test('is percent-encoded except for parentheses', async () => {
    await allow('firestore.exists(/databases/(default)/documents/files/$(name))');
    const name = 'ポチッと (1) 50%.png';
    put(`files/${encodeURIComponent(name)}`, {});
    const paths = await asked(async () => expect(await permits(name)).toBe(true));
    expect(paths).toEqual([`${DOCUMENTS}/files/${encodeURIComponent(name)}`]);
  });

  test('happens once for the same document', async () => {
    const path = '/databases/(default)/documents/users/ana';
    await allow(
      `firestore.exists(${path}) && firestore.get(${path}).data.ok && firestore.get(${path}).data.ok`,
    );
    put('users/ana', { ok: { booleanValue: true } });
    expect(await asked(async () => expect(await permits()).toBe(true))).toHaveLength(1);
  });

  test('can depend on another lookup', async () => {
    await allow(
      `firestore.get(/databases/(default)/documents/teams/$(firestore.get(/databases/(default)/documents/users/ana).data.team)).data.open`,
    );
    put('users/ana', { team: { stringValue: 'red' } });
    put('teams/red', { open: { booleanValue: true } });
    expect(await permits()).toBe(true);
  });

  test('waits for another lookup of the same request', async () => {
    const allows = ['one', 'two', 'three'].map(
      (id) => `allow get: if firestore.get(/databases/(default)/documents/x/${id}).data.open;`,
    );
    await runtime.load(storageRules(`match /{name} { ${allows.join(' ')} }`));
    for (const id of ['one', 'two']) put(`x/${id}`, { open: { booleanValue: false } });
    put('x/three', { open: { booleanValue: true } });
    const paths = await asked(async () => expect(await permits()).toBe(true));
    expect(paths).toHaveLength(3);
    expect(runtime.overlapping).toEqual([]);
  });
});

test('200 concurrent requests each get their own document', async () => {
  await allow(`firestore.get(/databases/(default)/documents/files/$(name)).data.owner == request.auth.uid`);
  const names = Array.from({ length: 200 }, (_, index) => `${index}`);
  for (const name of names)
    put(`files/${name}`, { owner: { stringValue: Number(name) % 3 ? 'ana' : 'ben' } });
  const permitted = await Promise.all(names.map((name) => permits(name)));
  expect(permitted).toEqual(names.map((name) => Number(name) % 3 !== 0));
});
