import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { momentsOf } from '#stats/descriptive/moments'
import {
  infinitesimalJackknifeLogCv,
  infinitesimalJackknifeLogSd,
} from './infinitesimal-jackknife-log-sd.ts'

// Base R, numerical derivative of the weighted statistic in each weight: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: { treatment: number[] }
  resampling: { infinitesimal: { sd: number; cv: number } }
}
const moments = momentsOf(reference.inputs.treatment)

it('agrees with R', () => {
  const { sd, cv } = reference.resampling.infinitesimal
  expect(infinitesimalJackknifeLogSd(moments).logSdStandardError).toBeCloseTo(sd, 7)
  expect(infinitesimalJackknifeLogCv(moments)).toBeCloseTo(cv, 7)
})

// Closed form: two equally frequent values have kurtosis 1.
it('has no error for two equally frequent values', () => {
  expect(infinitesimalJackknifeLogSd(momentsOf([1, 3, 1, 3])).logSdStandardError).toBe(0)
})

it('refuses values without spread', () => {
  expect(() => infinitesimalJackknifeLogSd(momentsOf([2, 2, 2]))).toThrow(
    expect.objectContaining({ code: 'no-variation' }),
  )
  expect(() => infinitesimalJackknifeLogSd(momentsOf([1, 2]))).toThrow(
    expect.objectContaining({ code: 'too-few' }),
  )
})
