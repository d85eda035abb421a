import type { MomentsAnswer, MomentsCell, MomentsQuestion } from '#evidence/rows/question'
import type { Comoments } from '#stats/descriptive/comoments'
import { mergeComoments } from '#stats/descriptive/comoments'
import type { Moments } from '#stats/descriptive/moments'
import { mergeMoments, varies } from '#stats/descriptive/moments'
import { semidefiniteFactor } from '#stats/influence/semidefinite-factor'
import { infinitesimalJackknifeLogSd } from '#stats/resampling/infinitesimal-jackknife-log-sd'

/** Power sums of one solution's rows, its cells merged. */
export interface SolutionMoments {
  readonly solution: string
  readonly rows: number
  /** By column whose tails were asked for. */
  readonly moments: Readonly<Record<string, Moments>>
  /** Joint power sum of two variables (columns or `dummy` names) over rows where both are there. */
  readonly pair: (a: string, b: string) => Comoments
  /** For each variable its mean's influence in a space of independent errors of all solutions. */
  readonly influence: (variable: string) => Float64Array
}

/** Power sums by solution, with the levels of the categories as 0/1 variables. */
export interface MomentsTable {
  readonly solutions: readonly SolutionMoments[]
  /** Names of the 0/1 variables of a category: all levels but the most common. */
  readonly dummies: Readonly<Record<string, readonly { level: string; variable: string }[]>>
}

const EMPTY: Moments = { n: 0, mean: 0, m2: 0, m3: 0, m4: 0, min: Infinity, max: -Infinity }

/**
 * Merges the cells of an answer by solution (all rows belong to `fallback` where there is no
 * `solution` column) and factors the covariance of the variables' means.
 */
export function momentsTable(
  question: MomentsQuestion,
  answer: MomentsAnswer,
  fallback: string,
): MomentsTable {
  const at = question.by.indexOf('solution')
  const solutionOf = (cell: MomentsCell): string | null => (at === -1 ? fallback : cell.by[at]!)
  const labels = [...new Set(answer.cells.map(solutionOf))]
    .filter((label) => label !== null)
    .toSorted()
  const dummies = dummiesOf(question, answer.cells)
  const levels = Object.values(dummies)
    .flat()
    .map((dummy) => dummy.variable)
  const variables = [...question.of, ...levels, ...tailsOf(question).map(deviationName)]
  const solutions = labels.map((solution, index) => {
    const cells = answer.cells.filter((cell) => solutionOf(cell) === solution)
    return solutionMoments({ solution, cells, question, variables, index, of: labels.length })
  })
  return { solutions, dummies }
}

function dummiesOf(
  question: MomentsQuestion,
  cells: readonly MomentsCell[],
): MomentsTable['dummies'] {
  return Object.fromEntries(
    question.by.flatMap((id, at) => {
      if (id === 'solution') return []
      const counts = new Map<string, number>()
      for (const cell of cells) {
        const level = cell.by[at]
        if (level != null) counts.set(level, (counts.get(level) ?? 0) + cell.rows)
      }
      const levels = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      return [[id, levels.slice(1).map(([level]) => ({ level, variable: dummyName(id, level) }))]]
    }),
  )
}

/** Columns with third and fourth powers and a range; of the others means and spreads are known. */
function tailsOf({ tails, of }: MomentsQuestion): readonly string[] {
  return tails ?? of
}

function dummyName(id: string, level: string): string {
  return `${id}=${level}`
}

interface SolutionInput {
  readonly solution: string
  readonly cells: readonly MomentsCell[]
  readonly question: MomentsQuestion
  readonly variables: readonly string[]
  readonly index: number
  readonly of: number
}

function solutionMoments(input: SolutionInput): SolutionMoments {
  const { solution, cells, question, variables } = input
  const rows = cells.reduce((sum, cell) => sum + cell.rows, 0)
  const moments = Object.fromEntries(
    tailsOf(question).map((id) => [
      id,
      cells.map((cell) => cell.columns[id] ?? EMPTY).reduce(mergeMoments, EMPTY),
    ]),
  )
  const pair = (a: string, b: string): Comoments =>
    cells.map((cell) => cellPair(question, cell, a, b)).reduce(mergeComoments)
  const errors = deviationVariances(moments)
  const covariance = (a: string, b: string): number =>
    a in errors || b in errors ? (a === b ? errors[a]! : 0) : meanCovariance(pair, a, b)
  const factor = semidefiniteFactor(variables.map((a) => variables.map((b) => covariance(a, b))))
  const influence = (variable: string): Float64Array => {
    const spread = new Float64Array(input.of * variables.length)
    spread.set(factor[variables.indexOf(variable)]!, input.index * variables.length)
    return spread
  }
  return { solution, rows, moments, pair, influence }
}

/** The variable that stands for the SD of a column; its covariance with the means is not known. */
export function deviationName(column: string): string {
  return `sd(${column})`
}

/** Sampling variance of each column's SD; 0 where there is none. */
function deviationVariances(moments: Readonly<Record<string, Moments>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(moments).map(([column, one]) => {
      if (one.n < 3 || !varies(one)) return [deviationName(column), 0]
      const { sd, logSdStandardError } = infinitesimalJackknifeLogSd(one)
      return [deviationName(column), (sd * logSdStandardError) ** 2]
    }),
  )
}

/** Covariance of two means over the rows each has; 0 where there are too few rows for one. */
function meanCovariance(pair: (a: string, b: string) => Comoments, a: string, b: string): number {
  const joint = pair(a, b)
  if (joint.n < 2) return 0
  const divisor = pair(a, a).n * pair(b, b).n
  return ((joint.c / (joint.n - 1)) * joint.n) / divisor
}

/** Joint power sum of two variables inside a cell: a 0/1 variable is constant there. */
function cellPair(question: MomentsQuestion, cell: MomentsCell, a: string, b: string): Comoments {
  const first = cellVariable(question, cell, a)
  const second = cellVariable(question, cell, b)
  const c = first.m2 === undefined || second.m2 === undefined ? 0 : undefined
  if (c === undefined && a !== b) return storedPair(cell, a, b)
  const n = Math.min(first.n, second.n)
  return { n, meanA: first.mean, meanB: second.mean, c: c ?? first.m2! }
}

/** Number and mean of a variable in a cell; without `m2` where it is constant. */
function cellVariable(
  question: MomentsQuestion,
  cell: MomentsCell,
  name: string,
): { readonly n: number; readonly mean: number; readonly m2?: number } {
  if (question.of.includes(name)) return cell.columns[name] ?? cell.spreads?.[name] ?? EMPTY
  const own = question.by.some((id, i) => dummyName(id, cell.by[i] ?? '') === name)
  return { n: cell.rows, mean: own ? 1 : 0 }
}

function storedPair(cell: MomentsCell, a: string, b: string): Comoments {
  const straight = cell.pairs[`${a}|${b}`]
  if (straight !== undefined) return straight
  const turned = cell.pairs[`${b}|${a}`]
  if (turned === undefined) return { n: 0, meanA: 0, meanB: 0, c: 0 }
  return { n: turned.n, meanA: turned.meanB, meanB: turned.meanA, c: turned.c }
}
