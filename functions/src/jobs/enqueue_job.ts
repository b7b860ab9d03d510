import type { Context } from '../platform/context.ts';
import type { TaskOptions } from '../platform/enqueue_task.ts';

/** Enqueues a job for its task function. `run` makes the ids of a job's tasks different. */
export async function enqueueJob<Id, About>(
  { enqueue }: Pick<Context, 'enqueue'>,
  { task }: { readonly task: (id: Id, about: About) => TaskOptions },
  { id, about }: { readonly id: Id; readonly about: About },
  run: string,
): Promise<void> {
  const options = task(id, about);
  await enqueue({ ...options, id: `${options.id}-${run}` });
}
