import type { Query, Transaction } from 'firebase-admin/firestore';
import { z } from 'zod';
import { userSchema } from '../domain/accounts/user.ts';
import { collections, documents } from '../domain/paths.ts';
import { ticketConsumptionSchema, ticketSchema } from '../domain/tokens/ticket.ts';
import { tokenConsumptionSchema } from '../domain/tokens/token_consumption.ts';
import { tokenTransactionSchema } from '../domain/tokens/token_transaction.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { ledgerProblems } from './ledger_problems.ts';

const stampSum = z.object({ consumedTokens: z.number().int() });

/** Checks one person's ledger in one transaction. Returns one line for each broken invariant. */
export async function auditLedger({ firestore }: Context, uid: string): Promise<string[]> {
  const owned = (collection: string) => firestore.collection(collection).where('userId', '==', uid);
  return transact(
    firestore,
    async (transaction) => {
      const user = readDocument(userSchema, await transaction.get(firestore.doc(documents.user(uid))));
      if (!user) return [];
      const read = <Schema extends z.ZodType>(schema: Schema, collection: string) =>
        readAll(transaction, schema, owned(collection));
      const [transactions, consumptions, stamps, tickets, ticketConsumptions] = await Promise.all([
        read(tokenTransactionSchema, collections.tokenTransactions),
        read(tokenConsumptionSchema, collections.tokenConsumptions),
        read(stampSum, collections.stamps),
        read(ticketSchema, collections.tickets),
        read(ticketConsumptionSchema, collections.ticketConsumptions),
      ]);
      const { tokenBalance } = user;
      return ledgerProblems({
        tokenBalance,
        transactions,
        consumptions,
        stamps,
        tickets,
        ticketConsumptions,
      });
    },
    { readOnly: true },
  );
}

async function readAll<Schema extends z.ZodType>(transaction: Transaction, schema: Schema, query: Query) {
  const found = new Map<string, z.output<Schema>>();
  for (const document of (await transaction.get(query)).docs) {
    const parsed = readDocument(schema, document);
    if (parsed !== null) found.set(document.id, parsed);
  }
  return found;
}
