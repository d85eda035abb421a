import { expect, it } from 'vitest'
import { propensityOf } from './propensity.ts'

/** Rows of a yes-no covariate: so many treated and others at each of its values. */
function rowsOf(
  ...cells: readonly { readonly x: number; readonly treated: number; readonly others: number }[]
) {
  const rows = cells.flatMap(({ x, treated, others }) => [
    ...Array.from({ length: treated }, () => [x, 1] as const),
    ...Array.from({ length: others }, () => [x, 0] as const),
  ])
  return {
    treated: Int8Array.from(rows, ([, arm]) => arm),
    covariates: [Float64Array.from(rows, ([x]) => x)],
  }
}

it('is the share of the treated at each value of a yes-no covariate (closed form)', () => {
  const rows = rowsOf({ x: 0, treated: 3, others: 9 }, { x: 1, treated: 10, others: 5 })
  const { scores, kept } = propensityOf({ ...rows, trim: 0 })
  scores.forEach((score, i) =>
    expect(score).toBeCloseTo(rows.covariates[0]![i] === 0 ? 3 / 12 : 10 / 15, 10),
  )
  expect(kept).toHaveLength(27)
})

it('leaves out the rows beyond the bound and fits anew on the others', () => {
  // Linear in the logit at x = 0, 1, 2 by construction: odds 1/19, 1 and 19; only x = 1 lies inside.
  const rows = rowsOf(
    { x: 0, treated: 2, others: 38 },
    { x: 1, treated: 20, others: 20 },
    { x: 2, treated: 38, others: 2 },
  )
  const all = propensityOf({ ...rows, trim: 0 })
  expect(all.scores[0]).toBeCloseTo(0.05, 10)
  expect(all.scores.at(-1)).toBeCloseTo(0.95, 10)
  // What is left has no covariate that varies.
  expect(() => propensityOf({ ...rows, trim: 0.1 })).toThrow(
    expect.objectContaining({ code: 'singular' }),
  )
  expect(propensityOf({ ...rows, trim: 0.01 }).kept).toHaveLength(120)
})

it('refuses a covariate that tells the arms apart, bounds that are none, and a covariate twice', () => {
  const apart = rowsOf({ x: 0, treated: 0, others: 8 }, { x: 1, treated: 8, others: 0 })
  expect(() => propensityOf({ ...apart, trim: 0 })).toThrow(
    expect.objectContaining({ code: 'no-overlap' }),
  )
  const rows = rowsOf({ x: 0, treated: 3, others: 9 }, { x: 1, treated: 10, others: 5 })
  expect(() => propensityOf({ ...rows, trim: 0.5 })).toThrow(
    expect.objectContaining({ code: 'domain' }),
  )
  const twice = { ...rows, covariates: [rows.covariates[0]!, rows.covariates[0]!] }
  expect(() => propensityOf({ ...twice, trim: 0 })).toThrow(
    expect.objectContaining({ code: 'singular' }),
  )
})
