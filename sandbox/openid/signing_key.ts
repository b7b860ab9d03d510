import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

/** A key of the sandbox's own, made anew with every start. */
export function signingKey(alg: 'ES256' | 'RS256') {
  const { privateKey }: { privateKey: KeyObject } =
    alg === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomBytes(8).toString('hex');
  return { privateKey, kid, jwk: { ...privateKey.export({ format: 'jwk' }), alg, use: 'sig', kid } };
}
