import { describe, expect, it } from 'vitest'
import { estimateFor, evaluate, need } from '../../../test/evidence/evidence-rows.ts'

const time = need('time', { type: 'duration' })
const numbers = { time: [2, 4, 4, 5, 10, null, -3] }

describe('a baseline', () => {
  const evaluation = evaluate({ numbers, categories: {} }, [time], { design: 'baseline' })
  const { baseline, difference, improvement } = estimateFor(evaluation, 'time')

  it('without a solution column takes all rows, keeps impossible ones out and lists them by line', () => {
    expect(baseline.n).toBe(5)
    expect(baseline.missing).toBe(2)
    const impossible = evaluation.findings.find(({ code }) => code === 'impossible-value')!
    expect(impossible.place.row).toBe(8)
    expect(impossible.message).toContain('a duration below 0')
  })

  it('gives levels with intervals (R: mean, t.test, median, quantile type 7) and no comparison', () => {
    expect(baseline.value).toBe(5)
    // R 4.2.2: t.test(c(2, 4, 4, 5, 10))$conf.int, quantile(x, 0.9), exp(mean(log(x)))
    expect(baseline.interval!.low).toBeCloseTo(1.27500801, 7)
    expect(baseline.interval!.high).toBeCloseTo(8.72499199, 7)
    expect(baseline.median).toBe(4)
    expect(baseline.p90).toBeCloseTo(8, 12)
    expect(baseline.geometricMean).toBeCloseTo(4.3734483, 6)
    expect(difference).toBeUndefined()
    expect(improvement).toBeUndefined()
  })
})
