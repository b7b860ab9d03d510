import { randomUUID } from 'node:crypto';
import { api, type CallableInput } from '@pochitto/functions/domain/api';
import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { collections, documents, files } from '@pochitto/functions/domain/paths';
import { getAuth } from 'firebase/auth';
import { getBytes, ref, uploadBytes } from 'firebase/storage';
import { beforeAll, describe, expect, it } from 'vitest';
import { untilConversion } from '../../../tools/client/watch.ts';
import { admin } from '../../support/admin.ts';
import { type Person, rejectionOf, signedOutClient, signUp } from '../../support/person.ts';
import { stack } from '../../support/stack.ts';
import { quickEffect, smallPortrait } from './studio_fixture.ts';

type Order = CallableInput<'startConversion'>;

/** Uploads the portrait to the place that the page uses. */
async function upload(person: Person): Promise<string> {
  const name = `${randomUUID()}.jpg`;
  const place = ref(person.storage, files.studioPicture(person.uid, name));
  await uploadBytes(place, await smallPortrait(), { contentType: 'image/jpeg' });
  return name;
}

async function orderOf(person: Person, change: object = {}): Promise<Order> {
  return {
    requestId: randomUUID(),
    original: { name: await upload(person), fileName: 'photo.jpg' },
    prompt: 'warm light',
    generationCount: 2,
    engine: 'embedded',
    effect: quickEffect,
    consent: true,
    ...change,
  } as Order;
}

async function withClaims(claims: object): Promise<Person> {
  const person = await signUp();
  await admin().auth.setCustomUserClaims(person.uid, claims);
  await getAuth(person.app).currentUser?.getIdToken(true);
  return person;
}

