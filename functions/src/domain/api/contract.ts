import type { z } from 'zod';

/**
 * Who may call. `public`: everyone, signed in or not. `signed_in`: people with an active profile. `staff` and
 * `superuser`: people with at least that role. `admin`: the operator.
 */
export type Access = 'public' | 'signed_in' | 'staff' | 'superuser' | 'admin';

/** The callables of one room: who may call, what they take and what they answer. */
export type Contract = Readonly<
  Record<string, { readonly access: Access; readonly input: z.ZodType; readonly output: z.ZodType }>
>;
