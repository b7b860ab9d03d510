/** The page of the web to which LINE sends people back; it calls `finishLineLogin`. */
export const lineCallbackPath = '/sign-in/line';

/** The page of the web to which Google sends people back; registered for our client there. */
export const googleCallbackPath = '/sign-in/google';
