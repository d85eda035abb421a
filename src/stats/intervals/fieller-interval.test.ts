import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { comomentsOf } from '#stats/descriptive/comoments'
import { momentsOf } from '#stats/descriptive/moments'
import { fiellerInterval } from './fieller-interval.ts'
import { independentMeans, pairedMeans } from './mean-pair.ts'

// Base R, uniroot on the t statistic of treatment - ratio x base: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'base' | 'treatment' | 'before' | 'after', number[]>
  intervals: { fieller: Record<'independent' | 'paired', [number, number]> }
}
const { inputs, intervals } = reference
const independent = independentMeans(momentsOf(inputs.base), momentsOf(inputs.treatment))
const paired = pairedMeans(
  momentsOf(inputs.before),
  momentsOf(inputs.after),
  comomentsOf(inputs.before, inputs.after),
)

describe('fiellerInterval', () => {
  it.each([
    ['independent', independent],
    ['paired', paired],
  ] as const)('agrees with R on %s means', (name, pair) => {
    const result = fiellerInterval(pair, 0.95)
    if (!result.bounded) throw new Error('unbounded')
    expect(result.interval.low).toBeCloseTo(intervals.fieller[name][0], 10)
    expect(result.interval.high).toBeCloseTo(intervals.fieller[name][1], 10)
    expect(result.ratio).toBe(pair.treatmentMean / pair.baseMean)
  })

  const vague = { ...independent, baseMean: 1, baseVariance: 1, treatmentVariance: 1 }

  // By definition: at either end of the gap the t statistic of treatment - ratio x base is critical
  // (R: qt(0.975, 48)), and inside it is larger.
  it('says what is left out where the base may be 0', () => {
    const result = fiellerInterval({ ...vague, treatmentMean: 10 }, 0.95)
    if (result.bounded || !result.excluded) throw new Error('bounded')
    const t = (ratio: number): number => Math.abs(10 - ratio) / Math.sqrt(1 + ratio ** 2)
    const { low, high } = result.excluded
    expect(t(low)).toBeCloseTo(2.01063475762423, 10)
    expect(t(high)).toBeCloseTo(2.01063475762423, 10)
    expect(t((low + high) / 2)).toBeGreaterThan(2.02)
    expect(high).toBeLessThan(10)
  })

  it('rules nothing out where both may be 0', () => {
    expect(fiellerInterval({ ...vague, treatmentMean: 1 }, 0.95)).toEqual({ bounded: false })
    expect(fiellerInterval({ ...vague, baseMean: 0, treatmentMean: 1 }, 0.95)).toEqual({
      bounded: false,
    })
  })

  it('takes negative and zero treatments', () => {
    const result = fiellerInterval({ ...independent, treatmentMean: 0 }, 0.95)
    if (!result.bounded) throw new Error('unbounded')
    expect(result.ratio).toBe(0)
    expect(result.interval.low).toBeCloseTo(-result.interval.high, 12)
  })

  it('refuses means without error', () => {
    const fixed = { ...independent, baseVariance: 0, treatmentVariance: 0 }
    expect(() => fiellerInterval(fixed, 0.95)).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
  })
})
