import { randomUUID } from 'node:crypto';
import { type Product, pictureKey } from '@pochitto/functions/domain/product/product_spec';
import type { SubmissionStep } from '@pochitto/functions/domain/submission/submission_attempt';
import type { CreatorsMarketSandbox, MadeAccount } from '@pochitto/sandbox/creators-market';
import type { DocumentData } from 'firebase-admin/firestore';
import { readCookies } from '../../functions/src/submission/session/read_cookies.ts';
import type { OpenVisit } from '../../functions/src/submission/visit_site.ts';
import type { OpenBrowser } from '../../functions/src/vendors/creators-market/browser/open_browser.ts';
import { openVisit } from '../../functions/src/vendors/creators-market/open_visit.ts';
import type { Patience, Visit } from '../../functions/src/vendors/creators-market/site.ts';
import {
  connect,
  readySetFixture,
  runToCompletion,
  snapshotAttempt,
  stateOf,
  submissionContext,
  submit,
} from '../../tests/flows/submission/submission_fixture.ts';
import { testUser } from '../../tests/support/backend_fixture.ts';
import type { FaultCase } from './fault_cases.ts';
import type { FaultEnd } from './fault_ends.ts';

/** Short, so that hangs are detected soon; long enough for a busy machine. */
const patience: Partial<Patience> = { page: 10_000, importing: 8000, status: 5000, rest: 800 };

const stepOf: Readonly<Partial<Record<keyof Visit, SubmissionStep>>> = {
  ensureSession: 'session',
  findByTitle: 'find',
  readStatus: 'find',
  fillForm: 'form',
  saveForm: 'save',
  ensureCount: 'count',
  ensureImages: 'images',
  ensureTags: 'tags',
  ensurePrice: 'price',
  review: 'review',
  request: 'request',
  confirmRequested: 'confirm',
};

/** Result of one case; `wrong` lists every broken promise. */
export interface FaultResult {
  readonly fault: FaultCase;
  readonly end: FaultEnd;
  readonly step: SubmissionStep;
  readonly runs: number;
  readonly clicks: number;
  readonly items: number;
  readonly ms: number;
  readonly wrong: readonly string[];
}

/**
 * Creates a person with a newly started set of a product: every case starts from there, with its own account at the
 * site.
 */
export async function faultWorld(
  sandbox: CreatorsMarketSandbox,
  { browser }: Pick<OpenBrowser, 'browser'>,
  product: Product,
) {
  const stage = await submissionContext({ url: sandbox.url, accessUrl: sandbox.accessUrl });
  await connect(stage);
  const stampId = await readySetFixture(stage, product);
  const { balance } = await stateOf(stage, stampId);
  const { attemptNo } = await submit(stage, stampId);
  const thaw = await snapshotAttempt(stage, stampId);

  const meet = async (fault: FaultCase): Promise<FaultResult> => {
    const startedAt = performance.now();
    const account = sandbox.createAccount({ creatorName: 'Ann' });
    const { context } = stage;
    await thaw(withNewTitle(`Case ${randomUUID().slice(0, 12)}`));
    const site = { url: sandbox.url, accessUrl: sandbox.accessUrl };
    const cookies = readCookies(JSON.stringify(account.cookies), site, context.now());
    await connect(stage, testUser.uid, cookies, account.pageId);
    const open = striking(sandbox, account, fault, (options) => openVisit({ ...options, patience, browser }));
    await runToCompletion(stage, { stampId, attemptNo }, open);
    const ended = await stateOf(stage, stampId);
    const counts = sandbox.counts(account.accountId);
    const { attempt } = ended;
    const end: FaultEnd = attempt?.errorCode ?? 'submitted';
    const wrong = brokenPromises({ fault, end, before: balance, ended, counts });
    return {
      fault,
      end,
      wrong,
      step: attempt?.steps.at(-1)?.name ?? 'session',
      runs: attempt?.attemptCount ?? 0,
      clicks: counts.requestClicks,
      items: counts.itemsCreated,
      ms: Math.round(performance.now() - startedAt),
    };
  };
  return { meet };
}

interface Ended {
  readonly fault: FaultCase;
  readonly end: FaultEnd;
  readonly before: number;
  readonly ended: Awaited<ReturnType<typeof stateOf>>;
  readonly counts: ReturnType<CreatorsMarketSandbox['counts']>;
}

function brokenPromises({ fault, end, before, ended, counts }: Ended): string[] {
  const { attempt, stamp, lock, ledger, balance } = ended;
  const isHeld = attempt?.status === 'submitted' || (attempt?.requestedAt !== null && mayStand(end));
  const isExpired = attempt?.status === 'session_expired';
  const promises: [string, boolean][] = [
    [`it ends ${fault.ends.join(' or ')}, and not ${end}`, fault.ends.includes(end)],
    ['the request is clicked at most once', counts.requestClicks <= 1],
    ['one item is made at most', counts.itemsCreated <= 1],
    ['the marketing box stays empty', counts.marketingTicks === 0],
    ['nobody is signed up', counts.signUps === 0],
    [`the books are right: ${ledger.join('; ')}`, ledger.length === 0],
    ['what was not handed in is given back', balance === before - (isHeld ? 5 : 0)],
    ['nothing is left running', !stamp.submission.isRunning && lock?.stampId === null],
    ['no lease is left', attempt?.leaseUntil === null && attempt.leaseId === null],
    ['every step has ended', attempt?.steps.every(({ ms }) => ms !== null) ?? false],
    ['drift says where', end !== 'submission_site_changed' || attempt?.drift !== null],
    // No screenshots of the login.
    ['the last step has its picture', isExpired || attempt?.steps.at(-1)?.screenshot !== null],
    ['the set knows its end', stamp.status === attempt?.status],
  ];
  return promises.flatMap(([promise, isKept]) => (isKept ? [] : [promise]));
}

const mayStand = (end: FaultEnd) =>
  end === 'submission_outcome_unknown' || end === 'submission_session_expired';

/** Turns the switch on as soon as our step begins. */
function striking(
  sandbox: CreatorsMarketSandbox,
  { accountId }: MadeAccount,
  { product, name, from, strikes, isOnce }: FaultCase,
  open: OpenVisit,
): OpenVisit {
  let isOn = false;
  const strike = () => {
    if (isOn) return;
    isOn = true;
    sandbox.turnOn(accountId, name, {
      ...(strikes === null ? {} : { step: strikes }),
      ...(isOnce ? { times: 1 } : {}),
      ...(name === 'slow' ? { ms: 400 } : {}),
      ...(name === 'zip_slot_error' ? { slot: pictureKey(product, 3) } : {}),
      ...(name === 'status_slow' ? { ms: 1000 } : {}),
    });
  };
  return async (options) => {
    const visit = await open(options);
    return new Proxy(visit, {
      get: (target, key: keyof Visit) => {
        if (stepOf[key] !== from) return target[key];
        const operation = target[key] as (...given: unknown[]) => Promise<unknown>;
        return (...given: unknown[]) => {
          strike();
          return operation(...given);
        };
      },
    });
  };
}

/** The form gets a unique title, and the day restarts. */
const withNewTitle = (title: string) => (data: DocumentData) => {
  if (!data.form) return data.day ? { ...data, requests: 0 } : data;
  const texts = { title: { en: title, ja: null }, description: { en: `Stickers of ${title}`, ja: null } };
  return { ...data, form: { ...data.form, ...texts } };
};
