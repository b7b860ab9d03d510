import {
  maxMessageGraphemes,
  messageProblem,
  messageText,
} from '@pochitto/functions/domain/stamps/message_text';
import { describe, expect, it } from 'vitest';

describe('text of a message', () => {
  it.each([
    'ありがとう',
    '了解です！',
    'OK',
    'ありがとう♡',
    'おめでとう🎉',
    '👨‍👩‍👧‍👦家族',
    '8時に行くね',
    '笑',
    '葛\u{E0100}さん',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿だよ',
    '❤️‍🔥だね',
    '👩🏽‍💻仕事中',
    'Thank you!',
    'ㄏㄏ夠了',
    '𠮷野家',
    '髙﨑さん',
    '今日は①番☆彡',
  ])('accepts %s', (text) => {
    expect(messageText.parse(text)).toBe(text);
  });

  it('is normalized: trimmed, single spaces, composed characters', () => {
    expect(messageText.parse('  か\u3099んば\u3000 って ')).toBe('がんば って');
    expect(messageText.parse('See\u00A0\u2003you\u2009')).toBe('See you');
  });

  it('is counted in graphemes, not code units', () => {
    expect(messageProblem('あ'.repeat(maxMessageGraphemes))).toBeNull();
    expect(messageProblem(`家${'👨‍👩‍👧‍👦'.repeat(maxMessageGraphemes - 1)}`)).toBeNull();
  });

  it.each([
    ['', 'message_empty'],
    ['   ', 'message_empty'],
    ['\u3000', 'message_empty'],
    ['\u00A0\u2003\u2009', 'message_empty'],
    ['\u0301', 'message_empty'],
    ['\u3099\u0301 \u0302', 'message_empty'],
    ['e\u0301\u0302\u0303\u0304\u0305', 'message_script'],
    ['👨‍👩‍👧‍👦'.repeat(300), 'message_too_long'],
    ['👨‍👩‍👧‍👦'.repeat(31), 'message_too_long'],
    ['👨‍👩‍👧‍👦'.repeat(30), 'message_emoji_only'],
    ['\u200B\u200B', 'message_control_character'],
    ['\u200D', 'message_control_character'],
    ['は\u200Dい', 'message_control_character'],
    ['は\u200Cい', 'message_control_character'],
    ['\u2060', 'message_control_character'],
    ['は\u00ADい', 'message_control_character'],
    ['は\u{E0041}い', 'message_control_character'],
    ['あ'.repeat(200), 'message_too_long'],
    ['あ'.repeat(maxMessageGraphemes + 1), 'message_too_long'],
    ['x'.repeat(5000), 'message_too_long'],
    ['a\u0000b', 'message_control_character'],
    ['一行\n二行', 'message_control_character'],
    ['a\u200Bb', 'message_control_character'],
    ['\uE000', 'message_control_character'],
    ['\uD800', 'message_control_character'],
    ['🎉', 'message_emoji_only'],
    ['❤️👍🏽', 'message_emoji_only'],
    ['1️⃣', 'message_emoji_only'],
    ['مرحبا', 'message_right_to_left'],
    ['שלום', 'message_right_to_left'],
    ['abc\u202Edef', 'message_right_to_left'],
    ['안녕', 'message_script'],
    ['привет', 'message_script'],
    ['สวัสดี', 'message_script'],
    ['谢谢你们', 'message_script'],
    ['はい\u{20000}', 'message_script'],
  ] as const)('%j is rejected as %s', (text, code) => {
    const result = messageText.safeParse(text);
    expect(result.error?.issues.map(({ message }) => message)).toEqual([code]);
  });

  it.each([undefined, null, 5, {}, []])('that is %j is rejected as empty', (value) => {
    expect(messageText.safeParse(value).error?.issues[0]?.message).toBe('message_empty');
  });
});
