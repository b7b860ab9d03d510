import { randomUUID } from 'node:crypto';
import {
  type CallableRequest as Call,
  type CallableOptions,
  type FunctionsErrorCode,
  HttpsError,
  onCall,
} from 'firebase-functions/v2/https';
import type { z } from 'zod';
import { mayAct, type Role, roleOf } from '../domain/accounts/role.ts';
import type { Access, AppCheckProof } from '../domain/api/contract.ts';
import {
  api,
  appCheckOf,
  type CallableName,
  type CallableOutput,
  type CallableRequest,
  type ErrorDetails,
  type PublicCallableName,
} from '../domain/api.ts';
import { type ErrorCode, errorKinds, isErrorCode } from '../domain/error_codes.ts';
import { PochittoError } from '../domain/errors.ts';
import { isVerifiedSignIn } from '../domain/generation/openai_usage.ts';
import { documents } from '../domain/paths.ts';
import { activeProfile } from './active_profile.ts';
import { type Context, context } from './context.ts';
import { correlate, traceOf } from './correlation.ts';
import { isPlainInput } from './is_plain_input.ts';
import { limitCall } from './limit_call.ts';
import { log } from './log.ts';
import { identityHashSecret, type Secret } from './secrets.ts';

/** The signed-in person who calls. */
export interface Caller {
  readonly uid: string;
  readonly email: string;
  readonly displayName: string;
  /** When the person last authenticated: with a password, at Google or at LINE. */
  readonly signedInAt?: Date;
  /** See `isVerifiedSignIn`. */
  readonly isVerified?: boolean;
  /** From the current claims; `member` for a callable that needs no role. */
  readonly role?: Role;
}

/** The caller; null only for public callables, if the person has not signed in. */
type CallerOf<Name extends CallableName> = Name extends PublicCallableName ? Caller | null : Caller;

type Handler<Name extends CallableName> = (
  context: Context,
  caller: CallerOf<Name>,
  input: CallableRequest<Name>,
) => Promise<CallableOutput<Name>>;

interface Options extends Pick<CallableOptions, 'memory' | 'cpu' | 'timeoutSeconds' | 'concurrency'> {
  /** Whether the person must have an active profile; not for the callable that creates it. */
  readonly profile?: 'required' | 'made here';
  /** Whether an initial password must have been changed; not for the callable that changes it. */
  readonly password?: 'own' | 'changed here';
  /** Secrets that this function needs. */
  readonly secrets?: Secret[];
  /** Loads what the first call would otherwise wait for. A page requests it by GET before the call. */
  readonly warmUp?: () => Promise<unknown>;
  /** Maximum length of the whole call in characters, for uploads; default: one million. */
  readonly mostCharacters?: number;
}

/**
 * Defines one callable of the contract: checks App Check and the access that the contract requires, counts the call
 * against its limits, parses the input, runs the handler, parses its output, and maps errors to codes.
 */
export function callable<Name extends CallableName>(
  name: Name,
  handler: Handler<Name>,
  options: Options = {},
) {
  const { input: inputSchema, output: outputSchema, access } = api[name];
  const limits = { cors: true, memory: '256MiB', timeoutSeconds: 60, maxInstances: 20 } as const;
  const appCheck = appCheckOf(name);
  const { profile, password, secrets = [], mostCharacters, warmUp, ...own } = options;
  // Network addresses of people who have not signed in are counted under a keyed hash.
  const seen = access === 'public' ? [identityHashSecret, ...secrets] : secrets;
  const serve = async (call: Call<unknown>) => {
    try {
      if (context().requiresAppCheck()) requireProof(call.app, appCheck);
      const claims = await requireAccess(call.auth, access);
      const caller = access === 'public' && !call.auth ? null : callerOf(call, claims);
      if (caller && profile !== 'made here') await requireActive(context(), caller.uid, password);
      await limitCall(context(), name, { uid: caller?.uid ?? null, request: call.rawRequest });
      const input = inputSchema.safeParse(call.data);
      if (!input.success) throw inputError(input.error);
      const output = await handler(context(), caller as CallerOf<Name>, input.data as CallableRequest<Name>);
      return outputSchema.parse(output);
    } catch (error) {
      throw error instanceof HttpsError ? error : toHttpsError(error, name);
    }
  };
  const consumeAppCheckToken = appCheck === 'limited_use';
  const answer = onCall({ ...limits, ...own, secrets: seen, consumeAppCheckToken }, (call) =>
    correlate(traceOf(call.rawRequest.headers), () => serve(call)),
  );
  // Checked before the SDK traverses the input, which would end with an internal error and an alert.
  return new Proxy(answer, {
    apply(target, self, [request, response]: Parameters<typeof answer>) {
      const body: unknown = request.body;
      if (request.method === 'GET' && warmUp) {
        // The call itself will report the error.
        warmUp().catch(() => {});
        return response.sendStatus(204);
      }
      if (isPlainInput(body, mostCharacters)) return Reflect.apply(target, self, [request, response]);
      const rejection = httpsError({ code: 'bad_request', path: [] }, 'The input is too deep or too large.');
      return response.status(rejection.httpErrorCode.status).send({ error: rejection.toJSON() });
    },
  });
}

