import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { contentSecurityPolicy } from '../build/content_security_policy.ts';
import { HOST, type Ports } from './ports.ts';
import { ROOT } from './stack_info.ts';

const Header = z.object({ key: z.string(), value: z.string() });
const HeaderRule = z.looseObject({ headers: z.array(Header) });
const FirebaseConfig = z.looseObject({
  hosting: z.looseObject({ public: z.string(), headers: z.array(HeaderRule) }),
  emulators: z.looseObject({}),
});

/** The project ID of every stack. */
export const PROJECT = {
  projectId: 'demo-pochitto',
  storageBucket: 'demo-pochitto.appspot.com',
  region: 'asia-northeast1',
} as const;

/** Emulators of every stack, those added for functions, and the one that serves the built web. */
export const ALWAYS = ['auth', 'firestore', 'storage'] as const;
export const WITH_FUNCTIONS = ['functions', 'tasks', 'eventarc'] as const;
/** The emulator that triggers schedules. */
export const WITH_SCHEDULES = ['pubsub'] as const;

/**
 * Returns firebase.json with the ports of one stack (firebase-tools reads them only from there), the folder to
 * serve, and a content security policy that allows the emulators.
 */
export function emulatorConfig(ports: Ports, hostingFolder: string | null): Record<string, unknown> {
  const { hosting, ...config } = FirebaseConfig.parse(
    JSON.parse(readFileSync(join(ROOT, 'firebase.json'), 'utf8')),
  );
  const at = (port: number) => ({ host: HOST, port });
  const emulators = Object.fromEntries(
    [...ALWAYS, ...WITH_FUNCTIONS, ...WITH_SCHEDULES, 'hub' as const, 'logging' as const].map((name) => [
      name,
      at(ports[name]),
    ]),
  );
  return {
    ...config,
    ...(hostingFolder === null
      ? {}
      : {
          hosting: {
            ...hosting,
            public: hostingFolder,
            headers: hosting.headers.map((rule) => admitEmulators(rule, ports)),
          },
        }),
    emulators: {
      ...config.emulators,
      // Tests use their own projects: a warning at each of their requests would be most of the log, and of the
      // work.
      singleProjectMode: false,
      ...emulators,
      firestore: { ...at(ports.firestore), websocketPort: ports.firestoreWebsocket },
      hosting: at(ports.web),
    },
  };
}

/** The production policy, with the emulators in place of Google's hosts. */
function admitEmulators(rule: z.infer<typeof HeaderRule>, ports: Ports) {
  const { projectId, region } = PROJECT;
  const policy = contentSecurityPolicy(PROJECT, {
    auth: [`http://${HOST}:${ports.auth}`],
    firestore: [
      `http://${HOST}:${ports.firestore}/google.firestore.v1.Firestore/`,
      `http://${HOST}:${ports.firestore}/v1/projects/${projectId}/`,
    ],
    functions: `http://${HOST}:${ports.functions}/${projectId}/${region}/`,
    buckets: `http://${HOST}:${ports.storage}/v0/b/`,
  });
  return {
    ...rule,
    headers: rule.headers.map(({ key, value }) => ({
      key,
      value: key === 'Content-Security-Policy' ? policy : value,
    })),
  };
}
