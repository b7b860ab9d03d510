import { beforeEach, describe, expect, it } from 'vitest';
import { type IntegrityCheck, integrityReportSchema } from '../../functions/src/domain/integrity_report.ts';
import { collections, documents, files, ids } from '../../functions/src/domain/paths.ts';
import { checkIntegrity } from '../../functions/src/operations/index.ts';
import { expectErrors } from '../support/expected_errors.ts';
import { drawn, imagesOf, type Salon, salon, stylist } from './studio/salon.ts';

const hour = 3_600;
const day = 86_400;
const alarm = /The nightly check found what must not be/;

describe('the nightly check', { timeout: 120_000 }, () => {
  let room: Salon;
  let conversionId: string;
  beforeEach(async () => {
    room = await salon();
    conversionId = await drawn(room, { generationCount: 2 });
    room.wait(2 * hour);
  });

  const reports = async () => {
    const { docs } = await room.context.firestore.collection(collections.integrityReports).get();
    return docs.map((document) => ({ id: document.id, ...integrityReportSchema.parse(document.data()) }));
  };
  const report = async () => {
    await checkIntegrity(room.context);
    const [only] = await reports();
    if (!only) throw new Error('There is no report.');
    return only;
  };
  const user = () => room.context.firestore.doc(documents.user(stylist.uid));

  it('finds nothing where everything is right, and says of which day', async () => {
    const { id, day: of, counts, findings, isComplete } = await report();
    expect(id).toBe(of);
    expect(isComplete).toBe(true);
    expect(findings).toEqual([]);
    expect(Object.values(counts)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it.each<[IntegrityCheck, string, () => Promise<unknown>, () => string]>([
    [
      'ledger',
      'a balance without its entry',
      () => user().update({ tokenBalance: 5 }),
      () => documents.user(stylist.uid),
    ],
    [
      'studio_quota',
      'a picture counted that nobody asked for',
      () => user().update({ monthlyUsed: 3 }),
      () => documents.user(stylist.uid),
    ],
    [
      'document_without_file',
      'a picture whose file is gone',
      async () => {
        const [image] = await imagesOf(room, conversionId);
        await room.context.bucket.file(image?.imagePath ?? '').delete();
      },
      () => documents.generatedImage(ids.generatedImage(conversionId, 1)),
    ],
    [
      'file_without_document',
      'a file of a set that is no more',
      async () => {
        await room.context.bucket.file(files.sticker(stylist.uid, 'gone', 'main', 'x')).save('png');
        room.wait(2 * day);
      },
      () => files.sticker(stylist.uid, 'gone', 'main', 'x'),
    ],
  ])('of %s names %s', async (check, _, breakIt, place) => {
    await breakIt();
    expectErrors(alarm);
    const { counts, findings } = await report();
    expect(findings).toEqual([{ check, place: place(), told: expect.any(String) }]);
    expect(counts[check]).toBe(1);
  });

  it('names every picture whose conversion is gone, or whose time was over nights ago', async () => {
    await room.context.firestore.doc(documents.imageConversion(conversionId)).delete();
    await user().update({ monthlyUsed: 0 });
    room.wait(33 * day);
    expectErrors(alarm);
    const { findings } = await report();
    const places = [1, 2].map((number) => documents.generatedImage(ids.generatedImage(conversionId, number)));
    for (const check of ['orphan', 'expired_present']) {
      expect(findings.filter((each) => each.check === check).map(({ place }) => place)).toEqual(places);
    }
    expect(findings).toHaveLength(4);
  });

  it('writes one report a day, the later one, and says when it had no time for everything', async () => {
    await user().update({ tokenBalance: 5 });
    expectErrors(alarm);
    await checkIntegrity(room.context);
    await user().update({ tokenBalance: 0 });
    await checkIntegrity(room.context, Date.now());
    expect(await reports()).toMatchObject([{ findings: [], isComplete: false }]);
  });
});
