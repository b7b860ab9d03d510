import type { Catalogue } from '../catalogue.ts';

/** Terms, privacy and the legally required shop information. The operator's details come from `/config.json`. */
export const legal: Catalogue['legal'] = {
  soon: 'To be announced',
  contact: 'Operator and contact',
  missingTitle: 'Add the operator before you go live',
  missingText: 'These fields of config.json are empty. Only administrators see this notice.',
  fields: {
    name: 'Seller',
    representative: 'Person in charge',
    address: 'Address',
    phone: 'Phone',
    email: 'Email',
    hours: 'Support hours',
  },
  terms: {
    title: 'Terms of service',
    lead: 'Please read this before you use Pochitto.',
    service: {
      title: 'What Pochitto does',
      text: 'Pochitto turns photos and messages into sticker images for messaging apps. It is an independent service and is not affiliated with LY Corporation.',
    },
    photos: {
      title: 'Photos and copyright',
      text: 'Use only photos that you have the rights to, or that the people in them have agreed to. Your photos and your stickers remain yours. We process photos only as far as needed to make your stickers.',
    },
    line: {
      title: 'Submitting to LINE',
      text: "Sets are submitted in your name and with your LINE account. We can't guarantee the outcome of a review, and LINE may restrict accounts. LINE's own terms apply too.",
    },
    money: {
      title: 'Tokens and tickets',
      text: "Tokens and tickets can be used only in this service. What we couldn't deliver is refunded automatically. For returns, see the Specified Commercial Transactions Act page.",
    },
    forbidden: {
      title: "What isn't allowed",
      text: "Don't use other people's photos or works without permission, don't make illegal or indecent images, and don't overload the service. We may suspend accounts that do.",
    },
    liability: {
      title: 'Liability',
      text: 'Except for intent or gross negligence of the operator, liability is limited to what you paid in the past year.',
    },
    changes: {
      title: 'Changes',
      text: 'Changes are announced on this page. We announce major changes in advance.',
    },
  },
  privacy: {
    title: 'Privacy policy',
    lead: 'What we hold about you, and what we use it for.',
    what: {
      title: 'What we hold',
      text: 'Your email address or the identifier and name of your LINE or Google account, your photos, your stickers, and records of purchases and use. Only the payment provider handles card numbers.',
    },
    photos: {
      title: 'Photos',
      text: 'We remove the location when a photo arrives. Original photos of finished sets are deleted after 30 days.',
    },
    trial: {
      title: 'Trying without an account',
      text: "A photo that you try before signing up is processed in the server's memory and isn't stored.",
    },
    why: {
      title: 'What we use it for',
      text: 'To make, deliver and submit your stickers, for payments, and to prevent abuse. We do not use it for advertising.',
    },
    others: {
      title: 'Who else gets it',
      text: 'We use Google Cloud (storage and processing) and Stripe (payments). Photos go to OpenAI only if you choose to draw with AI. Stickers and form details go to LINE only if you submit.',
    },
    browser: {
      title: 'In your browser',
      text: 'We keep your sign-in, your language and display settings, and your drafts in your browser. We use no tracking cookies.',
    },
    rights: {
      title: 'Access and deletion',
      text: 'On your account page you can download all your data and delete your account. Purchase records that the law has us keep remain without a link to you.',
    },
  },
  licenses: {
    title: 'Licenses',
    lead: 'Pochitto uses software, fonts and models made by others. These are their licenses.',
    noText: 'This software comes without the text of its license.',
  },
  commerce: {
    title: 'Specified Commercial Transactions Act',
    lead: 'The seller and the conditions of sale.',
    prices: 'Prices',
    tax: 'Prices include consumption tax.',
    extra: { title: 'Other costs', text: 'Your own internet connection.' },
    payment: { title: 'Payment methods', text: 'Credit card, convenience store' },
    paymentTime: {
      title: 'Time of payment',
      text: 'Cards are charged at purchase. Pay at a convenience store by the date shown on the screen.',
    },
    delivery: {
      title: 'Delivery',
      text: 'Tokens and tickets are added as soon as the payment is confirmed.',
    },
    returns: {
      title: 'Returns',
      text: "Digital goods can't be returned. Tokens and tickets for stickers that we couldn't deliver are refunded automatically.",
    },
    environment: {
      title: 'Requirements',
      text: "The latest Chrome, Safari, Edge or Firefox. LINE's in-app browser works too.",
    },
  },
};
