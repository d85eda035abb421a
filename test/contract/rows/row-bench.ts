import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Column, DataSet, Header } from '#evidence/rows/data-set'
import type { ColumnReading, Question, Reading, UnitsAnswer } from '#evidence/rows/question'
import type { Finding } from '#quantity/finding'
import { DuckDbRows } from '#storage/rows/duckdb-rows'
import type { RowStore } from '#use-cases/ports/rows'

/** Every row store there is; each must do what the suites beside this file say. */
export const stores: readonly (readonly [string, () => RowStore])[] = [
  ['DuckDB, record by record', () => new DuckDbRows()],
  ['DuckDB, by its own reader', () => new DuckDbRows({ fastFrom: 0 })],
]

export function header(name: string, occurrence = 1): Header {
  return { name, occurrence }
}

export function number(id: string, scale = 1): Column {
  return { id, read: 'number', from: header(id), scale }
}

export function category(id: string): Column {
  return { id, read: 'category', from: header(id) }
}

export function dataSetOf(columns: readonly Column[], more: Partial<DataSet> = {}): DataSet {
  return {
    id: 'rows',
    files: ['rows.csv'],
    row: 'execution',
    read: {},
    columns,
    unpivot: [],
    keep: {},
    exclude: [],
    ...more,
  }
}

/** For every test a new folder of files and a new store beside it. */
export function withBench(create: () => RowStore): Bench {
  const bench = new Bench(create)
  beforeEach(() => bench.start())
  afterEach(() => bench.end())
  return bench
}

class Bench {
  folder = ''
  store: RowStore
  private readonly create: () => RowStore

  constructor(create: () => RowStore) {
    this.create = create
    this.store = create()
  }

  start(): void {
    this.folder = mkdtempSync(join(tmpdir(), 'worthline-contract-'))
    this.store = this.create()
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(join(this.folder, name), content)
  }

  async open(
    columns: readonly Column[],
    more: Partial<DataSet> = {},
  ): Promise<{ readonly reading: Reading; readonly findings: readonly Finding[] }> {
    const { value, findings } = await this.store.open(dataSetOf(columns, more), {
      folder: this.folder,
    })
    if (value === undefined) throw new Error(`not opened: ${JSON.stringify(findings)}`)
    return { reading: value, findings }
  }

  async refuse(
    columns: readonly Column[],
    more: Partial<DataSet> = {},
  ): Promise<readonly Finding[]> {
    const { value, findings } = await this.store.open(dataSetOf(columns, more), {
      folder: this.folder,
    })
    const refused = findings.some(({ severity }) => severity === 'problem')
    if (value !== undefined || !refused) throw new Error(`not refused: ${JSON.stringify(findings)}`)
    return findings
  }

  async units(
    numbers: readonly string[],
    categories: readonly string[] = [],
  ): Promise<UnitsAnswer> {
    return (await this.ask({ kind: 'units', data: 'rows', numbers, categories })) as UnitsAnswer
  }

  async ask(question: Question): Promise<unknown> {
    return this.store.ask(question)
  }

  async end(): Promise<void> {
    await this.store.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export function labels(answer: UnitsAnswer, id: string): readonly (string | undefined)[] {
  const { codes, labels } = answer.categories[id]!
  return [...codes].map((code) => labels[code])
}

export function columnOf(reading: Reading, id: string): ColumnReading {
  return reading.columns.find((column) => column.id === id)!
}

export function codesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code }) => code)
}
