import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type StripeSandbox, startStripeSandbox } from '@pochitto/sandbox/stripe';
import { openProfile } from '../../functions/src/accounts/index.ts';
import { userSchema } from '../../functions/src/domain/accounts/user.ts';
import { collections, documents, ids } from '../../functions/src/domain/paths.ts';
import type { OfferId } from '../../functions/src/domain/tokens/prices.ts';
import { tokenTransactionSchema } from '../../functions/src/domain/tokens/token_transaction.ts';
import type { Caller } from '../../functions/src/platform/callable.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import {
  type GenerationCharge,
  grant,
  openCheckout,
  prepareGenerationCharge,
  receiveEvent,
  withLedger,
} from '../../functions/src/tokens/index.ts';
import { bareContext } from './bare_context.ts';

/** The secret with which the sandbox, or a test in its place, signs events. */
export const webhookSecret = 'whsec_shop';

/** The token functions on the emulators, a Stripe sandbox, and the webhook that connects both over HTTP. */
export interface LedgerFixture {
  readonly context: Context;
  readonly stripe: StripeSandbox;
  readonly webhookUrl: string;
  /** Moves the clock of the functions forward, in seconds. Stripe has its own clock. */
  readonly wait: (seconds: number) => void;
  readonly close: () => Promise<void>;
}

export async function ledgerFixture(): Promise<LedgerFixture> {
  const bare = bareContext();
  const stripe = await startStripeSandbox({ port: 0, webhookSecret });
  const context: Context = {
    ...bare.context,
    stripeAccount: () => ({
      secretKey: 'sk_test_shop',
      apiUrl: stripe.url,
      webOrigin: 'http://127.0.0.1:5400',
    }),
    stripeWebhookSecrets: () => [webhookSecret],
  };
  const { server, url } = await serveWebhook(context);
  stripe.setEndpoint({ url, secrets: [webhookSecret] });
  const close = async () => {
    await stripe.stop();
    server.closeAllConnections();
    server.close();
  };
  return { context, stripe, webhookUrl: url, wait: bare.wait, close };
}

/** Serves the webhook as deployed: it gets the raw bytes of the body. */
async function serveWebhook(context: Context): Promise<{ server: Server; url: string }> {
  const answer = async (request: IncomingMessage) => {
    const signature = String(request.headers['stripe-signature'] ?? '');
    return receiveEvent(context, { rawBody: await buffer(request), signature });
  };
  const server = createServer((request, response) => {
    void answer(request).then((status) => response.writeHead(status).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('No port.');
  return { server, url: `http://127.0.0.1:${address.port}` };
}

/** Creates a person with a profile, the welcome ticket, and `tokens` as a gift. */
export async function newUser(context: Context, tokens = 0): Promise<Caller> {
  const uid = randomUUID();
  const caller = { uid, email: `${uid}@pochitto.example`, displayName: 'Ann' };
  await openProfile(context, caller, { locale: 'ja' });
  if (tokens > 0) await grant(context, { grantId: uid, uid, tokens, tickets: 0 });
  return caller;
}

/** Creates a set with only the fields that the ledger uses. Returns its id. */
export async function newSet({ firestore }: Context, uid: string): Promise<string> {
  const stampId = randomUUID();
  await firestore.doc(documents.stamp(stampId)).set({ userId: uid, consumedTokens: 0 });
  return stampId;
}

/** Charges stickers as the start of a generation run does. */
export async function spend(
  context: Context,
  {
    count = 1,
    ...charge
  }: Pick<GenerationCharge, 'uid' | 'stampId'> & Partial<GenerationCharge> & { readonly count?: number },
): Promise<void> {
  const { queueId = randomUUID() } = charge;
  const messageIds = ids.firstMessages(queueId, count);
  const whole = { queueId, runNumber: 0, messageIds, payWith: 'tokens', ...charge } as const;
  await withLedger(context, charge.uid, async (transaction) => {
    (await prepareGenerationCharge(context, transaction, whole))();
  });
}

/** Opens a checkout for an offer. Returns the ids of the purchase and of Stripe's session. */
export async function goToCheckout(
  { context }: Pick<LedgerFixture, 'context'>,
  caller: Caller,
  offer: OfferId,
) {
  const { url, purchaseId } = await openCheckout(context, caller, {
    offer,
    requestId: randomUUID(),
    locale: 'ja',
  });
  const session = url.split('/').at(-1) ?? '';
  return { purchaseId, session };
}

export async function balanceOf({ firestore }: Context, uid: string): Promise<number> {
  return userSchema.parse((await firestore.doc(documents.user(uid)).get()).data()).tokenBalance;
}

/** Returns a person's ledger entries, oldest first, such as `purchase +50 completed`. */
export async function entriesOf({ firestore }: Context, uid: string): Promise<string[]> {
  const { docs } = await firestore
    .collection(collections.tokenTransactions)
    .where('userId', '==', uid)
    .orderBy('createdAt')
    .get();
  return docs
    .map((document) => tokenTransactionSchema.parse(document.data()))
    .map(({ kind, status, amount }) => `${kind} ${amount < 0 ? '−' : '+'}${Math.abs(amount)} ${status}`);
}
