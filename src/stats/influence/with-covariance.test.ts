import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { dot } from '#stats/regression/orthogonal-columns'
import { withCovariance } from './with-covariance.ts'

const generator = createGenerator(1, 'influence')
const draw = () => Float64Array.from({ length: 30 }, () => generator.next() - 0.5)
const covariance = [
  [4, 1, -0.5],
  [1, 2, 0.3],
  [-0.5, 0.3, 0.7],
]

describe('withCovariance', () => {
  it('has the given cross products (by construction)', () => {
    const turned = withCovariance([draw(), draw(), draw()], covariance)
    turned.forEach((a, i) =>
      turned.forEach((b, j) => expect(dot(a, b)).toBeCloseTo(covariance[i]![j]!, 12)),
    )
  })

  it('leaves influences alone that have it already', () => {
    const given = [draw(), draw()]
    const same = withCovariance(
      given,
      given.map((a) => given.map((b) => dot(a, b))),
    )
    same.forEach((values, j) =>
      values.forEach((value, row) => expect(value).toBeCloseTo(given[j]![row]!, 12)),
    )
  })

  it('stretches each by itself where they depend on one another', () => {
    const one = draw()
    const turned = withCovariance([one, one.map((value) => 2 * value), draw()], covariance)
    turned.forEach((a, i) => expect(dot(a, a)).toBeCloseTo(covariance[i]![i]!, 12))
    expect(dot(turned[0]!, turned[1]!)).toBeCloseTo(Math.sqrt(8), 12)
    const none = withCovariance([new Float64Array(3)], [[1]])
    expect([...none[0]!]).toEqual([0, 0, 0])
  })

  it('refuses sizes that differ', () => {
    expect(() => withCovariance([draw()], covariance)).toThrow('a row for each estimate')
  })
})
