import { describe, expect, it } from 'vitest';
import { locales } from '../accounts/user.ts';
import { calledName } from '../stamps/stamp.ts';
import { type NoticeAbout, noticeAboutSchema, noticeTitle } from './notice.ts';
import { isTold, noticeChannels, noticeKindNames, noticePath } from './notice_kinds.ts';
import { noticeText } from './notice_texts.ts';

const at = new Date('2026-12-03T14:59:00.000Z');
const about = (kind: NoticeAbout['kind'], title = 'Cats'): NoticeAbout =>
  noticeAboutSchema.parse({ kind, stampId: 'set1', title, payBefore: at, from: at });

describe('texts of notices', () => {
  it.each(locales)('say in %s what happened, what to do and where, for every kind', (locale) => {
    for (const kind of noticeKindNames) {
      for (const title of ['Cats', '', '「」', 'あ'.repeat(80)]) {
        const { title: subject, text, action } = noticeText(locale, about(kind, title));
        for (const part of [subject, text, action]) {
          expect(part).toMatch(/\S/);
          expect(part).not.toMatch(/undefined|\[object|\n/);
        }
        expect(subject.length).toBeLessThan(130);
      }
      expect(noticePath(about(kind))).toMatch(/^\/(sets|account|tokens|studio)\b/);
    }
  });

  it('show times in Japan’s time zone', () => {
    expect(noticeText('ja', about('voucher_lapsing')).text).toContain('12月3日(木) 23:59');
    expect(noticeText('en', about('voucher_lapsing')).text).toContain('Thu, Dec 3');
    expect(noticeText('ja', about('studio_expiring')).text).toContain('12月3日(木)から');
  });

  it('name a set by its name, else its title, else its first words, in one line of at most 40 characters', () => {
    expect(noticeTitle(calledName({ name: 'Kitty', title: 'Cats' }, 'hi'))).toBe('Kitty');
    expect(noticeTitle(calledName({ name: '', title: '' }, 'おはよう\nございます'))).toBe(
      'おはよう ございます',
    );
    expect(noticeTitle(calledName({ name: '', title: 'Cats' }, 'hi'))).toBe('Cats');
    expect([...noticeTitle('🐱'.repeat(50))]).toHaveLength(40);
  });
});

describe('channels of a notice', () => {
  it('follow the person’s choice, else the defaults in the table', () => {
    expect(isTold({}, 'set_finished', 'line')).toBe(true);
    expect(isTold({}, 'set_finished', 'email')).toBe(false);
    expect(isTold({ set_finished: { email: true } }, 'set_finished', 'email')).toBe(true);
    expect(isTold({ set_finished: { line: false } }, 'set_finished', 'line')).toBe(false);
    for (const kind of noticeKindNames) expect(isTold({}, kind, 'app')).toBe(true);
    expect(noticeChannels).toContain('app');
  });
});
