import { createServer } from 'node:net';
import { z } from 'zod';

export const HOST = '127.0.0.1';
const DEFAULT_BASE = 5400;

const OFFSETS = {
  web: 0,
  auth: 1,
  functions: 2,
  firestore: 3,
  storage: 4,
  tasks: 5,
  pubsub: 6,
  eventarc: 7,
  hub: 8,
  logging: 9,
  firestoreWebsocket: 10,
  hosting: 11,
  stripe: 20,
  lineLogin: 21,
  googleLogin: 22,
  openai: 23,
  creatorsMarket: 24,
  creatorsMarketAccess: 25,
} as const;

const LAST_OFFSET = 39;

export type Ports = Record<keyof typeof OFFSETS, number> & { base: number };

/** Every port of a stack, from one number: `POCHITTO_PORT_BASE`, or 5400. */
export function ports(base: number = baseFromEnvironment()): Ports {
  const moved = Object.entries(OFFSETS).map(([name, offset]) => [name, base + offset]);
  return { ...Object.fromEntries(moved), base };
}

function baseFromEnvironment(): number {
  const parsed = z.coerce
    .number()
    .int()
    .min(1024)
    .max(65535 - LAST_OFFSET)
    .safeParse(process.env.POCHITTO_PORT_BASE ?? DEFAULT_BASE);
  if (!parsed.success) {
    throw new Error(`POCHITTO_PORT_BASE is to be a number from 1024 to ${65535 - LAST_OFFSET}.`);
  }
  return parsed.data;
}

/** @throws Error of one line that names the first port that is taken, and what moves it. */
export async function requireFreePorts(wanted: Record<string, number>, base: number): Promise<void> {
  for (const [name, port] of Object.entries(wanted)) {
    if (!(await isFree(port))) {
      throw new Error(
        `Port ${port} (${name}) is in use: end what listens there, or set POCHITTO_PORT_BASE (now ${base}).`,
      );
    }
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });
}
