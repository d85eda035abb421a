import { describe, expect, it } from 'vitest'
import type { ValueAxis } from '#charts/chart'
import { axisShare } from '#charts/axis-share'

const linear: ValueAxis = { title: '', low: -10, high: 30, ticks: [] }
const log: ValueAxis = { title: '', low: 1, high: 1000, ticks: [], scale: 'log' }

describe('axisShare', () => {
  it('is the share of the way from low to high', () => {
    expect([-10, 0, 30, 40].map((value) => axisShare(linear, value))).toEqual([0, 0.25, 1, 1.25])
  })

  it('is the share of the ratio on a log scale', () => {
    expect(axisShare(log, 10)).toBeCloseTo(1 / 3, 12)
    expect(axisShare(log, 1000)).toBe(1)
    expect(axisShare(log, 0)).toBeLessThan(0)
  })

  it('is a half where the axis has no length', () => {
    expect(axisShare({ ...linear, low: 3, high: 3 }, 3)).toBe(0.5)
  })
})
