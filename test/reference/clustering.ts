import { readFileSync } from 'node:fs'
import { pointTable, type PointTable } from '../../src/stats/clustering/point-table.ts'

interface Grouping {
  readonly groups: number
  readonly inertia: number
  readonly labels: readonly number[]
  readonly silhouette: number
  readonly calinskiHarabasz: number
}

interface Mixture {
  readonly groups: number
  readonly shape: 'diagonal' | 'spherical'
  readonly logLikelihood: number
  readonly bic: number
  readonly shares: readonly number[] | number
  readonly means?: readonly (readonly number[])[]
  readonly error?: number
}

export type ReferenceNode =
  | { readonly group: number; readonly count: number }
  | {
      readonly column: number
      readonly atMost: number
      readonly below: ReferenceNode
      readonly above: ReferenceNode
    }

interface Latent {
  readonly classes: number
  readonly logLikelihood: number
  readonly parameters: number
  readonly bic: number
  readonly shares: readonly number[]
  readonly shareErrors: readonly number[]
  readonly chances: readonly (readonly (readonly number[])[])[]
  readonly chanceErrors: readonly (readonly (readonly number[])[])[]
}

type Rows = readonly (readonly number[])[]

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
}

/** scikit-learn and SciPy; test/reference/clustering.py. */
export const clustering = read('clustering.json') as {
  readonly points: Rows
  readonly cloud: Rows
  readonly kMeans: Readonly<Record<'points' | 'cloud', readonly Grouping[]>>
  readonly adjustedRand: number
  readonly mixtures: readonly Mixture[]
  readonly trees: readonly {
    readonly rows: 'points' | 'cloud'
    readonly labels: readonly number[]
    readonly depth: number
    readonly least: number
    readonly tree: ReferenceNode
    readonly accuracy: number
  }[]
  readonly levels: readonly number[]
  readonly answers: Rows
  readonly gaps: Rows
  readonly latent: Readonly<Record<'answers' | 'gaps', readonly Latent[]>>
}

/** mclust, flexmix and fpc; test/reference/clustering.R. */
export const clusteringInR = read('clustering.r.json') as {
  readonly points: Rows
  readonly mixtures: readonly Mixture[]
  readonly answers: Rows
  readonly latent: {
    readonly logLikelihood: number
    readonly bic: number
    readonly shares: readonly number[]
    readonly yes: Rows
  }
  readonly stability: readonly { readonly groups: number; readonly means: readonly number[] }[]
  readonly long: Rows
  readonly correlated: readonly {
    readonly groups: number
    readonly logLikelihood: number
    readonly bic: number
    readonly shares: readonly number[]
    readonly means: Rows
    readonly covariances: readonly Rows[]
    readonly error: number
  }[]
  /** By number of groups, from 1: the log-likelihood, or nothing where a group is singular. */
  readonly flat: readonly (Readonly<
    Record<'correlated' | 'diagonal', readonly (number | null)[]>
  > & {
    readonly name: string
    readonly points: Rows
  })[]
}

/** Rows of numbers as columns. */
export function columnsOf(rows: Rows): readonly Float64Array[] {
  return rows[0]!.map((_, j) => Float64Array.from(rows, (row) => row[j]!))
}

export function tableOf(rows: Rows): PointTable {
  return pointTable(columnsOf(rows))
}
