import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Need } from '#job/job'
import { checkJobStatement, checkNeedStatement, checkStepStatement } from '#job/statement-check'

const place = { file: 'study.yaml', line: 7, path: 'job.statement' }
const around = {
  solutionNames: ['Pentax AWS'],
  starts: 'the patient is asleep',
  ends: 'the airway is confirmed secured',
}

describe('a finding of the statement check', () => {
  const [finding] = checkJobStatement(
    { verb: 'manage', object: 'airways', context: 'before surgery' },
    around,
    place,
  )

  it('is a warning with its place, a reason and a suggestion', () => {
    expect(finding).toMatchObject({ code: 'statement', severity: 'warning', place })
    expect(finding?.message).toContain('"manage airways before surgery"')
    expect(finding?.message).toContain('never say that it is done')
    expect(finding?.hint).toContain('settle')
  })

  it('suggests the verb that stands behind a noun', () => {
    const found = checkStepStatement({ verb: 'approval', object: 'of invoices' }, around, place)
    expect(found.map(({ hint }) => hint)).toEqual(['Begin with "approve".'])
  })

  it('names the solution that a statement gives away', () => {
    const found = checkStepStatement({ verb: 'see', object: 'the Pentax image' }, around, place)
    expect(found[0]?.message).toContain('"Pentax" is one of the study\'s solutions')
  })

  it('suggests a metric for a need that has none yet', () => {
    const need: Need = {
      id: 'time',
      outcome: { direction: 'minimize', measure: 'time', focus: 'until the airway is secured' },
      validation: [],
    }
    const [found] = checkNeedStatement(need, around, place)
    expect(found?.message).toContain('minimize the time until the airway is secured')
    expect(found?.hint).toContain('type: duration')
  })
})

it('asks neither context nor start and end of a step', () => {
  const step = { verb: 'dissect', object: 'soft tissue' }
  expect(checkStepStatement(step, { solutionNames: [] }, place)).toEqual([])
  expect(checkJobStatement(step, { solutionNames: [] }, place)).toHaveLength(2)
})

it('warns and never refuses or throws, whatever the words', () => {
  const words = fc.record({
    verb: fc.string({ unit: 'grapheme' }),
    object: fc.string(),
    context: fc.string(),
  })
  fc.assert(
    fc.property(words, fc.array(fc.string()), (statement, solutionNames) => {
      const found = checkJobStatement(statement, { solutionNames }, place)
      for (const { severity, message, hint } of found) {
        expect([severity, message.length > 10, hint !== undefined]).toEqual(['warning', true, true])
      }
    }),
  )
})

it('finds a name of a solution wherever it stands in the statement', () => {
  const names = fc.constantFrom('Quvadoo', 'Pentax AWS', 'C++ (new)', 'Zed 4')
  fc.assert(
    fc.property(names, fc.constantFrom('object', 'context'), (name, part) => {
      const base = { verb: 'secure', object: 'the airway', context: 'before surgery' }
      const statement = { ...base, [part]: `${base[part as 'object']} by ${name}` }
      const found = checkStepStatement(statement, { solutionNames: [name] }, place)
      expect(found).toHaveLength(1)
    }),
  )
})
