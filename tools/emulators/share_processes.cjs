'use strict';

/**
 * Node preload for firebase-tools (`NODE_OPTIONS=--require …`): makes functions share processes.
 *
 * The functions emulator of firebase-tools 14 starts a process for each function, and another for each concurrent
 * request of that function: more than a hundred in a run of all tests. With this preload, all functions with the
 * same secrets share one process, which serves many requests concurrently, like an instance in production; those
 * with `concurrency: 1` share processes that serve one request at a time. A process only gets the secrets of its
 * functions. At most `mostProcesses` of these run for each group; further requests wait, as they do in
 * production for an instance. The process itself is function_process.cjs.
 */

const http = require('node:http');
const Module = require('node:module');
const { availableParallelism } = require('node:os');
const { join, sep } = require('node:path');

const runtime = `${sep}emulator${sep}functionsEmulatorRuntime`;
const ownProcess = join(__dirname, 'function_process.cjs');
const functionHeader = 'x-pochitto-function';
/** Production's default concurrency. */
const usualConcurrency = 80;
/** More processes than cores do no more work, and each may take 800 MB. */
const mostProcesses = 4 * availableParallelism();

/** Trigger ID → what is needed to call that function. */
const functions = new Map();
/** Group → the process that is being started for it. */
const starting = new Map();
/** Group → number of processes that are being started for it. */
const startCounts = new Map();
/** Group → requests that wait for a process, oldest first. */
const queues = new Map();
let startProcess = () => Promise.reject(new Error('There are no functions.'));

function addFunction(definition, { concurrency }, getSignatureType) {
  const { id, entryPoint, timeoutSeconds, secretEnvironmentVariables } = definition;
  const most = typeof concurrency === 'number' ? concurrency : usualConcurrency;
  const secrets = secretEnvironmentVariables.map(({ key }) => key).sort();
  const group = [most === 1 ? 'one at a time' : 'many at once', ...secrets].join(', ');
  const signature = getSignatureType(definition);
  functions.set(id, { definition, entryPoint, signature, group, most, timeoutMs: timeoutSeconds * 1000 });
}

function takesOneMore({ running = new Map() }, { entryPoint, most }) {
  if (most === 1) return running.size === 0;
  return (running.get(entryPoint) ?? 0) < most;
}

function enqueue({ group }) {
  return new Promise((resolve) => {
    const queue = queues.get(group) ?? [];
    queue.push(resolve);
    queues.set(group, queue);
  });
}

/** Wakes the oldest request of a group that waits for a process. */
function wakeNext({ group }) {
  queues.get(group)?.shift()?.();
}

async function startCounted({ group, definition }) {
  startCounts.set(group, (startCounts.get(group) ?? 0) + 1);
  try {
    await startProcess(definition);
  } finally {
    startCounts.set(group, startCounts.get(group) - 1);
  }
}

/** Forwards one request to a process; resolves when it has been answered. */
function forward(worker, called, { method, path, headers }, response, body) {
  const { entryPoint, signature, timeoutMs } = called;
  worker.running ??= new Map();
  worker.running.set(entryPoint, (worker.running.get(entryPoint) ?? 0) + 1);
  worker.state = 'BUSY';
  worker.logInfo(`Beginning execution of "${entryPoint}"`);
  const begun = performance.now();
  return new Promise((resolve) => {
    let isDone = false;
    const done = () => {
      if (isDone) return;
      isDone = true;
      worker.logInfo(`Finished "${entryPoint}" in ${Math.round(performance.now() - begun)} ms`);
      const left = worker.running.get(entryPoint) - 1;
      if (left > 0) worker.running.set(entryPoint, left);
      else worker.running.delete(entryPoint);
      if (worker.running.size === 0) {
        if (worker.state === 'BUSY') worker.state = 'IDLE';
        else if (worker.state === 'FINISHING') worker.runtime.process.kill();
      }
      wakeNext(called);
      resolve();
    };
    const request = http.request({
      ...worker.runtime.conn.httpReqOpts(),
      method,
      path,
      headers: { ...headers, [functionHeader]: `${signature} ${entryPoint}` },
      timeout: timeoutMs,
    });
    request.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 200, answer.headers);
      answer.pipe(response);
      answer.on('close', done);
    });
    request.on('timeout', () => {
      worker.logger.log('ERROR', `"${entryPoint}" timed out after ${timeoutMs / 1000} s.`);
      request.destroy(new Error('timed out'));
      // Nothing else runs in it, and the timed-out work may never end.
      if (called.most === 1) worker.runtime.process.kill();
    });
    request.on('error', (error) => {
      worker.logger.log('ERROR', `Request to "${entryPoint}" failed: ${error}`);
      // A dead or dying process accepts no more requests.
      if ('code' in error && worker.state === 'BUSY') worker.state = 'FINISHING';
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(JSON.stringify({ error: String(error) }));
      done();
    });
    request.end(body);
  });
}

