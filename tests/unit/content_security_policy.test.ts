import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, deployed } from '../../tools/build/content_security_policy.ts';
import { ROOT } from '../../tools/stack/stack_info.ts';

const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
const project = {
  projectId: 'demo-pochitto',
  storageBucket: 'demo-pochitto.appspot.com',
  region: 'asia-northeast1',
};

/** The policy in firebase.json, by directive. */
function written(): { policy: string; sources: (directive: string) => string[] } {
  const headers: { key: string; value: string }[] = read('firebase.json').hosting.headers[0].headers;
  const policy = headers.find(({ key }) => key === 'Content-Security-Policy')?.value ?? '';
  const directives = policy.split('; ').map((each) => each.split(' '));
  return { policy, sources: (name) => directives.find(([first]) => first === name)?.slice(1) ?? [] };
}

/** Matches a source without wildcards as browsers do: origin and path prefix. */
const admits = (sources: readonly string[], url: string) =>
  sources.some(
    (source) => URL.canParse(source) && (url === source || url.startsWith(source.replace(/\/?$/, '/'))),
  );

describe('content security policy of firebase.json', () => {
  it('names the project in .firebaserc', () => {
    expect(read('.firebaserc').projects.default).toBe(project.projectId);
    expect(written().policy).toBe(contentSecurityPolicy(project, deployed(project)));
  });

  it.each(['img-src', 'connect-src'])('has no wildcard and no whole storage host in %s', (directive) => {
    const sources = written().sources(directive);
    expect(sources.filter((source) => source.includes('*'))).toEqual([]);
    expect(sources).not.toContain('https://firebasestorage.googleapis.com');
  });

  it('allows reCAPTCHA on pages that use App Check only', () => {
    const policy = contentSecurityPolicy({ ...project, hasAppCheck: true }, deployed(project));
    for (const directive of ['script-src', 'frame-src', 'connect-src']) {
      expect(policy).toMatch(new RegExp(`${directive} [^;]*https://www.google.com/recaptcha/`));
    }
    expect(policy).toContain('https://content-firebaseappcheck.googleapis.com/v1/projects/demo-pochitto/');
    expect(written().policy).not.toMatch(/recaptcha|appcheck/);
  });

  it('allows the network probe of Firestore, and nothing else of its host', () => {
    const probes = written()
      .sources('img-src')
      .filter((source) => source.includes('google.com'));
    expect(probes).toEqual(['www.google.com/images/cleardot.gif']);
  });

  it.each([
    'https://firebasestorage.googleapis.com/v0/b/demo-pochitto.appspot.com/o?name=a',
    'https://firebasestorage.googleapis.com/v0/b/demo-pochitto-inbox/o?name=a',
    'https://asia-northeast1-demo-pochitto.cloudfunctions.net/openProfile',
    'https://firestore.googleapis.com/google.firestore.v1.Firestore/Listen/channel',
    'https://identitytoolkit.googleapis.com/v1/accounts:signUp',
    'https://securetoken.googleapis.com/v1/token',
  ])('allows requests to %s', (url) => {
    expect(admits(written().sources('connect-src'), url)).toBe(true);
  });

  it.each([
    'https://firebasestorage.googleapis.com/v0/b/somebody-else.appspot.com/o?name=a',
    'https://firebasestorage.googleapis.com/v0/b/demo-pochitto.appspot.com.evil/o',
    'https://storage.googleapis.com/somebody-else/a',
    'https://asia-northeast1-somebody-else.cloudfunctions.net/collect',
    'https://collect-abc.a.run.app/',
    'https://firestore.googleapis.com/v1/projects/somebody-else/databases/(default)/documents/a',
  ])('blocks requests to %s', (url) => {
    for (const directive of ['connect-src', 'img-src', 'default-src']) {
      expect(admits(written().sources(directive), url)).toBe(false);
    }
  });
});
