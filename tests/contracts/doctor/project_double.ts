import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { v1 } from 'firebase-admin/firestore';
import type { Stripe } from 'stripe';
import { secretSteps } from '../../../tools/doctor/check_project.ts';
import { neededEvents } from '../../../tools/doctor/check_stripe.ts';
import {
  apiUrls,
  type ProjectAccess,
  projectAccess,
  type Service,
} from '../../../tools/doctor/project_access.ts';
import type { Settings } from '../../../tools/doctor/settings.ts';
import { ROOT } from '../../../tools/stack/stack_info.ts';

export const projectId = 'a-project';
const number = '123456789012';
const database = `/v1/projects/${projectId}/databases/(default)`;
const secret = (name: string) => `/v1/projects/${projectId}/secrets/${name}/versions/latest`;

export const settings: Settings = {
  config: {
    firebase: { projectId, storageBucket: `${projectId}.firebasestorage.app`, appId: '1:2:web:3' },
    emulators: null,
    google: { clientId: 'client.apps.googleusercontent.com' },
    region: 'asia-northeast1',
    webOrigin: 'https://a-project.web.app',
    appCheck: { siteKey: 'site-key' },
    aiAvailable: true,
    submissionAvailable: false,
  },
  environment: {
    WEB_ORIGIN: 'https://a-project.web.app/',
    APP_CHECK: 'required',
    FIRESTORE_EXPORT_BUCKET: 'exports',
  },
  targets: {
    [projectId]: {
      storage: { main: [`${projectId}.firebasestorage.app`], inbox: [`${projectId}-inbox`] },
    },
  },
};

type CreateIndex = InstanceType<typeof v1.FirestoreAdminClient>['createIndex'];
type Index = NonNullable<NonNullable<Parameters<CreateIndex>[0]>['index']>;
/** Enumerations are names in JSON. */
interface IndexJson extends Pick<Index, 'name'> {
  readonly state: Extract<Index['state'], string>;
  readonly fields: readonly object[];
}

interface Declared {
  readonly indexes: readonly { readonly collectionGroup: string; readonly fields: readonly object[] }[];
  readonly fieldOverrides: readonly {
    readonly collectionGroup: string;
    readonly fieldPath: string;
    readonly ttl?: true;
  }[];
}

function firestoreAnswers(): Record<string, object> {
  const declared = JSON.parse(readFileSync(join(ROOT, 'firestore.indexes.json'), 'utf8')) as Declared;
  const group = (name: string) => `${database.slice(4)}/collectionGroups/${name}`;
  const indexes = declared.indexes.map(
    ({ collectionGroup, fields }, place): IndexJson => ({
      name: `${group(collectionGroup)}/indexes/${place}`,
      fields: [...fields, { fieldPath: '__name__', order: 'ASCENDING' }],
      state: 'READY',
    }),
  );
  const half = Math.ceil(indexes.length / 2);
  const fields = declared.fieldOverrides.map(({ collectionGroup, fieldPath }) => ({
    name: `${group(collectionGroup)}/fields/${fieldPath}`,
    ttlConfig: { state: 'ACTIVE' },
  }));
  return {
    [database]: { name: database.slice(4), locationId: 'asia-northeast1', type: 'FIRESTORE_NATIVE' },
    [`${database}/collectionGroups/-/indexes`]: { indexes: indexes.slice(0, half), nextPageToken: 'second' },
    [`${database}/collectionGroups/-/indexes?second`]: { indexes: indexes.slice(half) },
    [`${database}/collectionGroups/-/fields`]: { fields },
    [`${database}/backupSchedules`]: { backupSchedules: [{ retention: '604800s', dailyRecurrence: {} }] },
  };
}

const account: Pick<Stripe.Account, 'charges_enabled' | 'capabilities'> = {
  charges_enabled: true,
  capabilities: { card_payments: 'active', konbini_payments: 'active' },
};
const endpoint: Pick<Stripe.WebhookEndpoint, 'url' | 'status'> = {
  url: 'https://asia-northeast1-a-project.cloudfunctions.net/stripeWebhook',
  status: 'enabled',
};

const serviceAccount = (name: string) => `serviceAccount:${name}`;
const functions = serviceAccount(`${number}-compute@developer.gserviceaccount.com`);

/** The value of a secret as the API returns it. */
export const payload = (text: string) => ({ payload: { data: Buffer.from(text).toString('base64') } });