const cures = {
  'functionsEmulatorShared.js': (exported) => {
    const { emulatedFunctionsFromEndpoints, getSignatureType } = exported;
    exported.emulatedFunctionsFromEndpoints = (endpoints) => {
      const definitions = emulatedFunctionsFromEndpoints(endpoints);
      const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
      for (const each of definitions) addFunction(each, byId.get(each.name) ?? {}, getSignatureType);
      return definitions;
    };
  },
  'functionsEmulator.js': ({ FunctionsEmulator: { prototype } }) => {
    const { discoverTriggers, startRuntime, resolveSecretEnvs } = prototype;
    prototype.discoverTriggers = function discoverAndKeep(backend) {
      startProcess = (definition) => this.startRuntime(backend, definition);
      return discoverTriggers.call(this, backend);
    };
    prototype.startRuntime = function startShared(backend, trigger) {
      const { group, most } = functions.get(trigger.id);
      const start = () => startRuntime.call(this, backend, trigger);
      if (most === 1) return start();
      if (!starting.has(group))
        starting.set(
          group,
          start().finally(() => starting.delete(group)),
        );
      return starting.get(group);
    };
    prototype.resolveSecretEnvs = async function resolveOwn(backend, trigger) {
      const all = await resolveSecretEnvs.call(this, backend, trigger);
      const own = trigger.secretEnvironmentVariables.map(({ key }) => key);
      return Object.fromEntries(Object.entries(all).filter(([key]) => own.includes(key)));
    };
  },
  'functionsRuntimeWorker.js': ({ RuntimeWorkerPool: { prototype } }) => {
    const { addWorker } = prototype;
    prototype.getKey = (id) => functions.get(id)?.group ?? id;
    prototype.addWorker = function addShared({ id, timeoutSeconds }, ...rest) {
      const worker = addWorker.call(this, { id: this.getKey(id), timeoutSeconds }, ...rest);
      worker.runtime.process.on('exit', () => wakeNext({ group: this.getKey(id) }));
      worker.logInfo(`Started process ${worker.runtime.process.pid} for functions of "${worker.triggerKey}"`);
      return worker;
    };
    // The process that worked last is the warmest.
    prototype.getIdleWorker = function getOpenWorker(id) {
      this.cleanUpWorkers();
      return this.getTriggerWorkers(id).findLast(
        (worker) => ['IDLE', 'BUSY'].includes(worker.state) && takesOneMore(worker, functions.get(id)),
      );
    };
    // The emulator leaves a request unanswered if it cannot start a process: here `submitRequest` starts them.
    prototype.readyForWork = () => true;
    prototype.submitRequest = async function submitShared(id, request, response, body) {
      const called = functions.get(id);
      try {
        while (!this.getIdleWorker(id)) {
          const count = this.getTriggerWorkers(id).length + (startCounts.get(called.group) ?? 0);
          const mayStart = called.most > 1 || count < mostProcesses;
          await (mayStart ? startCounted(called) : enqueue(called));
        }
      } catch (error) {
        wakeNext(called);
        response.writeHead(500).end(JSON.stringify({ error: String(error) }));
        return;
      }
      await forward(this.getIdleWorker(id), called, request, response, body);
    };
  },
};

const { spawn } = require('node:child_process');
require('node:child_process').spawn = function spawnOwn(command, parameters, options, ...rest) {
  if (!Array.isArray(parameters) || !String(parameters.at(-1)).endsWith(runtime)) {
    return spawn.call(this, command, parameters, options, ...rest);
  }
  const { NODE_OPTIONS: _, ...env } = options.env;
  return spawn.call(this, command, [...parameters.slice(0, -1), ownProcess], { ...options, env }, ...rest);
};

const ofEmulators = `${sep}firebase-tools${sep}lib${sep}emulator${sep}`;
const { '.js': compile } = Module._extensions;
Module._extensions['.js'] = function compileCured(module, filename) {
  compile.call(this, module, filename);
  const [, name] = filename.split(ofEmulators);
  if (name in cures) cures[name](module.exports);
};
