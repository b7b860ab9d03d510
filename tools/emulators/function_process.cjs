'use strict';

/**
 * A process of the functions emulator, see share_processes.cjs: loads the manifest once and calls the function that
 * each request names. Started in the functions' folder, listens on the socket PORT.
 */

const { createRequire } = require('node:module');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const functionHeader = 'x-pochitto-function';
const mostBytes = '32mb';
/** Longer than any test: closing a connection loses a request that is in transit. */
const keepAliveMs = 3_600_000;

const functionsRequire = createRequire(join(process.cwd(), 'package.json'));
const express = createRequire(require.resolve('firebase-tools/package.json'))('express');

async function start() {
  const manifest = await import(pathToFileURL(functionsRequire.resolve(process.cwd())).href);
  const app = express();
  app.enable('trust proxy');
  const verify = (request, _, bytes) => {
    request.rawBody = bytes;
  };
  app.use(express.json({ limit: mostBytes, verify }));
  app.use(express.text({ limit: mostBytes, verify }));
  app.use(express.urlencoded({ limit: mostBytes, verify, extended: true }));
  app.use(express.raw({ limit: mostBytes, verify, type: '*/*' }));
  app.get('/__/health', (_, response) => response.sendStatus(200));
  app.use((request, response) => call(manifest, request, response));
  app.listen(process.env.PORT).keepAliveTimeout = keepAliveMs;
}

async function call(manifest, request, response) {
  const [signature, entryPoint] = String(request.headers[functionHeader]).split(' ');
  try {
    const called = entryPoint.split('.').reduce((part, name) => part[name], manifest);
    if (signature === 'http') {
      await called(request, response);
    } else {
      await called(eventOf(request));
      response.send({ status: 'acknowledged' });
    }
  } catch (error) {
    // An event without an acknowledgment is redelivered.
    console.error(error);
    if (!response.headersSent)
      response.status(500).send(error instanceof Error ? error.message : String(error));
  }
}

/** Reads a cloud event: attributes in headers and data in the body, or everything in the body. */
function eventOf({ headers, body, rawBody }) {
  if (!headers['ce-type']) return JSON.parse(rawBody.toString());
  const attributes = Object.entries(headers).filter(([name]) => name.startsWith('ce-'));
  return {
    ...Object.fromEntries(attributes.map(([name, value]) => [name.slice('ce-'.length), value])),
    data: body,
  };
}

process.on('disconnect', () => process.exit());
start().catch((error) => {
  console.error(error);
  process.exit(1);
});
