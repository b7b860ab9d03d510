import type { Catalogue } from '../load_catalogue.ts';

export const create: Catalogue['create'] = {
  title: 'New set',
  progress: 'Step {step, number} of {total, number}',
  steps: { photo: 'Photo', messages: 'Words', look: 'Look', review: 'Review' },
  back: 'Back',
  nextMessages: 'Next: words',
  nextStyle: 'Next: look',
  nextReview: 'Next: review',
};

export const photo: Catalogue['photo'] = {
  title: 'Choose one photo',
  lead: 'A person or a pet. It works best when they are clearly visible.',
  choose: 'Choose a photo',
  camera: 'Take a photo',
  drop: 'You can also drop a photo here',
  change: 'Choose another photo',
  limits: 'JPEG, PNG, WebP or HEIC, up to 20 MB',
  alt: 'The photo you chose',
  noPreview: "Your browser can't show this photo, but we can use it.",
  reading: 'Reading the photo…',
  tipsTitle: 'Photos that work well',
  tips: {
    face: 'The face or body is easy to see',
    light: 'Taken in good light',
    whole: 'Head and ears are not cut off',
  },
  kept: 'The photo stays on this device until the sample on the review page is made.',
  needed: 'Choose a photo to go on.',
};

export const messages: Catalogue['messages'] = {
  title: 'Choose the words',
  lead: 'Keep them, change them, or drag them into another order.',
  countLabel: 'How many stickers',
  countOption: '{count, number}',
  toneLabel: 'Suggestions',
  tones: { mix: 'A mix', friendly: 'Friends', polite: 'Polite', cute: 'Cute', work: 'Work' },
  languageLabel: 'Language of suggestions',
  languages: { ja: '日本語', en: 'English' },
  keepEdited: 'Words that you wrote yourself stay.',
  listLabel: 'Words on the stickers',
  inputLabel: 'Words on sticker {number, number}',
  drag: 'Move {message}',
  another: 'Another suggestion for sticker {number, number}',
  fill: 'Fill the empty ones ({count, number})',
  problems: '{count, plural, one {# message needs a change} other {# messages need a change}}',
  ready: 'All {count, number} are ready',
  counter: '{used, number}/{limit, number}',
};

export const look: Catalogue['look'] = {
  title: 'Choose a look',
  lead: 'How they are made, and the style of outline and lettering.',
  label: 'Look',
  failed: "The looks couldn't be loaded.",
  again: 'Load again',
  empty: 'There is no look to choose now. Please try again in a while.',
  sample: 'Thanks',
  engineLabel: 'How they are made',
  engines: {
    embedded: { name: 'As in the photo', text: 'We cut out the photo and use it. Ready at once.' },
    openai: {
      name: 'Drawn by AI',
      text: 'AI draws it from the photo. Takes a few minutes; you see a sample first and say whether to go on.',
    },
  },
  aiAway: 'Not available now. “As in the photo” starts at once.',
  subjectLabel: 'In the photo is',
  subjects: { auto: 'Decide for me', person: 'A person', thing: 'A pet or thing' },
  needed: 'Choose a look to go on.',
};

export const preview: Catalogue['preview'] = {
  title: 'Free sample',
  cutOutAlt: 'Who or what we cut out',
  stickerAlt: 'Sample “{message}”',
  making: 'Cutting out the photo…',
  drawing: 'Drawing the sample…',
  aiNote: 'This is how the photo looks. After you pay, AI draws this subject anew.',
  first: 'The first {count, number}',
  subjectHint: 'Not what you expected? Try another setting.',
  faceHint: 'Turns a thing into a character. You can change it later, free.',
  faceAlt: 'The cut-out with its drawn face',
  doubts: 'Before you pay, take a look',
  which: 'Which one should we cut out?',
  cutOutNumber: 'Cut-out {number, number}',
  takeThis: 'Use this one',
  noCutOut: "This one didn't work out",
  failed: "The sample couldn't be made. You can go on without it.",
  limited: 'Many samples were made in a short while, so this one has to wait. You can go on without it.',
  again: 'Try the sample again',
};

export const review: Catalogue['review'] = {
  title: 'Ready to make them?',
  lead: 'The sample is free. If you like it, press the button below and we begin.',
  photo: 'Photo',
  messages: 'Words',
  look: 'Look',
  edit: 'Change',
  editPhoto: 'Change the photo',
  editMessages: 'Change the words',
  editLook: 'Change the look',
  start: 'Make {count, number} stickers',
  startAgain: 'Send again',
  pay: 'Payment',
  payReading: 'Looking at your tickets and tokens…',
  payTicket: 'Use a ticket ({tickets, number} left)',
  payTokens: 'Use {price, number} tokens',
  payMissing: 'This set takes {price, number} tokens or one ticket. You have {balance, number} tokens.',
  payBelowZero:
    'A refund has left you with {balance, number} tokens. You can make sets again once it is 0 or more.',
  payToTokens: 'See tokens and tickets',
  footTicket:
    'Paid with one ticket ({tickets, number} left). Anything that fails can be made later with the same ticket.',
  footTokens: '{price, number} tokens (you have {balance, number}). What cannot be made comes back.',
  preparing: 'Getting ready…',
  sending: 'Sending the photo… {percent, number}%',
  finishing: 'About to begin…',
  uploadFailed: "The photo couldn't be sent. Check your connection and try again.",
};
