'use strict';

/**
 * Node preload for firebase-tools (`NODE_OPTIONS=--require …`): reduces the work at start, and keeps connections
 * open.
 *
 * The Auth emulator compiles a validator for every parameter and body of Google's whole Identity Toolkit, which
 * blocks everything else for four seconds. With this preload, each is compiled at its first request, by a setting
 * of its library.
 *
 * Node closes a connection that was idle for five seconds. On a busy machine, a client that is about to reuse it
 * loses its request (ECONNRESET). In production, load balancers keep connections for ten minutes; with this
 * preload, emulators do too.
 */

const http = require('node:http');
const Module = require('node:module');
const { sep } = require('node:path');

const keepAliveMs = 600_000;

const { createServer } = http;
http.createServer = function createKeepingServer(...parameters) {
  const server = createServer.apply(this, parameters);
  server.keepAliveTimeout = keepAliveMs;
  return server;
};

const { '.js': compile } = Module._extensions;
Module._extensions['.js'] = function compileLazy(module, filename) {
  compile.call(this, module, filename);
  if (!filename.includes(`${sep}exegesis-express${sep}`) || !module.exports.middleware) return;
  const { middleware } = module.exports;
  module.exports.middleware = (description, options) =>
    middleware(description, { ...options, lazyCompileValidationSchemas: true });
};
