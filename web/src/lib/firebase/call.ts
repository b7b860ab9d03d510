import type { Locale } from '@pochitto/functions/domain/accounts/user';
import {
  api,
  appCheckOf,
  type CallableInput,
  type CallableName,
  type CallableOutput,
} from '@pochitto/functions/domain/api';
import { connectFunctionsEmulator, getFunctions, httpsCallable } from 'firebase/functions';
import { readConfig } from './config.ts';
import { once } from './firebase.ts';
import { toCallError } from './to_call_error.ts';

const openFunctions = once(({ app, config }) => {
  const functions = getFunctions(app, config.region);
  if (config.emulators) {
    connectFunctionsEmulator(functions, config.emulators.functions.host, config.emulators.functions.port);
  }
  return functions;
});

/** Timeout of functions that may take minutes, in ms; the default is 70 seconds. */
const patience: Partial<Record<CallableName, number>> = { exportMyData: 310_000, deleteMe: 310_000 };

/** Calls a function by its name in the domain's table. All failures are thrown as `CallError`. */
export async function call<Name extends CallableName>(
  name: Name,
  input: CallableInput<Name>,
): Promise<CallableOutput<Name>> {
  try {
    const ask = httpsCallable(await openFunctions(), name, {
      timeout: patience[name] ?? 70_000,
      limitedUseAppCheckTokens: appCheckOf(name) === 'limited_use',
    });
    const answer = await ask(api[name].input.parse(input));
    // The output is validated by the schema of this name; TypeScript cannot follow the name through the union.
    return api[name].output.parse(answer.data) as CallableOutput<Name>;
  } catch (error) {
    throw toCallError(error);
  }
}

/** Warms up a function before it is called. Failures are ignored; they show at the call. */
export async function warmUp(name: CallableName): Promise<void> {
  try {
    const { region, emulators, firebase } = await readConfig();
    const address = emulators
      ? `http://${emulators.functions.host}:${emulators.functions.port}/${firebase.projectId}/${region}/${name}`
      : `https://${region}-${firebase.projectId}.cloudfunctions.net/${name}`;
    // The response is not needed.
    await fetch(address, { mode: 'no-cors' });
  } catch {
    // The call itself reports the failure.
  }
}

/**
 * Creates the person's profile unless this browser knows that it exists. Pass the address at a sign-in: if it is
 * new to this browser, the call runs again, so that the profile adopts it. Throws `CallError`.
 */
export async function openProfile(uid: string, locale: Locale, email: string | null = null): Promise<void> {
  const key = `pochitto.profile.${uid}`;
  const known = localStorage.getItem(key);
  if (known !== null && (email === null || known === email)) return;
  await call('openProfile', { locale });
  localStorage.setItem(key, email ?? known ?? '');
}
