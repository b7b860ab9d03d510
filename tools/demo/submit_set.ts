import { randomUUID } from 'node:crypto';
import { collections } from '@pochitto/functions/domain/paths';
import { humanChecks } from '@pochitto/functions/domain/stamps/human_checks';
import { type SetMetadata, setMetadataSchema } from '@pochitto/functions/domain/stamps/set_metadata';
import { submissionForm } from '@pochitto/functions/domain/submission/submission_form';
import { collection, getDocs, orderBy, query, where } from 'firebase/firestore';
import { z } from 'zod';
import type { Person } from '../client/person.ts';
import { untilAttemptEnds, untilSet } from '../client/watch.ts';

type Done = (what: string) => void;

const madeAccount = z.object({ accountId: z.string(), cookies: z.array(z.looseObject({})) });
const counted = z.looseObject({
  itemsCreated: z.number(),
  requestClicks: z.number(),
  marketingTicks: z.number(),
});

/** An account at the sandbox of Creators Market. */
interface Account {
  readonly accountId: string;
  /** URL of the sandbox. */
  readonly market: string;
}

/** Connects a new account of the sandbox. */
export async function connectMarket(person: Person, market: string, done: Done): Promise<Account> {
  const account = madeAccount.parse(await ask(market, 'createAccount', { creatorName: 'Demo' }));
  await person.call('connectLine', { cookies: JSON.stringify(account.cookies) });
  done('connected Creators Market, and the session was tried');
  return { accountId: account.accountId, market };
}

/** Fills in the texts that are suggested for a set. */
export async function nameSet(person: Person, stampId: string): Promise<SetMetadata> {
  const { proposals, ...rest } = await person.call('suggestMetadata', { stampId });
  const [first] = proposals;
  if (!first) throw new Error('No title was suggested.');
  // Titles are unique across the whole site.
  const own = randomUUID().slice(0, 6);
  const title = { en: `${first.title.en} ${own}`.slice(0, 40), ja: null };
  const description = { en: first.description.en, ja: null };
  const metadata = setMetadataSchema.parse({ ...rest, title, description });
  await person.call('saveMetadata', { stampId, metadata });
  return metadata;
}

/**
 * Rehearses the submission of a named set and submits it, reading everything back. `before`: number of earlier
 * submissions.
 */
export async function submitSet(
  person: Person,
  { stampId, metadata }: { readonly stampId: string; readonly metadata: SetMetadata },
  { accountId, market, before }: Account & { readonly before: number },
  done: Done,
): Promise<void> {
  const itemsCreated = before + 1;
  const rehearsal = await person.call('rehearseSubmission', { stampId, requestId: randomUUID() });
  const steps = await endedWell(person, stampId, rehearsal.attemptNo);
  await expectCounts(market, accountId, { itemsCreated, requestClicks: before, marketingTicks: 0 });
  done(`rehearsed: ${steps} steps with their pictures, everything read back, nothing requested`);

  const set = await untilSet(person, stampId, () => true, 'the set');
  const messages = await getDocs(
    query(
      collection(person.firestore, collections.generateQueueMessages),
      where('userId', '==', person.uid),
      where('queueId', '==', set.queueId),
      orderBy('orderPriority'),
    ),
  );
  const form = submissionForm({
    product: set.product,
    metadata,
    engine: set.engine,
    messageIds: messages.docs.map(({ id }) => id),
  });
  const { attemptNo } = await person.call('submitStamp', {
    stampId,
    requestId: randomUUID(),
    confirmed: {
      form,
      revision: set.revision,
      humanChecks: humanChecks.map(({ id }) => id),
      inMyName: true,
    },
  });
  await endedWell(person, stampId, attemptNo);
  const { reviewStatus } = await untilSet(
    person,
    stampId,
    ({ status }) => status === 'submitted',
    'the submitted set',
  );
  if (reviewStatus !== 'waiting_for_review') throw new Error(`Its review is ${reviewStatus}.`);
  await expectCounts(market, accountId, { itemsCreated, requestClicks: before + 1, marketingTicks: 0 });
  done('submitted: one set, one request, waiting for its review');
}

/** Returns the number of steps. */
async function endedWell(person: Person, stampId: string, attemptNo: number): Promise<number> {
  const { status, errorCode, errorMessage, steps } = await untilAttemptEnds(person, stampId, attemptNo);
  if (status !== 'submitted')
    throw new Error(`Attempt ${attemptNo}: ${status}, ${errorCode}, ${errorMessage}`);
  return steps.length;
}

async function expectCounts(
  market: string,
  accountId: string,
  expected: z.infer<typeof counted>,
): Promise<void> {
  const counts = counted.parse(await ask(market, 'counts', { accountId }));
  for (const [name, value] of Object.entries(expected)) {
    if (counts[name] !== value)
      throw new Error(`The site counted ${String(counts[name])} ${name}, not ${String(value)}.`);
  }
}

async function ask(market: string, action: string, body: object): Promise<unknown> {
  const answer = await fetch(`${market}/sandbox/${action}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The sandbox refused ${action}: ${await answer.text()}`);
  return z.object({ result: z.unknown() }).parse(await answer.json()).result;
}
