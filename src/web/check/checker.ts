import type { DocumentEdit, Json } from '#contract/edit'
import type { Finding } from '#quantity/finding'
import type { CheckAnswer, CheckedStudy, CheckQuestion, TextsBeside } from './messages.ts'

/** What is asked: whether a study would hold together after some edits. */
export interface Asked {
  readonly document: Json
  readonly beside: TextsBeside
  readonly edits: readonly DocumentEdit[]
}

interface Waiting extends Asked {
  readonly signal: AbortSignal | undefined
  answered(problems: readonly Finding[] | undefined): void
}

/** Asks the worker that knows the rules of a study, one question after another. */
export class Checker {
  #worker: Worker | undefined
  #known: CheckedStudy | undefined
  #turn = 0
  #asked: Waiting | undefined
  #waiting: readonly Waiting[] = []
  /** What was answered last: it is asked again when what was typed is left. */
  #latest: (Asked & { readonly problems: readonly Finding[] }) | undefined

  /** What would be wrong that is not wrong now; undefined where that cannot be said, or is not asked any more. */
  ask(asked: Asked, signal?: AbortSignal): Promise<readonly Finding[] | undefined> {
    return new Promise((answered) => {
      this.#waiting = [...this.#waiting, { ...asked, signal, answered }]
      this.#next()
    })
  }

  #next(): void {
    if (this.#asked !== undefined) return
    const [next, ...others] = this.#waiting
    if (next === undefined) return
    this.#waiting = others
    if (next.signal?.aborted === true) {
      next.answered(undefined)
      return this.#next()
    }
    if (this.#latest !== undefined && isSame(next, this.#latest)) {
      next.answered(this.#latest.problems)
      return this.#next()
    }
    this.#asked = next
    try {
      this.#send(next)
    } catch {
      // A browser that starts no worker, or a document that cannot be handed over.
      this.#answer(undefined)
    }
  }

  #send({ document, beside, edits }: Waiting): void {
    const worker = (this.#worker ??= this.#started())
    if (this.#known?.document !== document || this.#known.beside !== beside) {
      const study: CheckedStudy = { kind: 'study', document, beside }
      tell(worker, study)
      this.#known = study
    }
    this.#turn += 1
    tell(worker, { kind: 'question', turn: this.#turn, edits })
  }

  #started(): Worker {
    const { content } = document.querySelector<HTMLMetaElement>('meta[name=check-worker]')!
    const worker = new Worker(content, { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
      if (data.turn === this.#turn) this.#answer(data.problems)
    })
    // One that could not be fetched, or that failed: the next question starts another.
    worker.addEventListener('error', () => {
      worker.terminate()
      this.#worker = undefined
      this.#known = undefined
      this.#answer(undefined)
    })
    return worker
  }

  #answer(problems: readonly Finding[] | undefined): void {
    const asked = this.#asked
    this.#asked = undefined
    if (asked !== undefined && problems !== undefined) {
      const { document, beside, edits } = asked
      this.#latest = { document, beside, edits, problems }
    }
    asked?.answered(problems)
    this.#next()
  }
}

function isSame(one: Asked, other: Asked): boolean {
  const alike = one.document === other.document && one.beside === other.beside
  return alike && JSON.stringify(one.edits) === JSON.stringify(other.edits)
}

function tell(worker: Worker, message: CheckedStudy | CheckQuestion): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  worker.postMessage(message)
}
