export { drawQueue } from './draw_queue.ts';
export { retryStamp } from './retry_stamp.ts';
export { drawSeconds, startGeneration } from './start_generation.ts';
export { sweepStuck } from './sweep_stuck.ts';
