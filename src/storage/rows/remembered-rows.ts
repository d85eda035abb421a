import { stat } from 'node:fs/promises'
import type { FileFacts } from '#evidence/profile/file-facts'
import type { DataSet, RowFilter } from '#evidence/rows/data-set'
import { questionKey, type Answer, type Question, type Reading } from '#evidence/rows/question'
import type { Outcome } from '#quantity/finding'
import { findTable } from '#storage/rows/find-table'
import type { RowMemory } from '#storage/rows/row-memory'
import type { ProfileRequest, Roots, RowSample, RowStore } from '#use-cases/ports/rows'

interface Known {
  readonly dataSet: DataSet
  readonly roots: Roots
  /** Names the data set as it is read from the files as they are; absent where a file is not there. */
  readonly key: string | undefined
}

/**
 * Rows that are not read again while the files and the way they are read stay the same: what was asked of them
 * before is answered from memory, and only a question that is new opens them. A file is the same where its
 * place on the disk, its length and its time of change are.
 */
export class RememberedRows implements RowStore {
  private readonly rowStore: RowStore
  private readonly memory: RowMemory
  private readonly known = new Map<string, Known>()
  private readonly opened = new Set<string>()

  constructor(rowStore: RowStore, memory: RowMemory) {
    this.rowStore = rowStore
    this.memory = memory
  }

  async open(dataSet: DataSet, roots: Roots): Promise<Outcome<Reading>> {
    const key = await this.keyOf(dataSet, roots)
    this.known.set(dataSet.id, { dataSet, roots, key })
    this.opened.delete(dataSet.id)
    const before = key === undefined ? undefined : this.memory.get(key)
    return before === undefined ? this.read(dataSet.id) : (before as Outcome<Reading>)
  }

  async ask(question: Question): Promise<Answer> {
    const { key } = this.knownOf(question.data)
    const asked = key === undefined ? undefined : `${key} ${questionKey(question)}`
    const before = asked === undefined ? undefined : this.memory.get(asked)
    if (before !== undefined) return before as Answer
    await this.reopen(question.data)
    const answer = await this.rowStore.ask(question)
    if (asked !== undefined) this.memory.set(asked, answer)
    return answer
  }

  async rows(data: string, filter: RowFilter, limit: number): Promise<RowSample> {
    await this.reopen(data)
    return this.rowStore.rows(data, filter, limit)
  }

  async rejected(data: string, write: (lines: string) => void): Promise<number> {
    await this.reopen(data)
    return this.rowStore.rejected(data, write)
  }

  profile(request: ProfileRequest): Promise<Outcome<FileFacts>> {
    return this.rowStore.profile(request)
  }

  close(): Promise<void> {
    this.opened.clear()
    return this.rowStore.close()
  }

  /** Opens the rows of a data set, and before them those that lend it columns. */
  private async read(data: string): Promise<Outcome<Reading>> {
    const { dataSet, roots, key } = this.knownOf(data)
    for (const join of dataSet.joins ?? []) await this.reopen(join.with)
    const outcome = await this.rowStore.open(dataSet, roots)
    this.opened.add(data)
    if (key !== undefined && outcome.value !== undefined) this.memory.set(key, outcome)
    return outcome
  }

  private async reopen(data: string): Promise<void> {
    if (!this.opened.has(data)) await this.read(data)
  }

  private knownOf(data: string): Known {
    const found = this.known.get(data)
    if (found === undefined) throw new Error(`the data set ${data} is not open`)
    return found
  }

  private async keyOf(dataSet: DataSet, roots: Roots): Promise<string | undefined> {
    const files = await Promise.all(dataSet.files.map((file) => markOf(file, roots)))
    const lenders = (dataSet.joins ?? []).map((join) => this.known.get(join.with)?.key)
    const marks = [...files, ...lenders]
    return marks.includes(undefined) ? undefined : JSON.stringify([dataSet, marks])
  }
}

async function markOf(file: string, roots: Roots): Promise<string | undefined> {
  const { value } = await findTable(file, roots)
  if (value === undefined) return undefined
  const { dev, ino, size, mtimeMs } = await stat(value.path)
  return [dev, ino, size, mtimeMs].join(':')
}
