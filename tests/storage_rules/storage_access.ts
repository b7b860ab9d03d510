import { randomUUID } from 'node:crypto';
import { collections, files } from '@pochitto/functions/domain/paths';
import { photoLimits } from '@pochitto/functions/domain/studio/photo_limits';
import { type Access, type Actor, owners, profileOf, uidOf } from '../rules/actors.ts';
import { encodedFields, type Fields } from '../rules/encoded_fields.ts';
import type { Value } from './rules_value.ts';

/** One place in a bucket, with its access. */
export interface StorageRow {
  readonly name: string;
  readonly bucket: 'main' | 'inbox';
  /** `actor` makes the request; `owner` owns the folder. */
  readonly path: (owner: Actor, actor: Actor) => string;
  /** The existing file, for all methods but `create`. With `found`, an upload replaces it. */
  readonly before?: (owner: Actor) => { readonly [name: string]: Value };
  readonly found?: true;
  /** The uploaded file. */
  readonly after?: { readonly [name: string]: Value };
  /** Requests come from the owner only, because another row of the same place covers all other actors. */
  readonly asOwner?: true;
  readonly access: Access;
}

const jpeg = { size: 64, contentType: 'image/jpeg', metadata: null };
const uuid = randomUUID();
const later = new Date('2100-01-01T00:00:00Z');
const mine: Access = { owner: ['get'] };
const uploaded: Access = { owner: ['create'] };

/** Documents that rules look up: field values in the JSON of Firestore's REST API, by path. */
export function lookedUp(): Map<string, object> {
  const documents: [string, Fields][] = [];
  for (const owner of [...owners, 'other'] as const) {
    const uid = uidOf(owner);
    const profile = profileOf(owner);
    if (profile !== null) {
      const { isActive, isDeleted, mustChangePassword } = profile;
      const fields = { isActive, deletedAt: isDeleted ? later : null };
      const initial = mustChangePassword ? { mustChangePassword } : {};
      documents.push([`users/${uid}`, { ...fields, ...initial }]);
    }
    const set = { userId: uid, status: 'pending_upload', deletedAt: null };
    documents.push([`${collections.stamps}/waiting_${uid}`, set]);
    documents.push([`${collections.stamps}/deleted_${uid}`, { ...set, deletedAt: later }]);
    for (const status of ['generating', 'generated', 'failed', 'submitted']) {
      documents.push([`${collections.stamps}/${status}_${uid}`, { ...set, status }]);
    }
    const kept = { userId: uid, isDeleted: false, expiresAt: later };
    for (const collection of [collections.generatedImages, collections.imageConversions]) {
      documents.push([`${collection}/kept_${uid}`, kept]);
      documents.push([`${collection}/deleted_${uid}`, { ...kept, isDeleted: true }]);
      documents.push([
        `${collection}/expired_${uid}`,
        { ...kept, expiresAt: new Date('2020-01-01T00:00:00Z') },
      ]);
    }
  }
  return new Map(
    documents.map(([path, fields]) => [`/databases/(default)/documents/${path}`, encodedFields(fields)]),
  );
}

/** Valid and invalid photos. */
const photos: readonly (readonly [
  name: string,
  after: { readonly [name: string]: Value },
  isFit: boolean,
])[] = [
  ...photoLimits.contentTypes.map((contentType) => [contentType, { ...jpeg, contentType }, true] as const),
  ...['image/gif', 'image/svg+xml', 'text/html', 'application/octet-stream'].map(
    (contentType) => [contentType, { ...jpeg, contentType }, false] as const,
  ),
  ['of no bytes', { ...jpeg, size: 0 }, false],
  ['of the greatest size', { ...jpeg, size: photoLimits.maxBytes }, true],
  ['of a byte more', { ...jpeg, size: photoLimits.maxBytes + 1 }, false],
];

interface Place {
  readonly name: string;
  readonly bucket: StorageRow['bucket'];
  readonly path: (owner: Actor, file: string) => string;
  readonly fileName: string;
  readonly badNames: readonly string[];
}

/** A place for photos: each photo, each name, and the other bucket. */
function rowsOfUpload({ name, bucket, path, fileName, badNames }: Place): StorageRow[] {
  const at = (file: string) => (owner: Actor) => path(owner, file);
  return [
    ...photos.map(([photo, after, isFit]) => ({
      name: `${name}, ${photo}`,
      bucket,
      path: at(fileName),
      after,
      access: isFit ? uploaded : {},
      ...(after.contentType === 'image/jpeg' && isFit && after.size === jpeg.size
        ? {}
        : { asOwner: true as const }),
    })),
    ...badNames.map((bad) => ({
      name: `${name} named ${bad.slice(0, 20)}`,
      bucket,
      path: at(bad),
      after: jpeg,
      access: {},
      asOwner: true as const,
    })),
    {
      name: `${name}, in the other bucket`,
      path: at(fileName),
      after: jpeg,
      access: {},
      asOwner: true,
      bucket: bucket === 'main' ? 'inbox' : 'main',
    },
  ];
}

const badNames = ['a/b.jpg', 'a b.jpg', 'photo', `${'x'.repeat(65)}.jpg`, 'photo.jpeg.exe7'];

