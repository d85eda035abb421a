import type { PreviewAnswer, PreviewModel, PreviewMove } from './messages.ts'
import type { Moves } from './changed-model.ts'

/** Milliseconds after which a worker that could not be fetched is started again. */
const startsAgainAfter = 2_000

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
  let again: ReturnType<typeof setTimeout> | undefined
  let model: PreviewModel | undefined
  let turn = 0
  /** Answers up to this turn are of an older model, or of moves that were taken back. */
  let valid = 0
  let asked: PreviewMove | undefined
  let next: PreviewMove | undefined
  const send = (): void => {
    if (next === undefined || asked !== undefined) return
    asked = next
    next = undefined
    tell(worker, asked)
  }
  const heard: Heard = {
    answer: (answer) => {
      // What failed before it may have been a model, or practice.
      if (asked?.turn !== answer.turn) return
      const { moves } = asked
      asked = undefined
      // The next question first: it is counted while this answer is drawn.
      send()
      if (answer.turn > valid) answered({ ...answer, moves })
    },
    failed: () => {
      asked = undefined
      send()
    },
    lost: () => {
      again = setTimeout(startAgain, startsAgainAfter)
    },
  }
  const startAgain = (): void => {
    worker = newWorker(heard)
    if (model !== undefined) tell(worker, model)
    next ??= asked
    asked = undefined
    send()
  }
  let worker = newWorker(heard)
  return {
    take: (newest) => {
      valid = turn
      model = newest
      tell(worker, model)
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
    end: () => {
      clearTimeout(again)
      worker.terminate()
    },
  }
}

/** What is heard of a worker. */
interface Heard {
  answer(answer: PreviewAnswer): void
  /** It stands, and what it was asked has no answer. */
  failed(): void
  /** It could not be fetched. */
  lost(): void
}

function newWorker({ answer, failed, lost }: Heard): Worker {
  const { content } = document.querySelector<HTMLMetaElement>('meta[name=preview-worker]')!
  const worker = new Worker(content, { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<PreviewAnswer>) => answer(data))
  // Only code that runs has a message of what failed.
  worker.addEventListener('error', (event) => ('message' in event ? failed() : lost()))
  return worker
}

function tell(worker: Worker, message: PreviewModel | PreviewMove): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  worker.postMessage(message)
}
