'use strict';

/**
 * Node preload for firebase-tools (`NODE_OPTIONS=--require …`): delivers events of Storage and Firestore to
 * functions like production.
 *
 * The functions emulator of firebase-tools 14 delivers an event once. All our event functions set `retry`; so this
 * preload redelivers an event whose function failed, or whose process crashed, after a while, a few times
 * (production: for a day).
 *
 * The Storage emulator sends an event for every object of every bucket, twice, though most have no function: one
 * request each, in the process that all emulators except Firestore share. This preload drops those.
 */

const { request } = require('node:http');
const Module = require('node:module');
const { sep } = require('node:path');

const attempts = 6;
const firstPauseMs = 500;
const attemptHeader = 'x-pochitto-delivery';
const eventPath = /^\/functions\/projects\/[^/]+\/triggers\//;
const eventKinds = ['google.cloud.storage', 'google.cloud.firestore'];

/** Tells whether a request is an event of a document or an object; schedules and calls are not repeated. */
function isEvent({ originalUrl, headers }, body) {
  if (!eventPath.test(originalUrl)) return false;
  const kind = String(headers['ce-type'] ?? '') || String(body);
  return eventKinds.some((each) => kind.includes(each));
}

function deliverAgain({ originalUrl: path, method, headers, place }, body) {
  const attempt = Number(headers[attemptHeader] ?? 1);
  if (attempt >= attempts) return;
  const again = () => {
    const repeated = request({
      ...{ ...place, path, method },
      headers: { ...headers, [attemptHeader]: String(attempt + 1), connection: 'close' },
    });
    repeated.on('response', (response) => response.resume());
    repeated.on('error', () => {}); // The emulator has ended meanwhile.
    repeated.end(body);
  };
  setTimeout(again, firstPauseMs * 2 ** (attempt - 1)).unref();
}

const cures = {
  [`emulator${sep}functionsRuntimeWorker.js`]: ({ RuntimeWorkerPool }) => {
    const { submitRequest } = RuntimeWorkerPool.prototype;
    RuntimeWorkerPool.prototype.submitRequest = function submitEvent(triggerId, req, resp, body, debug) {
      const { originalUrl, method, headers, socket } = resp.req;
      const place = { host: socket.localAddress, port: socket.localPort };
      if (isEvent({ originalUrl, headers }, body)) {
        resp.on('finish', () => {
          if (resp.statusCode >= 500) deliverAgain({ originalUrl, method, headers, place }, body);
        });
      }
      return submitRequest.call(this, triggerId, req, resp, body, debug);
    };
  },
  [`storage${sep}cloudFunctions.js`]: ({ StorageCloudFunctions }) => {
    const { dispatch } = StorageCloudFunctions.prototype;
    StorageCloudFunctions.prototype.dispatch = async function dispatchWanted(action, object) {
      const { EmulatorRegistry } = require('firebase-tools/lib/emulator/registry');
      const triggers = EmulatorRegistry.get('functions')?.multicastTriggers ?? {};
      if (Object.keys(triggers).some((key) => key.endsWith(`:${object.bucket}`))) {
        await dispatch.call(this, action, object);
      }
    };
  },
};

const ofEmulators = `${sep}firebase-tools${sep}lib${sep}emulator${sep}`;
const compile = Module._extensions['.js'];
Module._extensions['.js'] = function compileCured(module, filename) {
  compile.call(this, module, filename);
  if (!filename.includes(ofEmulators)) return;
  const cure = Object.keys(cures).find((name) => filename.endsWith(name));
  if (cure) cures[cure](module.exports);
};
