import { z } from 'zod';

/**
 * Who may call. `public`: everyone, signed in or not. `signed_in`: people with an active profile. `staff` and
 * `superuser`: people with at least that role. `admin`: the operator.
 */
export type Access = 'public' | 'signed_in' | 'staff' | 'superuser' | 'admin';

/** The callables of one room: who may call, what they take and what they answer. */
export type Contract = Readonly<
  Record<string, { readonly access: Access; readonly input: z.ZodType; readonly output: z.ZodType }>
>;

/** A point in time, ISO 8601 in UTC. */
export const isoTime = z.iso.datetime();
export const count = z.number().int().min(0);
/** Millionths of a US dollar. */
export const micros = z.number().int();
/** `next` of the page before; null for the first page. It may hold the longest name of a person. */
export const pageCursor = z.string().max(2400).nullable().default(null);
/** Null on the last page. */
export const nextPage = z.string().nullable();
/** What a person types, without lone surrogates. */
export const wellFormed = z.string().refine((text) => text.isWellFormed(), 'bad_request');
/** Why an operator changes something. */
export const reason = wellFormed.trim().min(3, 'reason_missing').max(200);
