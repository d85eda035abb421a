import { describe, expect, it } from 'vitest'
import { perception } from '../../../test/reference/perception.ts'
import { correlationInterval } from './correlation-interval.ts'

const n = perception.measured.length

describe('correlationInterval', () => {
  it('is that of cor.test in R', () => {
    const { value, low, high } = perception.pearson
    const found = correlationInterval(value, { n, of: 'values' }, 0.95)
    expect(found.low).toBeCloseTo(low, 10)
    expect(found.high).toBeCloseTo(high, 10)
  })

  it('is wider for ranks: Bonett and Wright, written out in R', () => {
    const { value, low, high } = perception.spearman
    const found = correlationInterval(value, { n, of: 'ranks' }, 0.95)
    expect(found.low).toBeCloseTo(low, 10)
    expect(found.high).toBeCloseTo(high, 10)
  })

  it('has no width at 1, and refuses three rows', () => {
    expect(correlationInterval(1, { n: 5, of: 'values' }, 0.9)).toEqual({
      low: 1,
      high: 1,
      level: 0.9,
    })
    expect(() => correlationInterval(0.2, { n: 3, of: 'values' }, 0.95)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => correlationInterval(1.2, { n: 9, of: 'values' }, 0.95)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
