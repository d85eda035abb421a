import { largestDifference, levelInWords } from '#evidence/checks/balance'
import type { CovariateArms } from '#evidence/checks/covariate-arms'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { inWords, pInWords } from '#evidence/words'
import { warning } from '#quantity/finding'
import { studentTPValue } from '#stats/tests/p-value'
import { chiSquareIndependence } from '#stats/tests/chi-square-independence'
import { welchDegrees } from '#stats/tests/welch-test'

/** A shift is warned about where it is both clear and not small. */
const CLEAR = 0.01
const SMALL = 0.1

/**
 * Whether the two periods hold a different mix of a covariate: the standardised difference, with the
 * p-value of a chi-square test (categories) or Welch's t (numbers).
 */
export function mixShiftCheck({ block }: BlockContext, covariate: CovariateArms): Check {
  const { level, value } = largestDifference(covariate)
  const p = pValueOf(covariate)
  const figures = levelInWords(covariate.id, level)
  const shifted = p !== undefined && p < CLEAR && Math.abs(value) > SMALL
  const how = `${inWords(Math.abs(value))} standard deviations${p === undefined ? '' : `, ${pInWords(p)}`}`
  return {
    block: block.id,
    id: `mix-shift.${covariate.id}`,
    label: `Mix of ${covariate.id}`,
    value,
    unit: 'SD',
    words: `${figures} (${how}). ${shifted ? 'The mix has shifted.' : 'No clear shift.'}`,
    settings: { threshold: SMALL, ...(p === undefined ? {} : { 'p-value': p }) },
    findings: shifted
      ? [
          warning(
            'mix-shift',
            placeOf(block),
            `The two periods hold a different mix: ${figures} (${how}). Part of the raw difference is the mix, not the solution; the adjusted one takes this covariate out, but not what was not measured.`,
          ),
        ]
      : [],
  }
}

function pValueOf({ levels }: CovariateArms): number | undefined {
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
