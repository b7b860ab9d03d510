import { z } from 'zod';

/**
 * Who may call. `public`: everyone, signed in or not. `signed_in`: people with an active profile. `staff` and
 * `superuser`: people with at least that role. `admin`: the operator.
 */
export type Access = 'public' | 'signed_in' | 'staff' | 'superuser' | 'admin';

/** The callables of one area: who may call them, their input and output. */
export type Contract = Readonly<
  Record<string, { readonly access: Access; readonly input: z.ZodType; readonly output: z.ZodType }>
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
