/** What stickers stand on: the colours of a chat in its light and dark dress, and plain white. */
export const chatGrounds = {
  light: 'bg-chat-light',
  dark: 'bg-chat-dark',
  white: 'bg-white',
} as const;

export type ChatGround = keyof typeof chatGrounds;
