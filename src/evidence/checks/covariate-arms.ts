import type { BlockContext } from '#evidence/context'
import type { MomentsTable } from '#evidence/rows/moments-table'
import type { UnitsView } from '#evidence/rows/units-view'
import { categoriesOf, valuesOfArm } from '#evidence/rows/units-view'
import type { Comoments } from '#stats/descriptive/comoments'
import { momentsOf } from '#stats/descriptive/moments'

/** What one arm holds of a covariate, or of one level of a category (then mean is its share). */
export interface ArmLevel {
  readonly n: number
  readonly mean: number
  /** n - 1 in the divisor for numbers, p (1 - p) for shares. */
  readonly variance: number
}

/** A covariate in both arms: one level for a number, one for each label of a category. */
export interface CovariateArms {
  readonly id: string
  readonly levels: readonly {
    readonly label?: string
    readonly base: ArmLevel
    readonly treatment: ArmLevel
  }[]
}

/** The block's covariates by arm from the rows; those without values in an arm are left out. */
export function covariatesOfRows(
  { block }: BlockContext,
  view: UnitsView,
): readonly CovariateArms[] {
  return block.covariates.flatMap((id) => {
    const numbers = view.answer.numbers[id]
    if (numbers !== undefined) {
      const base = levelOf(valuesOfArm(view, numbers, 0))
      const treatment = levelOf(valuesOfArm(view, numbers, 1))
      return base && treatment ? [{ id, levels: [{ base, treatment }] }] : []
    }
    const levels = levelsOfRows(view, id)
    return levels.length === 0 ? [] : [{ id, levels }]
  })
}

/** The same from power sums. */
export function covariatesOfMoments(
  { block }: BlockContext,
  table: MomentsTable,
): readonly CovariateArms[] {
  const [a, b] = [block.baseline, block.treatment].map((solution) =>
    table.solutions.find((one) => one.solution === solution),
  )
  if (a === undefined || b === undefined) return []
  return block.covariates.flatMap((id) => {
    const dummies = table.dummies[id]
    if (dummies === undefined) {
      const [base, treatment] = [a.pair(id, id), b.pair(id, id)]
      if (base.n < 2 || treatment.n < 2) return []
      return [{ id, levels: [{ base: numberLevel(base), treatment: numberLevel(treatment) }] }]
    }
    const levels = dummies.map(({ level, variable }) => ({
      label: level,
      base: shareLevel(a.pair(variable, variable)),
      treatment: shareLevel(b.pair(variable, variable)),
    }))
    return levels.length === 0 ? [] : [{ id, levels: withRest(levels) }]
  })
}

type Level = CovariateArms['levels'][number]

/** The most common level, which has no variable of its own, is what the others leave. */
function withRest(levels: readonly Level[]): readonly Level[] {
  const rest = (side: 'base' | 'treatment'): ArmLevel =>
    shareLevel({
      n: levels[0]![side].n,
      meanA: 1 - levels.reduce((sum, level) => sum + level[side].mean, 0),
    })
  return [...levels, { label: 'the most common', base: rest('base'), treatment: rest('treatment') }]
}

function numberLevel({ n, meanA, c }: Comoments): ArmLevel {
  return { n, mean: meanA, variance: c / (n - 1) }
}

function shareLevel({ n, meanA }: { readonly n: number; readonly meanA: number }): ArmLevel {
  const mean = Math.max(0, meanA)
  return { n, mean, variance: mean * (1 - mean) }
}

function levelOf(values: Float64Array): ArmLevel | undefined {
  if (values.length < 2) return undefined
  const { n, mean, m2 } = momentsOf(values)
  return { n, mean, variance: m2 / (n - 1) }
}

function levelsOfRows(view: UnitsView, id: string): readonly Level[] {
  const categories = categoriesOf(view, id)
  if (categories === undefined) return []
  const counts = [categories.labels.map(() => 0), categories.labels.map(() => 0)] as const
  categories.codes.forEach((code, row) => {
    const arm = view.arms[row]!
    if (code >= 0 && arm !== -1) counts[arm === 0 ? 0 : 1][code]!++
  })
  const totals = counts.map((arm) => arm.reduce((sum, count) => sum + count, 0))
  if (totals.some((total) => total < 2)) return []
  const level = (arm: 0 | 1, code: number): ArmLevel =>
    shareLevel({ n: totals[arm]!, meanA: counts[arm][code]! / totals[arm]! })
  return categories.labels.flatMap((label, code) =>
    Math.max(counts[0][code]!, counts[1][code]!) === 0
      ? []
      : [{ label, base: level(0, code), treatment: level(1, code) }],
  )
}
