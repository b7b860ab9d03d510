import { randomBytes } from 'node:crypto';
import { type Configuration, interactionPolicy } from 'oidc-provider';
import { memoryAdapter } from './memory_adapter.ts';
import { errorPage, type Service } from './page_frame.ts';

interface SignIn {
  readonly service: Service;
  readonly port: number;
  /** Where the pages of our own are. */
  readonly path: string;
  readonly policy: interactionPolicy.DefaultPolicy;
}

/** The part of a provider that its sandboxes share: our own pages, a memory, cookies, consent for one sign-in alone. */
export function howPeopleSignIn({ service, port, path, policy }: SignIn): Configuration {
  return {
    adapter: memoryAdapter(),
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      // Cookies know no ports: two sandboxes on one machine keep theirs apart by name.
      names: {
        session: `${service.id}_session_${port}`,
        interaction: `${service.id}_sign_in_${port}`,
        resume: `${service.id}_resume_${port}`,
      },
    },
    interactions: { policy, url: (_, interaction) => `${path}/${interaction.uid}` },
    loadExistingGrant: async ({ oidc }) => {
      const grantId = oidc.result?.consent?.grantId;
      return grantId ? oidc.provider.Grant.find(grantId) : undefined;
    },
    renderError: (context, { error, error_description }) => {
      context.type = 'html';
      context.body = errorPage(service, error, error_description ?? '');
    },
  };
}

/** Asks who signs in and for consent every time, so that a test can be someone else each time. */
export function alwaysAsk() {
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  policy
    .get('login')
    ?.checks.add(
      new Check('every_time', 'The sandbox asks every time.', 'login_required', (context) =>
        context.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    );
  return policy;
}
