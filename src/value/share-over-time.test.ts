import { describe, expect, it } from 'vitest'
import { readAssumption } from '#value/formula/read-assumption'
import { type BelievedPart, shareOverTime } from './share-over-time.ts'

const part = (text: string): BelievedPart => readAssumption(text, undefined, {}).value!

describe('shareOverTime', () => {
  it('follows a straight ramp: level, then a line, then level (closed form)', () => {
    const adoption = {
      shape: 'linear',
      from: part('10 %'),
      to: part('90 %'),
      starts: part('6 month'),
      over: part('2 year'),
    } as const
    const { at, p50 } = shareOverTime(adoption, 5)
    for (const [i, time] of at.entries()) {
      const risen = Math.min(Math.max((time - 0.5) / 2, 0), 1)
      expect(p50[i]).toBeCloseTo(0.1 + 0.8 * risen, 3)
    }
  })

  it('is at a half of an S-curve halfway, and goes from a tenth to nine tenths in its time', () => {
    const adoption = {
      shape: 's-curve',
      to: part('0.8'),
      halfway: part('2 year'),
      over: part('12 month'),
    } as const
    const { at, p10, p50, p90 } = shareOverTime(adoption, 4)
    const share = (time: number): number => p50[at.indexOf(time)]!
    expect(share(2)).toBeCloseTo(0.4, 2)
    expect(at).toContain(2.4)
    // Logistic with c = over / ln 81: 0.4 years after half of it.
    expect(share(2.4)).toBeCloseTo(0.8 / (1 + Math.exp(-0.4 * Math.log(81))), 3)
    expect(p10).toEqual(p50)
    expect(p90).toEqual(p50)
  })

  it('rises at once where it takes no time, as is written on the way to 0.5 year', () => {
    const adoption = {
      shape: 's-curve',
      to: part('0.8'),
      halfway: part('2'),
      over: part('0'),
    } as const
    const { at, p50 } = shareOverTime(adoption, 4)
    expect(p50[at.indexOf(1)]).toBe(0)
    expect(p50[at.indexOf(3)]).toBeCloseTo(0.8, 9)
  })

  it('lies on lines between the entries of a table, and level outside', () => {
    const points = [
      { years: 1, share: part('0.2') },
      { years: 3, share: part('0.6') },
    ]
    const { at, p50 } = shareOverTime({ shape: 'table', points }, 4)
    expect(p50[at.indexOf(0)]).toBeCloseTo(0.2, 9)
    expect(p50[at.indexOf(2)]).toBeCloseTo(0.4, 3)
    expect(p50.at(-1)).toBeCloseTo(0.6, 9)
  })

  it('steps from year to year, the last carried forward', () => {
    const { at, p50 } = shareOverTime({ shape: 'years', shares: [part('0.3'), part('1')] }, 3)
    expect(p50[at.indexOf(0.5)]).toBe(0.3)
    expect(p50[at.indexOf(1)]).toBe(1)
    expect(p50.at(-1)).toBe(1)
  })

  it('has the middle 80 % of what is uncertain (quantiles of a uniform)', () => {
    const adoption = { shape: 'linear', to: part('uniform(0.5, 1)'), over: part('1 year') } as const
    const { p10, p50, p90 } = shareOverTime(adoption, 2)
    // A lattice of 128 points: quantiles to half a step of 0.5 / 128.
    expect(Math.abs(p10.at(-1)! - 0.55)).toBeLessThan(0.004)
    expect(Math.abs(p50.at(-1)! - 0.75)).toBeLessThan(0.004)
    expect(Math.abs(p90.at(-1)! - 0.95)).toBeLessThan(0.004)
  })

  it('takes parts apart from each other', () => {
    const wide = part('uniform(0, 1)')
    const points = [
      { years: 0, share: wide },
      { years: 2, share: wide },
    ]
    const { at, p10, p90 } = shareOverTime({ shape: 'table', points }, 2)
    // Halfway it is the mean of two independent uniforms, triangular on 0 to 1: P10 = sqrt(0.1 / 2).
    expect(Math.abs(p10[at.indexOf(1)]! - Math.sqrt(0.05))).toBeLessThan(0.02)
    expect(Math.abs(p90[at.indexOf(1)]! - (1 - Math.sqrt(0.05)))).toBeLessThan(0.02)
  })
})
