/** The headline of the reference model on two threads: this one and one beside it. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { headlinePart, joinHeadline, type Headline, type HeadlinePart } from '#value/headline'
import { referenceModel } from '#value/reference-model-fixture'
import { blocksOf } from '#value/simulation/settings'
import type { ThreadOrder } from './simulation-thread.ts'

/** The thread beside this one, once its code is loaded: that does not count. */
export async function createThread(): Promise<Worker> {
  const thread = new Worker(new URL('simulation-thread.ts', import.meta.url))
  await once(thread, 'message')
  return thread
}

/** Half of the blocks on either thread, then joined here. */
export async function headlineOnTwo(thread: Worker, draws: number): Promise<Headline> {
  const blocks = blocksOf(draws)
  const middle = blocks.length >> 1
  const answer = once(thread, 'message') as Promise<[HeadlinePart]>
  const order: ThreadOrder = { draws, first: middle, end: blocks.length }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin to name
  thread.postMessage(order)
  const settings = { seed: 1, draws, gains: {} }
  const ours = headlinePart(referenceModel, settings, blocks.slice(0, middle))
  const [part] = await answer
  return joinHeadline(referenceModel, [ours, part]).value!
}
