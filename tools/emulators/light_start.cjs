'use strict';

/**
 * Node preload for firebase-tools (`NODE_OPTIONS=--require …`): its processes start with less work.
 *
 * The functions emulator starts a process for each function at its first call, some sixty in a run of all tests. A third
 * of such a start is loading what deploys functions and extensions, of which the process needs a single small function.
 * Those modules are loaded here at their first use, so never.
 *
 * The Auth emulator makes a validator for every parameter and body of Google's whole Identity Toolkit, four seconds in
 * which nothing else starts. Here each is made at its first request, which its library has a setting for.
 */

const Module = require('node:module');
const { sep } = require('node:path');

const runtime = `${sep}firebase-tools${sep}lib${sep}emulator${sep}functionsEmulatorRuntime`;
const shared = `${sep}firebase-tools${sep}lib${sep}emulator${sep}functionsEmulatorShared.js`;
/** Read while that module loads, and light. */
const neededAtOnce = ['./constants', '../functions/events'];

if (process.argv[1]?.includes(runtime)) {
  const { _load: load } = Module;
  Module._load = function loadLate(request, parent, isMain) {
    const isLate =
      parent?.filename?.endsWith(shared) && request.startsWith('.') && !neededAtOnce.includes(request);
    if (!isLate) return load.call(this, request, parent, isMain);
    return new Proxy({}, { get: (_, name) => load.call(Module, request, parent, isMain)[name] });
  };
}

const { '.js': compile } = Module._extensions;
Module._extensions['.js'] = function compileLazy(module, filename) {
  compile.call(this, module, filename);
  if (!filename.includes(`${sep}exegesis-express${sep}`) || !module.exports.middleware) return;
  const { middleware } = module.exports;
  module.exports.middleware = (description, options) =>
    middleware(description, { ...options, lazyCompileValidationSchemas: true });
};
