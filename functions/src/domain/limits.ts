import type { CallableName, PublicCallableName } from './api.ts';

/** How often something may be done per minute and per day (in Japan). */
export interface Allowance {
  readonly perMinute: number;
  readonly perDay: number;
}

/** Also includes what is not a callable but has a cost: images behind a link. */
export type LimitedName = CallableName | 'sharedImage';

/**
 * `person`: counted by the uid of the signed-in person. `address`: counted by network for people without a sign-in;
 * without it, only signed-in people are served.
 */
type Limit = { readonly person?: Allowance; readonly address?: Allowance } | { readonly free: string };

/** Reads or writes a few documents. */
const light: Allowance = { perMinute: 120, perDay: 10_000 };
/** Sign-in attempts. Whole offices and mobile networks share one address. */
const signIn = { person: { perMinute: 20, perDay: 200 }, address: { perMinute: 60, perDay: 3000 } };

/**
 * Call limits per person, or per network without a sign-in. Counted before any work, including refused calls
 * (`too_often`). A new callable has to add its limits here, or the reason why it needs none.
 */
export const limits = {
  openProfile: { person: light },
  beginLineLogin: signIn,
  finishLineLogin: signIn,
  createLoginId: { person: { perMinute: 30, perDay: 500 } },
  renewInitialPassword: { person: { perMinute: 30, perDay: 500 } },
  setLocale: { person: light },
  /** Each sends a mail. */
  prepareEmailChange: { person: { perMinute: 3, perDay: 10 } },
  unlinkSignIn: { person: { perMinute: 5, perDay: 20 } },
  changeDisplayName: { person: { perMinute: 20, perDay: 200 } },
  markNoticesRead: { person: light },
  chooseNotice: { person: light },
  /** Asks LINE whether the person is a friend of the Official Account. */
  readNoticeChannels: { person: { perMinute: 30, perDay: 1000 } },
  changeInitialPassword: { person: { perMinute: 10, perDay: 50 } },
  setActive: { person: light },
  /** Reads all data of a person and writes a ZIP. */
  exportMyData: { person: { perMinute: 2, perDay: 5 } },
  deleteMe: { person: { perMinute: 10, perDay: 50 } },

  createStamp: { person: { perMinute: 30, perDay: 300 } },
  createStampOfDrawings: { person: { perMinute: 30, perDay: 300 } },
  retryStamp: { person: { perMinute: 20, perDay: 200 } },
  cancelGeneration: { free: 'It ends work that costs more.' },
  approveProofSheet: { person: { perMinute: 30, perDay: 300 } },
  redrawProofSheet: { person: { perMinute: 10, perDay: 100 } },
  regenerateSticker: { person: { perMinute: 60, perDay: 600 } },
  addMessages: { person: { perMinute: 20, perDay: 200 } },
  addDrawings: { person: { perMinute: 20, perDay: 200 } },
  deriveSet: { person: { perMinute: 20, perDay: 200 } },
  saveEdits: { person: { perMinute: 120, perDay: 3000 } },
  /** Each runs the models for free; the first two redraw all stickers. */
  cutOutAgain: { person: { perMinute: 6, perDay: 60 } },
  changePhoto: { person: { perMinute: 3, perDay: 20 } },
  previewCutOut: { person: { perMinute: 10, perDay: 40 } },
  /** One call for each of up to 80 files. */
  readDrawings: { person: { perMinute: 90, perDay: 300 } },
  /** Like `previewCutOut`, without an account. Whole schools and mobile networks share one address. */
  tryPhoto: { person: { perMinute: 10, perDay: 40 }, address: { perMinute: 10, perDay: 60 } },
  checkStamp: { person: { perMinute: 60, perDay: 2000 } },
  preparePackage: { person: { perMinute: 20, perDay: 300 } },
  saveMetadata: { person: light },
  suggestMetadata: { person: light },
  deleteStamp: { person: { perMinute: 60, perDay: 1000 } },
  renameStamp: { person: light },
  restoreVersion: { person: { perMinute: 60, perDay: 2000 } },
  restoreStamp: { person: { perMinute: 60, perDay: 1000 } },

  /** Each opens a session at Stripe. */
  openCheckout: { person: { perMinute: 10, perDay: 100 } },
  reconcileCheckout: { person: { perMinute: 60, perDay: 1000 } },

  /** Each sends requests to LINE's site. */
  connectLine: { person: { perMinute: 10, perDay: 100 } },
  startLinePairing: { person: { perMinute: 10, perDay: 100 } },
  handOverLineCookies: {
    person: { perMinute: 10, perDay: 100 },
    address: { perMinute: 20, perDay: 300 },
  },
  checkLineSession: { person: { perMinute: 10, perDay: 200 } },
  confirmLineCreator: { person: light },
  forgetLine: { free: 'A session can always be destroyed at once.' },
  /** Each runs a browser for minutes. */
  rehearseSubmission: { person: { perMinute: 6, perDay: 60 } },
  submitStamp: { person: { perMinute: 10, perDay: 100 } },
  checkReview: { person: { perMinute: 3, perDay: 60 } },

  startConversion: { person: { perMinute: 30, perDay: 500 } },
  cancelConversion: { free: 'It ends work that costs more.' },
  setConversionDeleted: { person: light },
  setImageDeleted: { person: light },
  setBrightness: { person: light },
  rateImage: { person: light },
  listConversions: { person: light },
  shareImages: { person: { perMinute: 20, perDay: 500 } },
  /** Draws an image of up to 40 stickers. */
  shareSet: { person: { perMinute: 6, perDay: 100 } },
  revokeShare: { free: 'A link can always be closed at once.' },
  openShare: { person: { perMinute: 60, perDay: 3000 }, address: { perMinute: 60, perDay: 3000 } },
  /** Reads and redraws an image. */
  sharedImage: { address: { perMinute: 120, perDay: 6000 } },

  listUsage: { person: light },
  setMonthlyLimit: { person: light },
  listConversionsOf: { person: light },
  inspectPictures: { person: light },
  setRole: { person: light },
  savePreset: { person: light },
  /** Counts and reads hundreds of documents. */
  readOverview: { person: { perMinute: 30, perDay: 3000 } },
  /** Counts the same, at most once a minute. Whole mobile networks share one address. */
  readServiceStatus: {
    person: { perMinute: 30, perDay: 3000 },
    address: { perMinute: 120, perDay: 10_000 },
  },
  findPeople: { person: { perMinute: 60, perDay: 3000 } },
  readPerson: { person: light },
  listLedgerOf: { person: light },
  listSetsOf: { person: light },
  grantGift: { person: { perMinute: 20, perDay: 200 } },
  listJobs: { person: light },
  mendFinding: { person: { perMinute: 60, perDay: 2000 } },
  retryJob: { person: { perMinute: 60, perDay: 2000 } },
  cancelJob: { free: 'It ends work that costs more.' },
  readAiSpend: { person: light },
  stopAi: { free: 'AI drawing can always be stopped at once.' },
  listFindings: { person: light },
  listAudit: { person: light },
} as const satisfies Record<LimitedName, Limit> & Record<PublicCallableName, { readonly address: Allowance }>;

