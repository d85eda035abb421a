import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rootBetween, rootsInUnitInterval, signChanges } from './polynomial-roots.ts'

/** The coefficients, from the constant term up, of a polynomial with these roots. */
function withRoots(roots: readonly number[]): readonly number[] {
  return roots.reduce<readonly number[]>(
    (product, root) => [0, ...product].map((value, k) => value - root * (product[k] ?? 0)),
    [1],
  )
}

const atOne = (coefficients: readonly number[]): number =>
  coefficients.reduce((sum, each) => sum + each, 0)

const rootsOf = (coefficients: readonly number[]): readonly number[] =>
  rootsInUnitInterval(coefficients, atOne(coefficients))

describe('roots between 0 and 1', () => {
  it('finds a root that lies where an interval is halved, once', () => {
    // (x - 1/2)(x - 1/4)(x - 3/4): every root at a middle.
    const found = rootsOf(withRoots([0.5, 0.25, 0.75]))
    expect(found).toHaveLength(3)
    for (const [k, root] of [0.25, 0.5, 0.75].entries()) expect(found[k]).toBeCloseTo(root, 12)
  })

  it('gives them rising, without those at the ends and outside', () => {
    const found = rootsOf(withRoots([0.9, 0.1, 0.4, 2, -3]))
    expect(found).toHaveLength(3)
    for (const [k, root] of [0.1, 0.4, 0.9].entries()) expect(found[k]).toBeCloseTo(root, 10)
    expect(rootsOf([1, 0, 1])).toEqual([])
  })

  it('finds all of any few roots that are far enough apart', () => {
    const places = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(places, (hundredths) => {
        const roots = hundredths.map((each) => each / 100).toSorted((a, b) => a - b)
        const found = rootsOf(withRoots(roots))
        expect(found).toHaveLength(roots.length)
        for (const [k, root] of roots.entries()) expect(found[k]).toBeCloseTo(root, 6)
      }),
      { seed: 7 },
    )
  })
})

describe('the single root in a bracket', () => {
  it('is the square root of a half, of either sign', () => {
    const bracket = { low: 0, high: 1 }
    expect(rootBetween([-1, 0, 2], bracket, -1)).toBeCloseTo(Math.SQRT1_2, 15)
    expect(rootBetween([1, 0, -2], bracket, 1)).toBeCloseTo(Math.SQRT1_2, 15)
  })

  it('is exact where the middle is the root', () => {
    expect(rootBetween([-1, 2], { low: 0, high: 1 }, -1)).toBe(0.5)
  })

  it('comes to full precision within a few steps', () => {
    // Newton doubles the digits each step: bisection alone takes some fifty, each a whole evaluation.
    let evaluations = 0
    const counted = new Proxy([-0.3, 0, 0, 0, 1], {
      get(target, key) {
        if (key === 'length') evaluations++
        return Reflect.get(target, key) as unknown
      },
    })
    expect(rootBetween(counted, { low: 0, high: 1 }, -1)).toBeCloseTo(0.3 ** 0.25, 14)
    expect(evaluations).toBeLessThan(15)
  })
})

it('counts changes of sign past zeros', () => {
  expect(signChanges([0, 1, 0, -1, 0, -2, 3])).toBe(2)
  expect(signChanges([0, 0])).toBe(0)
})
