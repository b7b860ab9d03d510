import type { Locale } from '../accounts/user.ts';

interface HumanCheck {
  readonly id: string;
  /** Number in the review guideline. */
  readonly source: string;
  readonly question: Readonly<Record<Locale, string>>;
}

/** What reviewers check and no program can: a person confirms it before a submission. */
export const humanChecks: readonly HumanCheck[] = [
  {
    id: 'rights',
    source: 'review 5.1',
    question: {
      ja: '写真・絵・ことばは、すべて自分のものか、使用許可があるものですか?',
      en: 'Do you own the photo, drawings and messages, or have permission to use them?',
    },
  },
  {
    id: 'likeness',
    source: 'review 5.3',
    question: {
      ja: '写っている人(子どもの場合は保護者)の同意を得ましたか?',
      en: 'Have the people shown agreed (for a child, a parent or guardian)?',
    },
  },
  {
    id: 'morals',
    source: 'review 3',
    question: {
      ja: '暴力・性的表現・差別・いじめ・飲酒・賭け事・政治・宗教に関わるものはありませんか?',
      en: 'Is it free of violence, sexual content, discrimination, bullying, alcohol, gambling, politics and religion?',
    },
  },
  {
    id: 'privacy',
    source: 'review 3',
    question: {
      ja: '名前・住所・電話番号などの個人情報が入っていませんか?',
      en: 'Is it free of personal information, such as names, addresses and phone numbers?',
    },
  },
  {
    id: 'business',
    source: 'review 4',
    question: {
      ja: '宣伝・募金・会員募集のためのスタンプではありませんか?',
      en: 'Is it free of advertising, fundraising and recruiting?',
    },
  },
  {
    id: 'wording',
    source: 'review 1.7, 2.2',
    question: {
      ja: 'ことばに誤字はありませんか?',
      en: 'Is everything spelled correctly?',
    },
  },
  {
    id: 'match',
    source: 'review 1.8, 2.7',
    question: {
      ja: 'タイトルと説明文は、スタンプの内容と合っていますか?',
      en: 'Do the title and description match the stickers?',
    },
  },
  {
    id: 'unique_title',
    source: 'reported',
    question: {
      ja: 'ショップに同じタイトルのスタンプはありませんか?',
      en: 'Is the title different from every other set in the shop?',
    },
  },
];
