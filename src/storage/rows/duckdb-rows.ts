import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileFacts } from '#evidence/profile/file-facts'
import type { DataSet, RowFilter } from '#evidence/rows/data-set'
import type { Answer, Question, Reading } from '#evidence/rows/question'
import type { Outcome } from '#quantity/finding'
import { answerMoments } from '#storage/rows/answer-moments'
import { answerProcess } from '#storage/rows/answer-process'
import { answerShape } from '#storage/rows/answer-shape'
import { answerUnits } from '#storage/rows/answer-units'
import type { Lender } from '#storage/rows/join-relation'
import { openDataSet, type OpenDataSet } from '#storage/rows/open-data-set'
import { profileFile } from '#storage/rows/profile-file'
import { rejectedRows } from '#storage/rows/rejected-rows'
import type { CopyFolder } from '#storage/rows/row-copies'
import { sampleRows } from '#storage/rows/sample-rows'
import { SpillFolder } from '#storage/rows/spill-folder'
import type { Progress } from '#use-cases/ports/progress'
import type { ProfileRequest, Roots, RowSample, RowStore } from '#use-cases/ports/rows'

export interface DuckDbRowsSettings {
  /** Memory for each data set's rows; what does not fit is spilled to disk. */
  readonly memoryLimit?: string
  readonly threads?: number
  /** Says how far long reading has come. */
  readonly progress?: Progress
  /** Delimited files of at least so many bytes are read by the engine's own reader. */
  readonly fastFrom?: number
  /** Where rows that were read are kept for the next time; absent: nowhere. */
  readonly copies?: CopyFolder
}

const defaults = { memoryLimit: '1GB', fastFrom: 32 * 1024 * 1024, progress: () => undefined }

/** Rows in a DuckDB in memory, one a data set, that reads its files and nothing else. */
export class DuckDbRows implements RowStore {
  private readonly settings: DuckDbRowsSettings
  private readonly dataSets = new Map<string, OpenDataSet>()
  private readonly spill = new SpillFolder()

  constructor(settings: DuckDbRowsSettings = {}) {
    this.settings = settings
  }

  async open(dataSet: DataSet, roots: Roots): Promise<Outcome<Reading>> {
    const folder = await mkdtemp(join(await this.spill.path(), 'data-'))
    const lenders = (dataSet.joins ?? []).map((each) => this.lender(each.with))
    const settings = { ...defaults, ...this.settings, folder }
    const outcome = await openDataSet(dataSet, roots, settings, lenders)
    await this.dataSets.get(dataSet.id)?.engine.close()
    this.dataSets.delete(dataSet.id)
    if (outcome.value === undefined) {
      await rm(folder, { recursive: true, force: true })
      return { findings: outcome.findings }
    }
    this.dataSets.set(dataSet.id, outcome.value)
    return { value: outcome.value.reading, findings: outcome.findings }
  }

  async ask(question: Question): Promise<Answer> {
    const { stream, relation, reading, executions } = this.opened(question.data)
    switch (question.kind) {
      case 'units':
        return answerUnits(stream, relation, question, {
          rows: reading.rows,
          files: reading.files.length,
        })
      case 'moments':
        return answerMoments(this.opened(question.data), question)
      case 'process':
        if (executions === undefined) throw new Error(`${question.data} is no process log`)
        return answerProcess(stream, relation, question, executions)
      case 'shape': {
        const column = reading.columns.find(({ id }) => id === question.of)
        return answerShape(stream, relation, question, [column?.min ?? 0, column?.max ?? 0])
      }
    }
  }

  async rows(data: string, filter: RowFilter, limit: number): Promise<RowSample> {
    const { engine, relation, reading } = this.opened(data)
    return sampleRows(engine, relation, { filter, limit, files: reading.files })
  }

  async profile(request: ProfileRequest): Promise<Outcome<FileFacts>> {
    const folder = await mkdtemp(join(await this.spill.path(), 'profile-'))
    try {
      return await profileFile(request, { ...defaults, ...this.settings, folder })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  async rejected(data: string, write: (lines: string) => void): Promise<number> {
    return rejectedRows(this.opened(data), write)
  }

  async close(): Promise<void> {
    for (const { engine, dataSet } of this.dataSets.values()) {
      if (engine.worksBeside) this.settings.progress?.(`keeping ${dataSet.id} for the next time`)
      await engine.close()
    }
    this.dataSets.clear()
    await this.spill.remove()
  }

  private lender(data: string): Lender {
    const { engine, relation, reading } = this.opened(data)
    return { data, engine, relation, hash: reading.hash }
  }

  private opened(data: string): OpenDataSet {
    const found = this.dataSets.get(data)
    if (found === undefined) throw new Error(`the data set ${data} is not open`)
    return found
  }
}
