import { beforeEach, describe, expect, it } from 'vitest';
import { api } from '../../functions/src/domain/api.ts';
import { documents } from '../../functions/src/domain/paths.ts';
import { calledName, stampSchema } from '../../functions/src/domain/stamps/stamp.ts';
import { renameStamp } from '../../functions/src/stamps/index.ts';
import { type BackendFixture, backendFixture, setWithUpload, testUser } from '../support/backend_fixture.ts';

describe('the name of a set', () => {
  let bare: BackendFixture;
  let stampId: string;
  beforeEach(async () => {
    bare = await backendFixture();
    ({ stampId } = await setWithUpload(bare, Buffer.from('photo')));
  });
  const reference = () => bare.context.firestore.doc(documents.stamp(stampId));
  const stamp = async () => stampSchema.parse((await reference().get()).data());
  /** Renames as the callable does, which parses what it is given. */
  const rename = (name: string, who = testUser) =>
    renameStamp(bare.context, who, api.renameStamp.input.parse({ stampId, name }));

  it('is the person’s own, changes nothing that LINE gets, and can be taken away', async () => {
    await reference().update({ title: '毎日のことば' });
    const before = await stamp();
    await rename('  For   my mother ');
    const renamed = await stamp();
    expect(renamed).toEqual({ ...before, name: 'For my mother', updatedAt: renamed.updatedAt });
    expect(calledName(renamed)).toBe('For my mother');
    await rename('');
    expect(calledName(await stamp())).toBe('毎日のことば');
  });

  it('is changed also while the set is on its way to LINE', async () => {
    await reference().update({ status: 'submitting', 'submission.isRunning': true });
    await rename('On its way');
    expect((await stamp()).name).toBe('On its way');
  });

  it('is changed by the owner alone, of a set that is there', async () => {
    const bob = { ...testUser, uid: 'bob' };
    await expect(rename('Mine', bob)).rejects.toMatchObject({ code: 'not_yours' });
    await reference().update({ deletedAt: new Date() });
    await expect(rename('Gone')).rejects.toMatchObject({ code: 'not_yours' });
    expect((await stamp()).name).toBe('');
  });

  it('may have 40 letters of any kind', async () => {
    await rename('👨‍👩‍👧'.repeat(40));
    expect([...new Intl.Segmenter().segment((await stamp()).name)]).toHaveLength(40);
  });
});

describe('a name for a set', () => {
  it.each([
    ['of 41 letters', '👨‍👩‍👧'.repeat(41), 'name_too_long'],
    ['that turns the direction of writing', 'abc\u202Ecba', 'name_characters'],
    ['of two lines', 'a\nb', 'name_characters'],
    ['with what cannot be seen', 'a\u200Bb', 'name_characters'],
  ])('is not one %s', async (_, name, code) => {
    const refused = api.renameStamp.input.safeParse({ stampId: 'set', name });
    expect(refused.error?.issues.map(({ message }) => message)).toContain(code);
  });
});
