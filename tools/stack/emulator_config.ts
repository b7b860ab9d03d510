import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { HOST, type Ports } from './ports.ts';
import { ROOT } from './root.ts';

const Header = z.object({ key: z.string(), value: z.string() });
const HeaderRule = z.looseObject({ headers: z.array(Header) });
const FirebaseConfig = z.looseObject({
  hosting: z.looseObject({ public: z.string(), headers: z.array(HeaderRule) }),
  emulators: z.looseObject({}),
});

/** Emulators of every stack, those that functions add, and the one that serves the built web. */
export const ALWAYS = ['auth', 'firestore', 'storage'] as const;
export const WITH_FUNCTIONS = ['functions', 'tasks', 'pubsub', 'eventarc'] as const;

/**
 * firebase.json with the ports of one stack in it (firebase-tools takes them from nowhere else), the folder to
 * serve, and a content security policy that also admits the emulators.
 */
export function emulatorConfig(ports: Ports, hostingFolder: string | null): Record<string, unknown> {
  const { hosting, ...config } = FirebaseConfig.parse(
    JSON.parse(readFileSync(join(ROOT, 'firebase.json'), 'utf8')),
  );
  const at = (port: number) => ({ host: HOST, port });
  const emulators = Object.fromEntries(
    [...ALWAYS, ...WITH_FUNCTIONS, 'hub' as const, 'logging' as const].map((name) => [name, at(ports[name])]),
  );
  return {
    ...config,
    ...(hostingFolder === null
      ? {}
      : {
          hosting: { ...hosting, public: hostingFolder, headers: hosting.headers.map(admitEmulators) },
        }),
    emulators: {
      ...config.emulators,
      // Tests keep projects of their own: a notice at each of their requests would be most of the log, and of the work.
      singleProjectMode: false,
      ...emulators,
      firestore: { ...at(ports.firestore), websocketPort: ports.firestoreWebsocket },
      hosting: at(ports.web),
    },
  };
}

function admitEmulators(rule: z.infer<typeof HeaderRule>) {
  const local = `http://${HOST}:* ws://${HOST}:*`;
  return {
    ...rule,
    headers: rule.headers.map(({ key, value }) => ({
      key,
      value:
        key === 'Content-Security-Policy'
          ? value.replaceAll(/\b(connect-src|img-src) /g, `$1 ${local} `)
          : value,
    })),
  };
}
