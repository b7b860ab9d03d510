import { beforeEach, describe, expect, it } from 'vitest';
import { api } from '../../functions/src/domain/api.ts';
import { documents } from '../../functions/src/domain/paths.ts';
import { calledName, stampSchema } from '../../functions/src/domain/stamps/stamp.ts';
import { renameStamp } from '../../functions/src/stamps/index.ts';
import { type BackendFixture, backendFixture, setWithUpload, testUser } from '../support/backend_fixture.ts';

describe('name of a set', () => {
  let bare: BackendFixture;
  let stampId: string;
  beforeEach(async () => {
    bare = await backendFixture();
    ({ stampId } = await setWithUpload(bare, Buffer.from('photo')));
  });
  const reference = () => bare.context.firestore.doc(documents.stamp(stampId));
  const stamp = async () => stampSchema.parse((await reference().get()).data());
  /** Renames as the callable does, which parses its input. */
  const rename = (name: string, who = testUser) =>
    renameStamp(bare.context, who, api.renameStamp.input.parse({ stampId, name }));

  it('changes nothing that LINE gets, and can be cleared', async () => {
    await reference().update({ title: '毎日のことば' });
    const before = await stamp();
    await rename('  For   my mother ');
    const renamed = await stamp();
    expect(renamed).toEqual({ ...before, name: 'For my mother', updatedAt: renamed.updatedAt });
    expect(calledName(renamed)).toBe('For my mother');
    await rename('');
    expect(calledName(await stamp())).toBe('毎日のことば');
  });

  it('can be changed during a submission', async () => {
    await reference().update({ status: 'submitting', 'submission.isRunning': true });
    await rename('On its way');
    expect((await stamp()).name).toBe('On its way');
  });

  it('can be changed by the owner of an existing set only', async () => {
    const bob = { ...testUser, uid: 'bob' };
    await expect(rename('Mine', bob)).rejects.toMatchObject({ code: 'not_yours' });
    await reference().update({ deletedAt: new Date() });
    await expect(rename('Gone')).rejects.toMatchObject({ code: 'not_yours' });
    expect((await stamp()).name).toBe('');
  });

  it('has up to 40 characters of any kind', async () => {
    await rename('👨‍👩‍👧'.repeat(40));
    expect([...new Intl.Segmenter().segment((await stamp()).name)]).toHaveLength(40);
  });
});

describe('invalid name of a set', () => {
  it.each([
    ['with 41 characters', '👨‍👩‍👧'.repeat(41), 'name_too_long'],
    ['with a directional override', 'abc\u202Ecba', 'name_characters'],
    ['with a line break', 'a\nb', 'name_characters'],
    ['with an invisible character', 'a\u200Bb', 'name_characters'],
  ])('is rejected %s', async (_, name, code) => {
    const rejected = api.renameStamp.input.safeParse({ stampId: 'set', name });
    expect(rejected.error?.issues.map(({ message }) => message)).toContain(code);
  });
});
