import type { Check, EffectOrReason, Estimate } from '#evidence/estimate'
import { listInWords, pInWords } from '#evidence/words'
import type { Interval } from '#quantity/figure'
import { normalCritical } from '#stats/intervals/critical-value'
import { benjaminiHochberg } from '#stats/multiplicity/benjamini-hochberg'
import { falseCoverageSelection } from '#stats/multiplicity/false-coverage'

/** Share of false findings that is put up with. */
const RATE = 0.05

interface Tested {
  readonly estimate: Estimate
  readonly pValue: number
  readonly interval?: Interval
}

/**
 * What remains when several metrics are looked at in one block: the p-value of each corrected for their
 * number (Benjamini-Hochberg), and beside each finding the interval that keeps its promise after such a
 * selection (false coverage rate; Benjamini and Yekutieli, JASA 2005;100:71), its usual one stretched to
 * that level.
 */
export function falseDiscoveryChecks(estimates: readonly Estimate[]): readonly Check[] {
  const tested = estimates.flatMap((estimate) => testedOf(estimate, estimate.difference))
  if (tested.length < 2) return []
  const pValues = tested.map(({ pValue }) => pValue)
  const corrected = benjaminiHochberg(pValues)
  const { selected, level } = falseCoverageSelection(pValues, RATE)
  const others = tested.map(({ estimate }) => estimate.need)
  return tested.map(({ estimate, interval }, i) => {
    const found = selected[i] === true
    const stretched =
      found && level !== undefined && interval !== undefined
        ? { interval: atLevel(estimate, interval, level) }
        : {}
    const verdict = found
      ? `a finding at a rate of false ones of ${100 * RATE} %`
      : `no finding at a rate of false ones of ${100 * RATE} %`
    return {
      block: estimate.block,
      id: `false-discovery.${estimate.need}`,
      label: `Corrected for ${tested.length} metrics: \`${estimate.need}\``,
      unit: '1',
      value: corrected[i]!,
      words: `${pInWords(pValues[i]!)} becomes ${pInWords(corrected[i]!)} among ${listInWords(others)}: ${verdict}`,
      settings: { p: pValues[i]!, metrics: tested.length },
      ...stretched,
      findings: [],
    }
  })
}

function testedOf(estimate: Estimate, difference: EffectOrReason | undefined): readonly Tested[] {
  if (difference === undefined || 'reason' in difference) return []
  const { pValue, interval } = difference
  if (pValue === undefined) return []
  return [{ estimate, pValue: pValue.value, ...(interval === undefined ? {} : { interval }) }]
}

function atLevel({ difference }: Estimate, interval: Interval, level: number): Interval {
  const value = (difference as { value: number }).value
  const stretch = normalCritical(level) / normalCritical(interval.level)
  return {
    low: value - stretch * (value - interval.low),
    high: value + stretch * (interval.high - value),
    level,
  }
}
