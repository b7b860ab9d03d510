import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storageRules } from './storage_rules.ts';
import { type StorageRulesRuntime, startStorageRulesRuntime } from './storage_rules_runtime.ts';

let runtime: StorageRulesRuntime;
beforeAll(async () => {
  runtime = await startStorageRulesRuntime();
}, 30_000);
afterAll(() => runtime.stop());

const ana = { uid: 'ana', token: {} };

describe('capture of one segment', () => {
  beforeAll(() =>
    runtime.load(
      storageRules(`match /users/{uid}/{name} {
        allow read: if request.auth.uid == uid && name.matches('.*[.]png');
      }`),
    ),
  );

  test('is the segment of the path', async () => {
    expect(await runtime.permits({ method: 'get', path: 'users/ana/a.png', auth: ana })).toBe(true);
    expect(await runtime.permits({ method: 'get', path: 'users/ben/a.png', auth: ana })).toBe(false);
    expect(await runtime.permits({ method: 'get', path: 'users/ana/a.gif', auth: ana })).toBe(false);
  });

  test('ends at the next slash', async () => {
    expect(await runtime.permits({ method: 'get', path: 'users/ana/deep/a.png', auth: ana })).toBe(false);
    expect(await runtime.permits({ method: 'get', path: 'users/ana', auth: ana })).toBe(false);
  });

  test('can be the bucket', async () => {
    await runtime.load(
      `rules_version = '2'; service firebase.storage { match /b/{bucket}/o {
        match /{name} { allow get: if bucket == 'pochitto'; } } }`,
      'bucket',
    );
    const answer = await runtime.verify({ method: 'get', path: 'a.png' }, 'bucket');
    expect(answer.result?.permit).toBe(true);
  });
});

describe('glob capture', () => {
  test('matches any number of segments, including none', async () => {
    await runtime.load(storageRules(`match /public/{rest=**} { allow get; }`));
    for (const path of ['public', 'public/a', 'public/a/b', 'public/a/b/c.png']) {
      expect(await runtime.permits({ method: 'get', path }), path).toBe(true);
    }
    expect(await runtime.permits({ method: 'get', path: 'publicity/a' })).toBe(false);
  });

  test('can be followed by more of the path', async () => {
    await runtime.load(storageRules(`match /{rest=**}/thumbnail.png { allow get; }`));
    expect(await runtime.permits({ method: 'get', path: 'a/b/thumbnail.png' })).toBe(true);
    expect(await runtime.permits({ method: 'get', path: 'a/b/full.png' })).toBe(false);
  });

  test('is a path that rules can compare', async () => {
    await runtime.load(storageRules(`match /x/{rest=**} { allow get: if rest == /a/b; }`));
    expect(await runtime.permits({ method: 'get', path: 'x/a/b' })).toBe(true);
    expect(await runtime.permits({ method: 'get', path: 'x/a/c' })).toBe(false);
  });
});

describe('list request', () => {
  beforeAll(() =>
    runtime.load(
      storageRules(`
        match /all/{rest=**} { allow list; }
        match /flat/{name} { allow list; }
        match /users/{uid}/{name} { allow list: if request.auth.uid == uid; }
        match /one/fixed.png { allow list; }`),
    ),
  );

  test('without a delimiter needs a rule for every depth', async () => {
    expect(await runtime.permits({ method: 'list', path: 'all' })).toBe(true);
    expect(await runtime.permits({ method: 'list', path: 'all/deep/er' })).toBe(true);
    expect(await runtime.permits({ method: 'list', path: 'flat' })).toBe(false);
  });

  test('with a delimiter needs a rule for the next segment only', async () => {
    expect(await runtime.permits({ method: 'list', path: 'all', delimiter: '/' })).toBe(true);
    expect(await runtime.permits({ method: 'list', path: 'flat', delimiter: '/' })).toBe(true);
    expect(await runtime.permits({ method: 'list', path: 'flat/deep', delimiter: '/' })).toBe(false);
  });

  test('has the captures of its prefix', async () => {
    const list = { method: 'list', delimiter: '/', auth: ana } as const;
    expect(await runtime.permits({ ...list, path: 'users/ana' })).toBe(true);
    expect(await runtime.permits({ ...list, path: 'users/ben' })).toBe(false);
  });

  test('is not allowed by a rule for one name', async () => {
    expect(await runtime.permits({ method: 'list', path: 'one', delimiter: '/' })).toBe(false);
  });

  test('for the whole bucket needs a rule for the whole bucket', async () => {
    expect(await runtime.permits({ method: 'list', path: '' })).toBe(false);
    await runtime.load(storageRules('match /{rest=**} { allow list; }'));
    expect(await runtime.permits({ method: 'list', path: '' })).toBe(true);
  });
});

describe('unusual file names', () => {
  const names = [
    'ポチッと スタンプ.png',
    'stamp (1).png',
    '100%.png',
    '100%25.png',
    'a%2Fb.png',
    '🐶.png',
    'a+b&c=d.png',
  ];

  test.each(names)('are captured unchanged: %s', async (name) => {
    await runtime.load(storageRules(`match /stamps/{name} { allow get: if name == '${name}'; }`));
    expect(await runtime.permits({ method: 'get', path: `stamps/${name}` })).toBe(true);
    expect(await runtime.permits({ method: 'get', path: `stamps/${name}x` })).toBe(false);
  });
});
