/** Texts of the payment pages. `translate` fills in placeholders such as `{amount}`. */
const JAPANESE = {
  sandbox: 'お試し環境です。お金は動きません。',
  pay: 'お支払い',
  total: '合計',
  quantity: '数量',
  email: 'メールアドレス',
  name: 'お名前',
  card: 'カードで払う',
  cardNumber: 'カード番号',
  expiry: '有効期限（月 / 年）',
  securityCode: 'セキュリティコード',
  payNow: '{amount} を支払う',
  tryCards: 'お試し用のカード：4242 4242 4242 4242（成功）、4000 0000 0000 0002（拒否）',
  konbini: 'コンビニで払う',
  konbiniHow: '払込番号を発行します。期限までにお店でお支払いください。',
  issue: '払込番号を発行する',
  cancel: 'やめて戻る',
  expired: 'このページの期限が切れました',
  expiredHow: 'お支払いは行われていません。お店のページからもう一度お試しください。',
  complete: 'このお支払いは手続き済みです',
  voucher: 'コンビニでのお支払い',
  voucherWaiting: 'お支払い待ちです',
  voucherPaid: 'お支払いが完了しました',
  voucherLapsed: '期限が過ぎたため、このお支払いは無効になりました',
  voucherBy: '{when} までにお支払いください',
  confirmationNumber: '確認番号',
  paymentCode: '払込番号',
  payAtShop: 'お店で支払う（お試し）',
  letLapse: '期限切れにする（お試し）',
  receipt: '領収書',
  paidOn: '支払日',
  refunded: '返金額',
  unknownCard: 'このカード番号は使えません。お試し用のカード番号を入力してください。',
  incomplete: '入力されていない項目があります。',
  card_declined: 'カードが拒否されました。別のカードでお試しください。',
  insufficient_funds: 'カードの残高が足りません。別のカードでお試しください。',
  expired_card: 'カードの有効期限が切れています。',
  incorrect_cvc: 'セキュリティコードが違います。',
  processing_error: 'カードの処理中に問題が起きました。少し待ってからもう一度お試しください。',
};

type Words = typeof JAPANESE;

const ENGLISH: Words = {
  sandbox: 'This is a sandbox. No money moves.',
  pay: 'Payment',
  total: 'Total',
  quantity: 'Quantity',
  email: 'E-mail address',
  name: 'Name',
  card: 'Pay by card',
  cardNumber: 'Card number',
  expiry: 'Expiry (month / year)',
  securityCode: 'Security code',
  payNow: 'Pay {amount}',
  tryCards: 'Cards to try: 4242 4242 4242 4242 (succeeds), 4000 0000 0000 0002 (is declined)',
  konbini: 'Pay at a convenience store',
  konbiniHow: 'You get a payment code. Pay at the shop before it lapses.',
  issue: 'Get a payment code',
  cancel: 'Cancel and go back',
  expired: 'This page has expired',
  expiredHow: 'You were not charged. Please start again from the shop.',
  complete: 'This payment has been dealt with',
  voucher: 'Payment at a convenience store',
  voucherWaiting: 'Waiting for your payment',
  voucherPaid: 'Paid, thank you',
  voucherLapsed: 'The time is over and this payment is void',
  voucherBy: 'Please pay by {when}',
  confirmationNumber: 'Confirmation number',
  paymentCode: 'Payment code',
  payAtShop: 'Pay at the shop (sandbox)',
  letLapse: 'Let it lapse (sandbox)',
  receipt: 'Receipt',
  paidOn: 'Paid on',
  refunded: 'Refunded',
  unknownCard: 'This card number cannot be used here. Please enter one of the cards to try.',
  incomplete: 'Something has not been filled in.',
  card_declined: 'Your card was declined. Please try another card.',
  insufficient_funds: 'Your card has insufficient funds. Please try another card.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: 'Something went wrong with your card. Please try again in a little while.',
};

export type Language = 'en' | 'ja';
export type Word = keyof Words;

/** @param asked a Stripe locale; for `auto` or null the browser's language is used. */
export function language(asked: string | null, accepted: string | undefined): Language {
  if (asked?.startsWith('ja')) return 'ja';
  if (asked !== null && asked !== 'auto') return 'en';
  return /^\s*ja\b/.test(accepted ?? '') ? 'ja' : 'en';
}

export function translate(into: Language, word: Word, values: Record<string, string> = {}): string {
  const text = (into === 'ja' ? JAPANESE : ENGLISH)[word];
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** Key of the message for a declined card, by Stripe's code. */
export function declineWord(code: string | undefined, declineCode: string | undefined): Word {
  if (declineCode === 'insufficient_funds') return 'insufficient_funds';
  if (code === 'expired_card' || code === 'incorrect_cvc' || code === 'processing_error') return code;
  return 'card_declined';
}
