import { describe, expect, it } from 'vitest'
import { roi } from './roi.ts'

describe('roi', () => {
  it('is what comes beyond the costs, by the costs', () => {
    // (750 - 600) / 600, Phillips and Phillips (2007): ROI of 25 %.
    expect(roi(750, 600)).toBe(0.25)
    expect(roi(0, 10)).toBe(-1)
  })

  it('is not defined without costs', () => {
    expect(() => roi(10, 0)).toThrow('nothing spent')
    expect(() => roi(10, -2)).toThrow(
      expect.objectContaining({ code: 'domain', details: { costs: -2 } }) as Error,
    )
  })
})
