// Calls every callable, with App Check required and tokens decoded as the emulator does, and prints what each said.
// A program of its own: the SDK reads these variables when it is loaded.
import { EventEmitter } from 'node:events';
import { z } from 'zod';
import { api, appCheckOf, type CallableName, errorDetails } from '../../functions/src/domain/api.ts';
import { emulatorAppCheckToken } from '../../tools/stack/stack_info.ts';

const projectId = 'demo-manifest';
Object.assign(process.env, {
  GCLOUD_PROJECT: projectId,
  FIREBASE_CONFIG: JSON.stringify({ projectId, storageBucket: `${projectId}.appspot.com` }),
  FIREBASE_DEBUG_MODE: 'true',
  FIREBASE_DEBUG_FEATURES: JSON.stringify({ skipTokenVerification: true }),
  APP_CHECK: 'required',
});

type Served = (request: object, response: object) => Promise<void>;
type Run = (request: object) => Promise<unknown>;

const functions = await import('../../functions/src/index.ts');
const answerSchema = z.object({ error: z.object({ details: errorDetails }) });
const failureSchema = z.object({ details: errorDetails });
const token = { app_id: 'app', sub: 'app', iss: '', aud: [], exp: 0, iat: 0 };

/** Calls without a sign-in. Returns the status and the error code. */
async function post(name: CallableName, more: Record<string, string>): Promise<string> {
  const headers: Record<string, string> = { 'content-type': 'application/json', ...more };
  const events = new EventEmitter();
  let said = '';
  const response = {
    on: events.on.bind(events),
    setHeader: () => {},
    getHeader: () => undefined,
    status: (code: number) => {
      said = `${code}`;
      return response;
    },
    send: (body: unknown) => {
      said += ` ${answerSchema.parse(body).error.details.code}`;
      events.emit('finish');
    },
  };
  const header = (wanted: string) => headers[wanted.toLowerCase()];
  await (functions[name] as unknown as Served)(
    { method: 'POST', headers, body: { data: {} }, header },
    response,
  );
  return said;
}

/** Calls with a verified token, as the SDK passes it on. Returns the error code. */
async function replay(name: CallableName): Promise<string> {
  const app = { appId: 'app', token, alreadyConsumed: true };
  const request = { data: {}, rawRequest: { headers: {} }, app };
  return (functions[name].run as Run)(request).then(
    () => 'served',
    (error: unknown) => failureSchema.parse(error).details.code,
  );
}

const said: Record<string, { none: string; token?: string; replayed?: string }> = {};
for (const name of Object.keys(api) as CallableName[]) {
  const appCheck = appCheckOf(name);
  if (appCheck === 'none') continue;
  said[name] = {
    none: await post(name, {}),
    // Otherwise, a call without a sign-in is counted next, which needs Firestore.
    ...(api[name].access === 'public'
      ? {}
      : { token: await post(name, { 'x-firebase-appcheck': emulatorAppCheckToken }) }),
    ...(appCheck === 'limited_use' ? { replayed: await replay(name) } : {}),
  };
}
process.stdout.write(`\n${JSON.stringify(said)}`);
