import type { ArmMeasure, Contrasted } from '#evidence/comparison'
import type { EffectOrReason } from '#evidence/estimate'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { rateRatioInterval } from '#stats/intervals/rate-ratio-interval'
import { exactRateTest } from '#stats/tests/exact-rate-test'

/** Whether an arm of a count or rate has no event at all: then its rows show no error. */
export function isRare(baseline: ArmMeasure, treatment: ArmMeasure): boolean {
  return baseline.events === 0 || treatment.events === 0
}

/**
 * Two rates of which one has no event: exact Poisson methods, since the rows of that arm do not vary.
 * The difference's interval squares and adds those of the arms (Zou and Donner, Stat Med 2008;27:1693).
 */
export function rawRare(
  baseline: ArmMeasure,
  treatment: ArmMeasure,
  estimate: LinearEstimate,
  level: number,
): Contrasted {
  const a = baseline.summary
  const b = treatment.summary
  const value = b.value - a.value
  const interval = a.interval &&
    b.interval && {
      low: value - Math.hypot(b.value - b.interval.low, a.interval.high - a.value),
      high: value + Math.hypot(b.interval.high - b.value, a.value - a.interval.low),
      level,
    }
  const test = rateTest(baseline, treatment)
  return {
    estimate,
    difference: {
      value,
      ...(interval === undefined ? {} : { interval }),
      standardError: standardErrorOf(estimate),
      ...(test === undefined ? {} : { pValue: test }),
      method:
        'difference of rates; exact Poisson where there is no event, intervals squared and added',
    },
    ratio: rareRatio(baseline, treatment, level),
  }
}

function rateTest(a: ArmMeasure, b: ArmMeasure): { value: number; test: string } | undefined {
  if (!isWhole(a) || !isWhole(b) || (a.events ?? 0) + (b.events ?? 0) === 0) return undefined
  const { pValue } = exactRateTest(countOf(a), countOf(b))
  return { value: pValue, test: 'exact test of two Poisson rates' }
}

function rareRatio(a: ArmMeasure, b: ArmMeasure, level: number): EffectOrReason {
  if (a.events === 0) return { reason: 'The baseline is zero: only the absolute change is shown.' }
  if (!isWhole(a)) return { value: 0, method: 'ratio of rates; no event in the treatment arm' }
  const { ratio, interval } = rateRatioInterval(countOf(a), countOf(b), level)
  return { value: ratio, interval, method: 'ratio of rates; exact, given the total of events' }
}

function isWhole(arm: ArmMeasure): boolean {
  return Number.isSafeInteger(arm.events)
}

function countOf(arm: ArmMeasure): { events: number; exposure: number } {
  return { events: arm.events!, exposure: arm.exposure }
}
