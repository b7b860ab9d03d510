import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { homedir } from 'node:os';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { firebaseCache } from '../../tools/emulators/firebase_cache.ts';
import { locateEmulators } from '../../tools/emulators/locate_emulators.ts';
import { rulesValue, type Value } from './rules_value.ts';

const answerSchema = z.object({
  id: z.number(),
  status: z.string(),
  errors: z.array(z.string()),
  warnings: z.array(z.string()),
  result: z.object({ permit: z.boolean().optional(), rulesVersion: z.number().optional() }).optional(),
});

const documentRequestSchema = z.object({
  server_request_id: z.number(),
  action: z.literal('fetch_firestore_document'),
  context: z.object({ path: z.string() }),
});

export type Answer = z.infer<typeof answerSchema>;

export type Method = 'get' | 'list' | 'create' | 'update' | 'delete' | 'read' | 'write';

/** A request to evaluate. `path` is the object's name (a prefix for a list). Without `auth` it is signed out. */
export interface Attempt {
  method: Method;
  path: string;
  auth?: Value;
  /** The object before and after the request. */
  before?: Value;
  after?: Value;
  delimiter?: string;
  /** `pochitto` by default. */
  bucket?: string;
}

export interface StorageRulesRuntime {
  /** All lines from stdout, in order. */
  lines: string[];
  /** Firestore documents by the path that the runtime requests: fields in the JSON of Firestore's REST API. */
  documents: Map<string, object>;
  /** Ids of requests that asked for a second document before they had the first; firebase-tools would hang. */
  overlapping: number[];
  load: (rules: string, rulesetName?: string) => Promise<Answer>;
  verify: (attempt: Attempt, rulesetName?: string) => Promise<Answer>;
  send: (action: string, context: object) => Promise<Answer>;
  permits: (attempt: Attempt) => Promise<boolean>;
  stop: () => Promise<void>;
}

/**
 * Starts the runtime that firebase-tools would start here, and uses the protocol of firebase-tools. With
 * `findsOverlaps`, it waits before each document to see whether the runtime requests a second one, which doubles the
 * work.
 */
export async function startStorageRulesRuntime({ findsOverlaps = true } = {}): Promise<StorageRulesRuntime> {
  const child = spawn('java', ['-Duser.language=en', '-jar', await runtimeJar(), 'serve']);
  const waiting = new Map<number, (answer: Answer) => void>();
  const lines: string[] = [];
  const documents = new Map<string, object>();
  const asking = new Set<number>();
  const overlapping: number[] = [];
  const ready = new Promise<Answer>((resolve) => waiting.set(-1, resolve));
  let requests = 0;

  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    const message: unknown = JSON.parse(line);
    const documentRequest = documentRequestSchema.safeParse(message);
    if (documentRequest.success) {
      const id = documentRequest.data.server_request_id;
      if (asking.has(id)) overlapping.push(id);
      asking.add(id);
      if (!findsOverlaps) {
        asking.delete(id);
        answerWithDocument(child, documentRequest.data, documents);
        return;
      }
      // When this is answered, the runtime has sent all its current requests.
      void send('anything else?', {}).then(() => {
        asking.delete(id);
        answerWithDocument(child, documentRequest.data, documents);
      });
    } else {
      const answer = answerSchema.parse(message);
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    }
  });

  const send = (action: string, context: object) =>
    new Promise<Answer>((resolve) => {
      const id = requests++;
      waiting.set(id, resolve);
      child.stdin.write(`${JSON.stringify({ id, action, context })}\n`);
    });
  const verify = (attempt: Attempt, rulesetName = 'rules') =>
    send('verify', verifyContext(attempt, rulesetName));

  await ready;
  return {
    lines,
    documents,
    overlapping,
    send,
    verify,
    load: (content, rulesetName = 'rules') =>
      send('load_ruleset', { rulesetName, source: { files: [{ name: 'storage.rules', content }] } }),
    permits: async (attempt) => {
      const answer = await verify(attempt);
      return z.boolean().parse(answer.result?.permit);
    },
    stop: async () => {
      child.kill('SIGINT');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function runtimeJar(): Promise<string> {
  const { env } = await locateEmulators();
  const named = process.env.STORAGE_EMULATOR_BINARY_PATH ?? env.STORAGE_EMULATOR_BINARY_PATH;
  const jar = named ?? (await firebaseCache(process.env, homedir())).storage;
  if (jar === undefined) {
    throw new Error('No storage rules runtime here: run `npx firebase setup:emulators:storage` once.');
  }
  return jar;
}

function answerWithDocument(
  child: ChildProcessWithoutNullStreams,
  request: z.infer<typeof documentRequestSchema>,
  documents: Map<string, object>,
): void {
  const fields = documents.get(request.context.path);
  const name = `projects/demo-pochitto-rules${request.context.path}`;
  const found = fields === undefined ? { status: 'not_found' } : { status: 'ok', result: { name, fields } };
  const answer = { ...found, warnings: [], errors: [], id: request.server_request_id };
  child.stdin.write(`${JSON.stringify(answer)}\n`);
}

function verifyContext(attempt: Attempt, rulesetName: string): object {
  const path = `/b/${attempt.bucket ?? 'pochitto'}/o/${attempt.path}`.replace(/\/$/, '');
  const segments = path.split('/').filter((segment) => segment !== '');
  return {
    rulesetName,
    service: 'firebase.storage',
    path,
    method: attempt.method,
    delimiter: attempt.delimiter,
    variables: {
      resource: rulesValue(attempt.before ?? null),
      request: {
        map_value: {
          fields: {
            path: { path_value: { segments: segments.map((simple) => ({ simple })) } },
            time: rulesValue(new Date()),
            resource: rulesValue(attempt.after ?? null),
            auth: rulesValue(attempt.auth ?? null),
          },
        },
      },
    },
  };
}
