interface StuckWork {
  /** Name of the schedule that frees it. */
  readonly freedBy: string;
  /** Seconds without progress after which the schedule acts. */
  readonly afterSeconds: number;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Everything that can get stuck because an event was lost, a process crashed, or a person never came back, with the
 * schedule that frees it. The sweeps take their times from here, and a test covers each case.
 */
export const stuckWork = {
  /** An unprocessed photo whose event was lost. It is processed again, and finally rejected. */
  uploads: { freedBy: 'sweepUploads', afterSeconds: 5 * minute },
  /** A set whose task was lost or whose attempt crashed. */
  generation: { freedBy: 'sweepGenerations', afterSeconds: 5 * minute },
  /** The same for OpenAI, which takes longer. */
  generationByAi: { freedBy: 'sweepGenerations', afterSeconds: 19 * minute },
  /** A proof sheet that was not approved in time: the missing stickers are refunded. */
  firstDrawings: { freedBy: 'sweepGenerations', afterSeconds: 7 * day },
  /** A notice with unsent messages; longer than Cloud Tasks waits between attempts. */
  notices: { freedBy: 'sweepNotices', afterSeconds: 20 * minute },
  /** A conversion, pending or processing. */
  conversions: { freedBy: 'sweepConversions', afterSeconds: 19 * minute },
  submissions: { freedBy: 'sweepSubmissions', afterSeconds: 2 * minute },
  /** A review check that is due: an hour minus a margin, so the hourly schedule does not skip it. */
  reviews: { freedBy: 'watchReviews', afterSeconds: 55 * minute },
  /** Sets of people whose session has expired are postponed by this time. */
  unconnectedReviews: { freedBy: 'watchReviews', afterSeconds: 6 * hour },
  /** A deleted set with files that were written during the removal, or all files if the process crashed. */
  deletedSets: { freedBy: 'sweepDeletedSets', afterSeconds: 20 * minute },
  /** A photo of a set that was replaced, or whose replacement failed. */
  unusedPhotos: { freedBy: 'sweepDeletedSets', afterSeconds: 20 * minute },
  /** An account deletion whose process crashed. */
  accountDeletions: { freedBy: 'sweepAccounts', afterSeconds: 10 * minute },
  /** Files of deactivated people whose download URLs may still work. */
  openAddresses: { freedBy: 'closeAddresses', afterSeconds: 0 },
  /** Exports that have expired, or whose process crashed. */
  exports: { freedBy: 'removeOldExports', afterSeconds: day },
  /** Preview cut-outs, and photos that were uploaded for one. */
  previews: { freedBy: 'removeOldPreviews', afterSeconds: day },
  /** Files of the studio that no document references. */
  studioOrphans: { freedBy: 'removeExpiredImages', afterSeconds: day },
  expiredImages: { freedBy: 'removeExpiredImages', afterSeconds: 30 * day },
} as const satisfies Record<string, StuckWork>;
