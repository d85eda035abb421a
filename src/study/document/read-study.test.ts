/** Places are counted by hand in the documents below; units by hand. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readStudy } from '#study/document/resolve-study'
import { exampleDocument } from '../../../test/documents/example-document.ts'

function findings(text: string): string[] {
  return readStudy(text, 'study.yaml').findings.map(
    ({ code, severity, place }) =>
      `${severity} ${code} ${place.line}:${place.column} ${place.path ?? ''}`,
  )
}

/** The example with one piece replaced; a test that replaces nothing fails. */
function example(from: string, to: string): string {
  expect(exampleDocument).toContain(from)
  return exampleDocument.replace(from, to)
}

function lineOf(piece: string): number {
  return exampleDocument.slice(0, exampleDocument.indexOf(piece)).split('\n').length
}

describe('a sound document', () => {
  test('becomes a study, with one warning for the range without a source', () => {
    const { value: placed, findings: found } = readStudy(exampleDocument, 'study.yaml')
    const value = placed?.study
    expect(found.map(({ code }) => code)).toEqual(['no-source'])
    expect(value?.jobs[0]?.steps[0]?.needs[0]?.metric).toMatchObject({
      type: 'duration',
      unit: { text: 'min/execution', factor: 60 },
    })
    expect(value?.model?.assumptions.map(({ id }) => id)).toEqual([
      'volume',
      'hourly',
      'used',
      'cost.licence.amount',
    ])
  })

  test('reads columns by the roles they play', () => {
    const columns = readStudy(exampleDocument, 'study.yaml').value?.study.data[0]?.columns
    expect(columns).toMatchObject([
      {
        id: 'solution',
        read: 'category',
        map: [
          ['0', 'paper'],
          ['1', 'portal'],
        ],
      },
      { id: 'wait', read: 'number', from: { name: 'seconds' }, scale: 1 / 60 },
      { id: 'age', read: 'number', from: { name: 'age' }, scale: 1 },
    ])
  })

  test('has one hash for one meaning, whatever its comments and order of keys', () => {
    const commented = `# a comment\n${example('title: A shorter wait\ncurrency: EUR', 'currency: EUR\ntitle: A shorter wait')}`
    const [a, b] = [exampleDocument, commented].map(
      (text) => readStudy(text, 'x').value?.study.hash,
    )
    expect(a).toBeDefined()
    expect(a).toBe(b)
  })

  test('may be written as JSON', () => {
    const json = JSON.stringify({ ...minimal })
    expect(readStudy(json, 'study.json').value?.study.title).toBe('Small')
  })
})

const minimal = {
  worthline: 1,
  title: 'Small',
  currency: 'EUR',
  performers: [{ id: 'clerk', name: 'clerk', role: 'end-user' }],
  job: {
    performer: 'clerk',
    statement: { verb: 'confirm', object: 'the receipt', context: 'after handing in' },
  },
  solutions: [{ id: 'paper', name: 'Paper', role: 'status-quo' }],
}

