import type { PreviewAnswer, PreviewModel, PreviewMove } from './messages.ts'
import type { Moves } from './changed-model.ts'

/** An answer with what was asked. */
export interface Answered extends PreviewAnswer {
  readonly moves: Moves
}

/** Asks the worker of the page, one question at a time. */
export interface Previewer {
  /** The model of the moves that follow. */
  take(model: PreviewModel): void
  /** The newest moves; what was asked before and is not answered yet is left out. */
  move(moves: Moves): void
  /** Nothing is moved any more: what is not answered yet is left out. */
  rest(): void
  end(): void
}

/** Starts the worker; `answered` gets the newest answer only. */
export function startPreviewer(answered: (answer: Answered) => void): Previewer {
  const { content } = document.querySelector<HTMLMetaElement>('meta[name=preview-worker]')!
  const worker = new Worker(content, { type: 'module' })
  let turn = 0
  /** Answers up to this turn are of an older model, or of moves that were taken back. */
  let valid = 0
  let asked: PreviewMove | undefined
  let next: PreviewMove | undefined
  const send = (): void => {
    if (next === undefined || asked !== undefined) return
    asked = next
    next = undefined
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(asked)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<PreviewAnswer>) => {
    const { moves } = asked!
    asked = undefined
    // The next question first: it is counted while this answer is drawn.
    send()
    if (data.turn > valid) answered({ ...data, moves })
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
    rest: () => {
      next = undefined
      valid = turn
    },
    end: () => worker.terminate(),
  }
}
