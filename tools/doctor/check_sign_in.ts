import { googleCallbackPath, lineCallbackPath } from '@pochitto/functions/domain/accounts/sign_in';
import { z } from 'zod';
import { readSecret } from './check_project.ts';
import { type Diagnosis, expectThat, parsedAnswer, well, wrong } from './diagnosis.ts';
import type { ProjectAccess } from './project_access.ts';
import type { Settings } from './settings.ts';

const authSchema = z.object({
  signIn: z.object({ email: z.object({ enabled: z.boolean().default(false) }).optional() }).optional(),
  authorizedDomains: z.array(z.string()).default([]),
});
const providerSchema = z.object({ enabled: z.boolean().default(false), clientId: z.string().optional() });

/** Checks the sign-in methods, and whether Google and LINE redirect to our pages. */
export async function checkSignIn(access: ProjectAccess, settings: Settings): Promise<Diagnosis[]> {
  const { projectId, read } = access;
  const { config } = settings;
  const project = `/admin/v2/projects/${projectId}`;
  const auth = parsedAnswer(authSchema, await read('identityToolkit', `${project}/config`));
  const answer = await read('identityToolkit', `${project}/defaultSupportedIdpConfigs/google.com`);
  const google = answer.status === 404 ? null : parsedAnswer(providerSchema, answer);
  const domain = new URL(config.webOrigin).hostname;
  return [
    expectThat(
      auth.signIn?.email?.enabled === true,
      'sign-in by email',
      'It is off.',
      'Enable e-mail and password in the Firebase console (step 1).',
    ),
    expectThat(
      auth.authorizedDomains.includes(domain),
      'authorized domains',
      `${domain} is not one.`,
      'Add it under Authentication → Settings → Authorized domains.',
    ),
    expectThat(
      google?.enabled === true,
      'sign-in by Google',
      'It is off.',
      'Enable Google in the Firebase console (step 1).',
    ),
    await checkGoogleCallback(access, settings),
    await checkLineCallback(access, settings),
  ];
}

/**
 * No API returns the redirect URIs of an OAuth client. Google's sign-in page shows it: for an unregistered one, it
 * redirects to its error page.
 */
async function checkGoogleCallback({ read }: ProjectAccess, { config }: Settings): Promise<Diagnosis> {
  const callback = `${config.webOrigin}${googleCallbackPath}`;
  const asked = new URLSearchParams({
    client_id: config.google.clientId,
    redirect_uri: callback,
    response_type: 'id_token',
    scope: 'openid email profile',
    nonce: 'doctor',
  });
  const { status, location } = await read('googleAccounts', `/o/oauth2/v2/auth?${asked}`, { key: null });
  const isRejected = status >= 400 || (location ?? '').includes('/oauth/error');
  const problem = `Google refuses ${callback} for the client ${config.google.clientId}.`;
  return expectThat(
    !isRejected,
    'Google’s redirect URI',
    problem,
    'Add it to the client’s authorized redirect URIs (step 5).',
  );
}

/** LINE answers 400 if the channel does not have the callback URL, else redirects to its sign-in page. */
async function checkLineCallback(access: ProjectAccess, { config }: Settings): Promise<Diagnosis> {
  const name = 'LINE’s callback URL';
  const channel = await readSecret(access, 'LINE_CHANNEL_ID');
  if (channel === null) return wrong(name, 'LINE_CHANNEL_ID has no value.', 'Set it first (step 6).');
  const callback = `${config.webOrigin}${lineCallbackPath}`;
  const asked = new URLSearchParams({
    client_id: channel,
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid profile',
    state: 'doctor',
  });
  const { status } = await access.read('lineAccess', `/oauth2/v2.1/authorize?${asked}`, { key: null });
  if (status < 400) return well(name);
  return wrong(
    name,
    `LINE refuses ${callback} for the channel ${channel}.`,
    'Add it to the channel’s callback URLs (step 6).',
  );
}