describe('deployed studio', { timeout: 120_000 }, () => {
  let ann: Person;
  let bob: Person;
  beforeAll(async () => {
    [ann, bob] = await Promise.all([signUp(), signUp()]);
  });

  it('makes pictures that only their owner can read, and shares them by a link', async () => {
    const { conversionId } = await ann.call('startConversion', await orderOf(ann));
    const { images, originalImagePath } = await untilConversion(
      ann,
      conversionId,
      ({ status }) => status === 'completed',
      'the finished conversion',
    );
    const [image] = images;
    if (!image) throw new Error('No picture came.');
    for (const path of [image.imagePath, image.thumbnailPath, originalImagePath]) {
      expect((await getBytes(ref(ann.storage, path))).byteLength).toBeGreaterThan(0);
      await expect(getBytes(ref(bob.storage, path))).rejects.toThrow(/unauthorized/);
      await expect(getBytes(ref(signedOutClient().storage, path))).rejects.toThrow(
        /unauthorized|unauthenticated/,
      );
    }
    const { conversions } = await ann.call('listConversions', {});
    expect(conversions).toMatchObject([{ conversionId, images: [{ number: 1 }, { number: 2 }] }]);

    const { imageId } = image;
    const { token, shareId } = await ann.call('shareImages', { conversionId, imageIds: [imageId], hours: 1 });
    expect(await signedOutClient().call('openShare', { token })).toMatchObject({ images: [{ number: 1 }] });
    const shared = () => fetch(`${stack().functionsUrl}/sharedImage/shared/${token}/1`);
    const answer = await shared();
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(
      Buffer.from(await getBytes(ref(ann.storage, image.imagePath))),
    );
    await ann.call('revokeShare', { shareId });
    expect((await shared()).status).toBe(404);

    // That others cannot change it is tested without the stack; this tests how callers are identified.
    expect((await rejectionOf(bob.call('setImageDeleted', { imageId, isDeleted: true }))).code).toBe(
      'not_yours',
    );
    expect((await rejectionOf(bob.call('revokeShare', { shareId }))).code).toBe('not_yours');
    await ann.call('setImageDeleted', { imageId, isDeleted: true });
    await expect(getBytes(ref(ann.storage, image.imagePath))).rejects.toThrow(/unauthorized/);
  });

  const badOrders: [string, object, ErrorCode][] = [
    ['no pictures', { generationCount: 0 }, 'studio_count'],
    ['six pictures', { generationCount: 6 }, 'studio_count'],
    ['two and a half', { generationCount: 2.5 }, 'studio_count'],
    ['"3"', { generationCount: '3' }, 'studio_count'],
    ['no words', { prompt: '  ' }, 'studio_prompt_empty'],
    ['10,000 characters', { prompt: 'a'.repeat(10_000) }, 'studio_prompt_too_long'],
    ['a control character', { prompt: 'bob\u0007' }, 'studio_prompt_characters'],
    ['a hidden change of direction', { prompt: 'bob\u202e' }, 'studio_prompt_characters'],
    ['no consent', { consent: false }, 'studio_consent'],
    ['a path out of the folder', { original: { name: '../user_x/a.jpg', fileName: 'a' } }, 'bad_request'],
    ['words for the embedded engine', { effect: null }, 'bad_request'],
    ['an effect for the AI', { engine: 'openai' }, 'bad_request'],
    ['a strength beyond 1', { effect: { hair: { tone: 'ash', strength: 1.1 } } }, 'bad_request'],
    [
      'a fourth reference',
      { references: Array.from({ length: 4 }, () => `${randomUUID()}.jpg`) },
      'bad_request',
    ],
    ['a field that nobody knows', { status: 'completed' }, 'bad_request'],
  ];

  it('rejects invalid orders before anything is counted', async () => {
    const whole = { original: { name: `${randomUUID()}.jpg`, fileName: 'a.jpg' } };
    for (const [what, change, code] of badOrders) {
      const order = {
        requestId: randomUUID(),
        prompt: 'light',
        generationCount: 1,
        engine: 'embedded',
        effect: quickEffect,
        consent: true,
        ...whole,
        ...change,
      } as Order;
      expect((await rejectionOf(bob.call('startConversion', order))).code, what).toBe(code);
    }
    const profile = await admin().firestore.doc(documents.user(bob.uid)).get();
    expect(profile.get('monthlyUsed')).toBe(0);
  });

  it.each([51, -51, 0.5, Number.NaN])('rejects the brightness %d', async (brightness) => {
    expect(api.setBrightness.input.safeParse({ imageId: 'any', brightness }).success).toBe(false);
    // // Values that are not numbers arrive as null.
    const sent = Number.isNaN(brightness) ? (null as never) : brightness;
    const call = ann.call('setBrightness', { imageId: 'any', brightness: sent });
    expect((await rejectionOf(call)).code).toBe('bad_request');
  });

  it('shows usage to staff, changes and galleries to superusers, and records access in the audit log', async () => {
    const [staff, superuser] = await Promise.all([
      withClaims({ staff: true }),
      withClaims({ superuser: true }),
    ]);
    const limit = { uid: bob.uid, monthlyLimit: 7 };
    expect((await rejectionOf(ann.call('listUsage', {}))).code).toBe('staff_required');
    expect((await rejectionOf(signedOutClient().call('listUsage', {}))).code).toBe('sign_in_required');
    expect((await rejectionOf(ann.call('setMonthlyLimit', limit))).code).toBe('admin_required');
    expect((await rejectionOf(staff.call('setMonthlyLimit', limit))).code).toBe('admin_required');
    expect((await rejectionOf(staff.call('listConversionsOf', { uid: ann.uid }))).code).toBe(
      'admin_required',
    );

    expect((await staff.call('listUsage', {})).people.length).toBeGreaterThan(0);
    await superuser.call('setMonthlyLimit', limit);
    expect((await admin().firestore.doc(documents.user(bob.uid)).get()).get('monthlyLimit')).toBe(7);
    expect((await rejectionOf(superuser.call('setMonthlyLimit', { ...limit, uid: 'nobody' }))).code).toBe(
      'limit_unknown',
    );
    await superuser.call('listConversionsOf', { uid: ann.uid });

    // A revoked role ends at once, whatever the token says.
    expect((await rejectionOf(staff.call('setRole', { uid: ann.uid, role: 'staff' }))).code).toBe(
      'admin_required',
    );
    await superuser.call('setRole', { uid: staff.uid, role: 'member' });
    expect((await rejectionOf(staff.call('listUsage', {}))).code).toBe('staff_required');

    const { docs } = await admin()
      .firestore.collection(collections.auditEntries)
      .where('actorId', 'in', [staff.uid, superuser.uid])
      .get();
    const noted = docs.map((each) => [each.get('role'), each.get('action'), each.get('targetId')]);
    expect(noted.toSorted()).toEqual(
      [
        ['staff', 'usage_listed', null],
        ['superuser', 'conversions_listed', ann.uid],
        ['superuser', 'limit_changed', bob.uid],
        ['superuser', 'role_changed', staff.uid],
      ].toSorted(),
    );
  });
});
