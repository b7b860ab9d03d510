import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inboxOf } from '@pochitto/functions/domain/paths';
import { z } from 'zod';
import { ROOT } from '../stack/stack_info.ts';

/** The fields of `config.json` that decide which hosts the page connects to. */
const ServedProject = z.object({
  firebase: z.object({ projectId: z.string().min(1), storageBucket: z.string().min(1) }),
  region: z.string().min(1),
  webOrigin: z.url().optional(),
  appCheck: z.object({ siteKey: z.string() }).nullish(),
});

export interface Project {
  readonly projectId: string;
  readonly storageBucket: string;
  readonly region: string;
  /** Whether pages use App Check, with scripts and frames of reCAPTCHA. */
  readonly hasAppCheck?: boolean;
}

/** URLs of a project's services; a path with a trailing slash allows everything below it. */
export interface Endpoints {
  readonly auth: readonly string[];
  readonly firestore: readonly string[];
  readonly functions: string;
  /** Prefix of a bucket's name. */
  readonly buckets: string;
}

/**
 * Google's hosts are shared by all projects, so each is allowed with this project's paths. Firestore's live channel
 * and Auth name their project only in the request: they cannot be narrowed further.
 */
export const deployed = ({ projectId, region }: Project): Endpoints => ({
  auth: ['https://identitytoolkit.googleapis.com', 'https://securetoken.googleapis.com'],
  firestore: [
    'https://firestore.googleapis.com/google.firestore.v1.Firestore/',
    `https://firestore.googleapis.com/v1/projects/${projectId}/`,
  ],
  functions: `https://${region}-${projectId}.cloudfunctions.net`,
  buckets: 'https://firebasestorage.googleapis.com/v0/b/',
});

/** Returns the header for the web of one project: allows what it loads and connects to, and nothing else. */
export function contentSecurityPolicy(
  { projectId, storageBucket, hasAppCheck = false }: Project,
  { auth, firestore, functions, buckets }: Endpoints,
): string {
  const recaptcha = hasAppCheck ? ['https://www.google.com/recaptcha/'] : [];
  const scripts = hasAppCheck ? [...recaptcha, 'https://www.gstatic.com/recaptcha/'] : [];
  const proofs = hasAppCheck
    ? [...recaptcha, `https://content-firebaseappcheck.googleapis.com/v1/projects/${projectId}/`]
    : [];
  const stored = [storageBucket, inboxOf(projectId)].map((bucket) => `${buckets}${bucket}/`);
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(' '),
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' blob: data: ${networkProbe} ${stored.join(' ')}`,
    "font-src 'self' data:",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    `connect-src 'self' blob: data: ${[...auth, ...firestore, functions, ...stored, ...proofs].join(' ')}`,
    `frame-src ${hasAppCheck ? recaptcha.join(' ') : "'none'"}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Image with which the Firestore SDK finds out whether there is a network at all, after a request fails. Without a
 * scheme, because the SDK uses that of the page.
 */
const networkProbe = 'www.google.com/images/cleardot.gif';

const policyInConfig = /("key": "Content-Security-Policy",\s*"value": ")([^"]*)/;

/** Reads `web/public/config.json`, which a deployment needs; null without it. */
function servedConfig(): z.infer<typeof ServedProject> | null {
  let text: string;
  try {
    text = readFileSync(join(ROOT, 'web', 'public', 'config.json'), 'utf8');
  } catch {
    return null;
  }
  return ServedProject.parse(JSON.parse(text));
}

/** Returns the project of `web/public/config.json`; null without it. */
function servedProject(): Project | null {
  const config = servedConfig();
  return config && { ...config.firebase, region: config.region, hasAppCheck: Boolean(config.appCheck) };
}

/**
 * Returns the origin of the deployed web, without a trailing slash; null if `web/public/config.json` does not have
 * it.
 */
export function servedOrigin(): string | null {
  return servedConfig()?.webOrigin?.replace(/\/$/, '') ?? null;
}

/** @throws Error if the policy in firebase.json is for another project than `web/public/config.json`. */
export function requirePolicy(): void {
  const project = servedProject();
  if (!project) return;
  const [, , written] = policyInConfig.exec(readFileSync(join(ROOT, 'firebase.json'), 'utf8')) ?? [];
  if (written === contentSecurityPolicy(project, deployed(project))) return;
  throw new Error(
    `The content security policy in firebase.json is not that of ${project.projectId}. Run: npm run build -- policy`,
  );
}

/**
 * Writes the policy of the project of `web/public/config.json` to firebase.json.
 *
 * @returns whether there was something to write.
 * @throws Error if there is no such file.
 */
export async function writePolicy(): Promise<boolean> {
  const project = servedProject();
  if (!project) throw new Error('web/public/config.json is missing: docs/deploying.md says what it holds.');
  const file = join(ROOT, 'firebase.json');
  const before = readFileSync(file, 'utf8');
  const policy = contentSecurityPolicy(project, deployed(project));
  const after = before.replace(policyInConfig, (_, start: string) => `${start}${policy}`);
  if (after !== before) writeFileSync(file, after);
  return after !== before;
}
