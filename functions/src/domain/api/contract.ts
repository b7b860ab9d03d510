import { z } from 'zod';

/**
 * Who may call. `public`: everyone, signed in or not. `signed_in`: people with an active profile. `staff` and
 * `superuser`: people with at least that role. `admin`: the operator.
 */
export type Access = 'public' | 'signed_in' | 'staff' | 'superuser' | 'admin';

/**
 * What a call must prove by App Check, if the deployment requires it. `token`: that it comes from our web app.
 * `limited_use`: also that its token is new, so a recorded call cannot be replayed; for calls that charge, order
 * paid work or reach a vendor. `none`: nothing, since the caller is not a web page.
 */
export type AppCheckProof = 'token' | 'limited_use' | 'none';

/** The callables of one area: who may call them, their input and output. `appCheck` is `token` by default. */
export type Contract = Readonly<
  Record<
    string,
    {
      readonly access: Access;
      readonly appCheck?: AppCheckProof;
      readonly input: z.ZodType;
      readonly output: z.ZodType;
    }
  >
>;

/** A point in time, ISO 8601 in UTC. */
export const isoTime = z.iso.datetime();
export const count = z.number().int().min(0);
/** Millionths of a US dollar. */
export const micros = z.number().int();
/** `next` of the previous page; null for the first page. It may contain the longest display name. */
export const pageCursor = z.string().max(2400).nullable().default(null);
/** null on the last page. */
export const nextPage = z.string().nullable();
/** Text input without lone surrogates. */
export const wellFormed = z.string().refine((text) => text.isWellFormed(), 'bad_request');
/** Why an operator makes a change. */
export const reason = wellFormed.trim().min(3, 'reason_missing').max(200);
