/** The page of the web app that LINE redirects to; it calls `finishLineLogin`. */
export const lineCallbackPath = '/sign-in/line';

/** The page of the web app that Google redirects to; registered for our client there. */
export const googleCallbackPath = '/sign-in/google';
