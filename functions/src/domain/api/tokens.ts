import { z } from 'zod';
import { locales } from '../accounts/user.ts';
import { documentIdSchema } from '../paths.ts';
import { offerIds } from '../tokens/prices.ts';
import { paymentStates, transactionStatuses } from '../tokens/token_transaction.ts';
import type { Contract } from './contract.ts';

/** Buying tokens and tickets. */
export const tokensApi = {
  /** Starts a purchase: returns a Stripe page to redirect to. The same request ID returns the same page. */
  openCheckout: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z.strictObject({ offer: z.enum(offerIds), requestId: z.uuid(), locale: z.enum(locales) }),
    output: z.object({ url: z.url(), purchaseId: documentIdSchema }),
  },
  /** For the return page of Stripe: reads the state from Stripe, and credits what is paid. */
  reconcileCheckout: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z.strictObject({ sessionId: z.string().regex(/^cs_[A-Za-z0-9_]{1,200}$/) }),
    output: z.object({
      purchaseId: documentIdSchema,
      offer: z.enum(offerIds),
      status: z.enum(transactionStatuses),
      /** `waiting`: a konbini voucher was created and is not paid yet. */
      payment: z.enum(paymentStates),
    }),
  },
} as const satisfies Contract;
