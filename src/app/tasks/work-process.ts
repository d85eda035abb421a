import { keepCopies, tasks, type TaskName } from '#app/tasks/tasks'

/** What a process is asked to do. */
export interface Order {
  readonly id: number
  readonly task: TaskName
  readonly request: unknown
}

/** What it says about it: how far it is, what came of it, or why nothing did. */
export type Word =
  | { readonly id: number; readonly progress: string }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: Error }

/** Does what the process is asked for, one after the other, until the one who asks is gone; `copies` is a folder for rows that were read. */
export function workForParent(copies: string | undefined): void {
  if (copies !== undefined) keepCopies(copies)
  let before: Promise<void> = Promise.resolve()
  process.on('message', (order: Order) => {
    before = before.then(() => work(order))
  })
  process.on('disconnect', () => process.exit(0))
}

async function work({ id, task, request }: Order): Promise<void> {
  const say = (word: Word): void => {
    if (process.connected) process.send?.(word)
  }
  try {
    const run = tasks[task] as (
      request: unknown,
      progress: (words: string) => void,
    ) => Promise<unknown>
    say({ id, result: await run(request, (progress) => say({ id, progress })) })
  } catch (error) {
    say({ id, error: error instanceof Error ? error : new Error(String(error)) })
  }
}
