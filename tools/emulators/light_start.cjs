'use strict';

/**
 * Node preload for firebase-tools (`NODE_OPTIONS=--require …`): it starts with less work, and keeps connections.
 *
 * The Auth emulator makes a validator for every parameter and body of Google's whole Identity Toolkit, four seconds in
 * which nothing else starts. Here each is made at its first request, which its library has a setting for.
 *
 * Node closes a connection that has been idle for five seconds. A client that is about to use it, on a busy machine, loses
 * its request (ECONNRESET). Production has load balancers that keep connections for ten minutes; so do emulators here.
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
