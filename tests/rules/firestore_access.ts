import { collections } from '@pochitto/functions/domain/paths';
import type { Access } from './actors.ts';

/** One type of document with its access. */
export interface FirestoreRow {
  readonly collection: string;
  /** Distinguishes rows of the same collection; part of the document ids. */
  readonly variant?: string;
  /** Fields in addition to `userId`. */
  readonly fields?: Readonly<Record<string, boolean | Date>>;
  /** Whether documents are below the owner's uid. */
  readonly isUnderUid?: true;
  readonly access: Access;
}

const owned: Access = { owner: ['get', 'list'] };
const everybody = ['signed out', 'other', 'owner', 'staff', 'superuser', 'admin'] as const;
const shutOut = [
  'suspended owner',
  'deleted owner',
  'owner with initial password',
  'owner without profile',
] as const;
const later = new Date('2100-01-01');

/** Collections whose documents only the owner can read, by id and by query. */
const readByOwner: readonly string[] = [
  collections.stamps,
  collections.images,
  collections.stickerVersions,
  collections.generateQueues,
  collections.generateQueueMessages,
  collections.tokenTransactions,
  collections.tokenConsumptions,
  collections.tickets,
  collections.ticketConsumptions,
  collections.imageConversions,
  collections.shares,
  collections.submissionAttempts,
  collections.notices,
  collections.lineSessionSummaries,
];

const withSeparateRows: readonly string[] = [
  collections.users,
  collections.presets,
  collections.generatedImages,
];

/** Every collection of the database, and one that does not exist. */
export const firestoreTable: readonly FirestoreRow[] = [
  {
    collection: collections.users,
    isUnderUid: true,
    // People without access can still read why.
    access: Object.fromEntries(['owner' as const, ...shutOut.slice(0, 3)].map((actor) => [actor, ['get']])),
  },
  {
    collection: collections.presets,
    variant: 'offered',
    fields: { isActive: true },
    access: Object.fromEntries([...everybody, ...shutOut].map((actor) => [actor, ['get', 'list']])),
  },
  {
    collection: collections.presets,
    variant: 'hidden',
    fields: { isActive: false },
    access: { admin: ['get', 'list'] },
  },
  {
    collection: collections.generatedImages,
    variant: 'kept',
    fields: { isDeleted: false, expiresAt: later },
    access: { owner: ['get'] },
  },
  {
    collection: collections.generatedImages,
    variant: 'deleted',
    fields: { isDeleted: true, expiresAt: later },
    access: {},
  },
  {
    collection: collections.generatedImages,
    variant: 'expired',
    fields: { isDeleted: false, expiresAt: new Date(0) },
    access: {},
  },
  ...readByOwner.map((collection) => ({ collection, access: owned })),
  ...[...Object.values(collections), 'secrets']
    .filter((name) => !readByOwner.includes(name) && !withSeparateRows.includes(name))
    .map((collection) => ({ collection, access: {} })),
];

export const nameOfRow = ({ collection, variant }: FirestoreRow): string =>
  variant === undefined ? collection : `${collection} (${variant})`;
