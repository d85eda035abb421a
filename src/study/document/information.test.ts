import { describe, expect, it } from 'vitest'
import { readStudy } from '#study/document/resolve-study'
import { exampleDocument } from '../../../test/documents/example-document.ts'

const withValue = (lines: string): ReturnType<typeof readStudy> =>
  readStudy(exampleDocument.replace(/^ {2}drivers:$/m, `${lines}\n  drivers:`), 'study.yaml')

describe('groups and tests of a study', () => {
  it('are read in the units of what they test', () => {
    const { value, findings } = withValue(`  serves: 3
  groups:
    - { id: worth, name: What it is worth, of: [hourly, volume] }
  tests:
    - { of: trial, fixed: 5000 EUR, each: 40 EUR, at-most: 400 }
    - { of: hourly, each: 25, sd: 10 EUR/min }
    - { of: wait, each: 9 EUR, sd: 30 s }
    - { of: worth, fixed: 900 }`)
    expect(findings.filter(({ severity }) => severity === 'problem')).toEqual([])
    expect(value?.study.information).toEqual({
      serves: 3,
      groups: [{ id: 'worth', label: 'What it is worth', of: ['hourly', 'volume'] }],
      tests: [
        { of: 'trial', fixed: 5000, each: 40, atMost: 400 },
        { of: 'hourly', fixed: 0, each: 25, sd: 600 },
        { of: 'wait', fixed: 0, each: 9, sd: 0.5 },
        { of: 'worth', fixed: 900 },
      ],
    })
  })

  it('are none where nothing is said', () => {
    const { value } = readStudy(exampleDocument, 'study.yaml')
    expect(value?.study.information).toEqual({ serves: 1, groups: [], tests: [] })
  })

  it.each([
    ['groups: [ { id: g, of: [hourly, nobody] } ]', 'unknown-reference', 'nobody'],
    ['groups: [ { id: used, of: [hourly, volume] } ]', 'duplicate-id', 'used'],
    ['tests: [ { of: volum, fixed: 5 EUR } ]', 'unknown-reference', 'volume'],
    ['tests: [ { of: hourly } ]', 'missing-key', 'what it costs'],
    ['tests: [ { of: hourly, each: 5 USD } ]', 'unit', 'EUR'],
    ['tests: [ { of: hourly, each: 0 EUR } ]', 'range', 'more than 0'],
    ['tests: [ { of: hourly, fixed: -5 EUR } ]', 'range', '0 or more'],
    ['tests: [ { of: hourly, each: 5, sd: 3 min } ]', 'unit', 'EUR/hour'],
    ['tests: [ { of: hourly, each: 5, sd: 0 } ]', 'range', 'above 0'],
    ['tests: [ { of: trial, each: 5, sd: 3 } ]', 'wrong-value', 'One `sd`'],
  ])('%s: %s', (line, code, words) => {
    const problems = withValue(`  ${line}`).findings.filter(
      ({ severity }) => severity === 'problem',
    )
    expect(problems[0]?.code).toBe(code)
    expect(`${problems[0]?.message} ${problems[0]?.hint}`).toContain(words)
    expect(problems[0]?.place.line).toEqual(expect.any(Number))
  })
})
