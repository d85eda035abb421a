/** Days since 1970-01-01 by Date. */
import { describe, expect, test } from 'vitest'
import { readStudy } from '#study/document/resolve-study'
import { exampleDocument } from '../../../test/documents/example-document.ts'

function withEvidence(keys: string) {
  const from = /- \{ id: trial, data: trial, design: randomized.*\n/
  const columns =
    'age: { unit: year }\n      group: {}\n      center: { as: category }\n      week: {}'
  const text = exampleDocument
    .replace('age: { unit: year }', columns)
    .replace(
      from,
      `- { id: trial, data: trial, baseline: paper, treatment: portal, needs: [wait], ${keys} }\n`,
    )
  return readStudy(text, 'study.yaml')
}

function problems(keys: string): string[] {
  return withEvidence(keys)
    .findings.filter(({ severity }) => severity === 'problem')
    .map(({ code, place }) => `${code} ${place.path}`)
}

const groups = 'design: difference-in-differences, cluster: center, at: week'

describe('a design over time', () => {
  test('has its group, times and window', () => {
    const { value } = withEvidence(
      `${groups}, from: 5, until: 16, group: { from: group, treated: test }`,
    )
    expect(value?.study.evidence[0]).toMatchObject({
      design: 'difference-in-differences',
      cluster: 'center',
      overTime: {
        at: 'week',
        from: { value: 5, date: false },
        until: { value: 16, date: false },
        group: { column: 'group', treated: ['test'] },
      },
    })
  })

  test('has dates, a season and known breaks', () => {
    const { value } = withEvidence(
      'design: interrupted-time-series, at: week, from: 2012-03-01, every: week, season: 12 months, breaks: [{ date: 2012-01-01, why: another counter }]',
    )
    const day = (text: string): number => Date.parse(text) / 86_400_000
    expect(value?.study.evidence[0]?.overTime).toEqual({
      at: 'week',
      from: { value: day('2012-03-01'), date: true },
      every: 'week',
      season: { length: 12, every: 'month' },
      breaks: [{ at: { value: day('2012-01-01'), date: true }, why: 'another counter' }],
    })
  })

  test.each([
    ['design: difference-in-differences, cluster: center', 'missing-key'],
    [groups, 'missing-key'],
    ['design: interrupted-time-series, at: week', 'missing-key'],
    ['design: longitudinal', 'missing-key'],
    ['design: interrupted-time-series, at: week, from: soon', 'wrong-value'],
    ['design: interrupted-time-series, at: week, from: 5, season: often', 'wrong-value'],
    ['design: interrupted-time-series, at: weak, from: 5', 'unknown-reference'],
    ['design: randomized, at: week', 'not-supported'],
    ['design: longitudinal, at: week, season: 7', 'not-supported'],
  ])('%s is refused', (keys, code) => {
    expect(problems(keys)[0]).toContain(code)
  })

  test('shows how times in words are told, where a word stands for the first of them', () => {
    const hintOf = (from: string): string | undefined =>
      withEvidence(`${groups}, from: ${from}`).findings.find(({ code }) => code === 'wrong-value')
        ?.hint
    expect(hintOf('after')).toContain('`{ from: COLUMN, is: after }`')
    expect(hintOf('31/12/2026')).toBe('Write a number, or a date as 2026-03-01.')
  })

  test('refuses two-way fixed effects for starts at different times, with the reason', () => {
    const { findings } = withEvidence(`${groups}, from: 5, first-treated: age`)
    const refused = findings.find(({ code }) => code === 'not-supported')
    expect(refused?.message).toContain('negative weights')
    expect(refused?.hint).toContain("Callaway and Sant'Anna")
    expect(problems(`${groups}, first-treated: age`)).toEqual([])
  })
})
