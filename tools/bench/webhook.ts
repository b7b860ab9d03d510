import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { buildFunctions } from '../build/build_functions.ts';
import { type Person, signUp } from '../client/person.ts';
import { seedStack } from '../seed/seed_stack.ts';
import type { StackInfo } from '../stack/stack_info.ts';
import { startStack } from '../stack/start_stack.ts';
import type { Bench } from './run_benches.ts';

const rounds = 5;
const paymentsEach = 20;

const deliveriesSchema = z.object({
  result: z.array(z.object({ type: z.string(), status: z.number().nullable(), milliseconds: z.number() })),
});

/**
 * How long Stripe waits for the deployed webhook's response to a payment, including the credit: 95th percentile per
 * round, in ms.
 */
async function answerTimes(): Promise<number[]> {
  await buildFunctions();
  const stack = await startStack({ functions: true, command: 'bench', asDefault: false, quiet: true });
  try {
    await seedStack(stack.info);
    const person = await signUp(stack.info);
    const samples: number[] = [];
    // The first round finds the function cold: that measures the emulator, not our code.
    for (let round = 0; round <= rounds; round += 1) {
      const times = await oneRun(stack.info, person);
      if (round > 0) samples.push(times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN);
    }
    await person.close();
    return samples;
  } finally {
    await stack.stop();
  }
}

/** Pays one order after another; returns the duration of each response, shortest first. */
async function oneRun({ sandboxes }: StackInfo, person: Person): Promise<number[]> {
  const tell = async (name: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${sandboxes.stripe}/sandbox/${name}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
    return answer.json();
  };
  const deliveries = async () => deliveriesSchema.parse(await tell('deliveries', {})).result;
  const before = (await deliveries()).length;
  for (let payment = 0; payment < paymentsEach; payment += 1) {
    const order = { offer: 'tokens_50', requestId: randomUUID(), locale: 'ja' } as const;
    const { url } = await person.call('openCheckout', order);
    await tell('paySession', { session: url.split('/').at(-1) });
  }
  await tell('idle', { retriesToo: true });
  const made = (await deliveries()).slice(before);
  const paid = made.filter(({ type }) => type === 'checkout.session.completed');
  if (paid.length !== paymentsEach || paid.some(({ status }) => status !== 200)) {
    throw new Error('A payment was not credited at its first delivery.');
  }
  return paid.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
}

export const benches: Bench[] = [{ name: 'ledger.webhook_p95_ms', unit: 'ms', goal: 500, run: answerTimes }];
