import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import * as secrets from '../../../functions/src/platform/secrets.ts';
import { secretSteps } from '../../../tools/doctor/check_project.ts';
import { diagnose } from '../../../tools/doctor/diagnose.ts';
import { readSettings, type Settings } from '../../../tools/doctor/settings.ts';
import { ROOT } from '../../../tools/stack/stack_info.ts';
import { type ProjectDouble, payload, projectId, settings, startProjectDouble } from './project_double.ts';

let project: ProjectDouble;
beforeEach(async () => {
  project = await startProjectDouble();
});
afterEach(() => project.stop());

const problems = async (change: Partial<Settings> = {}) => {
  const diagnoses = await diagnose(project.access, { ...settings, ...change });
  return diagnoses.filter(({ problem }) => problem !== null);
};

const number = '123456789012';
const firestore = `/v1/projects/${projectId}/databases/(default)`;
const secretPath = (name: string) => `/v1/projects/${projectId}/secrets/${name}/versions/latest`;
const bucket = `/storage/v1/b/${projectId}.firebasestorage.app`;
const near = { location: 'ASIA-NORTHEAST1', softDeletePolicy: { retentionDurationSeconds: '604800' } };

/** What is missing, how the project shows it, and the names of the checks that report it. */
const faults: readonly [
  fault: string,
  plant: (answers: ProjectDouble['answers']) => void,
  names: readonly RegExp[],
][] = [
  [
    'billing',
    ({ billing }) => {
      billing[`/v1/projects/${projectId}/billingInfo`] = {};
    },
    [/^billing$/],
  ],
  [
    'an API',
    ({ serviceUsage }) => {
      serviceUsage[`/v1/projects/${number}/services:batchGet`] = 'cloudtasks.googleapis.com';
    },
    [/^API cloudtasks/],
  ],
  [
    'a secret',
    ({ secretManager }) => {
      delete secretManager[secretPath('LINE_SESSION_KEYS')];
    },
    [/^secret LINE_SESSION_KEYS$/],
  ],
  [
    'a value of a secret',
    ({ secretManager }) => {
      secretManager[secretPath('IDENTITY_HASH_KEY')] = { state: 'DISABLED' };
    },
    [/^secret IDENTITY_HASH_KEY$/],
  ],
  [
    'the inbox',
    ({ storage }) => {
      delete storage[`/storage/v1/b/${projectId}-inbox`];
    },
    [/^bucket a-project-inbox$/],
  ],
  [
    'the right region of a bucket',
    ({ storage }) => {
      storage[`/storage/v1/b/${projectId}-inbox`] = { ...near, location: 'US' };
    },
    [/^bucket a-project-inbox$/],
  ],
  [
    'CORS',
    ({ storage }) => {
      storage[bucket] = near;
    },
    [/^CORS$/],
  ],
  [
    'the limit of soft delete',
    ({ storage }) => {
      storage[bucket] = {
        ...(storage[bucket] as object),
        softDeletePolicy: { retentionDurationSeconds: '2592000' },
      };
    },
    [/^soft delete$/],
  ],
  [
    'the database',
    ({ firestore: answers }) => {
      delete answers[firestore];
    },
    [/^database$/],
  ],
  [
    'indexes',
    ({ firestore: answers }) => {
      answers[`${firestore}/collectionGroups/-/indexes?second`] = {};
    },
    [/^index /],
  ],
  [
    'TTL policies',
    ({ firestore: answers }) => {
      answers[`${firestore}/collectionGroups/-/fields`] = {};
    },
    [/^TTL /],
  ],
  [
    'backups',
    ({ firestore: answers }) => {
      answers[`${firestore}/backupSchedules`] = {};
    },
    [/^backups$/],
  ],
  [
    'roles',
    ({ resourceManager }) => {
      resourceManager[`/v1/projects/${projectId}:getIamPolicy`] = {};
    },
    [
      /^role roles\/iam\.serviceAccountTokenCreator$/,
      /^role roles\/firebaserules/,
      /^role roles\/firebaseappcheck/,
      /^role roles\/datastore/,
    ],
  ],
  [
    'sign-in by email and the domain',
    ({ identityToolkit }) => {
      identityToolkit[`/admin/v2/projects/${projectId}/config`] = {};
    },
    [/^sign-in by email$/, /^authorized domains$/],
  ],
  [
    'sign-in by Google',
    ({ identityToolkit }) => {
      delete identityToolkit[`/admin/v2/projects/${projectId}/defaultSupportedIdpConfigs/google.com`];
    },
    [/^sign-in by Google$/],
  ],
  [
    'Google’s redirect URI',
    ({ googleAccounts }) => {
      googleAccounts['/o/oauth2/v2/auth'] = { location: '/signin/oauth/error?authError=x' };
    },
    [/^Google’s redirect URI$/],
  ],
  [
    'LINE’s callback URL',
    ({ lineAccess }) => {
      lineAccess['/oauth2/v2.1/authorize'] = 400;
    },
    [/^LINE’s callback URL$/],
  ],
  [
    'the right to charge',
    ({ stripe }) => {
      stripe['/v1/account'] = { charges_enabled: false, capabilities: { card_payments: 'active' } };
    },
    [/^Stripe’s account$/, /^payment by konbini$/],
  ],
  [
    'Stripe’s webhook',
    ({ stripe }) => {
      stripe['/v1/webhook_endpoints'] = { data: [] };
    },
    [/^Stripe’s webhook$/],
  ],
  [
    'an event of Stripe’s webhook',
    ({ stripe }) => {
      const { data } = stripe['/v1/webhook_endpoints'] as { data: { enabled_events: string[] }[] };
      const [{ enabled_events: events } = { enabled_events: [] }] = data;
      events.splice(events.indexOf('charge.dispute.created'), 1);
    },
    [/^events of Stripe’s webhook$/],
  ],
  [
    'App Check',
    ({ appCheck }) => {
      appCheck[`/v1/projects/${number}/apps/1:2:web:3/recaptchaEnterpriseConfig`] = { siteKey: 'other' };
    },
    [/^App Check$/],
  ],
  [
    'the right to read',
    ({ firestore: answers }) => {
      answers[firestore] = 403;
    },
    [/^Firestore$/],
  ],
  [
    'the project',
    ({ resourceManager }) => {
      resourceManager[`/v1/projects/${projectId}`] = 403;
    },
    [/^project a-project$/],
  ],
];

