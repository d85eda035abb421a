/** The reference value model, written as a study, gives the ten reference figures. */
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { withApp } from '#app/app'
import type { Assessment } from '#study/evaluation/assessment'
import { referenceFigures } from '#value/reference-model-fixture'
import type { Summary } from '#value/result'

const study = join(import.meta.dirname, 'reference-study.yaml')
const settings = { seed: 20261101, draws: 100_000, level: 0.95 }

/** A figure with its own standard error. */
type Stated = readonly [value: number, error: number]

describe('the reference model as a study document', () => {
  let assessment: Assessment
  beforeAll(async () => {
    const quiet = { progress: () => undefined }
    const { value } = await withApp(quiet, (app) => app.assess({ study, settings }))
    assessment = value!
  }, 300_000)

  test('has nothing to find fault with', () => {
    expect(assessment.findings).toEqual([])
  })

  const figure = (id: string): Stated => {
    const found = assessment.figures.find((one) => one.id === id)
    return [Number(found?.value), found?.['simulation-error'] ?? NaN]
  }
  const quantile = (of: 'npv' | 'roi', name: 'p5' | 'p50' | 'p95'): Stated => {
    const { quantiles, quantileErrors } = assessment.value![of] as Summary
    return [quantiles[name], quantileErrors[name]]
  }
  const { npv, roi, lossProbability, paybackWithin3 } = referenceFigures

  test.each<[string, () => Stated, number]>([
    ['mean of the net present value', () => figure('value.npv'), npv.mean],
    ['its spread', () => [assessment.value!.npv.sd, assessment.value!.npv.sdError], npv.sd],
    ['its P5', () => quantile('npv', 'p5'), npv.p5],
    ['its median', () => quantile('npv', 'p50'), npv.p50],
    ['its P95', () => quantile('npv', 'p95'), npv.p95],
    ['mean of the return', () => figure('value.roi'), roi.mean],
    ['its P5', () => quantile('roi', 'p5'), roi.p5],
    ['its P95', () => quantile('roi', 'p95'), roi.p95],
    ['chance of a loss', () => figure('value.loss-probability'), lossProbability],
    [
      'chance of payback in three years',
      () => figure('value.payback.within[year=3]'),
      paybackWithin3,
    ],
  ])('%s, within 4 of its own standard errors', (_, stated, expected) => {
    const [value, error] = stated()
    expect(Math.abs(value - expected)).toBeLessThan(4 * error)
    expect(error).toBeLessThan(0.01 * Math.abs(expected))
  })
})
