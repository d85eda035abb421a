/** What was typed into a cell of a study and is not saved yet. */
export interface CellDraft {
  readonly path: readonly string[]
  readonly text: string
  /** `typed`: somebody is at it. `held`: the study would not hold together with it, so the person decides. */
  readonly state: 'typed' | 'held'
}

type Drafts = ReadonlyMap<string, CellDraft>

/** Keeps what is typed into the cells of one study until it is saved or given up, also for the next page. */
export class CellDrafts {
  readonly #study: string
  readonly #listeners = new Set<() => void>()
  #drafts: Drafts

  constructor(study: string) {
    this.#study = study
    const kept = Object.values(stored(study)).map(({ path, text }) => ({ path, text }))
    this.#drafts = new Map(kept.map((one) => [nameOf(one.path), { ...one, state: 'held' }]))
  }

  readonly state = (): Drafts => this.#drafts

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  at(path: readonly string[]): CellDraft | undefined {
    return this.#drafts.get(nameOf(path))
  }

  keep(draft: CellDraft): void {
    this.#drafts = new Map([...this.#drafts, [nameOf(draft.path), draft]])
    const { path, text } = draft
    store(this.#study, { ...stored(this.#study), [nameOf(path)]: { path, text } })
    this.#tell()
  }

  /** What is typed there waits for the person. */
  hold(path: readonly string[]): void {
    const draft = this.at(path)
    if (draft?.state === 'typed') this.keep({ ...draft, state: 'held' })
  }

  forget(path: readonly string[]): void {
    const name = nameOf(path)
    if (!this.#drafts.has(name)) return
    this.#drafts = new Map([...this.#drafts].filter(([one]) => one !== name))
    const { [name]: _, ...others } = stored(this.#study)
    store(this.#study, others)
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

type Stored = Readonly<Record<string, Pick<CellDraft, 'path' | 'text'>>>

function nameOf(path: readonly string[]): string {
  return JSON.stringify(path)
}

const placeOf = (study: string): string => `worthline.cells.${study}`

function stored(study: string): Stored {
  try {
    return (JSON.parse(localStorage.getItem(placeOf(study)) ?? '{}') ?? {}) as Stored
  } catch {
    return {}
  }
}

function store(study: string, drafts: Stored): void {
  try {
    if (Object.keys(drafts).length === 0) localStorage.removeItem(placeOf(study))
    else localStorage.setItem(placeOf(study), JSON.stringify(drafts))
  } catch {
    // A browser without storage keeps them in memory only.
  }
}
