/** A thread that computes one part of what a study is worth. */
import { parentPort, workerData } from 'node:worker_threads'
import { computeHere } from '#study/evaluation/value-parts'
import type { PartAnswer, PartAsked } from '#app/threads/value-threads'

const { part, order } = workerData as PartAsked
const answer: PartAnswer = await computeHere(part, order).then(
  (result) => ({ result }),
  (error: Error) => ({ error }),
)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin to name
parentPort!.postMessage(answer)
