import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storageRules } from './storage_rules.ts';
import { type Method, type StorageRulesRuntime, startStorageRulesRuntime } from './storage_rules_runtime.ts';

let runtime: StorageRulesRuntime;
beforeAll(async () => {
  runtime = await startStorageRulesRuntime();
}, 30_000);
afterAll(() => runtime.stop());

const METHODS = ['get', 'list', 'create', 'update', 'delete'] as const;

const granted: Record<Method, readonly Method[]> = {
  get: ['get'],
  list: ['list'],
  create: ['create'],
  update: ['update'],
  delete: ['delete'],
  read: ['get', 'list'],
  write: ['create', 'update', 'delete'],
};

describe.each(Object.entries(granted))('rule “allow %s”', (allowed, methods) => {
  beforeAll(() => runtime.load(storageRules(`match /{rest=**} { allow ${allowed}; }`)));

  test.each(METHODS)('allows its own methods only: %s', async (method) => {
    expect(await runtime.permits({ method, path: 'a.png' })).toBe(methods.includes(method));
  });
});

test.each([
  ['read', 'get'],
  ['read', 'list'],
  ['write', 'create'],
  ['write', 'update'],
  ['write', 'delete'],
] as const)('method %s is allowed by the rule of that name, not by the rule of %s', async (method, part) => {
  await runtime.load(storageRules(`match /{rest=**} { allow ${method}; }`));
  expect(await runtime.permits({ method, path: 'a.png' })).toBe(true);
  await runtime.load(storageRules(`match /{rest=**} { allow ${part}; }`));
  expect(await runtime.permits({ method, path: 'a.png' })).toBe(false);
});

test('access without a matching rule is denied', async () => {
  await runtime.load(storageRules('match /elsewhere/{name} { allow read, write; }'));
  for (const method of METHODS) expect(await runtime.permits({ method, path: 'a.png' }), method).toBe(false);
});

test('access is allowed if one of several rules allows it', async () => {
  await runtime.load(
    storageRules(`match /{rest=**} { allow get: if false; } match /a.png { allow get: if true; }`),
  );
  expect(await runtime.permits({ method: 'get', path: 'a.png' })).toBe(true);
});
