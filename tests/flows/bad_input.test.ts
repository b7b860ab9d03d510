import { randomUUID } from 'node:crypto';
import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { doc, getDoc } from 'firebase/firestore';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, rejectionOf, signedOutClient, signUp, signUpWithTokens } from '../support/person.ts';
import { createSet, messagesFor, photo, untilSet, upload } from '../support/sets.ts';

/** A PNG header that declares 30,000 x 30,000 pixels. */
async function bomb(): Promise<Buffer> {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  png.writeUInt32BE(30_000, 16);
  png.writeUInt32BE(30_000, 20);
  const { crc32 } = await import('node:zlib');
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

const noSubject = () => photo('empty_sky.png');

describe('unusable photo', { timeout: 60_000 }, () => {
  let person: Person;
  beforeAll(async () => {
    person = await signUpWithTokens();
  });

  const rejected: [string, () => Promise<Buffer> | Buffer, string, ErrorCode][] = [
    [
      'is a text file named .jpg',
      () => Buffer.from('This is no picture.'.repeat(20)),
      'image/jpeg',
      'photo_not_an_image',
    ],
    [
      'is an SVG sent as PNG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"/>'),
      'image/png',
      'photo_not_an_image',
    ],
    [
      'is a truncated JPEG',
      async () => (await photo('portrait_1024.jpg')).subarray(0, 20_000),
      'image/jpeg',
      'photo_broken',
    ],
    [
      'has one pixel',
      () =>
        sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
          .png()
          .toBuffer(),
      'image/png',
      'photo_too_small',
    ],
    ['declares 900 million pixels', bomb, 'image/png', 'photo_too_many_pixels'],
  ];

  it.each(rejected)(
    'that %s is rejected with its reason, and another one can be uploaded',
    async (_, bytes, contentType, code) => {
      const { stampId, uploadFolder } = await createSet(person);
      await upload(person, uploadFolder, await bytes(), { contentType });
      const set = await untilSet(person, stampId, ({ failure }) => failure !== null, 'the refusal');
      expect(set).toMatchObject({ status: 'pending_upload', failure: { code } });
      expect(
        (await getDoc(doc(person.firestore, 'images', `${stampId}_original`)).catch(() => null))?.exists() ??
          false,
      ).toBe(false);

      await upload(person, uploadFolder, await photo('portrait_1024.jpg'));
      const mended = await untilSet(
        person,
        stampId,
        ({ status }) => status === 'generated',
        'the finished set',
      );
      expect(mended.failure).toBeNull();
    },
  );

  it('without a subject fails the set with its reason, and the set can be retried', async () => {
    const { stampId, uploadFolder } = await createSet(person);
    await upload(person, uploadFolder, await noSubject(), { contentType: 'image/png' });
    const failed = await untilSet(person, stampId, ({ status }) => status === 'failed', 'the failure');
    expect(failed.failure?.code).toBe('photo_no_subject');
    await person.call('retryStamp', { stampId });
    const again = await untilSet(
      person,
      stampId,
      ({ status, retryCount }) => status === 'failed' && retryCount === 1,
      'the second failure',
    );
    expect(again.failure?.code).toBe('photo_no_subject');
  });

  it.each([
    ['of 0 bytes', Buffer.alloc(0), 'image/jpeg', 'a.jpg'],
    ['over 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1), 'image/jpeg', 'a.jpg'],
    ['with the type GIF', Buffer.alloc(100), 'image/gif', 'a.gif'],
    ['with the type HTML', Buffer.alloc(100), 'text/html', 'a.jpg'],
    ['with a space in its name', Buffer.alloc(100), 'image/jpeg', 'a b.jpg'],
  ])('%s is not accepted by the bucket', async (_, bytes, contentType, name) => {
    const { uploadFolder } = await createSet(person);
    await expect(upload(person, uploadFolder, bytes, { contentType, name })).rejects.toThrow(/unauthorized/);
  });

  it('cannot be uploaded to another person’s set', async () => {
    const { stampId, uploadFolder } = await createSet(person);
    const other = await signUp();
    const bytes = await photo('portrait_1024.jpg');
    await expect(upload(other, uploadFolder, bytes)).rejects.toThrow(/unauthorized/);
    await expect(upload(other, `uploads/user_${other.uid}/stamps/${stampId}/`, bytes)).rejects.toThrow(
      /unauthorized/,
    );
  });

  it('is ignored if the set is already being drawn', async () => {
    const { stampId, uploadFolder } = await createSet(person);
    const bytes = await photo('portrait_1024.jpg');
    await upload(person, uploadFolder, bytes);
    await untilSet(person, stampId, ({ status }) => status !== 'pending_upload', 'the start');
    await expect(upload(person, uploadFolder, bytes)).rejects.toThrow(/unauthorized/);
  });
});

describe('invalid set', () => {
  let person: Person;
  beforeAll(async () => {
    person = await signUpWithTokens();
  });

  const messages = (text: string) => messagesFor(8).map((each, index) => (index === 4 ? { text } : each));
  const createStampCall = (change: object) =>
    person.call('createStamp', {
      requestId: randomUUID(),
      count: 8,
      messages: messagesFor(8),
      presetId: 'classic',
      ...change,
    });

  it.each([
    ['', 'message_empty'],
    ['長'.repeat(200), 'message_too_long'],
    ['a\u0007b', 'message_control_character'],
    ['🎉🎉', 'message_emoji_only'],
    ['שלום', 'message_right_to_left'],
  ])('reports the position of the message %j with %s', async (text, code) => {
    expect(await rejectionOf(createStampCall({ messages: messages(text) }))).toMatchObject({
      code,
      path: ['messages', 4, 'text'],
    });
  });

  it.each([7, 41])('of %i messages is rejected because of the count', async (count) => {
    expect((await rejectionOf(createStampCall({ count, messages: messagesFor(count) }))).code).toBe(
      'message_count',
    );
  });

  it.each(['nowhere', '../users'])('with the style %j is rejected', async (presetId) => {
    expect(['preset_unknown', 'bad_request']).toContain(
      (await rejectionOf(createStampCall({ presetId }))).code,
    );
  });

  it('is rejected for a signed-out caller', async () => {
    const call = signedOutClient().call('createStamp', {
      requestId: randomUUID(),
      count: 8,
      messages: messagesFor(8),
      presetId: 'classic',
    });
    expect((await rejectionOf(call)).code).toBe('sign_in_required');
  });

  it('is rejected for a person without a profile', async () => {
    const signedOut = await signUp({ profile: false });
    const call = signedOut.call('createStamp', {
      requestId: randomUUID(),
      count: 8,
      messages: messagesFor(8),
      presetId: 'classic',
    });
    expect((await rejectionOf(call)).code).toBe('sign_in_required');
  });
});