describe('what is wrong is found with its place:', () => {
  test.each([
    ['a YAML error', 'title: A shorter wait', 'title: "A shorter', 'not-yaml'],
    ['a key twice', 'currency: EUR', 'currency: EUR\ncurrency: EUR', 'not-yaml'],
    ['an unknown key', 'title:', 'titel:', 'unknown-key'],
    ['a missing key', 'currency: EUR\n', '', 'missing-key'],
    ['a value that is not among the choices', 'role: status-quo', 'role: rival', 'wrong-value'],
    ['a newer version', 'worthline: 1', 'worthline: 2', 'newer-version'],
    ['two needs or drivers with one id', 'id: clerk-time', 'id: wait', 'duplicate-id'],
    ['a reserved id', 'id: volume', 'id: saved', 'reserved-id'],
    ['a solution that is not there', 'treatment: portal', 'treatment: portl', 'unknown-reference'],
    ['a need that is not there', 'needs: [wait]', 'needs: [weight]', 'unknown-reference'],
    ['a data set that is not there', 'data: trial,', 'data: tria,', 'unknown-reference'],
    ['a performer that is not there', 'performer: clerk', 'performer: clark', 'unknown-reference'],
    [
      'a column that is not declared',
      'covariates: [age]',
      'covariates: [size]',
      'unknown-reference',
    ],
    ['a unit that is not of the kind', 'unit: s }', 'unit: EUR }', 'unit'],
    ['a unit that cannot be read', 'unit: EUR/hour', 'unit: EUR/*', 'unit'],
    ['a design that is none', 'design: randomized', 'design: guess', 'wrong-value'],
    ['a design that needs a treatment', ', treatment: portal', '', 'missing-key'],
    ['a solution against itself', 'treatment: portal', 'treatment: paper', 'wrong-value'],
    ['a range upside down', '1500 to 2500', '2500 to 1500', 'range'],
    ['a horizon of nothing', 'horizon: 3 year', 'horizon: 0 year', 'range'],
    ['a formula that cannot be read', 'saved(wait) *', 'saved(wait) **', 'formula'],
    ['a cost that is neither once nor yearly', ', at: start', '', 'missing-key'],
    ['hours and money added', 'saved(wait) * volume * hourly', 'volume + hourly', 'unit'],
    ['money that is not a year', 'saved(wait) * volume * hourly', 'saved(wait) * hourly', 'unit'],
    ['another currency', 'amount: 4000 to 9000 EUR', 'amount: 4000 EUR + 2 USD', 'currency'],
    ['a name that is not there', '* hourly', '* hourley', 'unknown-reference'],
    ['a haircut in the formula too', 'saved(wait) *', 'used * saved(wait) *', 'haircut'],
    ['adoption above 1', '[0.5, 1]', '[0.5, 1.2]', 'probability'],
    ['more adoption than years', '[0.5, 1]', '[0.1, 0.2, 0.5, 1]', 'wrong-value'],
    ['a discount rate of -100 %', 'discount-rate: 0.08', 'discount-rate: -1', 'range'],
    ['weights as a covariate', 'covariates: [age]', 'covariates: [weight]', 'reserved-id'],
    [
      'weights that are no numbers',
      'age: { unit: year }',
      'age: { unit: year }\n      weight: { from: w, as: category }',
      'wrong-value',
    ],
    ['a need without a column', 'wait: { from: seconds, unit: s }', 'other: {}', 'no-column'],
  ])('%s', (_, from, to, code) => {
    const { value, findings: found } = readStudy(example(from, to), 'study.yaml')
    expect(value).toBeUndefined()
    const problems = found.filter(({ severity }) => severity === 'problem')
    expect(problems.map((finding) => finding.code)).toContain(code)
    for (const { place, message, hint } of problems) {
      expect(place.file).toBe('study.yaml')
      expect(place.line).toBeGreaterThan(0)
      expect(message.length).toBeGreaterThan(10)
      expect(hint, message).toBeTruthy()
    }
  })

  test('line and column of the piece itself', () => {
    const text = example('role: status-quo', 'role: rival')
    const line = lineOf('{ id: paper,')
    const column = '  - { id: paper, name: Paper, role: '.length + 1
    expect(findings(text)).toContain(`problem wrong-value ${line}:${column} solutions.paper.role`)
  })

  test('usage may go without a treatment, a comparison may not', () => {
    const alone = example(', treatment: portal', '')
    const missing = (text: string): boolean =>
      findings(text).some((one) => one.includes('missing-key'))
    expect(missing(alone)).toBe(true)
    expect(missing(alone.replace('design: randomized', 'design: usage'))).toBe(false)
  })

  test('the nearest known key is offered', () => {
    const { findings: found } = readStudy(example('title:', 'titel:'), 'study.yaml')
    const unknown = found.find(({ code }) => code === 'unknown-key')
    expect(unknown?.hint).toContain('`title`')
  })

  test('a comma inside braces is named as the cause', () => {
    const text = example('"pert(0, 0.2, 0.6)"', 'pert(0, 0.2, 0.6)')
    const hints = readStudy(text, 'study.yaml').findings.map(({ hint }) => hint)
    expect(hints.some((hint) => hint?.includes('quotes'))).toBe(true)
  })

  test.each([
    ['id: wait', 'id: Kept Customers', '`kept-customers`'],
    ['age: { unit: year }', 'Age Y: { unit: year }', '`age-y`'],
    ['currency: EUR', 'currency: eur', '`EUR`'],
    ['worthline: 1\n', '', 'Add `worthline: 1` at the top.'],
    ['horizon: 3 year', 'horizon: 3', '`horizon: 3 year`'],
    ['currency: EUR', 'currency: EUR\nintangibles: []', '`intangibles` belongs under `value`.'],
    ['title: A shorter wait', 'title: A wait: shorter', 'Put quotes around a text with a colon'],
    ['design: randomized', 'design: randomised', 'Did you mean `randomized`?'],
    ['discount-rate: 0.08', 'discount-rate: 8', 'Write `8 %` or `0.08`.'],
    ['capture: used', 'growth: 8', 'Write `8 %` or `0.08`.'],
    ['capture: used', 'decay: 8', 'Write `8 %` or `0.08`.'],
    ['1500 to 2500', '1500-2500', 'A range is written `1500 to 2500`.'],
    ['value: 40,', 'value: 7k,', 'Write `7000`.'],
  ])('%s as %s has a remedy', (from, to, remedy) => {
    const { findings: found } = readStudy(example(from, to), 'study.yaml')
    const problems = found.filter(({ severity }) => severity === 'problem')
    expect(problems).toHaveLength(1)
    expect(problems[0]?.hint).toContain(remedy)
  })

  test.each([
    ['a need whose evidence is refused', 'treatment: portal', 'treatment: portl'],
    ['a need that was misspelled in the evidence', 'needs: [wait]', 'needs: [wiat]'],
    ['a unit that is none', 'unit: min }', 'unit: mni }'],
    ['an assumption that cannot be read', 'value: 40,', 'value: forty,'],
  ])('%s is said once', (_, from, to) => {
    const { findings: found } = readStudy(example(from, to), 'study.yaml')
    expect(found.filter(({ code }) => code !== 'no-source')).toHaveLength(1)
  })

  test('a name that does not exist is found beside refused evidence', () => {
    const text = example('treatment: portal', 'treatment: portl').replace('* hourly', '* hourley')
    const messages = readStudy(text, 'study.yaml').findings.map(({ message }) => message)
    expect(messages).toContain('There is no "hourley".')
  })

  test('doubtful: a discount rate below zero, an assumption that nothing uses', () => {
    const below = readStudy(example('discount-rate: 0.08', 'discount-rate: -0.02'), 'study.yaml')
    expect(below.value).toBeDefined()
    expect(below.findings.map(({ code }) => code)).toContain('range')
    const unused = readStudy(example('capture: used, ', ''), 'study.yaml')
    expect(unused.value).toBeDefined()
    expect(unused.findings).toContainEqual(
      expect.objectContaining({ code: 'unused', severity: 'warning' }),
    )
  })

  test('data sets are there where the study is not', () => {
    const { value, data } = readStudy(example('treatment: portal', 'treatment: portl'), 'x')
    expect(value).toBeUndefined()
    expect(data.map(({ files }) => files)).toEqual([['trial.csv']])
  })

  test('everything at once', () => {
    const text = example('treatment: portal', 'treatment: portl')
      .replace('1500 to 2500', '2500 to 1500')
      .replace('unit: s }', 'unit: EUR }')
    const codes = readStudy(text, 'study.yaml').findings.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['unknown-reference', 'range', 'unit']))
  })
})

