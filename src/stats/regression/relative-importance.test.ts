import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { relativeImportance } from './relative-importance.ts'

// R's lm over every subset: test/reference/relative-importance.R.
const { cases } = JSON.parse(
  readFileSync(
    new URL('../../../test/reference/relative-importance.json', import.meta.url),
    'utf8',
  ),
) as {
  cases: Record<string, { covariance: number[][]; parts: number[]; rSquared: number }>
}

describe('relativeImportance', () => {
  it.each(Object.entries(cases))("equals R's lm over every subset: %s", (_, one) => {
    const { parts, rSquared } = relativeImportance(one.covariance)
    expect(rSquared).toBeCloseTo(one.rSquared, 11)
    for (const [k, part] of one.parts.entries()) expect(parts[k]).toBeCloseTo(part, 11)
  })

  // With predictors that do not go together a part is the squared correlation.
  it('is the squared correlation where predictors are apart', () => {
    const { parts } = relativeImportance([
      [4, 0, 2],
      [0, 9, 3],
      [2, 3, 16],
    ])
    expect(parts[0]).toBeCloseTo((2 * 2) / (4 * 16), 12)
    expect(parts[1]).toBeCloseTo((3 * 3) / (9 * 16), 12)
  })

  it('shares equally between twins, whatever the units', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        (together, unit) => {
          const with1 = 0.4
          const { parts } = relativeImportance([
            [1, together * unit, with1],
            [together * unit, unit * unit, with1 * unit],
            [with1, with1 * unit, 1],
          ])
          expect(parts[0]).toBeCloseTo(parts[1]!, 10)
          expect(parts[0]).toBeCloseTo((with1 * with1) / (1 + together), 10)
        },
      ),
    )
  })

  it('refuses predictors that determine each other, and what does not vary', () => {
    const twice = [
      [1, 2, 0.5],
      [2, 4, 1],
      [0.5, 1, 1],
    ]
    expect(() => relativeImportance(twice)).toThrow(expect.objectContaining({ code: 'singular' }))
    expect(() =>
      relativeImportance([
        [0, 0],
        [0, 1],
      ]),
    ).toThrow(expect.objectContaining({ code: 'no-variation', details: { index: 0 } }))
    expect(() =>
      relativeImportance([
        [1, 0],
        [0, 0],
      ]),
    ).toThrow(expect.objectContaining({ code: 'no-variation', details: { index: 1 } }))
  })

  it('refuses none, too many, and what is no covariance matrix', () => {
    const unit = (size: number) =>
      Array.from({ length: size }, (_, i) =>
        Array.from({ length: size }, (_, j) => Number(i === j)),
      )
    expect(() => relativeImportance(unit(1))).toThrow(expect.objectContaining({ code: 'too-few' }))
    expect(() => relativeImportance(unit(26))).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(() =>
      relativeImportance([
        [1, 0.2],
        [0.3, 1],
      ]),
    ).toThrow(expect.objectContaining({ code: 'domain' }))
  })
})
