import { describe, expect, it } from 'vitest'
import { adoptionWords, horizonWords, planSentence } from '#charts/plan-words'
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

  it('names the day on which it begins', () => {
    expect(planSentence({ ...model, start: '2027-03-15', midPeriod: true }, english)).toContain(
      'flows at the middle of each year from 15 Mar 2027 on, discounted by days / 365',
    )
  })

  it('names an assumption with its text as written', () => {
    const capture = { kind: 'name', name: 'capture', span: { start: 0, end: 7 } } as const
    expect(adoptionWords({ ...model, adoption: [capture] }, english)).toBe(
      'in use Share of freed time used (0 to 0.6, most likely 0.2) from year 1 on',
    )
  })
})

describe('a plan by months', () => {
  const number = (value: number, unit?: string) => ({
    kind: 'number' as const,
    value,
    ...(unit === undefined ? {} : { unit: { text: unit, factor: 1, dimensions: {} } }),
    span: { start: 0, end: 0 },
  })

  it('has its horizon in months where it is no whole year', () => {
    expect(horizonWords({ horizon: 2.5 })).toBe('30 months')
    expect(horizonWords({ horizon: 1 })).toBe('1 year')
  })

  it.each([
    [
      { shape: 'linear', to: number(0.9), over: number(18, 'month'), starts: number(1) },
      'in use up to 90 % on a straight line over 18 months, beginning after 1 year',
    ],
    [
      { shape: 's-curve', to: number(80, '%'), halfway: number(1, 'month'), over: number(2) },
      'in use up to 80 % on an S-curve: half of it after 1 month, from a tenth to nine tenths of it within 2 years',
    ],
    [
      { shape: 'table', points: [{ years: 0.5, share: number(0.2) }] },
      'in use 20 % after 6 months, linear between',
    ],
  ] as const)('says how use spreads: %o', (curve, words) => {
    expect(plain(adoptionWords({ ...model, adoption: [], curve }, english))).toBe(words)
  })
})
