/** A thread beside that computes blocks of the reference model. */
import { parentPort } from 'node:worker_threads'
import { headlinePart } from '#value/headline'
import { referenceModel } from '#value/reference-model-fixture'
import { blocksOf } from '#value/simulation/settings'

/** From which block to which. */
export interface ThreadOrder {
  readonly draws: number
  readonly first: number
  readonly end: number
}

const port = parentPort!

port.on('message', ({ draws, first, end }: ThreadOrder) => {
  const settings = { seed: 1, draws, gains: {} }
  const part = headlinePart(referenceModel, settings, blocksOf(draws).slice(first, end))
  const moved = [part.npv, part.spent].map(({ buffer }) => buffer as ArrayBuffer)
  port.postMessage(part, moved)
})

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin to name
port.postMessage('ready')
