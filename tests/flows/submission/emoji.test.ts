import { randomUUID } from 'node:crypto';
import { validatePackage } from '@pochitto/sandbox/creators-market/validate_package';
import { beforeAll, describe, expect, it } from 'vitest';
import { untilAttemptEnds } from '../../../tools/client/watch.ts';
import { deployedContext } from '../../support/bare_context.ts';
import { confirmationOf } from '../../support/confirmation_of.ts';
import { creatorsMarket } from '../../support/creators_market.ts';
import { type Person, signUpWithTokens } from '../../support/person.ts';
import { createSet, photo, untilSet, upload } from '../../support/sets.ts';

describe('submission of a derived emoji set', { timeout: 240_000 }, () => {
  const { context } = deployedContext();
  let person: Person;
  let stampId: string;

  beforeAll(async () => {
    person = await signUpWithTokens();
    const parent = await createSet(person);
    await upload(person, parent.uploadFolder, await photo('portrait_1024.jpg'));
    await untilSet(person, parent.stampId, ({ status }) => status === 'generated', 'the set');
    ({ stampId } = await person.call('deriveSet', { stampId: parent.stampId, product: 'emoji' }));
    await untilSet(person, stampId, ({ status }) => status === 'generated', 'the emoji');
  }, 240_000);

  it('registers it among the emoji, and requests its review', async () => {
    const account = await creatorsMarket('createAccount', { creatorName: 'Ann' });
    await person.call('connectLine', { cookies: JSON.stringify(account.cookies) });
    const { proposals, ...rest } = await person.call('suggestMetadata', { stampId });
    const own = randomUUID().slice(0, 6);
    const title = { en: `Happy Emoji ${own}`, ja: `たのしい絵文字${own}` };
    await person.call('saveMetadata', { stampId, metadata: { ...proposals[0], ...rest, title } });
    const { attemptNo } = await person.call('submitStamp', {
      stampId,
      requestId: randomUUID(),
      confirmed: await confirmationOf(context, stampId),
    });
    const attempt = await untilAttemptEnds(person, stampId, attemptNo);
    expect(attempt).toMatchObject({ status: 'submitted', errorCode: null, siteErrors: [] });
    const [item] = await creatorsMarket('items', { accountId: account.accountId });
    expect(item).toMatchObject({ kind: 'emoji', status: 'waiting_for_review', amount: 8 });
    expect(Object.keys(item?.images ?? {}).toSorted()).toEqual([
      ...['001', '002', '003', '004', '005', '006', '007', '008'],
      'tab',
    ]);
    const [zip] = await context.bucket.file(attempt.packagePath).download();
    expect(await validatePackage(zip, 'emoji')).toEqual([]);
  });
});