/** Returns the responses of a complete project, by service and path. */
function completeAnswers(): Record<Service, Record<string, unknown>> {
  const bucket = { location: 'ASIA-NORTHEAST1', softDeletePolicy: { retentionDurationSeconds: '604800' } };
  return {
    resourceManager: {
      [`/v1/projects/${projectId}`]: { projectNumber: number, lifecycleState: 'ACTIVE' },
      [`/v1/projects/${projectId}:getIamPolicy`]: {
        bindings: [
          { role: 'roles/iam.serviceAccountTokenCreator', members: [functions] },
          { role: 'roles/datastore.importExportAdmin', members: [functions] },
          { role: 'roles/firebaseappcheck.tokenVerifier', members: [functions] },
          {
            role: 'roles/firebaserules.firestoreServiceAgent',
            members: [serviceAccount(`service-${number}@gcp-sa-firebasestorage.iam.gserviceaccount.com`)],
          },
        ],
      },
    },
    billing: { [`/v1/projects/${projectId}/billingInfo`]: { billingEnabled: true } },
    serviceUsage: { [`/v1/projects/${number}/services:batchGet`]: 'every API that is asked for is enabled' },
    secretManager: {
      ...Object.fromEntries(Object.keys(secretSteps).map((name) => [secret(name), { state: 'ENABLED' }])),
      [`${secret('STRIPE_SECRET_KEY')}:access`]: payload('sk_live_0123456789abcdefghijklmn\n'),
      [`${secret('LINE_CHANNEL_ID')}:access`]: payload('1650000000'),
    },
    storage: {
      [`/storage/v1/b/${projectId}.firebasestorage.app`]: {
        ...bucket,
        cors: [{ origin: ['https://a-project.web.app'], method: ['GET'], maxAgeSeconds: 3600 }],
      },
      [`/storage/v1/b/${projectId}-inbox`]: bucket,
    },
    firestore: firestoreAnswers(),
    identityToolkit: {
      [`/admin/v2/projects/${projectId}/config`]: {
        signIn: { email: { enabled: true } },
        authorizedDomains: ['localhost', 'a-project.web.app'],
      },
      [`/admin/v2/projects/${projectId}/defaultSupportedIdpConfigs/google.com`]: { enabled: true },
    },
    appCheck: {
      [`/v1/projects/${number}/apps/1:2:web:3/recaptchaEnterpriseConfig`]: { siteKey: 'site-key' },
    },
    googleAccounts: { '/o/oauth2/v2/auth': { location: '/v3/signin/identifier' } },
    lineAccess: { '/oauth2/v2.1/authorize': { location: '/oauth2/v2.1/login' } },
    stripe: {
      '/v1/account': account,
      '/v1/webhook_endpoints': { object: 'list', data: [{ ...endpoint, enabled_events: [...neededEvents] }] },
    },
  };
}

export interface ProjectDouble {
  readonly access: ProjectAccess;
  /** The responses, which tests change. Undefined is 404, a number is that status. */
  readonly answers: ReturnType<typeof completeAnswers>;
  readonly stop: () => void;
}

const openTo: readonly string[] = ['googleAccounts', 'lineAccess'];

/** Serves all services of one project on one port, each with its own token, and rejects unknown paths. */
export async function startProjectDouble(): Promise<ProjectDouble> {
  const answers = completeAnswers();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://double');
    const [, service = '', ...rest] = url.pathname.split('/');
    const path = decodeURI(`/${rest.join('/')}`);
    const token = service === 'stripe' ? 'sk_(live|test)_0123456789abcdefghijklmn' : 'operator';
    const isAuthorized = new RegExp(`^Bearer ${token}$`).test(request.headers.authorization ?? '');
    const send = (status: number, body: object, headers: Record<string, string> = {}) => {
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    };
    const sendError = (code: number, message: string) => send(code, { error: { code, message } });
    if (!openTo.includes(service) && !isAuthorized) return sendError(401, 'No token.');
    const known = answers[service as Service] ?? {};
    const page = url.searchParams.get('pageToken');
    const answer = known[page ? `${path}?${page}` : path];
    if (answer === undefined) return sendError(404, `${service} has no ${path}`);
    if (typeof answer === 'number') return sendError(answer, 'Refused on purpose.');
    if (typeof answer === 'string') {
      const names = url.searchParams.getAll('names');
      return send(200, {
        services: names.map((name) => ({
          config: { name: name.split('/').at(-1) },
          state: name.endsWith(answer) ? 'DISABLED' : 'ENABLED',
        })),
      });
    }
    const { location } = answer as { location?: string };
    return location?.startsWith('/') ? send(302, {}, { location }) : send(200, answer as object);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const urls = Object.fromEntries(
    Object.keys(apiUrls).map((service) => [service, `http://127.0.0.1:${port}/${service}`]),
  ) as Record<Service, string>;
  return {
    access: projectAccess(projectId, urls, async () => 'operator'),
    answers,
    stop: () => server.close(),
  };
}
