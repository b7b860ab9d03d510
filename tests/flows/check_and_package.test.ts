import { createHash } from 'node:crypto';
import type { CallableOutput } from '@pochitto/functions/domain/api';
import { setMetadataSchema } from '@pochitto/functions/domain/stamps/set_metadata';
import { readZip } from '@pochitto/sandbox/creators-market/read_zip';
import { validatePackage } from '@pochitto/sandbox/creators-market/validate_package';
import { getBytes, ref } from 'firebase/storage';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deployedContext } from '../support/bare_context.ts';
import { type Person, rejectionOf, signUp, signUpWithTokens } from '../support/person.ts';
import { createSet, photo, untilSet, upload } from '../support/sets.ts';

type Paths = CallableOutput<'preparePackage'>['paths'];

describe('check and package of a finished set', { timeout: 90_000 }, () => {
  let person: Person;
  let stampId: string;

  beforeAll(async () => {
    person = await signUpWithTokens();
    const set = await createSet(person);
    stampId = set.stampId;
    expect((await rejectionOf(person.call('checkStamp', { stampId }))).code).toBe('stamp_state');
    await upload(person, set.uploadFolder, await photo('portrait_1024.jpg'));
    await untilSet(person, stampId, ({ status }) => status === 'generated', 'the finished set');
  });

  const fileOf = async (paths: Paths, kind: Paths[number]['kind']) => {
    const path = paths.find((each) => each.kind === kind)?.path ?? '';
    return new Uint8Array(await getBytes(ref(person.storage, path)));
  };
  const textOf = async (paths: Paths, kind: Paths[number]['kind']) =>
    new TextDecoder().decode(await fileOf(paths, kind));
  const suggested = async () => {
    const { proposals, ...rest } = await person.call('suggestMetadata', { stampId });
    const [first] = proposals;
    if (!first) throw new Error('Nothing was suggested.');
    return { ...first, ...rest };
  };

  it('find nothing that blocks its submission, because its texts are filled in', async () => {
    const { findings, score } = await person.call('checkStamp', { stampId });
    expect(findings.filter(({ level }) => level === 'block')).toEqual([]);
    expect(score).toBeGreaterThan(80);
  });

  it('report only missing texts after they were cleared, each with a suggestion', async () => {
    await person.call('saveMetadata', { stampId, metadata: {} });
    const { findings, score } = await person.call('checkStamp', { stampId });
    const blocks = findings.filter(({ level }) => level === 'block');
    expect(blocks.map(({ ruleId, field }) => `${ruleId} ${field?.field}`).toSorted()).toEqual([
      'text_missing copyright',
      'text_missing creatorName',
      'text_missing description',
      'text_missing title',
    ]);
    expect(blocks.every(({ fix }) => fix?.kind === 'english')).toBe(true);
    expect(score).toBeLessThan(100);
    expect((await rejectionOf(person.call('preparePackage', { stampId }))).code).toBe('package_blocked');
  });

  it('create a package with suggested texts that the sandbox accepts, with a sheet of all values', async () => {
    const metadata = await suggested();
    await person.call('saveMetadata', { stampId, metadata });
    const { findings, checkedRevision } = await person.call('checkStamp', { stampId });
    expect(findings.filter(({ level }) => level === 'block')).toEqual([]);

    const { paths, preparedRevision } = await person.call('preparePackage', { stampId });
    expect(preparedRevision).toBe(checkedRevision);
    expect(paths.map(({ kind }) => kind)).toEqual(['zip', 'sheet_ja', 'sheet_en', 'values']);
    const zip = await fileOf(paths, 'zip');
    expect(await validatePackage(zip)).toEqual([]);
    expect(await textOf(paths, 'sheet_ja')).toContain(metadata.title.ja);
    expect(await textOf(paths, 'sheet_en')).toContain(metadata.description.en);
    const values = z
      .object({
        count: z.literal(8),
        metadata: setMetadataSchema,
        declarations: z.object({ aiUsed: z.literal(false), photoUsed: z.literal(true) }),
        stickers: z.array(z.object({ file: z.string(), sha256: z.string() })),
      })
      .parse(JSON.parse(await textOf(paths, 'values')));
    expect(values.metadata).toEqual(setMetadataSchema.parse(metadata));
    const members = new Map((await readZip(zip)).map(({ name, bytes }) => [name, bytes]));
    for (const { file, sha256 } of values.stickers)
      expect(
        createHash('sha256')
          .update(members.get(file) ?? '')
          .digest('hex'),
      ).toBe(sha256);
    const set = await untilSet(
      person,
      stampId,
      ({ packagePath }) => packagePath === paths[0]?.path,
      'its package',
    );
    expect(set.title).toBe(metadata.title.ja);
  });

  it('reuse the package while nothing changes, and create a new one afterwards', async () => {
    const before = await person.call('preparePackage', { stampId });
    expect(await person.call('preparePackage', { stampId })).toEqual(before);
    await person.call('saveMetadata', {
      stampId,
      metadata: { ...(await suggested()), creatorName: 'Another' },
    });
    const after = await person.call('preparePackage', { stampId });
    expect(after.paths[0]?.path).not.toBe(before.paths[0]?.path);
    expect(await textOf(after.paths, 'sheet_en')).toContain('Another');
    await expect(fileOf(before.paths, 'zip')).rejects.toThrow(/object-not-found/);
  });

  it('export the set for other messengers and keep its package', async () => {
    const { paths: own } = await person.call('preparePackage', { stampId });
    const names: Record<string, string[]> = {};
    for (const target of ['whatsapp', 'telegram', 'imessage'] as const) {
      const { paths } = await person.call('preparePackage', { stampId, target });
      names[target] = (await readZip(await fileOf(paths, 'zip'))).map(({ name }) => name);
    }
    expect(names).toMatchObject({
      whatsapp: expect.arrayContaining(['tray.png', '01.webp', '08.webp']),
      telegram: expect.arrayContaining(['01.webp', '08.webp']),
      imessage: expect.arrayContaining(['small/01.png', 'medium/01.png', 'large/08.png']),
    });
    await untilSet(person, stampId, ({ packagePath }) => packagePath === own[0]?.path, 'its own package');
    expect(await validatePackage(await fileOf(own, 'zip'))).toEqual([]);
  });

  it('redraw a missing main picture', async () => {
    const { firestore } = deployedContext().context;
    await firestore.doc(`images/${stampId}_main`).update({ deletedAt: new Date() });
    const { findings } = await person.call('checkStamp', { stampId });
    expect(findings.filter(({ level }) => level === 'block')).toMatchObject([
      { ruleId: 'picture_missing', messageId: 'main', fix: { kind: 'rerender' } },
    ]);
    const { paths } = await person.call('preparePackage', { stampId });
    expect(await validatePackage(await fileOf(paths, 'zip'))).toEqual([]);
  });

  it('are rejected for other people', async () => {
    const otherPerson = await signUp();
    const metadata = {};
    const rejected = await Promise.all(
      [
        otherPerson.call('checkStamp', { stampId }),
        otherPerson.call('preparePackage', { stampId }),
        otherPerson.call('suggestMetadata', { stampId }),
        otherPerson.call('saveMetadata', { stampId, metadata }),
      ].map(rejectionOf),
    );
    expect(rejected.map(({ code }) => code)).toEqual(Array(4).fill('not_yours'));
  });
});
