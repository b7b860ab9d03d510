// node tools/run.mjs submission_pictures: screenshots of a submission for docs/submission.md. Starts its own stack.
import { join } from 'node:path';
import { onBuiltStack } from './pictures/on_built_stack.ts';
import { submissionJourney } from './pictures/submission_journey.ts';
import { ROOT } from './stack/stack_info.ts';

await onBuiltStack(() => submissionJourney(join(ROOT, 'docs', 'pictures', 'submission')));
