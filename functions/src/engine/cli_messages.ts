import { readFile } from 'node:fs/promises';
import { isErrorCode } from '../domain/error_codes.ts';
import { errorTexts } from '../domain/error_texts.ts';
import { messageText } from '../domain/message_text.ts';
import { suggestMessages } from '../domain/suggested_messages.ts';
import type { CliOptions } from './cli_options.ts';

const defaultCount = 8;
const mostCount = 40;

/** The texts to draw: from the option (a file with one message a line, or a list with commas), or suggested. */
export async function cliMessages({ messages, count }: CliOptions): Promise<string[]> {
  if (messages === null) return suggestMessages(count ?? defaultCount, 'ja').map(({ text }) => text);
  const texts = (await lines(messages)).map((line) => line.trim()).filter((line) => line !== '');
  const wanted = count ?? texts.length;
  if (texts.length === 0) throw new Error('There is no message.');
  if (texts.length < wanted)
    throw new Error(`--count ${wanted} needs ${wanted} messages; there are ${texts.length}.`);
  if (wanted > mostCount) throw new Error(`A set has at most ${mostCount} messages; there are ${wanted}.`);
  return texts.slice(0, wanted).map(checked);
}

async function lines(source: string): Promise<string[]> {
  const file = await readFile(source, 'utf8').catch(() => null);
  return file === null ? source.split(/[,、]/) : file.split(/\r?\n/);
}

function checked(line: string): string {
  const parsed = messageText.safeParse(line);
  if (parsed.success) return parsed.data;
  const code = parsed.error.issues[0]?.message;
  throw new Error(
    `Message ${JSON.stringify(line)}: ${isErrorCode(code) ? errorTexts.en[code].join(' ') : code}`,
  );
}
