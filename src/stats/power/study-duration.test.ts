import { expect, it } from 'vitest'
import { studyDuration } from './study-duration.ts'

const arrivals = { rate: 40, takingPart: 0.5, lost: 0.1, followUp: 2 }

it('is the time to recruit and the time to wait', () => {
  // By hand: 180 known outcomes need 200 units; 20 a week take part.
  expect(studyDuration(180, arrivals)).toBeCloseTo(12, 12)
})

it('refuses flows that cannot be', () => {
  for (const change of [{ rate: 0 }, { takingPart: 1.1 }, { lost: 1 }, { followUp: -1 }])
    expect(() => studyDuration(180, { ...arrivals, ...change })).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  expect(() => studyDuration(0, arrivals)).toThrow(expect.objectContaining({ code: 'domain' }))
})