describe('hostile documents', () => {
  test.each([
    ['', 'empty'],
    ['[1, 2', 'cut'],
    ['- a\n- b', 'a list'],
    ['['.repeat(20_000), 'nested'],
    ['a: &a [*a, *a]', 'alias of itself'],
    ['worthline: 1\n? [x]\n: y', 'a key that is a list'],
    [`worthline: 1\n${'x: '.repeat(5000)}`, 'many colons'],
  ])('%s', (text) => {
    const { value, findings: found } = readStudy(text, 'study.yaml')
    expect(value).toBeUndefined()
    expect(found.length).toBeGreaterThan(0)
  })

  test('aliases that multiply are refused', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
    for (let i = 1; i < 12; i += 1) {
      lines.push(`a${i}: &a${i} [${Array.from({ length: 9 }, () => `*a${i - 1}`).join(', ')}]`)
    }
    expect(readStudy(lines.join('\n'), 'x').findings[0]?.code).toBe('not-yaml')
  })

  test('any text gives a study or findings, never a crash', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const { value, findings: found } = readStudy(text, 'x')
        expect(value !== undefined || found.length > 0).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('the example with pieces cut out, doubled or replaced gives a study or findings', () => {
    const lines = exampleDocument.split('\n')
    const junk = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('[]', '{}', '~', '- -', '1e999', '*x'),
    )
    const edit = fc.record({ line: fc.nat(lines.length - 1), at: fc.nat(80), text: junk })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const copy = [...lines]
        for (const { line, at, text } of edits) {
          const old = copy[line] ?? ''
          copy[line] = old.slice(0, at) + text + old.slice(at + text.length)
        }
        const { value, findings: found } = readStudy(copy.join('\n'), 'x')
        expect(value !== undefined || found.length > 0).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
