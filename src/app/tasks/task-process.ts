import { fork, type ChildProcess } from 'node:child_process'
import type { Progress } from '#use-cases/ports/progress'
import type { TaskName, Tasks } from '#app/tasks/tasks'
import type { Order, Word } from '#app/tasks/work-process'

/** How a process that works is started: a script with its words. */
export interface WorkCommand {
  readonly script: string
  readonly words: readonly string[]
}

interface Waiting {
  readonly progress: Progress
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** One process that does tasks one after the other; started when first needed, again when it ended. */
export class TaskProcess {
  private readonly command: WorkCommand
  private readonly waiting = new Map<number, Waiting>()
  private child: ChildProcess | undefined
  private count = 0

  constructor(command: WorkCommand) {
    this.command = command
  }

  /** Does a task; when the signal says so, the process is ended and with it all that it does. */
  run<K extends TaskName>(
    task: K,
    request: Parameters<Tasks[K]>[0],
    { progress, signal }: { readonly progress?: Progress; readonly signal?: AbortSignal } = {},
  ): Promise<Awaited<ReturnType<Tasks[K]>>> {
    const id = ++this.count
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(new Error('cancelled'))
      signal?.addEventListener('abort', () => this.waiting.has(id) && this.end(), { once: true })
      this.waiting.set(id, {
        progress: progress ?? (() => undefined),
        resolve: resolve as (result: unknown) => void,
        reject,
      })
      this.started().send({ id, task, request } satisfies Order)
    })
  }

  /** Ends the process at once. */
  end(): void {
    this.child?.kill('SIGKILL')
    this.lost('it was ended')
  }

  private started(): ChildProcess {
    if (this.child !== undefined) return this.child
    const { script, words } = this.command
    const child = fork(script, [...words], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.on('message', (word: Word) => this.hear(word))
    const gone = (why: string): void => {
      if (this.child === child) this.lost(why)
    }
    child.on('error', (error) => gone(error.message))
    child.on('exit', () => gone('the process that did it ended'))
    this.child = child
    return child
  }

  private hear(word: Word): void {
    const task = this.waiting.get(word.id)
    if (task === undefined) return
    if ('progress' in word) return task.progress(word.progress)
    this.waiting.delete(word.id)
    if ('error' in word) task.reject(word.error)
    else task.resolve(word.result)
  }

  private lost(why: string): void {
    this.child = undefined
    const all = [...this.waiting.values()]
    this.waiting.clear()
    for (const { reject } of all) reject(new Error(why))
  }
}
