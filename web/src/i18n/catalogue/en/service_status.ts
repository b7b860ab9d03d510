import type { Catalogue } from '../catalogue.ts';

export const serviceStatus: Catalogue['serviceStatus'] = {
  title: 'Service status',
  lead: 'What is running now, and how long it really took in the last 24 hours. Measured every minute.',
  part: 'Feature',
  state: 'Status',
  takes: 'Time taken',
  oldest: 'Waiting since',
  half: 'half within {half}, 90% within {most}',
  seconds: '{seconds, number} s',
  minutes: '{minutes, number} min',
  measured: 'As of {at}. A dash means that too little was measured, or that nothing is waiting.',
  parts: {
    drawing: 'Creating stickers',
    ai_drawing: 'AI drawing',
    studio: 'Studio',
    submission: 'Submission to LINE',
    email: 'Email notifications',
    line: 'LINE notifications',
  },
  states: {
    running: 'Running',
    delayed: 'Delayed',
    stopped: 'Paused',
    off: 'Not offered',
  },
  usual: {
    seconds: 'It usually takes about {seconds, number} seconds.',
    minutes: 'It usually takes {minutes, plural, one {about a minute} other {about # minutes}}.',
  },
};
