/** A seeded table as Parquet: two arms, thirty regions, an outcome and what was measured before. */
import { DuckDBInstance } from '@duckdb/node-api'
import type { Column, DataSet } from '#evidence/rows/data-set'
import type { BenchInput } from './paired-runs.ts'

/** Uniform between 0 and 1 from the row's number and a seed. */
function uniform(seed: number): string {
  return `((hash(8 * i + ${seed}) % 1000000007 + 0.5) / 1000000007)::DOUBLE`
}

export function parquetInput(size: number, type: 'DECIMAL(9,3)' | 'DOUBLE'): BenchInput {
  return {
    file: 'table.parquet',
    size,
    write: async (path, rows) => {
      const instance = await DuckDBInstance.create(':memory:')
      const connection = await instance.connect()
      await connection.run(
        `COPY (SELECT CASE WHEN hash(8 * i + 1) % 2 = 0 THEN 'control' ELSE 'treatment' END AS arm,
           'region ' || (hash(8 * i + 2) % 30) AS region,
           CAST(20 - 40 * ln(${uniform(3)}) AS ${type}) AS y,
           CAST(15 - 30 * ln((${uniform(3)} + ${uniform(4)}) / 2) AS ${type}) AS x
         FROM range(${rows}) AS rows(i)) TO '${path}' (FORMAT parquet)`,
      )
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** The table as a study declares it. */
export function parquetDataSet(file: string): DataSet {
  const from = (name: string) => ({ name, occurrence: 1 })
  const number = (id: string): Column => ({ id, read: 'number', from: from(id), scale: 1 })
  return {
    id: 'bench',
    files: [file],
    row: 'execution',
    read: {},
    columns: [
      { id: 'solution', read: 'category', from: from('arm') },
      { id: 'region', read: 'category', from: from('region') },
      number('y'),
      number('x'),
    ],
    unpivot: [],
    keep: {},
    exclude: [],
  }
}
