interface StuckWork {
  /** The schedule of the manifest that frees it. */
  readonly freedBy: string;
  /** How long it has to be stuck before the schedule looks at it. */
  readonly afterSeconds: number;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Everything that can get stuck because an event was lost, a process died, or a person never came back, with the schedule
 * that frees it. The sweeps take their times from here, and a test makes each case stuck and sees it freed.
 */
export const stuckWork = {
  /** A photo that no event took in: its set waits. Freed by another try, and at last by a refusal. */
  uploads: { freedBy: 'sweepUploads', afterSeconds: 5 * minute },
  /** A set whose task was lost or whose attempt died. */
  generation: { freedBy: 'sweepGenerations', afterSeconds: 5 * minute },
  /** The same where pictures are drawn by OpenAI, which takes longer. */
  generationByAi: { freedBy: 'sweepGenerations', afterSeconds: 19 * minute },
  /** First drawings that nobody looked at: what was not drawn is given back. */
  firstDrawings: { freedBy: 'sweepGenerations', afterSeconds: 7 * day },
  /** A conversion, pending or processing. */
  conversions: { freedBy: 'sweepConversions', afterSeconds: 19 * minute },
  submissions: { freedBy: 'sweepSubmissions', afterSeconds: 2 * minute },
  /** A review at the site that is due; an hour less the little that keeps the beat of the schedule. */
  reviews: { freedBy: 'watchReviews', afterSeconds: 55 * minute },
  /** Sets of somebody whose session has ended: looked at again so much later. */
  unconnectedReviews: { freedBy: 'watchReviews', afterSeconds: 6 * hour },
  /** A set that was deleted: what was still written when its files were removed, or all of them after a death. */
  deletedSets: { freedBy: 'sweepDeletedSets', afterSeconds: 20 * minute },
  /** A photo that was to take the place of a set's, or whose place was taken. */
  unusedPhotos: { freedBy: 'sweepDeletedSets', afterSeconds: 20 * minute },
  /** A deletion of a person that died. */
  accountDeletions: { freedBy: 'sweepAccounts', afterSeconds: 10 * minute },
  /** Files of somebody who was shut out that may still open by an address. */
  openAddresses: { freedBy: 'closeAddresses', afterSeconds: 0 },
  /** Exports that were taken away, or whose process died. */
  exports: { freedBy: 'removeOldExports', afterSeconds: day },
  /** Cut-outs for a preview, and photos that were uploaded for one. */
  previews: { freedBy: 'removeOldPreviews', afterSeconds: day },
  /** Files of the studio that no document names. */
  studioOrphans: { freedBy: 'removeExpiredImages', afterSeconds: day },
  expiredImages: { freedBy: 'removeExpiredImages', afterSeconds: 30 * day },
} as const satisfies Record<string, StuckWork>;
