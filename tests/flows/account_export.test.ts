import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteMe, exportMyData, removeOldExports } from '../../functions/src/accounts/index.ts';
import {
  exportKeptSeconds,
  exportRunSeconds,
  personalCollections,
} from '../../functions/src/domain/accounts/personal_data.ts';
import { collections } from '../../functions/src/domain/paths.ts';
import type { Caller } from '../../functions/src/platform/callable.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { download } from '../../functions/src/platform/files.ts';
import { type BareContext, bareContext } from '../support/bare_context.ts';
import { Crash, crashingContext } from '../support/crashing_context.ts';
import { at, referencesTo, secret, userWithData } from '../support/user_with_data.ts';

describe('data export', () => {
  let bare: BareContext;
  let ann: Caller;

  beforeEach(async () => {
    bare = bareContext();
    ann = await userWithData(bare.context);
  });

  const exported = () => exportMyData(bare.context, ann);
  const opened = async (path: string) => unzipSync((await download(bare.context, path)) ?? new Uint8Array());
  const exportsInBucket = async () =>
    (await bare.context.bucket.getFiles({ prefix: 'exports/' }))[0].map(({ name }) => name);

  it('has one file per collection with ISO 8601 times, and every picture', async () => {
    const { path, expiresAt } = await exported();
    const zip = await opened(path);
    expect(path).toMatch(new RegExp(`^exports/user_${ann.uid}/[0-9a-f-]{36}[.]zip$`));
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    expect(Object.keys(zip).sort()).toEqual(
      [
        ...personalCollections
          .filter(({ isExported }) => isExported)
          .map(({ collection }) => `data/${collection}.json`),
        'stamps/set/images/0-digest.png',
        'uploads/stamps/set/0.png',
      ].sort(),
    );
    expect(strFromU8(zip['stamps/set/images/0-digest.png'] ?? new Uint8Array())).toBe('picture 0.png');
    const stamps: unknown = JSON.parse(strFromU8(zip['data/stamps.json'] ?? new Uint8Array()));
    expect(stamps).toEqual([
      {
        id: expect.any(String),
        userId: ann.uid,
        note: 'theirs',
        createdAt: at.toISOString(),
        updatedAt: at.toISOString(),
      },
    ]);
    const profile: unknown = JSON.parse(strFromU8(zip['data/users.json'] ?? new Uint8Array()));
    expect(profile).toMatchObject([{ id: ann.uid, email: ann.email, stripeCustomerId: null }]);
  });

  it('contains no data of other people and no secrets', async () => {
    const bob = await userWithData(bare.context);
    const everything = Object.values(await opened((await exported()).path))
      .map((bytes) => strFromU8(bytes))
      .join('\n');
    expect(everything).not.toContain(bob.uid);
    const withheld = personalCollections.flatMap((each) => each.withheld);
    expect(withheld).toContain('initialPasswordHash');
    for (const field of withheld) expect(everything).not.toContain(`"${field}"`);
    // The other fields that a deletion clears are part of the export.
    expect(everything.split(secret).length - 1).toBe(1);
  });

  it('contains more documents than fit into one page', async () => {
    ann = await userWithData(bare.context, {
      many: { each: 201, of: [collections.images] },
      files: 5,
    });
    const zip = await opened((await exported()).path);
    const images: unknown = JSON.parse(strFromU8(zip[`data/${collections.images}.json`] ?? new Uint8Array()));
    expect(images).toHaveLength(201);
    expect(Object.keys(zip).filter((name) => name.endsWith('.png'))).toHaveLength(10);
  });

  it('replaces the previous one', async () => {
    await exported();
    const { path } = await exported();
    expect(await exportsInBucket()).toEqual([path]);
  });

  it('is limited to one at a time', async () => {
    const { context } = crashingContext(bare.context, 3);
    await expect(exportMyData(context, ann)).rejects.toThrow(Crash);
    await expect(exported()).rejects.toMatchObject({ code: 'export_running' });
    bare.wait(exportRunSeconds + 31);
    await exported();
  });

  it('is removed after a day', async () => {
    const { path } = await exported();
    bare.wait(exportKeptSeconds - 60);
    expect(await removeOldExports(bare.context)).toBe(0);
    expect(await exportsInBucket()).toEqual([path]);
    bare.wait(120);
    expect(await removeOldExports(bare.context)).toBe(1);
    expect(await exportsInBucket()).toEqual([]);
  });

  it('can be repeated after a crash at any step', async () => {
    const whole = crashingContext(bare.context);
    await exportMyData(whole.context, ann);
    for (let crashAt = 1; crashAt <= whole.steps(); crashAt += 1) {
      const { context } = crashingContext(bare.context, crashAt);
      await expect(exportMyData(context, ann), `step ${crashAt}`).rejects.toThrow(Crash);
      bare.wait(exportRunSeconds + 31);
      const { path } = await exported();
      expect(await exportsInBucket(), `step ${crashAt}`).toEqual([path]);
    }
  });

  it('is not stored if the person is deleted meanwhile', async () => {
    const context = beforeLastTransaction(bare.context, () =>
      deleteMe(bare.context, ann, { confirm: ann.email }),
    );
    await expect(exportMyData(context, ann)).rejects.toMatchObject({ code: 'account_deleted' });
    expect(await referencesTo(bare.context, `user_${ann.uid}`)).toEqual([]);
  });
});

/** Returns a context in which `work` runs between the two transactions of an export. */
function beforeLastTransaction(context: Context, happens: () => Promise<unknown>): Context {
  let transactions = 0;
  const runTransaction: Context['firestore']['runTransaction'] = async (...parameters) => {
    transactions += 1;
    if (transactions === 2) await happens();
    return context.firestore.runTransaction(...parameters);
  };
  const firestore = new Proxy(context.firestore, {
    get: (target, key) => {
      if (key === 'runTransaction') return runTransaction;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { ...context, firestore };
}
