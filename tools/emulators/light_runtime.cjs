'use strict';

/**
 * Node preload for firebase-tools (`NODE_OPTIONS=--require …`): function processes start in two thirds of the time.
 *
 * The functions emulator starts a process for each function at its first call, some sixty in a run of all tests. A third
 * of such a start is loading what deploys functions and extensions, of which the process needs a single small function.
 * Those modules are loaded here at their first use, so never.
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
