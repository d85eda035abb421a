import { describe, expect, it } from 'vitest'
import { adoptionWords, planSentence } from '#charts/plan-words'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'

const model = assessmentFixture.model!
const plain = (text: string): string => text.replaceAll('\u2009', ' ')

describe('planSentence', () => {
  it('names every setting that the money hangs on', () => {
    expect(plain(planSentence(model, english))).toBe(
      'The plan: 5 years; discounted at 5 % a year; in use 50 %, 100 % from year 2 on; flows at the end of each year; losses count in full; payback on cash alone.',
    )
  })

  it('names an assumption with its text as written', () => {
    const capture = { kind: 'name', name: 'capture', span: { start: 0, end: 7 } } as const
    expect(adoptionWords({ ...model, adoption: [capture] }, english)).toBe(
      'in use Share of freed time used (pert(0, 0.2, 0.6)) from year 1 on',
    )
  })
})
