import type { Locale } from './user.ts';

interface HumanCheck {
  readonly id: string;
  /** Number in the review guideline. */
  readonly source: string;
  readonly question: Readonly<Record<Locale, string>>;
}

/** What reviewers look at and no program can judge: a person answers for it before a set is handed in. */
export const humanChecks: readonly HumanCheck[] = [
  {
    id: 'rights',
    source: 'review 5.1',
    question: {
      ja: '写真・絵・言葉は、すべて自分のものか、使ってよいものですか。',
      en: 'Are the photo, the drawings and the words yours, or yours to use?',
    },
  },
  {
    id: 'likeness',
    source: 'review 5.3',
    question: {
      ja: '写っている人(子どもは保護者)の同意をもらいましたか。',
      en: "Do the people shown, or a child's parents, agree?",
    },
  },
  {
    id: 'morals',
    source: 'review 3',
    question: {
      ja: '暴力・性的・差別・いじめ・お酒や賭け事・政治・宗教にあたるものはありませんか。',
      en: 'Is it free of violence, sex, discrimination, bullying, drink, gambling, politics and religion?',
    },
  },
  {
    id: 'privacy',
    source: 'review 3',
    question: {
      ja: '名前・住所・電話番号など、個人の情報が見えていませんか。',
      en: 'Does nothing show a name, an address, a telephone number?',
    },
  },
  {
    id: 'business',
    source: 'review 4',
    question: {
      ja: '宣伝・募金・会員募集のためのスタンプではありませんか。',
      en: 'Is it not for advertising, charity or finding members?',
    },
  },
  {
    id: 'wording',
    source: 'review 1.7, 2.2',
    question: {
      ja: '言葉に書き間違いはありませんか。',
      en: 'Is every word spelled right?',
    },
  },
  {
    id: 'match',
    source: 'review 1.8, 2.7',
    question: {
      ja: 'タイトルと説明文は、スタンプの中身と合っていますか。',
      en: 'Do title and description say what the stickers show?',
    },
  },
  {
    id: 'unique_title',
    source: 'reported',
    question: {
      ja: '同じタイトルのスタンプが、ショップにもうありませんか。',
      en: 'Is no other set in the shop called the same?',
    },
  },
];
