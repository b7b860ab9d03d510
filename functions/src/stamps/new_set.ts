import { FieldValue } from 'firebase-admin/firestore';
import { unleased } from '../domain/lease.ts';

const timestamps = () => ({
  createdAt: FieldValue.serverTimestamp(),
  updatedAt: FieldValue.serverTimestamp(),
  deletedAt: null,
});

/** The fields of a new set that do not depend on how it is made. */
export const newStampFields = () => ({
  title: '',
  description: '',
  category: '',
  tags: [],
  revision: 0,
  mainMessageId: null,
  tabMessageId: null,
  touchUp: [],
  retryCount: 0,
  consumedTokens: 0,
  failure: null,
  packagePath: null,
  creatorsMarketId: null,
  reviewStatus: null,
  reviewMessage: null,
  ...timestamps(),
});

/** The same of a new queue. */
export const newQueueFields = () => ({
  runNumber: 0,
  failsTo: 'failed',
  ...unleased,
  consumedAt: null,
  ...timestamps(),
});

/** The same of a new message. */
export const newMessageFields = () => ({
  regenerations: 0,
  runNumber: 0,
  state: 'pending',
  failure: null,
  ...timestamps(),
});
