import { describe, expect, it } from 'vitest'
import { exampleDocument } from '../../../../test/documents/example-document.ts'
import { readStudy, type StudyReading } from '#study/document/resolve-study'

const written = 'design: randomized,'

/** The example with another text in place of its design. */
function withDesign(text: string): StudyReading {
  expect(exampleDocument).toContain(written)
  return readStudy(exampleDocument.replace(written, text), 'study.yaml')
}

function problemsOf({ findings }: StudyReading) {
  return findings.filter(({ severity }) => severity === 'problem')
}

describe('what a block is asked beyond its design', () => {
  it('has usual settings', () => {
    const { value } = withDesign(`${written} bootstrap: {}, looks: repeated,`)
    expect(value!.study.evidence[0]).toMatchObject({
      by: [],
      looks: 'repeated',
      bootstrap: { resamples: 10_000, method: 'bca', seed: 1 },
    })
  })

  it('is not resampled where both arms hold the same rows', () => {
    const problems = problemsOf(withDesign('design: paired, bootstrap: {},'))
    expect(problems.map(({ code }) => code)).toEqual(['not-supported'])
    expect(problems[0]!.place.path).toContain('bootstrap')
  })

  it('has no subgroups over time', () => {
    const problems = problemsOf(withDesign('design: longitudinal, at: age, by: [age],'))
    const named = problems.filter(({ message }) => message.includes('Subgroups'))
    expect(named.map(({ code }) => code)).toEqual(['not-supported'])
  })

  it.each([
    ['not-worse-by: { nothing: 3 },', 'unknown-reference'],
    ['not-worse-by: { wait: 3 USD },', 'unit'],
    ['not-worse-by: { wait: 0 },', 'range'],
    ['by: [nowhere],', 'unknown-reference'],
  ])('refuses %s', (text, code) => {
    expect(problemsOf(withDesign(`${written} ${text}`)).map((one) => one.code)).toEqual([code])
  })

  it('reads a margin in the unit of the need', () => {
    const { value } = withDesign(`${written} not-worse-by: { wait: 2 h },`)
    expect(value!.study.evidence[0]!.notWorseBy).toEqual({ wait: 120 })
  })
})
