import type { PreviewAnswer, PreviewModel, PreviewMove } from './messages.ts'
import type { Moves } from './changed-model.ts'

/** Asks the worker of the page, one question at a time. */
export interface Previewer {
  /** The model of the moves that follow. */
  take(model: PreviewModel): void
  /** The newest moves; what was asked before and is not answered yet is left out. */
  move(moves: Moves): void
  end(): void
}

/** Starts the worker; `answered` gets the newest answer only. */
export function startPreviewer(answered: (answer: PreviewAnswer) => void): Previewer {
  const { content } = document.querySelector<HTMLMetaElement>('meta[name=preview-worker]')!
  const worker = new Worker(content, { type: 'module' })
  let turn = 0
  /** Answers up to this turn are of an older model. */
  let valid = 0
  let busy = false
  let next: PreviewMove | undefined
  const send = (): void => {
    if (next === undefined || busy) return
    const question = next
    next = undefined
    busy = true
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(question)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<PreviewAnswer>) => {
    busy = false
    if (data.turn > valid) answered(data)
    send()
  })
  return {
    take: (model) => {
      valid = turn
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
      worker.postMessage(model)
    },
    move: (moves) => {
      turn += 1
      next = { kind: 'move', turn, moves }
      send()
    },
    end: () => worker.terminate(),
  }
}