describe('doctor', () => {
  it('finds nothing wrong with a complete project', async () => {
    expect(await problems()).toEqual([]);
  });

  it.each(faults)(
    'reports only what is missing, with its fix, if a project lacks %s',
    async (_, plant, names) => {
      plant(project.answers);
      const found = await problems();
      expect(found.length).toBeGreaterThanOrEqual(names.length);
      for (const { name, fix } of found) {
        expect(
          names.some((each) => each.test(name)),
          name,
        ).toBe(true);
        expect(fix).toMatch(/step \d|Run: |Add it|again|Check the name/);
      }
      for (const each of names)
        expect(
          found.some(({ name }) => each.test(name)),
          String(each),
        ).toBe(true);
    },
  );

  it('allows the deployment of a project with a test payment account, and says so', async () => {
    const key = 'sk_test_0123456789abcdefghijklmn';
    project.answers.secretManager[`${secretPath('STRIPE_SECRET_KEY')}:access`] = payload(key);
    expect(await problems()).toMatchObject([{ name: 'Stripe’s key', comesLater: true }]);
  });

  it('compares the committed files with the project and with each other', async () => {
    const found = await problems({
      environment: { WEB_ORIGIN: 'https://other.example', SUBMISSION_TERMS_READ: 'I have read them' },
      targets: { 'demo-pochitto': settings.targets[projectId] ?? { storage: {} } },
    });
    expect(found.map(({ name }) => name)).toEqual([
      'storage target main',
      'storage target inbox',
      'WEB_ORIGIN',
      'APP_CHECK',
      'submission',
    ]);
  });

  it('accepts the committed .firebaserc once it names the project’s buckets', async () => {
    const root = mkdtempSync(join(tmpdir(), 'pochitto-doctor-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    const committed = JSON.parse(readFileSync(join(ROOT, '.firebaserc'), 'utf8')) as { targets: object };
    const buckets = {
      storage: { main: [`${projectId}.firebasestorage.app`], inbox: [`${projectId}-inbox`] },
    };
    const applied = { ...committed, targets: { ...committed.targets, [projectId]: buckets } };
    const files = {
      'web/public/config.json': JSON.stringify(settings.config),
      'functions/.env': Object.entries(settings.environment)
        .map((each) => each.join('='))
        .join('\n'),
      '.firebaserc': JSON.stringify(applied),
    };
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    expect(await problems(readSettings(root))).toEqual([]);
  });

  it('knows every secret that functions use', () => {
    const bound = Object.values(secrets).flatMap((each) => (typeof each === 'function' ? [] : each));
    expect(new Set(bound.map(({ name }) => name))).toEqual(new Set(Object.keys(secretSteps)));
  });
});
