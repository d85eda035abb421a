import { describe, expect, it } from 'vitest'
import { idsInWords } from '#charts/ids-in-words'
import { assessmentFixture } from '#reports/assessment-fixture'

describe('idsInWords', () => {
  const inWords = idsInWords(assessmentFixture)

  it('says needs by their measure and focus, and solutions by their name', () => {
    expect(inWords('80 % completed with `old`; the times in `wait`, `touches` differ.')).toBe(
      '80 % completed with Paper & post; the times in “Time until the receipt is confirmed”, “Number of touches by a clerk” differ.',
    )
    expect(inWords('wait: `new` has only 3 values.')).toBe(
      'Time until the receipt is confirmed: Portal has only 3 values.',
    )
  })

  it('leaves plain words and the names of other things', () => {
    const text = 'Nobody has to wait for the new `channel`; see note: wait.'
    expect(inWords(text)).toBe(text)
  })

  it('gives negative numbers their sign, and leaves ranges and hyphens', () => {
    expect(inWords('it is -0.04 (-3 to 2), 2026-11-02, p-10')).toBe(
      'it is −0.04 (−3 to 2), 2026-11-02, p-10',
    )
  })
})
