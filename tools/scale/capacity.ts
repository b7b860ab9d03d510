/** What people do and how long it takes: measured where the documentation says so, else assumed. */
const assumptions = {
  setsPerPersonAndMonth: 1,
  /** Share of the sets. */
  drawnByAi: 0.1,
  submitted: 0.4,
  bought: 0.15,
  /** Share of a day's work in its busiest hour; and the factor of that hour's busiest minutes. */
  busiestHour: 0.12,
  burst: 3,
  /** Callables for one set, from the first page to the download. */
  callsPerSet: 60,
  /** Into one collection: two writes per sticker, for 40. */
  writesPerSet: 80,
  filesPerSet: 45,
  imagesPerAiSet: 5,
  stripeRequestsPerPurchase: 4,
  /** Duration in seconds. */
  call: 0.3,
  drawing: 3.5,
  aiDrawing: 240,
  submission: 240,
} as const;

interface Resource {
  readonly name: string;
  readonly unit: string;
  readonly limit: number;
  /** Whose limit it is, and what to do when it is reached. */
  readonly raise: string;
  /** How much of it `setsPerSecond` use at the peak. */
  readonly use: (setsPerSecond: number) => number;
}

const a = assumptions;

/**
 * Our own limits are in the manifest and in `OPENAI_IMAGES_PER_MINUTE`; the others are the vendors' published ones.
 */
export const resources: readonly Resource[] = [
  {
    name: 'Drawing tasks (`drawQueue`)',
    unit: 'at once',
    limit: 20,
    raise:
      'Ours: `maxInstances` and `maxConcurrentDispatches`; one dispatch a set is far from the 500 a second of Cloud Tasks',
    use: (sets) => sets * (1 - a.drawnByAi) * a.drawing,
  },
  {
    name: 'AI drawing tasks (`drawAiQueue`)',
    unit: 'at once',
    limit: 20,
    raise: 'Ours, as above; after OpenAI',
    use: (sets) => sets * a.drawnByAi * a.aiDrawing,
  },
  {
    name: 'Images at OpenAI',
    unit: 'a minute',
    limit: 50,
    raise: "OpenAI's limit for the account's tier, then `OPENAI_IMAGES_PER_MINUTE`",
    use: (sets) => sets * a.drawnByAi * a.imagesPerAiSet * 60,
  },
  {
    name: 'Day book of AI costs (`ai_spend/<day>`)',
    unit: 'write a second',
    limit: 1,
    raise:
      'Firestore sustains about one write a second on a document: split the book into shards, and `image_rates/openai` with it',
    use: (sets) => sets * a.drawnByAi * a.imagesPerAiSet * 2,
  },
  {
    name: 'Submissions (`runSubmission`)',
    unit: 'at once',
    limit: 10,
    raise: 'Ours: `maxInstances` and `maxConcurrentDispatches`; ask LINE before you raise it far',
    use: (sets) => sets * a.submitted * a.submission,
  },
  {
    name: 'One callable at its default (20 instances × 80)',
    unit: 'calls at once',
    limit: 1600,
    raise: 'Ours: `maxInstances`',
    use: (sets) => sets * a.callsPerSet * a.call,
  },
  {
    name: 'Stickers written to one collection (`generate_queue_messages`, `images`)',
    unit: 'a second',
    limit: 500,
    raise:
      'Firestore takes about 500 writes a second into an index of rising values such as `createdAt`: exempt such fields where no query sorts by them',
    use: (sets) => sets * a.writesPerSet,
  },
  {
    name: 'Writes of Cloud Storage',
    unit: 'a second',
    limit: 1000,
    raise: 'Scales automatically; paths begin with the uid, so they spread',
    use: (sets) => sets * a.filesPerSet,
  },
  {
    name: 'Requests of Stripe',
    unit: 'a second',
    limit: 100,
    raise: "Stripe's limit for live mode, on request",
    use: (sets) => sets * a.bought * a.stripeRequestsPerPurchase,
  },
];

/** Sets started per second in the busiest minutes, by this many monthly active people. */
function peakSetsPerSecond(people: number): number {
  const setsPerDay = (people * a.setsPerPersonAndMonth) / 30;
  return ((setsPerDay * a.busiestHour) / 3600) * a.burst;
}

/** Returns the share of each limit used at the peak (1 = all of it), and the first bottleneck. */
export function capacityOf(people: number) {
  const sets = peakSetsPerSecond(people);
  const rows = resources.map((resource) => {
    const used = resource.use(sets);
    return { resource, used, share: used / resource.limit };
  });
  const first = rows.toSorted((one, other) => other.share - one.share)[0];
  return { setsPerSecond: sets, rows, first };
}
