import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DataSet, RowFilter } from '#evidence/rows/data-set'
import type { Answer, Question, Reading } from '#evidence/rows/question'
import type { Outcome } from '#quantity/finding'
import { answerMoments } from '#storage/rows/answer-moments'
import { answerShape } from '#storage/rows/answer-shape'
import { answerUnits } from '#storage/rows/answer-units'
import { openDataSet, type OpenDataSet } from '#storage/rows/open-data-set'
import { sampleRows } from '#storage/rows/sample-rows'
import type { Progress } from '#use-cases/ports/progress'
import type { Roots, RowSample, RowStore } from '#use-cases/ports/rows'

export interface DuckDbRowsSettings {
  /** Memory for each data set's rows; what does not fit is spilled to disk. */
  readonly memoryLimit?: string
  readonly threads?: number
  /** Says how far long reading has come. */
  readonly progress?: Progress
  /** Delimited files of at least so many bytes are read by the engine's own reader. */
  readonly fastFrom?: number
}

const defaults = { memoryLimit: '1GB', fastFrom: 32 * 1024 * 1024, progress: () => undefined }

/** Rows in a DuckDB in memory, one a data set, that reads its files and nothing else. */
export class DuckDbRows implements RowStore {
  private readonly settings: DuckDbRowsSettings
  private readonly dataSets = new Map<string, OpenDataSet>()
  private folder: string | undefined
  private readonly removeFolder = (): void => {
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true })
  }

  constructor(settings: DuckDbRowsSettings = {}) {
    this.settings = settings
  }

  async open(dataSet: DataSet, roots: Roots): Promise<Outcome<Reading>> {
    const folder = await this.temporaryFolder()
    const settings = { ...defaults, ...this.settings, folder }
    const outcome = await openDataSet(dataSet, roots, settings)
    this.dataSets.get(dataSet.id)?.engine.close()
    this.dataSets.delete(dataSet.id)
    if (outcome.value === undefined) {
      await rm(folder, { recursive: true, force: true })
      return { findings: outcome.findings }
    }
    this.dataSets.set(dataSet.id, outcome.value)
    return { value: outcome.value.reading, findings: outcome.findings }
  }

  async ask(question: Question): Promise<Answer> {
    const { stream, relation, reading } = this.opened(question.data)
    switch (question.kind) {
      case 'units':
        return answerUnits(stream, relation, question, {
          rows: reading.rows,
          files: reading.files.length,
        })
      case 'moments':
        return answerMoments(stream, relation, question)
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

  async close(): Promise<void> {
    for (const { engine } of this.dataSets.values()) engine.close()
    this.dataSets.clear()
    process.off('exit', this.removeFolder)
    if (this.folder !== undefined) await rm(this.folder, { recursive: true, force: true })
    this.folder = undefined
  }

  private opened(data: string): OpenDataSet {
    const found = this.dataSets.get(data)
    if (found === undefined) throw new Error(`the data set ${data} is not open`)
    return found
  }

  /** A new folder for what a data set spills, gone when the store or the process ends. */
  private async temporaryFolder(): Promise<string> {
    if (this.folder === undefined) {
      this.folder = await mkdtemp(join(tmpdir(), 'worthline-rows-'))
      process.on('exit', this.removeFolder)
    }
    return mkdtemp(join(this.folder, 'data-'))
  }
}
