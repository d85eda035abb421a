import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { priceAnswers } from '../../../test/reference/price-sensitivity.ts'
import { newtonMillerSmith } from './newton-miller-smith.ts'

interface Ends {
  readonly low: number
  readonly high: number
}

const file = new URL('../../../test/reference/purchase-trial.json', import.meta.url)
const said = JSON.parse(readFileSync(file, 'utf8')) as Readonly<
  Record<'cheap' | 'expensive' | 'weights' | 'prices' | 'trial', readonly number[]>
> & {
  readonly answers: readonly (readonly number[])[]
  readonly bestTrial: number
  readonly bestRevenue: number
  readonly weighted: {
    readonly trial: readonly number[]
    readonly bestTrial: number
    readonly bestRevenue: number
  }
  readonly trialInterval: Ends
  readonly revenueInterval: Ends
}

const answers = priceAnswers(said.answers)
const chances = {
  cheap: Float64Array.from(said.cheap),
  expensive: Float64Array.from(said.expensive),
}
const resampling = (resamples = 200) => ({
  generator: createGenerator(1, 'trial'),
  resamples,
  level: 0.95,
})

describe('newtonMillerSmith', () => {
  it("equals NumPy's lines", () => {
    const found = newtonMillerSmith(answers, chances, resampling())
    expect([...found.prices]).toEqual(said.prices)
    for (const [at, share] of said.trial.entries()) {
      expect(found.trial[at]).toBeCloseTo(share, 10)
      expect(found.revenue[at]).toBeCloseTo(share * said.prices[at]!, 8)
    }
    expect(found.bestTrial.value).toBe(said.bestTrial)
    expect(found.bestRevenue.value).toBe(said.bestRevenue)
  })

  it('with weights too', () => {
    const weights = Float64Array.from(said.weights)
    const found = newtonMillerSmith({ ...answers, weights }, chances, resampling())
    for (const [at, share] of said.weighted.trial.entries())
      expect(found.trial[at]).toBeCloseTo(share, 10)
    expect(found.bestTrial.value).toBe(said.weighted.bestTrial)
    expect(found.bestRevenue.value).toBe(said.weighted.bestRevenue)
  })

  // The ends are named prices, which lie apart: NumPy's 4,000 resamples and ours differ by a few of them at most.
  it("has the intervals of NumPy's resamples", () => {
    const found = newtonMillerSmith(answers, chances, resampling(4000))
    const place = (price: number): number => said.prices.findIndex((each) => each >= price)
    for (const [own, theirs] of [
      [found.bestTrial.interval, said.trialInterval],
      [found.bestRevenue.interval, said.revenueInterval],
    ] as const) {
      expect(Math.abs(place(own.low) - place(theirs.low))).toBeLessThanOrEqual(6)
      expect(Math.abs(place(own.high) - place(theirs.high))).toBeLessThanOrEqual(6)
    }
  })

  it('refuses prices out of order, and chances that are none', () => {
    const domain = expect.objectContaining({ code: 'domain' })
    const turned = { ...answers, cheap: answers.expensive, expensive: answers.cheap }
    expect(() => newtonMillerSmith(turned, chances, resampling())).toThrow(domain)
    const cheap = chances.cheap.map(() => 1.1)
    expect(() => newtonMillerSmith(answers, { ...chances, cheap }, resampling())).toThrow(domain)
  })
})
