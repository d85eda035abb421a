import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newcombePairedInterval } from './newcombe-paired-interval.ts'

// The formula over prop.test's Wilson intervals in base R: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  intervals: { newcombePaired: { counts: number[]; level: number; low: number; high: number }[] }
}
const pairs = ([both, onlyBase, onlyTreatment, neither]: readonly number[]) => ({
  both: both!,
  onlyBase: onlyBase!,
  onlyTreatment: onlyTreatment!,
  neither: neither!,
})

describe('newcombePairedInterval', () => {
  it.each(reference.intervals.newcombePaired)(
    '$counts at $level agrees with R',
    ({ counts, level, low, high }) => {
      const interval = newcombePairedInterval(pairs(counts), level)
      expect(interval.low).toBeCloseTo(low, 12)
      expect(interval.high).toBeCloseTo(high, 12)
    },
  )

  // Tests of the R package contingencytables 3.1.0 (Fagerland, Lydersen and Laake 2017, chapter 8, Cavo et
  // al. 2012): first - second condition is -0.1186 to -0.0046.
  it('agrees with contingencytables', () => {
    const { low, high } = newcombePairedInterval(pairs([59, 6, 16, 80]), 0.95)
    expect(low).toBeCloseTo(0.0046, 4)
    expect(high).toBeCloseTo(0.1186, 4)
  })

  it('turns its sign with the conditions', () => {
    const there = newcombePairedInterval(pairs([3, 8, 2, 9]), 0.9)
    const back = newcombePairedInterval(pairs([3, 2, 8, 9]), 0.9)
    expect(back.low).toBeCloseTo(-there.high, 14)
    expect(back.high).toBeCloseTo(-there.low, 14)
  })

  it('refuses counts that are none', () => {
    expect(() => newcombePairedInterval(pairs([0, 0, 0, 0]), 0.95)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => newcombePairedInterval(pairs([1, -1, 0, 0]), 0.95)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
