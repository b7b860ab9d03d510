import type { Firestore } from 'firebase-admin/firestore';
import { describe, expect, it } from 'vitest';
import { transact } from '../../functions/src/platform/transact.ts';

/** Returns a server that fails transactions with these messages, one after another, and then lets them succeed. */
function server(answers: string[]) {
  let asked = 0;
  const runTransaction = async (work: (transaction: unknown) => Promise<unknown>) => {
    const answer = answers[asked];
    asked += 1;
    if (answer !== undefined) throw new Error(answer);
    return work({});
  };
  return { firestore: { runTransaction } as unknown as Firestore, asked: () => asked };
}

const closed = '3 INVALID_ARGUMENT: Transaction is invalid or closed.';

describe('transaction', () => {
  it('is retried when the server has closed it', async () => {
    const { firestore, asked } = server([closed, closed]);
    expect(await transact(firestore, async () => 'done')).toBe('done');
    expect(asked()).toBe(3);
  });

  it('is not retried after any other error', async () => {
    const { firestore, asked } = server(['3 INVALID_ARGUMENT: A document path is wrong.']);
    await expect(transact(firestore, async () => 'done')).rejects.toThrow('document path');
    expect(asked()).toBe(1);
  });

  it('fails with the error if it is closed again and again', async () => {
    const { firestore } = server(Array.from({ length: 20 }, () => closed));
    await expect(transact(firestore, async () => 'done')).rejects.toThrow('invalid or closed');
  });
});
