import type { Service } from '../openid/page_frame.ts';

export const line: Service = { name: 'LINE', id: 'line' };
