import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storageRules } from './storage_rules.ts';
import { type StorageRulesRuntime, startStorageRulesRuntime } from './storage_rules_runtime.ts';

let runtime: StorageRulesRuntime;
beforeAll(async () => {
  runtime = await startStorageRulesRuntime();
}, 30_000);
afterAll(() => runtime.stop());

const allow = (condition: string, functions = '') =>
  runtime.load(storageRules(`${functions} match /{rest=**} { allow read, write: if ${condition}; }`));

describe('uploaded file in rules', () => {
  test('has its size', async () => {
    await allow('request.resource.size < 10 * 1024 * 1024');
    const upload = (size: number) => runtime.permits({ method: 'create', path: 'a', after: { size } });
    expect(await upload(10 * 1024 * 1024 - 1)).toBe(true);
    expect(await upload(10 * 1024 * 1024)).toBe(false);
    expect(await upload(5_000_000_000)).toBe(false);
  });

  test('has its content type', async () => {
    await allow(`request.resource.contentType.matches('image/(png|jpeg)')`);
    const upload = (contentType: string) =>
      runtime.permits({ method: 'create', path: 'a', after: { contentType } });
    expect(await upload('image/png')).toBe(true);
    expect(await upload('image/jpeg')).toBe(true);
    expect(await upload('image/svg+xml')).toBe(false);
    expect(await upload('x-image/png')).toBe(false);
  });

  test('has its custom metadata', async () => {
    await allow(
      `request.resource.metadata.keys().hasOnly(['phrase']) && request.resource.metadata.phrase == 'おはよう'`,
    );
    const upload = (metadata: Record<string, string>) =>
      runtime.permits({ method: 'create', path: 'a', after: { metadata } });
    expect(await upload({ phrase: 'おはよう' })).toBe(true);
    expect(await upload({ phrase: 'おやすみ' })).toBe(false);
    expect(await upload({ phrase: 'おはよう', other: '1' })).toBe(false);
  });
});

describe('existing file in rules', () => {
  test('is null when a file is created, but not when it is updated', async () => {
    await allow('resource == null');
    expect(await runtime.permits({ method: 'create', path: 'a', after: { size: 1 } })).toBe(true);
    const update = { method: 'update', path: 'a', before: { size: 1 }, after: { size: 1 } } as const;
    expect(await runtime.permits(update)).toBe(false);
  });

  test('has its metadata and times', async () => {
    await allow(`resource.metadata.owner == request.auth.uid
      && resource.timeCreated < request.time && request.time < resource.timeCreated + duration.value(1, 'h')`);
    const get = (owner: string, timeCreated: Date) =>
      runtime.permits({
        method: 'get',
        path: 'a',
        auth: { uid: 'ana', token: {} },
        before: { metadata: { owner }, timeCreated },
      });
    const oneMinuteAgo = new Date(Date.now() - 60_000);
    expect(await get('ana', oneMinuteAgo)).toBe(true);
    expect(await get('ben', oneMinuteAgo)).toBe(false);
    expect(await get('ana', new Date(Date.now() - 2 * 3600_000))).toBe(false);
  });
});

describe('caller in rules', () => {
  test('is null when signed out', async () => {
    await allow('request.auth == null');
    expect(await runtime.permits({ method: 'get', path: 'a' })).toBe(true);
    expect(await runtime.permits({ method: 'get', path: 'a', auth: { uid: 'ana', token: {} } })).toBe(false);
  });

  test('has custom claims', async () => {
    await allow(`request.auth.token.admin == true && 'studio' in request.auth.token.plans`);
    const get = (token: Record<string, boolean | string[]>) =>
      runtime.permits({ method: 'get', path: 'a', auth: { uid: 'ana', token } });
    expect(await get({ admin: true, plans: ['studio'] })).toBe(true);
    expect(await get({ admin: false, plans: ['studio'] })).toBe(false);
    expect(await get({ admin: true, plans: [] })).toBe(false);
    expect(await get({})).toBe(false);
  });
});

describe('error during the evaluation of rules', () => {
  test('denies access with the reason as a warning', async () => {
    await allow(`request.auth.uid == 'ana'`);
    const answer = await runtime.verify({ method: 'get', path: 'a' });
    expect(answer).toMatchObject({ status: 'ok', result: { permit: false }, errors: [] });
    expect(answer.warnings).toHaveLength(1);
    expect(answer.warnings[0]).toMatch(/null/i);
  });

  test('is caused by a wrong type', async () => {
    await allow(`request.resource.size < 'ten'`);
    expect(await runtime.permits({ method: 'create', path: 'a', after: { size: 1 } })).toBe(false);
  });

  test('does not affect another rule that allows access', async () => {
    await runtime.load(
      storageRules('match /{rest=**} { allow get: if request.auth.uid == "ana"; allow get: if true; }'),
    );
    expect(await runtime.permits({ method: 'get', path: 'a' })).toBe(true);
  });

  test('does not affect the other operand of ||', async () => {
    await allow(`request.auth.uid == 'ana' || true`);
    expect(await runtime.permits({ method: 'get', path: 'a' })).toBe(true);
  });
});

describe('language of rules', () => {
  test('has functions with arguments and let', async () => {
    await allow(
      'isSmall(request.resource, 10) && isSigned()',
      `function isSigned() { return request.auth != null; }
       function isSmall(file, limit) { let size = file.size; return size < limit; }`,
    );
    const upload = (size: number) =>
      runtime.permits({ method: 'create', path: 'a', after: { size }, auth: { uid: 'ana', token: {} } });
    expect(await upload(9)).toBe(true);
    expect(await upload(10)).toBe(false);
  });

  test('has ternaries', async () => {
    await allow('request.auth == null ? false : request.auth.uid == "ana"');
    expect(await runtime.permits({ method: 'get', path: 'a', auth: { uid: 'ana', token: {} } })).toBe(true);
    expect(await runtime.permits({ method: 'get', path: 'a' })).toBe(false);
  });

  test('has the path of the request', async () => {
    await allow(`request.path == /b/pochitto/o/users/$(request.auth.uid)`);
    const auth = { uid: 'ana', token: {} };
    expect(await runtime.permits({ method: 'get', path: 'users/ana', auth })).toBe(true);
    expect(await runtime.permits({ method: 'get', path: 'users/ben', auth })).toBe(false);
  });
});
