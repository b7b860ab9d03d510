import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
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
  lineMessaging: 26,
  smtp: 27,
  mail: 28,
} as const;

/**
 * Offset of each command's stack from `POCHITTO_PORT_BASE`: all commands can run side by side. No stack needs more
 * ports than the distance between two offsets.
 */
const COMMAND_OFFSETS = { start: 0, test: 30, bench: 60, faults: 90, demo: 120, pictures: 150 } as const;
const LAST_OFFSET = 179;
const POLL_MS = 20;
const FREE_WITHIN_MS = 20_000;

export type StackCommand = keyof typeof COMMAND_OFFSETS;
export type Ports = Record<keyof typeof OFFSETS, number> & { base: number };

/** Returns all ports of the stack that begins at `base`. */
export function ports(base: number): Ports {
  const moved = Object.entries(OFFSETS).map(([name, offset]) => [name, base + offset]);
  return { ...Object.fromEntries(moved), base };
}

/** Returns all ports of a command's stack, from one number: `POCHITTO_PORT_BASE`, or 5400. */
export function portsOf(command: StackCommand): Ports {
  return ports(baseFromEnvironment() + COMMAND_OFFSETS[command]);
}

function baseFromEnvironment(): number {
  const parsed = z.coerce
    .number()
    .int()
    .min(1024)
    .max(65535 - LAST_OFFSET)
    .safeParse(process.env.POCHITTO_PORT_BASE ?? DEFAULT_BASE);
  if (!parsed.success) {
    throw new Error(`POCHITTO_PORT_BASE must be a number from 1024 to ${65535 - LAST_OFFSET}.`);
  }
  return parsed.data;
}

/** @throws Error of one line that names the first port in use, and how to change it. */
export async function requireFreePorts(wanted: Record<string, number>): Promise<void> {
  for (const [name, port] of Object.entries(wanted)) {
    if (!(await isFree(port))) {
      const base = baseFromEnvironment();
      throw new Error(
        `Port ${port} (${name}) is in use: end what listens there, or set POCHITTO_PORT_BASE (now ${base}).`,
      );
    }
  }
}

/**
 * Resolves when nothing listens on these ports.
 *
 * @throws Error of one line that names a port that stays in use.
 */
export async function untilPortsFree(used: Record<string, number>): Promise<void> {
  const deadline = performance.now() + FREE_WITHIN_MS;
  for (const [name, port] of Object.entries(used)) {
    while (!(await isFree(port))) {
      if (performance.now() > deadline)
        throw new Error(`Port ${port} (${name}) is still in use after the stop.`);
      await pause(POLL_MS);
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