/**
 * Checks the verified token of a call. The SDK's own enforcement would refuse without an error code. The emulator
 * does not verify tokens, and consumes none.
 *
 * @throws PochittoError `app_unverified`
 */
function requireProof(app: Call<unknown>['app'], appCheck: AppCheckProof): void {
  if (appCheck === 'none') return;
  if (!app) throw new PochittoError('app_unverified', 'The call has no valid App Check token.');
  if (appCheck === 'limited_use' && app.alreadyConsumed !== false)
    throw new PochittoError('app_unverified', 'The App Check token was used before.');
}

type Claims = Readonly<Record<string, unknown>>;

function callerOf(call: Call<unknown>, claims: Claims): Caller {
  if (!call.auth) throw new PochittoError('sign_in_required');
  const { uid, token } = call.auth;
  return {
    uid,
    email: token.email ?? '',
    displayName: typeof token.name === 'string' ? token.name : '',
    signedInAt: new Date((token.auth_time ?? 0) * 1000),
    isVerified: isVerifiedSignIn({
      email: token.email ?? '',
      emailVerified: token.email_verified === true,
      provider: token.firebase?.sign_in_provider ?? null,
    }),
    role: roleOf(claims),
  };
}

/**
 * Returns the current claims of a caller whose token and current claims both have the required role, so a removed
 * role ends at once. Empty if no role is required.
 *
 * @throws PochittoError `admin_required`, `staff_required`
 */
async function requireAccess(auth: Call<unknown>['auth'], access: Access): Promise<Claims> {
  if (!auth || access === 'public' || access === 'signed_in') return {};
  const hasRight = (claims: Claims) =>
    access === 'admin' ? claims.admin === true : mayAct(roleOf(claims), access);
  const rejection = new PochittoError(access === 'staff' ? 'staff_required' : 'admin_required');
  // Without the role in the token, no request to Auth is needed.
  if (!hasRight(auth.token)) throw rejection;
  const claims = await currentClaims(context(), auth.uid);
  if (!hasRight(claims)) throw rejection;
  return claims;
}

async function requireActive(context: Context, uid: string, password: Options['password']): Promise<void> {
  const profile = activeProfile(await context.firestore.doc(documents.user(uid)).get());
  if (profile.mustChangePassword && password !== 'changed here') {
    throw new PochittoError('password_must_change');
  }
}

/** Reports the first issue. Its message is the error code that the schema named, if any. */
function inputError(error: z.ZodError): HttpsError {
  const issue = error.issues[0];
  const code: ErrorCode = isErrorCode(issue?.message) ? issue.message : 'bad_request';
  const path = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
  return httpsError({ code, path }, `${path.join('.')}: ${issue?.message ?? ''}`);
}

function toHttpsError(error: unknown, name: string): HttpsError {
  if (error instanceof PochittoError && error.kind !== 'bug') {
    const { code, message, retryAfterSeconds } = error;
    return httpsError({ code, path: [], ...(retryAfterSeconds ? { retryAfterSeconds } : {}) }, message);
  }
  const reference = randomUUID();
  log.bug(error, { callable: name, reference });
  return httpsError({ code: 'internal', path: [], reference }, 'Internal error.');
}

const statuses = {
  sign_in_required: 'unauthenticated',
  app_unverified: 'unauthenticated',
  internal: 'internal',
  too_often: 'resource-exhausted',
} as const satisfies Partial<Record<ErrorCode, FunctionsErrorCode>>;

const hasStatus = (code: ErrorCode): code is keyof typeof statuses => Object.hasOwn(statuses, code);

function httpsError(details: ErrorDetails, message: string): HttpsError {
  const { code } = details;
  const usual = errorKinds[code] === 'transient' ? 'unavailable' : 'failed-precondition';
  return new HttpsError(hasStatus(code) ? statuses[code] : usual, message, details);
}

/** Returns the current custom claims of an account, independent of its token; empty if the account is gone. */
async function currentClaims(
  { auth }: Pick<Context, 'auth'>,
  uid: string,
): Promise<Readonly<Record<string, unknown>>> {
  const { users } = await (await auth()).getUsers([{ uid }]);
  return users[0]?.customClaims ?? {};
}
