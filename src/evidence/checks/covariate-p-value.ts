import type { CovariateArms } from '#evidence/checks/covariate-arms'
import { chiSquareIndependence } from '#stats/tests/chi-square-independence'
import { studentTPValue } from '#stats/tests/p-value'
import { welchDegrees } from '#stats/tests/welch-test'

/**
 * How often arms of one population differ as much in a covariate: chi-square for a category, Welch's t for a number;
 * absent where it does not vary.
 */
export function covariatePValue({ levels }: CovariateArms): number | undefined {
  const first = levels[0]!
  if (first.label === undefined) return welchP(first)
  const counts = (side: 'base' | 'treatment'): number[] =>
    levels.map((level) => Math.round(level[side].mean * level[side].n))
  const table = [counts('base'), counts('treatment')] as const
  const kept = levels.map((_, i) => table[0][i]! + table[1][i]! > 0)
  const full = table.map((row) => row.filter((_, i) => kept[i]))
  return full[0]!.length < 2 ? undefined : chiSquareIndependence(full).pValue
}

function welchP({ base, treatment }: CovariateArms['levels'][number]): number | undefined {
  const a = base.variance / base.n
  const b = treatment.variance / treatment.n
  if (a + b === 0) return undefined
  const t = (treatment.mean - base.mean) / Math.sqrt(a + b)
  return studentTPValue(t, welchDegrees(a, base.n - 1, b, treatment.n - 1))
}