/** Photos that one set may have in turn: all after the first are free. */
export const mostPhotosOfSet = 5;

/** Sets of one person that may wait for their photo. */
export const mostSetsWithoutPhoto = 20;

/** Conversions of one person that may be pending or processing. */
export const mostRunningConversions = 100;

/** Checkouts of one person that may be open at Stripe, including unpaid vouchers. */
export const mostOpenCheckouts = 10;

/** Photos tried without an account, by everyone together: bounds our cost. */
export const trialsOfEveryone: Allowance = { perMinute: 120, perDay: 20_000 };

/** Tries of one pairing code, by all callers together. */
export const pairingCodeTries: Allowance = { perMinute: 5, perDay: 20 };

/** Uses of one person's unsubscribe link. */
export const unsubscribeUses: Allowance = { perMinute: 20, perDay: 200 };

/** Notices per day (in Japan) that a person gets messages about; further ones are only in the app. */
export const mostNoticesPerDay = 30;

/** Image requests of one link, from anywhere. */
export const shareViews: Allowance = { perMinute: 300, perDay: 20_000 };

/** Returns the allowances of a call; null if it is unlimited. */
export function allowancesOf(name: LimitedName): { person?: Allowance; address?: Allowance } | null {
  const limit: Limit = limits[name];
  return 'free' in limit ? null : limit;
}
