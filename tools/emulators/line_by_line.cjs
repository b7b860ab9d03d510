'use strict';

/**
 * Node preload for firebase-tools (`NODE_OPTIONS=--require …`): splits the stdout of the storage rules runtime into
 * lines.
 *
 * firebase-tools 14 parses each chunk that it reads from that child as one JSON document. Two answers in one chunk
 * are therefore both lost, and their requests hang forever; an answer split over two chunks is lost as well. With
 * this preload, every chunk is exactly one line. Other child processes are not affected.
 */

const childProcess = require('node:child_process');

const spawn = childProcess.spawn;

/** firebase-tools starts it as `java … -jar <jar> serve`, and starts nothing else that way. */
function isStorageRulesRuntime(command, commandArguments) {
  return (
    command === 'java' &&
    Array.isArray(commandArguments) &&
    commandArguments.at(-1) === 'serve' &&
    commandArguments.at(-3) === '-jar'
  );
}

/** Returns a stream whose chunks (Buffers) are the lines of `source`, each with its newline. */
function lines(source) {
  const { Transform } = require('node:stream');
  const newline = 0x0a;
  let begun = [];
  const splitter = new Transform({
    // Object mode keeps one chunk per line even for a slow reader: byte streams may join buffered chunks.
    readableObjectMode: true,
    transform(chunk, _encoding, done) {
      let start = 0;
      for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
        this.push(Buffer.concat([...begun, chunk.subarray(start, end + 1)]));
        begun = [];
        start = end + 1;
      }
      if (start < chunk.length) begun.push(chunk.subarray(start));
      done();
    },
    flush(done) {
      if (begun.length > 0) this.push(Buffer.concat(begun));
      done();
    },
  });
  return source.pipe(splitter);
}

childProcess.spawn = function spawnLineByLine(command, commandArguments, ...rest) {
  const child = spawn.call(this, command, commandArguments, ...rest);
  if (child.stdout !== null && isStorageRulesRuntime(command, commandArguments)) {
    child.stdout = lines(child.stdout);
  }
  return child;
};
