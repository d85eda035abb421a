import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readUnit } from '#quantity/read-unit'
import { withAssumptions, type AssumptionEdit } from './write-assumptions.ts'

const unit = (text: string) => readUnit(text).value!
const source = { kind: 'judgement', by: 'Ann: finance #1', date: '2026-11-22' } as const

const edited = (text: string, ...edits: readonly AssumptionEdit[]): string =>
  withAssumptions({ text, file: 'study.yaml' }, edits).value ?? ''

const block = `# kept
assumptions:
  # before
  - id: hourly # behind
    value: 30 to 50 # why
    unit: EUR/hour
    source:
      kind: customer-record
      by: payroll
    owner: finance
  - id: share
    value: 'pert(0, 0.2, 0.6)'
`

describe('withAssumptions', () => {
  it('changes the value and who said so, and nothing else of a block', () => {
    expect(edited(block, { id: 'hourly', value: 42.5, unit: unit('EUR/hour'), source })).toBe(
      block
        .replace('30 to 50', '42.5')
        .replace(
          'source:\n      kind: customer-record\n      by: payroll\n',
          'source: { kind: judgement, by: "Ann: finance #1", date: 2026-11-22 }\n',
        ),
    )
  })

  it('adds a source where there was none', () => {
    const text = edited(block, { id: 'share', value: 0.25, unit: unit('1'), source })
    expect(parse(text).assumptions[1]).toEqual({ id: 'share', value: 0.25, source })
    expect(text.startsWith(block.slice(0, block.indexOf("'pert")))).toBe(true)
  })

  it('writes in braces, in several entries at once', () => {
    const text = `assumptions:
  - { id: a, value: 1 to 2, unit: s, source: { kind: judgement } } # one
  - { id: b, value: 3, review: 2027-01-01 }
`
    const read = edited(
      text,
      { id: 'a', value: { low: 5, high: 7.5 }, unit: unit('s'), source },
      { id: 'b', value: 4, unit: unit('1'), source },
    )
    expect(parse(read).assumptions).toEqual([
      { id: 'a', value: '5 to 7.5', unit: 's', source },
      { id: 'b', value: 4, source, review: '2027-01-01' },
    ])
    expect(read).toContain('} # one')
  })

  it('converts to the unit of the document, and writes the unit where the document has none', () => {
    const text = `assumptions: [ { id: a, value: 10 to 30, unit: '%' }, { id: b, value: 2 min } ]`
    const read = edited(
      text,
      { id: 'a', value: 0.2, unit: unit('1'), source },
      { id: 'b', value: 30, unit: unit('s'), source },
    )
    expect(parse(read).assumptions).toMatchObject([{ value: 20, unit: '%' }, { value: '30 s' }])
  })

  it('keeps JSON what it is', () => {
    const text = '{ "assumptions": [ { "id": "a", "value": "1 to 2", "unit": "s" } ] }'
    const edit = { id: 'a', value: { low: 2, high: 3 }, unit: unit('s'), source }
    expect(JSON.parse(edited(text, edit)).assumptions).toEqual([
      { id: 'a', value: '2 to 3', unit: 's', source },
    ])
  })

  it('takes a text as it is, never as YAML', () => {
    const value = { text: 'pert(0, 1, 2) # { x: 1 }' }
    const text = edited(block, { id: 'share', value, unit: unit('1'), source })
    expect(parse(text).assumptions[1].value).toBe(value.text)
  })

  it('adds what a customer’s file takes from the study below it', () => {
    const first = { id: 'a', value: 5, unit: unit('s'), source: { ...source, by: 'null' } }
    const second = { id: 'b', value: { low: 1, high: 2 }, unit: unit('1'), source }
    const wanted = [
      { id: 'a', value: 5, unit: 's', source: { ...source, by: 'null' } },
      { id: 'b', value: '1 to 2', source },
    ]
    const known = { id: 'x', value: 1 }
    const lists = {
      'assumptions:\n  - id: x\n    value: 1 # one\n': [known, ...wanted],
      'assumptions: [ { id: x, value: 1 } ]\n': [known, ...wanted],
      '': wanted,
    }
    for (const [list, all] of Object.entries(lists)) {
      const head = 'extends: study.yaml\ncustomer: acme # who\n'
      const text = edited(`${head}${list}`, first, second)
      expect(parse(text).assumptions).toEqual(all)
      expect(text).toContain('# who')
    }
  })

  it('says what it cannot change', () => {
    const edit = { id: 'other', value: 1, unit: unit('1'), source }
    const { value, findings } = withAssumptions({ text: block, file: 'study.yaml' }, [edit])
    expect(value).toBeUndefined()
    expect(findings).toMatchObject([{ code: 'missing-key', place: { file: 'study.yaml' } }])
  })
})
