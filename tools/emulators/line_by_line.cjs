'use strict';

/**
 * Node preload for firebase-tools (`NODE_OPTIONS=--require …`): hands the storage rules runtime's stdout on
 * line by line.
 *
 * firebase-tools 14 parses each chunk it reads from that child as one JSON document. Two answers that arrive in
 * one chunk are therefore both lost, and the requests they answer hang for ever; one answer cut in two is lost
 * as well. With this preload every chunk is exactly one line. No other child process is touched.
 */

const childProcess = require('node:child_process');

const spawn = childProcess.spawn;

/** firebase-tools starts it as `java … -jar <jar> serve`, and nothing else that way. */
function isStorageRulesRuntime(command, commandArguments) {
  return (
    command === 'java' &&
    Array.isArray(commandArguments) &&
    commandArguments.at(-1) === 'serve' &&
    commandArguments.at(-3) === '-jar'
  );
}

/** A stream whose every chunk (a Buffer) is one whole line of `source`, its newline included. */
function lines(source) {
  const { Transform } = require('node:stream');
  const newline = 0x0a;
  let begun = [];
  const splitter = new Transform({
    // One line stays one chunk however slowly it is read: byte streams may join what waits in their buffer.
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
