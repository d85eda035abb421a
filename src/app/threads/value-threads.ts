import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { computeHere, type ComputePart, type PartName } from '#study/evaluation/value-parts'

/** What a thread is asked for. */
export interface PartAsked {
  readonly part: PartName
  readonly order: Parameters<ComputePart>[1]
}

/** What came of it. */
export type PartAnswer = { readonly result: unknown } | { readonly error: Error }

/** With fewer draws threads may take longer to start than they save. */
const worthwhile = 200_000
/** Each takes some 100 MiB for a million draws. */
const mostThreads = 4

/** A built product has the script of a thread beside its command. */
const built = new URL('./value-thread.js', import.meta.url)
const ours = existsSync(built) ? built : new URL('./value-thread.ts', import.meta.url)

/**
 * Computes the parts of what a study is worth side by side where that pays, to the same bits. Each has a thread of its
 * own, which ends with it: its memory is free at once.
 */
export class ValueThreads {
  private free: number
  private readonly several: boolean
  private readonly waiting: (() => void)[] = []
  private readonly running = new Set<Worker>()
  private readonly script: URL
  private closed = false

  constructor(threads = Math.min(availableParallelism(), mostThreads), script = ours) {
    this.free = threads
    this.several = threads > 1
    this.script = script
  }

  /** What a thread that ends before its time has not done is computed here. */
  readonly compute: ComputePart = async (part, order) => {
    if (!this.several || order.settings.draws < worthwhile) return computeHere(part, order)
    await this.turn()
    const answer = this.closed ? undefined : await this.answerTo({ part, order })
    if (this.closed) throw new Error('nobody waits for what it is worth any more')
    this.next()
    if (answer === undefined) return computeHere(part, order)
    if ('error' in answer) throw answer.error
    return answer.result as never
  }

  /** Ends what is still computed; nobody waits for it any more. */
  async close(): Promise<void> {
    this.closed = true
    for (const goOn of this.waiting.splice(0)) goOn()
    await Promise.all([...this.running].map((thread) => thread.terminate()))
  }

  private turn(): Promise<void> | undefined {
    if (this.free === 0) return new Promise((resolve) => this.waiting.push(resolve))
    this.free--
    return undefined
  }

  private next(): void {
    const next = this.waiting.shift()
    if (next === undefined) this.free++
    else next()
  }

  /** What a thread says; nothing where it ends without a word, or cannot begin. */
  private async answerTo(asked: PartAsked): Promise<PartAnswer | undefined> {
    const thread = this.start(asked)
    if (thread === undefined) return undefined
    const { promise, resolve } = Promise.withResolvers<PartAnswer | undefined>()
    thread.on('message', resolve).on('exit', () => resolve(undefined))
    const answer = await promise
    await thread.terminate()
    this.running.delete(thread)
    return answer
  }

  private start(asked: PartAsked): Worker | undefined {
    try {
      const thread = new Worker(this.script, { workerData: asked })
      this.running.add(thread)
      return thread.on('error', () => undefined)
    } catch {
      // No more threads are allowed here.
      return undefined
    }
  }
}
