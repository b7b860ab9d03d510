import { HOST, ports } from './ports.ts';
import { emulatorAppCheckToken, type StackInfo, webAppId } from './stack_info.ts';
import { googleClientId } from './start_sandboxes.ts';

/** Returns the web's `/config.json` for the emulators of one stack. */
export function webConfig(info: StackInfo) {
  return {
    firebase: {
      apiKey: 'demo-key',
      authDomain: `${info.projectId}.firebaseapp.com`,
      projectId: info.projectId,
      storageBucket: info.storageBucket,
      appId: webAppId,
    },
    emulators: {
      auth: `http://${info.emulators.auth}`,
      firestore: hostAndPort(info.emulators.firestore),
      storage: hostAndPort(info.emulators.storage),
      functions: { host: HOST, port: ports(info.portBase).functions },
    },
    google: { clientId: googleClientId, url: `http://${HOST}:${ports(info.portBase).googleLogin}` },
    region: 'asia-northeast1',
    appCheck: { emulatorToken: emulatorAppCheckToken },
    aiAvailable: 'openai' in info.sandboxes,
    submissionAvailable: 'creatorsMarket' in info.sandboxes,
  };
}

function hostAndPort(address: string): { host: string; port: number } {
  const url = new URL(`http://${address}`);
  return { host: url.hostname, port: Number(url.port) };
}
