import type { UnitPairs } from '#evidence/comparisons/within-person'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import { inWords } from '#evidence/words'
import { warning } from '#quantity/finding'
import { pearsonCorrelation } from '#stats/descriptive/correlation'

/**
 * How far units that were selected on a bad baseline move by themselves: -(1 - rho) x (their baseline
 * mean - the population's), with equal variances before and after; rho from the pairs. Selection
 * narrows the range and so lowers rho: the figure is rather too large than too small. Only where the
 * study says that units were selected.
 * Source: Barnett, van der Pols and Dobson, Int J Epidemiol 2005;34:215, p. 217.
 */
export function regressionToTheMeanCheck(
  context: BlockContext,
  need: MeasuredNeed,
  pairs: Pick<UnitPairs, 'base' | 'treatment'>,
): Check | undefined {
  const { block } = context
  if (block.selectedOn?.need !== need.id) return undefined
  const expected = expectedChange(pairs, block.selectedOn.populationMean)
  const words =
    'reason' in expected
      ? `${need.id}: the units were selected on their baseline, so part of any change comes by itself. ${expected.reason}`
      : `${need.id}: the units were selected on their baseline; by regression to the mean alone a change of about ${inWords(expected.change)} was to be expected (correlation ${inWords(expected.rho)}).`
  return {
    block: block.id,
    id: `regression-to-the-mean.${need.id}`,
    label: `Change of \`${need.id}\` by regression to the mean`,
    ...('reason' in expected
      ? { reason: expected.reason }
      : { value: expected.change, settings: { correlation: expected.rho } }),
    unit: need.metric.unit.text,
    words,
    findings: [warning('regression-to-the-mean', placeOf(block), words, hint)],
  }
}

const hint = 'Compare with units that were selected in the same way and went on as before.'

type Expected = { readonly change: number; readonly rho: number } | { readonly reason: string }

function expectedChange(
  { base, treatment }: Pick<UnitPairs, 'base' | 'treatment'>,
  populationMean: number | undefined,
): Expected {
  if (populationMean === undefined) {
    return { reason: 'How much cannot be told without `population-mean`.' }
  }
  const both = [...base.keys()].filter(
    (unit) => !Number.isNaN(base[unit]!) && !Number.isNaN(treatment[unit]!),
  )
  const before = both.map((unit) => base[unit]!)
  const after = both.map((unit) => treatment[unit]!)
  const varies = (values: readonly number[]): boolean => new Set(values).size > 1
  if (both.length < 3 || !varies(before) || !varies(after)) {
    return { reason: 'How much cannot be told from pairs that do not vary.' }
  }
  const rho = pearsonCorrelation(before, after)
  const mean = before.reduce((sum, value) => sum + value, 0) / before.length
  return { change: -(1 - rho) * (mean - populationMean), rho }
}
