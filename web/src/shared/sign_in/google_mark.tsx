/** Google's logo in its own colors, as Google requires for sign-in buttons. */
export function GoogleMark() {
  return (
    <svg width="20" height="20" viewBox="0 0 48 48" aria-hidden="true">
      <path
        fill="#4285F4"
        d="M46.5 24.5c0-1.6-.1-3.1-.4-4.5H24v9h12.7a11 11 0 0 1-4.7 7.1v5.9h7.6c4.4-4.1 6.9-10.2 6.9-17.5Z"
      />
      <path
        fill="#34A853"
        d="M24 47.5c6.3 0 11.7-2.1 15.6-5.6L32 36.1a14 14 0 0 1-21-7.4H3.1v6.1A23.5 23.5 0 0 0 24 47.5Z"
      />
      <path fill="#FBBC05" d="M11 28.7a14.2 14.2 0 0 1 0-9.1v-6.1H3.1a23.5 23.5 0 0 0 0 21.3l7.9-6.1Z" />
      <path
        fill="#EA4335"
        d="M24 10.3c3.5 0 6.6 1.2 9 3.5l6.7-6.7A23.5 23.5 0 0 0 3.1 13.5l7.9 6.1a14 14 0 0 1 13-9.3Z"
      />
    </svg>
  );
}
