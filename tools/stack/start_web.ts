import { join } from 'node:path';
import { HOST, ports } from './ports.ts';
import type { StackInfo } from './stack_info.ts';
import { ROOT } from './stack_info.ts';
import { webConfig } from './web_config.ts';

/** Serves the web's sources with Vite, with this stack's `/config.json`. */
export async function startWeb(info: StackInfo): Promise<{ stop(): Promise<void> }> {
  const { createServer } = await import('vite');
  const server = await createServer({
    root: join(ROOT, 'web'),
    configFile: join(ROOT, 'web', 'vite.config.ts'),
    cacheDir: join(ROOT, 'node_modules', '.vite', `stack-${info.portBase}`),
    clearScreen: false,
    logLevel: 'warn',
    server: {
      host: HOST,
      port: ports(info.portBase).web,
      strictPort: true,
      // Like Hosting's rewrites.
      ...(info.functionsUrl
        ? {
            proxy: {
              '/shared': `${info.functionsUrl}/sharedImage`,
              '/unsubscribe': `${info.functionsUrl}/unsubscribe`,
            },
          }
        : {}),
    },
    plugins: [
      {
        name: 'pochitto-config',
        configureServer({ middlewares }) {
          middlewares.use('/config.json', (_request, response) => {
            response.setHeader('Content-Type', 'application/json');
            response.setHeader('Cache-Control', 'no-store');
            response.end(JSON.stringify(webConfig(info)));
          });
        },
      },
    ],
  });
  await server.listen();
  return { stop: () => server.close() };
}
