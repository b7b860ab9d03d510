import { z } from 'zod';
import { accountsApi } from './api/accounts.ts';
import type { AppCheckProof, Contract } from './api/contract.ts';
import { drawingsApi } from './api/drawings.ts';
import { generationApi } from './api/generation.ts';
import { operationsApi } from './api/operations.ts';
import { peopleApi } from './api/people.ts';
import { sharesApi } from './api/shares.ts';
import { stampsApi } from './api/stamps.ts';
import { studioApi } from './api/studio.ts';
import { submissionApi } from './api/submission.ts';
import { tokensApi } from './api/tokens.ts';
import { errorCodes } from './error_codes.ts';

/** Every callable: who may call it, its input and its output. Functions and web parse with these schemas. */
export const api = {
  ...accountsApi,
  ...stampsApi,
  ...drawingsApi,
  ...generationApi,
  ...tokensApi,
  ...submissionApi,
  ...studioApi,
  ...sharesApi,
  ...operationsApi,
  ...peopleApi,
} as const;

export type CallableName = keyof typeof api;
/** Callables that also serve people who are not signed in. */
export type PublicCallableName = {
  [Name in CallableName]: (typeof api)[Name]['access'] extends 'public' ? Name : never;
}[CallableName];
export type CallableInput<Name extends CallableName> = z.input<(typeof api)[Name]['input']>;
export type CallableRequest<Name extends CallableName> = z.output<(typeof api)[Name]['input']>;
export type CallableOutput<Name extends CallableName> = z.output<(typeof api)[Name]['output']>;

/** Returns what a call must prove by App Check. */
export function appCheckOf(name: CallableName): AppCheckProof {
  const contracts: Contract = api;
  return contracts[name]?.appCheck ?? 'token';
}

/** The `details` of a failed call: the code, and the path of invalid input. */
export const errorDetails = z.object({
  code: z.enum(errorCodes),
  path: z.array(z.union([z.string(), z.number()])).default([]),
  /** For `internal`: what the operator can look up in the logs. */
  reference: z.string().optional(),
  /** For `too_often`. */
  retryAfterSeconds: z.number().int().optional(),
});

export type ErrorDetails = z.infer<typeof errorDetails>;
