import { randomUUID } from 'node:crypto';
import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import { defaultMonthlyLimit } from '../../functions/src/domain/accounts/user.ts';
import { documents, ids } from '../../functions/src/domain/paths.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { prepareGenerationCharge, withLedger } from '../../functions/src/tokens/index.ts';
import { bareContext } from '../../tests/support/bare_context.ts';
import { onBareStack } from './bare/bare_stack.ts';
import type { Bench } from './run_benches.ts';

const rounds = 14;
const wallets = 10;
const spendsEach = 10;

/** Returns the spends per second, sequential per balance, on many balances in parallel. */
async function spendsPerSecond(
  uids: readonly string[],
  spend: (uid: string) => Promise<void>,
): Promise<number> {
  const started = performance.now();
  await Promise.all(
    uids.map(async (uid) => {
      for (let count = 0; count < spendsEach; count += 1) await spend(uid);
    }),
  );
  return (uids.length * spendsEach * 1000) / (performance.now() - started);
}

/** The minimum of a spend: read the balance, write the balance and an entry. */
function bareSpend(firestore: Firestore, uid: string): Promise<void> {
  const wallet = firestore.doc(documents.user(uid));
  return firestore.runTransaction(async (transaction) => {
    const balance: unknown = (await transaction.get(wallet)).get('tokenBalance');
    if (Number(balance) < 1) throw new Error('The purse is empty.');
    transaction.create(firestore.doc(documents.tokenConsumption(randomUUID())), { userId: uid, amount: 1 });
    transaction.update(wallet, { tokenBalance: FieldValue.increment(-1) });
  });
}

function ledgerSpend(context: Context, uid: string): Promise<void> {
  const queueId = randomUUID();
  const charge = {
    uid,
    stampId: uid,
    queueId,
    runNumber: 0,
    messageIds: ids.firstMessages(queueId, 1),
    payWith: 'tokens',
  } as const;
  return withLedger(context, uid, async (transaction) => {
    (await prepareGenerationCharge(context, transaction, charge))();
  });
}

async function fill(firestore: Firestore): Promise<string[]> {
  const uids = Array.from({ length: wallets }, () => randomUUID());
  for (const uid of uids) {
    await firestore.doc(documents.user(uid)).set(profile(uid));
    await firestore.doc(documents.stamp(uid)).set({ userId: uid, consumedTokens: 0 });
  }
  return uids;
}

const profile = (uid: string) => ({
  userId: uid,
  displayName: 'Ann',
  email: `${uid}@pochitto.example`,
  photoURL: null,
  locale: 'ja',
  lineUserId: null,
  stripeCustomerId: null,
  tokenBalance: 1_000_000,
  monthlyLimit: defaultMonthlyLimit,
  monthlyUsed: 0,
  isActive: true,
  createdAt: new Date(),
  updatedAt: new Date(),
  deletedAt: null,
});

/** Throughput of the ledger relative to that of bare spends, alternating on the same emulator. */
async function spendOverBare(): Promise<number[]> {
  const { context } = bareContext();
  const { firestore } = context;
  const uids = await fill(firestore);
  const samples: number[] = [];
  // The first round warms up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const bare = () => spendsPerSecond(uids, (uid) => bareSpend(firestore, uid));
    const ours = () => spendsPerSecond(uids, (uid) => ledgerSpend(context, uid));
    // Alternates which one goes first.
    const isBareFirst = round % 2 === 0;
    const first = await (isBareFirst ? bare() : ours());
    const second = await (isBareFirst ? ours() : bare());
    if (round > 0) samples.push(isBareFirst ? second / first : first / second);
  }
  await firestore.terminate();
  return samples;
}

export const benches: Bench[] = [
  {
    name: 'ledger.spend_over_bare',
    unit: '×',
    goal: 0.8,
    atLeast: true,
    run: () => onBareStack(spendOverBare),
  },
];
