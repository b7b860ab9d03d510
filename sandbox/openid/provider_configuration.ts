import { randomBytes } from 'node:crypto';
import {
  type Adapter,
  type AdapterFactory,
  type AdapterPayload,
  type Configuration,
  interactionPolicy,
} from 'oidc-provider';
import { errorPage, type Service } from './page_frame.ts';

interface SignIn {
  readonly service: Service;
  readonly port: number;
  /** Path of our own pages. */
  readonly path: string;
  readonly policy: interactionPolicy.DefaultPolicy;
}

/** Configuration that both providers share: own pages, in-memory storage, cookies, consent for one sign-in only. */
export function providerConfiguration({ service, port, path, policy }: SignIn): Configuration {
  return {
    adapter: memoryAdapter(),
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      // Cookies are not separated by port: sandboxes on one machine need different cookie names.
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

/** Prompts for account and consent every time, so that each test can use another account. */
export function promptEveryTime() {
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

/** In-memory storage of codes, tokens, grants and sessions. */
function memoryAdapter(): AdapterFactory {
  const store = new Map<string, { payload: AdapterPayload; expiresAt: number }>();
  const read = (key: string) => {
    const found = store.get(key);
    if (found && found.expiresAt <= Date.now()) store.delete(key);
    return store.get(key)?.payload;
  };
  const first = (model: string, field: 'uid' | 'userCode', value: string) =>
    [...store.keys()]
      .filter((key) => key.startsWith(`${model}:`))
      .map(read)
      .find((payload) => payload?.[field] === value);

  return (model: string): Adapter => ({
    upsert: async (id, payload, expiresIn) => {
      const expiresAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000;
      store.set(`${model}:${id}`, { payload, expiresAt });
    },
    find: async (id) => read(`${model}:${id}`),
    findByUid: async (uid) => first(model, 'uid', uid),
    findByUserCode: async (userCode) => first(model, 'userCode', userCode),
    consume: async (id) => {
      const payload = read(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => void store.delete(`${model}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of store) if (payload.grantId === grantId) store.delete(key);
    },
  });
}
