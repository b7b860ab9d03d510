import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storageRules } from './storage_rules.ts';
import { type StorageRulesRuntime, startStorageRulesRuntime } from './storage_rules_runtime.ts';

let runtime: StorageRulesRuntime;
beforeAll(async () => {
  runtime = await startStorageRulesRuntime();
}, 30_000);
afterAll(() => runtime.stop());

test('the rules runtime reports in its first line that it is ready', () => {
  expect(JSON.parse(runtime.lines[0] ?? '')).toEqual({
    id: -1,
    status: 'ok',
    action: '',
    errors: [],
    warnings: [],
  });
});

describe('loading rules', () => {
  test('returns their version', async () => {
    const second = await runtime.load(storageRules('match /{name} { allow get; }'));
    expect(second).toMatchObject({ status: 'ok', errors: [], result: { rulesVersion: 2 } });
    const first = await runtime.load(
      'service firebase.storage { match /b/{bucket}/o { match /{name} { allow get; } } }',
    );
    expect(first).toMatchObject({ status: 'ok', errors: [], result: { rulesVersion: 1 } });
  });

  test('reports the line of invalid rules, and keeps the previous ones', async () => {
    await runtime.load(storageRules('match /{name} { allow get; }'));
    const answer = await runtime.load(storageRules('match /{name} { allow get: if ; }'));
    expect(answer.status).toBe('ok');
    expect(answer.errors.length).toBeGreaterThan(0);
    expect(JSON.parse(answer.errors[0] ?? '')).toMatchObject({
      description_: expect.stringMatching(/\S/),
      sourcePosition_: { fileName_: 'storage.rules', line_: 4 },
    });
    expect(await runtime.permits({ method: 'get', path: 'a' })).toBe(true);
  });

  test('warns about an unused function', async () => {
    const answer = await runtime.load(storageRules('function unused() { return true; }'));
    expect(answer.errors).toEqual([]);
    expect(answer.warnings.join()).toMatch(/unused/i);
  });

  test('keeps rules under different names', async () => {
    await runtime.load(storageRules('match /{name} { allow get; }'), 'open');
    await runtime.load(storageRules('match /{name} { allow get: if false; }'), 'closed');
    const open = await runtime.verify({ method: 'get', path: 'a' }, 'open');
    const closed = await runtime.verify({ method: 'get', path: 'a' }, 'closed');
    expect([open.result?.permit, closed.result?.permit]).toEqual([true, false]);
  });
});

describe('invalid request to the rules runtime', () => {
  test('returns an error for rules that were never loaded', async () => {
    const answer = await runtime.verify({ method: 'get', path: 'a' }, 'never loaded');
    expect(answer).toMatchObject({ status: 'ok', errors: ['No such ruleset'] });
  });

  test('returns an error for an unknown action', async () => {
    expect((await runtime.send('dance', {})).errors).toHaveLength(1);
  });

  test('returns an error for missing parts', async () => {
    expect((await runtime.send('verify', {})).errors).toHaveLength(1);
    expect((await runtime.send('load_ruleset', {})).errors).toHaveLength(1);
  });
});

test('200 concurrent requests each get one response with their own verdict', async () => {
  await runtime.load(storageRules('match /{name} { allow get: if request.auth.uid == name; }'));
  const before = runtime.lines.length;
  const permitted = await Promise.all(
    Array.from({ length: 200 }, (_, index) => {
      const uid = index % 2 ? 'ana' : 'ben';
      return runtime.permits({ method: 'get', path: 'ana', auth: { uid, token: {} } });
    }),
  );
  expect(permitted).toEqual(Array.from({ length: 200 }, (_, index) => index % 2 === 1));
  expect(runtime.lines.length - before).toBe(200);
});

test('text is UTF-8 in both directions', async () => {
  await runtime.load(storageRules(`match /{name} { allow get: if name == 'ポチッと🐶'; }`));
  expect(await runtime.permits({ method: 'get', path: 'ポチッと🐶' })).toBe(true);
  const answer = await runtime.send('ポチッと🐶', {});
  expect(answer.errors.join()).toContain('ポチッと🐶');
});

test('debug() prints nothing between the responses', async () => {
  await runtime.load(storageRules('match /{name} { allow get: if debug(name) == "a"; }'));
  const before = runtime.lines.length;
  expect(await runtime.permits({ method: 'get', path: 'a' })).toBe(true);
  expect(runtime.lines.length - before).toBe(1);
});
