import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { openProfile } from '../../../functions/src/accounts/index.ts';
import { userSchema } from '../../../functions/src/domain/accounts/user.ts';
import { api, type CallableInput } from '../../../functions/src/domain/api.ts';
import { collections, documents, files } from '../../../functions/src/domain/paths.ts';
import { generatedImageSchema } from '../../../functions/src/domain/studio/generated_image.ts';
import { imageConversionSchema } from '../../../functions/src/domain/studio/image_conversion.ts';
import type { Caller } from '../../../functions/src/platform/callable.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import { drawConversion, startConversion } from '../../../functions/src/studio/index.ts';
import { type BareContext, bareContext } from '../../support/bare_context.ts';
import { photo } from '../../support/sets.ts';

export type StudioFixture = BareContext;

export const studioUser: Caller = {
  uid: 'mio',
  email: 'mio@pochitto.example',
  displayName: 'Mio',
  isVerified: true,
};

/** Returns a project with one person who has this monthly limit. */
export async function studioFixture({ monthlyLimit = 100 } = {}): Promise<StudioFixture> {
  const bare = bareContext();
  await openProfile(bare.context, studioUser, { locale: 'ja' });
  await changeUser(bare, { monthlyLimit });
  return bare;
}

export async function changeUser(
  { context }: StudioFixture,
  change: object,
  { uid } = studioUser,
): Promise<void> {
  await context.firestore.doc(documents.user(uid)).update(change);
}

export async function userOf({ context }: StudioFixture, { uid } = studioUser) {
  return userSchema.parse((await context.firestore.doc(documents.user(uid)).get()).data());
}

let small: Promise<Buffer> | null = null;

/** Returns the portrait at a width of 256 px, for tests that draw it often. */
export function smallPortrait(): Promise<Buffer> {
  small ??= photo('portrait_1024.jpg').then((bytes) => sharp(bytes).resize(256).jpeg().toBuffer());
  return small;
}

/** Uploads a photo to the place that browsers use. Returns its name. */
export async function uploadPhoto(
  { context }: StudioFixture,
  bytes?: Uint8Array,
  { uid } = studioUser,
  ending = 'jpg',
): Promise<string> {
  const name = `${randomUUID()}.${ending}`;
  const file = context.bucket.file(files.studioPicture(uid, name));
  await file.save(Buffer.from(bytes ?? (await smallPortrait())), {
    contentType: 'image/jpeg',
    resumable: false,
  });
  return name;
}

type Order = CallableInput<'startConversion'>;

/** A fast effect of the embedded engine that needs no model. */
export const quickEffect = { hair: null, background: 'keep', light: 'evening' } as const;

export async function orderOf(studioFixture: StudioFixture, change: Partial<Order> = {}): Promise<Order> {
  return {
    requestId: randomUUID(),
    original: change.original ?? { name: await uploadPhoto(studioFixture), fileName: 'お客さま.jpg' },
    prompt: '夕方のあかりで',
    generationCount: 3,
    engine: 'embedded',
    effect: quickEffect,
    consent: true,
    ...change,
  };
}

/** Starts a conversion as the callable does, which parses its input. Returns its id. */
export async function startOrder(
  studioFixture: StudioFixture,
  change: Partial<Order> = {},
  context: Context = studioFixture.context,
): Promise<string> {
  const order = api.startConversion.input.parse(await orderOf(studioFixture, change));
  return (await startConversion(context, studioUser, order)).conversionId;
}

/** Starts and completes a conversion. Returns its id. */
export async function drawOrder(studioFixture: StudioFixture, change: Partial<Order> = {}): Promise<string> {
  const conversionId = await startOrder(studioFixture, change);
  await drawConversion(studioFixture.context, conversionId, 'task');
  return conversionId;
}

export async function conversionOf({ context }: StudioFixture, conversionId: string) {
  const snapshot = await context.firestore.doc(documents.imageConversion(conversionId)).get();
  return imageConversionSchema.parse(snapshot.data());
}

/** Returns all pictures of a conversion that have a document, by number. */
export async function imagesOf({ context }: StudioFixture, conversionId: string) {
  const { docs } = await context.firestore
    .collection(collections.generatedImages)
    .where('conversionId', '==', conversionId)
    .get();
  return docs
    .map((each) => ({ imageId: each.id, ...generatedImageSchema.parse(each.data()) }))
    .toSorted((one, other) => one.number - other.number);
}

/** Returns every file of the studio in the bucket with its hash. */
export async function filesOf({ context }: StudioFixture): Promise<string[]> {
  const [uploads] = await context.bucket.getFiles({ prefix: 'uploads/' });
  const [thumbnails] = await context.bucket.getFiles({ prefix: 'thumbnails/' });
  return [...uploads, ...thumbnails].map(({ name, metadata }) => `${name} ${metadata.md5Hash}`).sort();
}

/** Returns the observable state of a conversion, without times and attempts. */
export async function snapshotOf(studioFixture: StudioFixture, conversionId: string) {
  const conversion = await conversionOf(studioFixture, conversionId);
  const images = await imagesOf(studioFixture, conversionId);
  const plain = (text: string) => text.replaceAll(conversionId, '<conversion>');
  const hashes = async (paths: readonly string[]) =>
    Promise.all(
      paths.map(async (path) => {
        const file = studioFixture.context.bucket.file(path);
        const [exists] = await file.exists();
        return exists ? (await file.getMetadata())[0].md5Hash : null;
      }),
    );
  const { status, errorCode, deliveredCount, quotaCounted, isDeleted } = conversion;
  return {
    status,
    errorCode,
    deliveredCount,
    quotaCounted,
    isDeleted,
    cache: conversion.images.map(({ imageId, label, width, height }) => ({
      imageId: plain(imageId),
      label,
      width,
      height,
    })),
    images: images.map(({ imageId, isDeleted: isGone, imageSize }) => ({
      imageId: plain(imageId),
      isGone,
      imageSize,
    })),
    pictures: await hashes(images.map(({ imagePath }) => imagePath)),
    thumbnails: await hashes(images.map(({ thumbnailPath }) => thumbnailPath)),
    original: await hashes([conversion.originalImagePath]),
    uploads: (await hashes(conversion.uploadPaths)).filter((hash) => hash !== null),
  };
}
