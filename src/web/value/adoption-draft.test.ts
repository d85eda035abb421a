import { describe, expect, it } from 'vitest'
import { shareOverTime } from '#value/share-over-time'
import { adoptionDraft, believedAdoption, horizonYears, writtenAdoption } from './adoption-draft.ts'

describe('writtenAdoption', () => {
  it.each([
    [[0.3, 0.7, 1]],
    [['beta(2, 3)', '0.4 to 0.6']],
    [['min(1, max(0.2, reach))', 'beta(2, 3)', 1]],
    [{ curve: 'linear', to: 0.9, over: '18 month' }],
    [{ curve: 'linear', to: 0.9, over: '18 month', starts: '3 month', from: '10 %' }],
    [{ curve: 's-curve', to: 'all-in-use', halfway: '1 year', over: '18 month' }],
    [{ curve: 'table', points: [{ at: '6 month', share: 0.3 }] }],
  ])('gives back what the document says: %j', (adoption) => {
    expect(writtenAdoption(adoptionDraft(adoption))).toEqual(adoption)
  })

  it('waits for what is needed', () => {
    const draft = adoptionDraft({ curve: 'linear', to: 0.9, over: '18 month' })
    expect(writtenAdoption({ ...draft, shape: 's-curve' })).toBeUndefined()
    expect(writtenAdoption({ ...draft, shape: 'table' })).toBeUndefined()
    expect(writtenAdoption({ ...draft, shape: 'years' })).toBeUndefined()
  })
})

describe('believedAdoption', () => {
  const document = { assumptions: [{ id: 'reach', value: '60 to 80', unit: '%' }] }

  it('takes numbers, ranges and assumptions, in units of their own', () => {
    const adoption = { curve: 'linear', to: 'reach', over: '24 month', starts: 1 }
    const { at, p50 } = shareOverTime(believedAdoption(adoption, document)!, 4)
    expect(p50[at.indexOf(1)]).toBeCloseTo(0, 2)
    // A logit-normal from 60 % to 80 %: its median is where the logit is in the middle.
    const logit = (p: number): number => Math.log(p / (1 - p))
    const middle = 1 / (1 + Math.exp(-(logit(0.6) + logit(0.8)) / 2))
    expect(p50.at(-1)).toBeCloseTo(middle, 2)
  })

  it('leaves formulas, what is not there, and tables that go back in time to the study', () => {
    expect(believedAdoption(['reach * 2'], document)).toBeUndefined()
    expect(believedAdoption({ curve: 's-curve', to: 1, over: '1 year' }, document)).toBeUndefined()
    const points = [
      { at: '12 month', share: 0.5 },
      { at: '6 month', share: 0.8 },
    ]
    expect(believedAdoption({ curve: 'table', points }, document)).toBeUndefined()
  })
})

it('reads a horizon in years', () => {
  expect(horizonYears('30 month')).toBeCloseTo(2.5, 12)
  expect(horizonYears('5 year')).toBe(5)
  expect(horizonYears('long')).toBeUndefined()
})