const uploads: readonly StorageRow[] = [
  ...rowsOfUpload({
    name: 'a photo of a set',
    bucket: 'inbox',
    fileName: 'photo.jpg',
    badNames,
    path: (owner, file) => files.upload(uidOf(owner), `waiting_${uidOf(owner)}`, file),
  }),
  ...['deleted', 'generating', 'generated', 'failed', 'submitted', 'missing'].map((state) => ({
    name: `a photo of a set that is ${state}`,
    bucket: 'inbox' as const,
    path: (owner: Actor) => files.upload(uidOf(owner), `${state}_${uidOf(owner)}`, 'photo.jpg'),
    after: jpeg,
    access: {},
    asOwner: true as const,
  })),
  {
    name: 'a photo in one’s own folder for another’s set',
    bucket: 'inbox',
    path: (owner) => files.upload(uidOf(owner), 'waiting_other', 'photo.jpg'),
    after: jpeg,
    access: {},
  },
  {
    name: 'a photo in another’s folder for one’s own set',
    bucket: 'inbox',
    path: (owner, actor) =>
      files.upload(actor === 'owner' ? 'other' : uidOf(owner), `waiting_${uidOf(actor)}`, 'photo.jpg'),
    after: jpeg,
    access: {},
  },
  ...rowsOfUpload({
    name: 'a photo for a preview',
    bucket: 'main',
    fileName: 'photo.jpg',
    badNames,
    path: (owner, file) => files.previewUpload(uidOf(owner), file),
  }),
  ...rowsOfUpload({
    name: 'a photo for the studio',
    bucket: 'main',
    fileName: `${uuid}.jpg`,
    badNames: ['photo.jpg', `a/${uuid}.jpg`, uuid, `${uuid.toUpperCase()}.jpg`, `x${uuid}.jpg`],
    path: (owner, file) => files.studioPicture(uidOf(owner), file),
  }),
  {
    name: 'a photo for the studio that is there already',
    bucket: 'main',
    path: (owner) => files.studioPicture(uidOf(owner), `${uuid}.jpg`),
    before: () => jpeg,
    found: true,
    after: jpeg,
    access: {},
  },
  ...[
    ['with words of its own', { camera: 'tablet' }, uploaded],
    ['that names a picture', { imageId: 'kept_owner', camera: 'tablet' }, {}],
    ['that names a conversion', { conversionId: 'kept_owner' }, {}],
  ].map(([name, metadata, access]) => ({
    name: `a photo for the studio ${name}`,
    asOwner: true as const,
    before: () => jpeg,
    bucket: 'main' as const,
    path: (owner: Actor) => files.studioPicture(uidOf(owner), `${uuid}.jpg`),
    after: { ...jpeg, metadata: metadata as Record<string, string> },
    access: access as Access,
  })),
];

/** Files of the studio; the metadata name what each belongs to. */
const studio: readonly StorageRow[] = [
  ['a variant', 'imageId', (uid: string) => files.studioPicture(uid, `${uuid}.jpg`)] as const,
  ['an original', 'conversionId', (uid: string) => files.studioPicture(uid, `${uuid}.jpg`)] as const,
  ['a thumbnail', 'imageId', (uid: string) => files.studioThumbnail(uid, uuid)] as const,
].flatMap(([name, mark, path]) => {
  const row = (state: string, id: (owner: Actor) => string, access: Access): StorageRow => ({
    name: `${name} that is ${state}`,
    bucket: 'main',
    path: (owner) => path(uidOf(owner)),
    before: (owner) => ({ ...jpeg, metadata: { [mark]: id(owner) } }),
    access,
    ...(state === 'kept' ? {} : { asOwner: true }),
  });
  return [
    row('kept', (owner) => `kept_${uidOf(owner)}`, mine),
    ...['deleted', 'expired', 'missing'].map((state) =>
      row(state, (owner) => `${state}_${uidOf(owner)}`, {}),
    ),
    row('another’s', () => 'kept_other', {}),
    {
      ...row('kept', (owner) => `kept_${uidOf(owner)}`, {}),
      name: `${name} below where it should be`,
      path: (owner: Actor) => path(uidOf(owner)).replace(/[^/]+$/, 'below/$&'),
    },
    { ...row('unmarked', () => '', {}), before: () => jpeg },
  ];
});

/** Files written by functions, in folders of one person each. */
const made: readonly StorageRow[] = [
  ...(
    [
      ['a package', (uid) => files.package(uid, 'set'), mine],
      ['a sticker', (uid) => files.sticker(uid, 'set', '01', 'digest'), mine],
      ['a screenshot of a submission', (uid) => files.submissionPicture(uid, 'set', 1, '01-form'), mine],
      ['a preview', (uid) => files.previewCutOut(uid, 'digest', 'auto'), mine],
      ['a file below the previews', (uid) => `${files.previewFolder(uid)}below/it.png`, {}],
      ['an export', (uid) => files.export(uid, 'export'), mine],
      ['a file below the exports', (uid) => `${files.exportFolder(uid)}below/it.zip`, {}],
      ['a file at the root', () => 'free.txt', {}],
      ['a file of a folder that no rule names', (uid) => `users/user_${uid}/picture.jpg`, {}],
    ] as const satisfies readonly (readonly [string, (uid: string) => string, Access])[]
  ).map(([name, path, access]) => ({
    name,
    bucket: 'main' as const,
    access,
    before: () => jpeg,
    after: jpeg,
    path: (owner: Actor) => path(uidOf(owner)),
  })),
];

/** Every place of both buckets. */
export const storageTable: readonly StorageRow[] = [...uploads, ...studio, ...made];
