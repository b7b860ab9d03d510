import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inboxOf } from '@pochitto/functions/domain/paths';
import { z } from 'zod';
import { ROOT } from '../stack/stack_info.ts';

/** What of `config.json` decides whom the page talks to. */
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
  /** Whether pages prove themselves by App Check, with scripts and frames of reCAPTCHA. */
  readonly hasAppCheck?: boolean;
}

/** Where the services of a project listen; a path ends with a slash and admits everything below it. */
export interface Endpoints {
  readonly auth: readonly string[];
  readonly firestore: readonly string[];
  readonly functions: string;
  /** In front of a bucket's name. */
  readonly buckets: string;
}

/**
 * Google's own hosts are shared by all projects, so each is admitted with the paths of this one. Firestore's live channel
 * and Auth name their project in the request alone: nothing narrower can be said about them.
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

/** The header for the web of one project: what it loads and whom it talks to, and nothing else. */
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
    `img-src 'self' blob: data: ${stored.join(' ')}`,
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

const policyInConfig = /("key": "Content-Security-Policy",\s*"value": ")([^"]*)/;

/** What `web/public/config.json` says, which a deployment needs; null where there is none. */
function servedConfig(): z.infer<typeof ServedProject> | null {
  let text: string;
  try {
    text = readFileSync(join(ROOT, 'web', 'public', 'config.json'), 'utf8');
  } catch {
    return null;
  }
  return ServedProject.parse(JSON.parse(text));
}

/** The project of `web/public/config.json`; null where there is none. */
function servedProject(): Project | null {
  const config = servedConfig();
  return config && { ...config.firebase, region: config.region, hasAppCheck: Boolean(config.appCheck) };
}

/** Where the web is deployed, without a slash at the end; null while `web/public/config.json` does not say. */
export function servedOrigin(): string | null {
  return servedConfig()?.webOrigin?.replace(/\/$/, '') ?? null;
}

/** @throws Error when firebase.json has the policy of another project than `web/public/config.json` names. */
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
 * Writes the policy of the project of `web/public/config.json` into firebase.json.
 *
 * @returns whether there was something to write.
 * @throws Error when there is no such file.
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
