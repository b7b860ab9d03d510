import { z } from 'zod';

export const shortestPassword = 8;

/** A password somebody chose. Its letters are theirs: it is neither trimmed nor normalised. */
export const passwordSchema = z.string().min(shortestPassword, 'password_too_short').max(200);
