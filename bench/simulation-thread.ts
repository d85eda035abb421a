/** A thread beside that computes blocks of the reference model. */
import { parentPort } from 'node:worker_threads'
import { headlinePart, type HeadlinePart } from '#value/headline'
import { referenceModel } from '#value/reference-model-fixture'
import { blocksOf } from '#value/simulation/settings'

/** From which block to which. */
export interface ThreadOrder {
  readonly draws: number
  readonly first: number
  readonly end: number
}

export interface ThreadAnswer {
  readonly part: HeadlinePart
  /** Processor time of this thread. */
  readonly seconds: number
}

const port = parentPort!

port.on('message', ({ draws, first, end }: ThreadOrder) => {
  const start = process.threadCpuUsage()
  const settings = { seed: 1, draws, gains: {} }
  const part = headlinePart(referenceModel, settings, blocksOf(draws).slice(first, end))
  const { user, system } = process.threadCpuUsage(start)
  const answer: ThreadAnswer = { part, seconds: (user + system) / 1e6 }
  const moved = [part.npv, part.spent].map(({ buffer }) => buffer as ArrayBuffer)
  port.postMessage(answer, moved)
})

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin to name
port.postMessage('ready')
