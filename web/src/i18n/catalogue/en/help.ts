import type { Catalogue } from '../catalogue.ts';

/** Frequently asked questions. */
export const help: Catalogue['help'] = {
  title: 'Help',
  more: 'Still stuck? Write to the contact below. If the page showed a reference, include it.',
  contact: 'Show contact',
  groups: {
    making: 'Making stickers',
    line: 'LINE: submission and sales',
    money: 'Payments',
    data: 'Photos and data',
  },
  questions: {
    photo: {
      ask: 'Which photos work best?',
      answer:
        'Bright photos with a clear face. If the whole body is in it, there are more poses. Pets and things work too.',
    },
    drawings: {
      ask: 'Can I use my own drawings?',
      answer:
        'Yes. Add 8 to 40 drawings on a transparent or single-color background, one by one or on one sheet. We remove the background and use the drawings as they are. The price is the same as with a photo.',
    },
    others: {
      ask: 'Can I use photos of friends or family?',
      answer:
        "Yes, with their permission. LINE's review may ask for proof of it. Celebrities and photos found online aren't allowed.",
    },
    change: {
      ask: 'Can I change stickers after they are made?',
      answer:
        'Yes. Messages, fonts, colors, expressions, marks and scenes can be changed for free, as often as you like. A brush fixes the cutout.',
    },
    duplicate: {
      ask: 'Can I make the same set in another style or language?',
      answer:
        "Yes, from the page of a finished set. You don't need to upload the photo again. Messages get suggestions in Japanese, English or Traditional Chinese, which you can edit first. It costs as much as a new set. The original photo is deleted after 30 days, but this works for as long as you have the set.",
    },
    ai: {
      ask: 'Do you use AI?',
      answer: 'Only if you choose to draw with AI. Otherwise your photo is cut out and used as is.',
    },
    submit: {
      ask: 'How do I use my stickers on LINE?',
      answer:
        'Under "Send", submit automatically, or download the ZIP and the form details and submit at LINE Creators Market yourself. Once approved, buy the set on LINE and use it.',
    },
    rejected: {
      ask: 'What if LINE rejects my set?',
      answer:
        'The page of the set shows the reason and the stickers it means. Fix them and submit again for free.',
    },
    sales: {
      ask: 'Do I get the revenue?',
      answer: 'Yes. LINE Creators Market pays you directly. Pochitto takes no part of it.',
    },
    account: {
      ask: 'Do I have to give you my LINE password?',
      answer:
        'No, we never ask for it. You log in to LINE in your own browser, and you can disconnect at any time.',
    },
    price: {
      ask: 'What does it cost?',
      answer:
        'A welcome ticket covers your first set. After that, one sticker costs one token. You always see the price before you press.',
    },
    refund: {
      ask: "What if something couldn't be made?",
      answer:
        "Tokens and tickets for what we couldn't deliver are refunded automatically. Money is refunded where the law requires it.",
    },
    konbini: {
      ask: 'I paid at a convenience store, but my tokens are missing.',
      answer:
        'It can take from a few minutes up to an hour. The tokens page shows payments that are still pending.',
    },
    stored: {
      ask: 'Where are my photos stored?',
      answer:
        "Photos that you try before signing up aren't stored. Photos of sets are stored where only you can see them, and deleted 30 days after the set is finished. We remove the location when they arrive.",
    },
    delete: {
      ask: 'What happens to my data when I leave?',
      answer:
        'Your photos, stickers and account are deleted. You do it yourself on the account page. Stickers on sale at LINE stay at LINE.',
    },
  },
};
