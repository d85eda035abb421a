import type { DocumentEdit, EditConflict } from '#contract/edit'
import type { StudyDocument } from '#contract/study'
import { call } from '../call/call.ts'
import { CallError, OfflineError } from '../call/call-error.ts'
import { keptChanges, keepChanges } from './kept-changes.ts'

/** Edits that belong together, with a few words for the history. */
export interface Change {
  readonly id: string
  readonly edits: readonly DocumentEdit[]
  readonly why: string
}

export interface QueueState {
  readonly pending: readonly Change[]
  readonly state: 'saved' | 'saving' | 'offline' | 'conflict' | 'refused'
  /** Of a conflict: what somebody else has put there. */
  readonly conflicts: readonly EditConflict[]
  /** The revision that stands now, of a conflict. */
  readonly standing?: number
  /** Why the server would not take a change. */
  readonly refusal?: string
}

/** What a queue tells about. */
export interface QueueEvents {
  saved(document: StudyDocument): void
  /** The newest revision that the page knows. */
  base(): number
}

/** What is asked for rests on changes that are not saved yet. */
class UnsavedError extends Error {
  constructor(state: QueueState['state']) {
    super(
      state === 'offline'
        ? 'What you changed before waits for the server. Ask again when it is saved.'
        : 'A change of yours needs you first. Ask again when it is saved.',
    )
    this.name = 'UnsavedError'
  }
}

const quiet: QueueState = { pending: [], state: 'saved', conflicts: [] }
const triesAgainAfter = 2_000

/** Sends the changes of one study one after another, in order; what cannot be sent yet is kept. */
export class EditQueue {
  readonly #study: string
  readonly #events: QueueEvents
  readonly #listeners = new Set<() => void>()
  /** Of changes that are still looked at. */
  readonly #looks = new Map<string, Promise<void>>()
  #state: QueueState
  #sending: Promise<void> | undefined
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(study: string, events: QueueEvents) {
    this.#study = study
    this.#events = events
    const pending = keptChanges(study)
    this.#state = { ...quiet, pending, state: pending.length === 0 ? 'saved' : 'saving' }
  }

  readonly state = (): QueueState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Where it is still looked at whether a change fits, it waits for that, and is taken out where it does not. */
  add(change: Change, fits?: Promise<boolean>): void {
    this.#set({ ...this.#state, pending: [...this.#state.pending, change] })
    if (fits !== undefined) {
      const looked = fits.then((does) => (does ? undefined : this.#takeOut(change)))
      this.#looks.set(change.id, looked)
    }
    void this.flush()
  }

  /** Sends all that waits; done when nothing does any more, or it has to wait. */
  flush(): Promise<void> {
    if (this.#state.state === 'conflict') return Promise.resolve()
    this.#sending ??= this.#send().finally(() => {
      this.#sending = undefined
    })
    return this.#sending
  }

  /**
   * Sends all that waits.
   *
   * @throws UnsavedError where something has to wait still.
   */
  async allSaved(): Promise<void> {
    await this.flush()
    const { pending, state } = this.#state
    if (pending.length > 0) throw new UnsavedError(state)
  }

  /** Done when nothing waits any more, however long that takes; or when it is given up. */
  whenSaved(signal: AbortSignal): Promise<void> {
    void this.flush()
    return new Promise((done) => {
      const look = (): void => {
        if (this.#state.pending.length > 0 && !signal.aborted) return
        this.#listeners.delete(look)
        signal.removeEventListener('abort', look)
        done()
      }
      this.#listeners.add(look)
      signal.addEventListener('abort', look)
      look()
    })
  }

  /** After a conflict: the change in question goes once more, over what stands there now. */
  keepMine(): void {
    const [first, ...rest] = this.#state.pending
    if (first === undefined) return
    const edits = first.edits.map((edit) => onto(edit, this.#state.conflicts))
    this.#set({ ...quiet, pending: [{ ...first, edits }, ...rest], state: 'saving' })
    void this.flush()
  }

  /** After a conflict or a refusal: the change in question is given up. */
  drop(): void {
    this.#set({ ...quiet, pending: this.#state.pending.slice(1), state: 'saving' })
    void this.flush()
  }

  async #send(): Promise<void> {
    clearTimeout(this.#retry)
    for (let next = this.#state.pending[0]; next !== undefined; next = this.#state.pending[0]) {
      this.#set({ ...this.#state, state: 'saving' })
      await this.#looks.get(next.id)
      this.#looks.delete(next.id)
      if (this.#state.pending[0]?.id === next.id && !(await this.#sendOne(next))) return
    }
    this.#set({ ...this.#state, state: 'saved' })
  }

  async #sendOne(change: Change): Promise<boolean> {
    try {
      const answer = await call('edit', {
        params: { study: this.#study },
        body: {
          base: this.#events.base(),
          edits: [...change.edits],
          why: change.why.slice(0, 500),
        },
      })
      this.#events.saved(answer)
      this.#set({ ...this.#state, pending: this.#state.pending.slice(1) })
      return true
    } catch (error) {
      if (isThereAlready(change, error)) return this.#passOver()
      this.#stopped(error)
      return false
    }
  }

  #takeOut({ id }: Change): void {
    this.#looks.delete(id)
    const pending = this.#state.pending.filter((one) => one.id !== id)
    this.#set({ ...this.#state, pending })
  }

  #passOver(): true {
    this.#set({ ...this.#state, pending: this.#state.pending.slice(1) })
    return true
  }

  #stopped(error: unknown): void {
    if (error instanceof CallError && error.problem.type === 'conflict') {
      const { conflicts = [], revision } = error.problem
      const met = { conflicts: conflicts as EditConflict[] }
      const standing = revision === undefined ? {} : { standing: revision }
      return this.#set({ ...this.#state, state: 'conflict', ...met, ...standing })
    }
    if (error instanceof CallError && error.problem.status < 500) {
      return this.#set({ ...this.#state, state: 'refused', refusal: error.message })
    }
    const offline = error instanceof OfflineError || error instanceof CallError
    if (!offline) throw error
    this.#set({ ...this.#state, state: 'offline' })
    this.#retry = setTimeout(() => void this.flush(), triesAgainAfter)
  }

  #set(state: QueueState): void {
    this.#state = state
    keepChanges(this.#study, state.pending)
    for (const listener of this.#listeners) listener()
  }
}

/** A change whose answer was lost on the way, or that another tab has sent: what it wanted stands already. */
function isThereAlready(change: Change, error: unknown): boolean {
  if (!(error instanceof CallError) || error.problem.type !== 'conflict') return false
  const conflicts = (error.problem.conflicts ?? []) as EditConflict[]
  const unmet = change.edits.filter(({ kind }) => kind !== 'move').length - conflicts.length
  return conflicts.length > 0 && unmet === 0 && conflicts.every(standsAlready)
}

function standsAlready({ edit, theirs }: EditConflict): boolean {
  if (edit.kind === 'set' || edit.kind === 'insert')
    return JSON.stringify(theirs) === JSON.stringify(edit.new)
  return edit.kind === 'remove' && theirs === undefined
}

function onto(edit: DocumentEdit, conflicts: readonly EditConflict[]): DocumentEdit {
  const met = conflicts.find((one) => one.edit.path.join('/') === edit.path.join('/'))
  if (met === undefined || edit.kind === 'insert' || edit.kind === 'move') return edit
  const { old: _old, ...rest } = edit
  if (edit.kind === 'remove') return { ...edit, old: met.theirs ?? null }
  return { ...rest, ...(met.theirs === undefined ? {} : { old: met.theirs }) } as DocumentEdit
}
