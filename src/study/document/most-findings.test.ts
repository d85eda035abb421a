import { describe, expect, it } from 'vitest'
import { problem, warning, type Finding } from '#quantity/finding'
import { exampleDocument } from '../../../test/documents/example-document.ts'
import { mostFindingsOf } from './most-findings.ts'
import { readStudy } from './resolve-study.ts'

const many = (count: number, severity: 'problem' | 'warning'): Finding[] =>
  Array.from({ length: count }, (_, line) =>
    (severity === 'problem' ? problem : warning)('unused', { line }, severity),
  )

describe('of very many findings', () => {
  it('500 are told, problems before warnings, in their order, and the others are counted', () => {
    const findings = [...many(600, 'warning'), ...many(3, 'problem')]
    const told = mostFindingsOf(findings, 'study.yaml')
    expect(told.slice(0, 500)).toEqual([...many(497, 'warning'), ...many(3, 'problem')])
    expect(told.slice(500)).toEqual([
      {
        code: 'not-listed',
        severity: 'warning',
        place: { file: 'study.yaml' },
        message: '103 warnings more are not listed here.',
        hint: 'Mend those that are listed first.',
      },
    ])
  })

  it('those that are left are problems where one of them is', () => {
    const [last] = mostFindingsOf([...many(501, 'problem'), ...many(1, 'warning')], 'x').slice(-1)
    expect(last).toMatchObject({
      severity: 'problem',
      message: '1 problem and 1 warning more are not listed here.',
    })
  })

  it('fewer are told as they are', () => {
    const findings = many(500, 'warning')
    expect(mostFindingsOf(findings, 'x')).toBe(findings)
  })
})

/** The example with many entries in a list of it. */
function withEntries(list: string, entry: (index: number) => string): string {
  const entries = Array.from({ length: 10_000 }, (_, index) => `  - { ${entry(index)} }\n`).join('')
  return exampleDocument.includes(`\n${list}:\n`)
    ? exampleDocument.replace(`\n${list}:\n`, `\n${list}:\n${entries}`)
    : `${exampleDocument}${list}:\n${entries}`
}

/** What work takes of a processor, whoever else is at work. */
function secondsOf(work: () => void): number {
  const from = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1e6
}

describe('ten thousand entries with something wrong in each', () => {
  it.each([
    ['no number', 'assumptions', (i: number) => `id: extra-${i}, value: "1 too ${i}", unit: EUR`],
    ['an unknown name', 'formulas', (i: number) => `id: extra-${i}, formula: "nothing-${i} * 2"`],
    ['unknown references', 'correlations', (i: number) => `of: [volumes-${i}, x-${i}], rank: 0.3`],
  ])(
    'are told in some seconds: %s',
    (_, list, entry) => {
      const text = withEntries(list, entry)
      let findings: readonly Finding[] = []
      // work that grows with the square of them takes half a minute of some, linear work one or two seconds
      expect(
        secondsOf(() => {
          findings = readStudy(text, 'study.yaml').findings
        }),
      ).toBeLessThan(12)
      expect(findings).toHaveLength(501)
      expect(findings.at(-1)?.code).toBe('not-listed')
    },
    120_000,
  )
})
