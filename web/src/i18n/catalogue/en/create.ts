import type { Catalogue } from '../catalogue.ts';

export const create: Catalogue['create'] = {
  title: 'New set',
  progress: 'Step {step, number} of {total, number}',
  steps: { photo: 'Photo', messages: 'Messages', style: 'Style', review: 'Review' },
  back: 'Back',
  nextMessages: 'Next: messages',
  nextStyle: 'Next: style',
  nextReview: 'Next: review',
};

export const photo: Catalogue['photo'] = {
  title: 'Choose a photo',
  lead: 'A person or a pet. Clear photos work best.',
  choose: 'Choose a photo',
  camera: 'Take a photo',
  drop: 'You can also drop a photo here',
  change: 'Choose another photo',
  limits: 'JPEG, PNG, WebP or HEIC, up to 20 MB',
  alt: 'The photo you chose',
  noPreview: "This photo can't be shown here, but you can use it.",
  reading: 'Reading the photo…',
  tipsTitle: 'Photos that work well',
  tips: {
    face: 'The face or body is clearly visible',
    light: 'Taken in good light',
    whole: "Head and ears aren't cut off",
  },
  kept: 'Your photo stays on this device until the preview on the review page is made.',
  needed: 'Choose a photo to continue.',
};

export const messages: Catalogue['messages'] = {
  title: 'Choose your messages',
  lead: 'Keep these, edit them, or drag to reorder.',
  countLabel: 'Number of stickers',
  countOption: '{count, number}',
  toneLabel: 'Suggestions',
  tones: { mix: 'Mixed', friendly: 'Friends', polite: 'Polite', cute: 'Cute', work: 'Work' },
  languageLabel: 'Suggestion language',
  languages: { ja: '日本語', en: 'English' },
  keepEdited: 'Messages you wrote yourself are kept.',
  listLabel: 'Sticker messages',
  inputLabel: 'Message for sticker {number, number}',
  drag: 'Reorder “{message}”',
  another: 'Another suggestion for sticker {number, number}',
  fill: 'Fill empty messages ({count, number})',
  problems: '{count, plural, one {# message needs fixing} other {# messages need fixing}}',
  ready: 'All {count, number} are ready',
  counter: '{used, number}/{limit, number}',
};

export const style: Catalogue['style'] = {
  title: 'Choose a style',
  lead: 'Choose how your stickers are made, and how outlines and lettering look.',
  label: 'Style',
  failed: "The styles couldn't be loaded.",
  again: 'Try again',
  empty: 'No styles are available right now. Try again later.',
  sample: 'Thanks',
  engineLabel: 'How to create',
  engines: {
    embedded: { name: 'Use photo as is', text: 'We cut out your photo and use it. Ready right away.' },
    openai: {
      name: 'Draw with AI',
      text: 'AI draws from your photo in a few minutes. You approve the first drawings before it continues.',
    },
  },
  aiAway: 'Not available right now. “Use photo as is” is ready right away.',
  subjectLabel: "What's in the photo",
  subjects: { auto: 'Auto', person: 'Person', thing: 'Pet or object' },
  needed: 'Choose a style to continue.',
};

export const preview: Catalogue['preview'] = {
  title: 'Free preview',
  cutOutAlt: 'The cutout subject',
  stickerAlt: 'Preview of “{message}”',
  making: 'Cutting out the photo…',
  drawing: 'Drawing the preview…',
  aiNote: 'This preview uses your photo. After you pay, AI draws a new version of the subject.',
  first: 'First {count, number}',
  subjectHint: 'Not what you expected? Try another option.',
  faceHint: 'Turns an object into a character. You can change it later for free.',
  faceAlt: 'The cutout with a drawn face',
  doubts: 'Check this before you create',
  which: 'Which one should we cut out?',
  cutOutNumber: 'Cutout {number, number}',
  takeThis: 'Use this one',
  noCutOut: "This cutout didn't work",
  failed: "The preview couldn't be made. You can continue without it.",
  limited: "You've made many previews in a short time. Wait a little, or continue without one.",
  again: 'Try the preview again',
};

export const review: Catalogue['review'] = {
  title: 'Ready to create?',
  lead: 'The preview is free. If you like it, create your stickers below.',
  photo: 'Photo',
  messages: 'Messages',
  style: 'Style',
  edit: 'Edit',
  editPhoto: 'Change photo',
  editMessages: 'Edit messages',
  editStyle: 'Change style',
  start: 'Create {count, number} stickers',
  startAgain: 'Try again',
  pay: 'Payment',
  payReading: 'Checking your tickets and tokens…',
  payTicket: 'Use a ticket ({tickets, number} left)',
  payTokens: 'Use {price, number} tokens',
  payMissing: 'You need {price, number} tokens or one ticket. You have {balance, number} tokens.',
  payBelowZero:
    "A refund left your balance at {balance, number} tokens. You can create sets again once it's 0 or more.",
  payToTokens: 'View tokens and tickets',
  footTicket:
    'Uses one ticket ({tickets, number} left). If a sticker fails, you can create it later with the same ticket.',
  footTokens: '{price, number} tokens (balance: {balance, number}). Stickers that fail are refunded.',
  preparing: 'Getting ready…',
  sending: 'Uploading the photo… {percent, number}%',
  finishing: 'Starting…',
  uploadFailed: "The photo couldn't be uploaded. Check your connection and try again.",
};
