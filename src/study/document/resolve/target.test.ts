/** Factors of units by hand: 4 h are 240 min, 30 s are half a minute. */
import { describe, expect, test } from 'vitest'
import { readStudy } from '#study/document/resolve-study'
import type { Need } from '#job/job'
import { exampleDocument } from '../../../../test/documents/example-document.ts'

const metric = 'metric: { kind: speed, type: duration, unit: min }'

/** The one need of the example, with other lines after its outcome. */
function read(lines: string): { need: Need | undefined; codes: string[] } {
  const text = exampleDocument.replace(metric, lines.replaceAll('\n', `\n${' '.repeat(10)}`))
  const { value, findings } = readStudy(text, 'study.yaml')
  const problems = findings.filter(({ severity }) => severity === 'problem')
  return {
    need: value?.study.jobs[0]?.steps[0]?.needs[0],
    codes: problems.map(({ code, place }) => `${code} ${place.path}`),
  }
}

describe('a target', () => {
  test.each([
    ['{ at-most: 4 h, by: 2027-06-30 }', { atMost: 240, by: '2027-06-30' }],
    ['{ at-least: 30 s, at-most: 2 }', { atLeast: 0.5, atMost: 2 }],
  ])('%s is in the unit of the metric', (target, resolved) => {
    expect(read(`${metric}\ntarget: ${target}`).need?.target).toEqual(resolved)
  })

  test.each([
    ['type: yes-no', '{ at-least: 95 % }', 0.95],
    ['type: yes-no', '{ at-least: 0.95 }', 0.95],
    ['type: share, unit: "%"', '{ at-least: 95 % }', 0.95],
  ])('of a share (%s, %s) is a fraction', (type, target, atLeast) => {
    const outcome = '{ direction: maximize, measure: share, focus: of receipts on time }'
    const second = [
      '        - id: on-time',
      `          outcome: ${outcome}`,
      `          metric: { kind: reliability, ${type} }`,
      `          target: ${target}`,
    ].join('\n')
    const text = exampleDocument.replace(metric, `${metric}\n${second}`)
    const { value } = readStudy(text, 'study.yaml')
    expect(value?.study.jobs[0]?.steps[0]?.needs[1]?.target).toEqual({ atLeast })
  })

  test('in a wrong unit is a problem at its place', () => {
    const [code] = read(`${metric}\ntarget: { at-most: 4 EUR }`).codes
    expect(code).toMatch(/^unit .*target.*at-most/)
  })

  test.each([
    ['without a bound', `${metric}\ntarget: { by: 2027-06-30 }`, /^missing-key .*target/m],
    ['without a metric', 'target: { at-most: 4 h }', /^missing-key .*target/m],
    [
      'of a share beyond 1',
      'metric: { kind: reliability, type: yes-no }\ntarget: { at-least: 95 }',
      /^range .*target/m,
    ],
  ])('%s is a problem', (_, lines, code) => {
    expect(read(lines).codes.join('\n')).toMatch(code)
  })
})

describe('what a study says of a need', () => {
  test('is carried into the study', () => {
    const said = [
      metric,
      'importance: { value: 8.5, of: 10 }',
      'horizon: urgent',
      'critical: true',
      'found-by: story',
      'validation: [{ by: Hill town, verdict: disputed }]',
    ]
    expect(read(said.join('\n')).need).toMatchObject({
      importance: { value: 8.5, of: 10 },
      horizon: 'urgent',
      critical: true,
      foundBy: 'story',
      validation: [{ by: 'Hill town', verdict: 'disputed' }],
    })
    const about = exampleDocument.replace('currency: EUR', 'about: A few words.\ncurrency: EUR')
    expect(readStudy(about, 'study.yaml').value?.study.about).toBe('A few words.')
  })
})
