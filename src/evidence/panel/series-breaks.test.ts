import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import { seriesBreaks } from './series-breaks.ts'

/** A series of independent errors of SD 1 about a course. */
function seriesOf(n: number, course: (i: number) => number, seed = 1) {
  const generator = createGenerator(seed, 'series')
  return {
    values: Float64Array.from(
      { length: n },
      (_, i) => course(i) + normalQuantile(generator.next()),
    ),
    periods: Int32Array.from({ length: n }, (_, i) => 100 + i),
  }
}

describe('seriesBreaks', () => {
  it('finds jumps there and back, which hide each other from a single search', () => {
    const found = seriesBreaks(seriesOf(300, (i) => (i >= 60 && i < 200 ? -20 : 0)))
    expect(found.map(({ at }) => at)).toEqual([160, 300])
    expect(found[0]!.shift).toBeLessThan(-10)
    expect(found[1]!.shift).toBeGreaterThan(10)
  })

  it('passes over a slow drift and a slow season', () => {
    expect(seriesBreaks(seriesOf(300, (i) => i / 5))).toEqual([])
    expect(seriesBreaks(seriesOf(300, (i) => 20 * Math.sin((2 * Math.PI * i) / 300)))).toEqual([])
  })

  it('finds none in chance but for a few in a hundred', () => {
    const seeds = Array.from({ length: 40 }, (_, seed) => seed + 10)
    const alarms = seeds.filter((seed) => seriesBreaks(seriesOf(80, () => 0, seed)).length > 0)
    expect(alarms.length).toBeLessThanOrEqual(2)
  })

  it('does not search what is short or does not vary', () => {
    expect(seriesBreaks(seriesOf(19, (i) => (i >= 10 ? 50 : 0)))).toEqual([])
    const flat = {
      values: new Float64Array(50),
      periods: Int32Array.from({ length: 50 }, (_, i) => i),
    }
    expect(seriesBreaks(flat)).toEqual([])
  })
})
