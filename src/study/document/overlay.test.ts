import { describe, expect, test } from 'vitest'
import { extensionFinding, extensionOf } from '#study/document/read-overlay'
import { readStudy } from '#study/document/resolve-study'
import { exampleDocument } from '../../../test/documents/example-document.ts'

const head = 'worthline: 1\nextends: study.yaml\ncustomer: ACME\nassumptions:\n'

function over(...layers: readonly string[]) {
  const overlays = layers.map((text, i) => ({ text: head + text, file: `acme-${i + 1}.yaml` }))
  return readStudy(exampleDocument, 'study.yaml', undefined, overlays)
}

function assumption(id: string, ...layers: readonly string[]) {
  return over(...layers).value?.study.model?.assumptions.find((one) => one.id === id)
}

describe('figures of a customer over a study', () => {
  test('replace value, source and owner, and say whose they are', () => {
    const { value } = over('  - { id: volume, value: 12000, owner: ACME finance }')
    expect(value?.study).toMatchObject({ title: 'A shorter wait (ACME)', customer: 'ACME' })
    const volume = value?.study.model?.assumptions[0]
    expect(volume).toMatchObject({
      id: 'volume',
      distribution: { family: 'fixed', value: 12000 },
      unit: { text: 'execution/year' },
      source: { kind: 'customer-record', by: 'ACME' },
      owner: 'ACME finance',
      customer: 'ACME',
    })
    expect(assumption('hourly', '  - { id: volume, value: 1 }')).not.toHaveProperty('customer')
  })

  test('may be counted in another unit of the kind', () => {
    for (const text of ['value: 1000 execution/month', 'value: 1000, unit: execution/month'])
      expect(assumption('volume', `  - { id: volume, ${text} }`)?.unit.text).toBe('execution/month')
  })

  test('may confirm what the study says', () => {
    const volume = assumption('volume', '  - { id: volume, source: { by: Ann } }')
    expect(volume).toMatchObject({ text: '1500 to 2500', source: { by: 'Ann' }, customer: 'ACME' })
  })

  test('change the hash, and nothing else of the study', () => {
    const [base, own] = [
      readStudy(exampleDocument, 'study.yaml'),
      over('  - { id: used, value: 0.2 }'),
    ]
    expect(own.value?.study.hash).not.toBe(base.value?.study.hash)
    expect(own.value?.study.model?.drivers).toEqual(base.value?.study.model?.drivers)
  })

  test('the last of several layers has the last word', () => {
    const layers = ['  - { id: volume, value: 1 }', '  - { id: volume, value: 2 }'] as const
    expect(assumption('volume', ...layers)?.text).toBe('2')
  })

  test('may be none yet: the study as it is, with the name of the customer and a warning', () => {
    const begun = `${head.replace('assumptions:\n', '')}base: { study: abc, revision: 7 }\n`
    const { value, findings } = readStudy(exampleDocument, 'study.yaml', undefined, [
      { text: begun, file: 'acme.yaml' },
    ])
    expect(value?.study).toMatchObject({ title: 'A shorter wait (ACME)', customer: 'ACME' })
    expect(findings.find(({ place }) => place.file === 'acme.yaml')).toMatchObject({
      severity: 'warning',
      code: 'missing-key',
      place: { line: 3 },
    })
  })

  test('may give one part of a labour cost', () => {
    const base = exampleDocument.replace(
      'value: 40, unit: EUR/hour',
      'basis: labour-cost, wage: 50000 EUR/year, on-costs: 0.2, productive-hours: 1600 hour/year',
    )
    const overlays = [
      { text: `${head}  - { id: hourly, wage: 60000 EUR/year }`, file: 'acme.yaml' },
    ]
    const { value } = readStudy(base, 'study.yaml', undefined, overlays)
    const parts = value?.study.model?.assumptions.filter(({ id }) => id.startsWith('hourly.'))
    expect(parts?.map(({ text, customer }) => [text, customer])).toEqual([
      ['60000 EUR/year', 'ACME'],
      ['0.2', undefined],
      ['1600 hour/year', undefined],
    ])
  })
})

/** Line and column of what the driver's capture says. */
const captureLine = exampleDocument.split('\n').findIndex((line) => line.includes('capture: '))
const captureAt = `${captureLine + 1}:${exampleDocument.split('\n')[captureLine]!.indexOf('used') + 1}`

describe('what is wrong is said in the file in which it stands', () => {
  test.each([
    [
      '  - { id: volum, value: 1 }',
      'unknown-reference',
      'acme-1.yaml:5:11',
      'Did you mean `volume`',
    ],
    ['  - { id: volume, value: 9 to 5 }', 'range', 'acme-1.yaml:5:26', 'lower end first'],
    ['  - { id: volume, value: 1 EUR }', 'unit', 'acme-1.yaml:5:26', 'Write the unit once'],
    ['  - { id: volume, value: 1, unit: EUR }', 'unit', 'acme-1.yaml:5:35', 'execution/year'],
    ['  - { id: volume, value: "1 to" }', 'formula', 'acme-1.yaml:5:27', 'Write `1500 to 2500`'],
    [
      '  - { id: volume, value: 1 }\n  - { id: volume, value: 2 }',
      'duplicate-id',
      'acme-1.yaml:6:11',
      'one',
    ],
    ['  - { id: volume, formula: 2 }', 'unknown-key', 'acme-1.yaml:5:19', ''],
    ['  - { id: used, value: 2 }', 'probability', `study.yaml:${captureAt}`, ''],
  ])('%s', (text, code, at, words) => {
    const { value, findings } = over(text)
    expect(value).toBeUndefined()
    const found = findings.find(({ severity }) => severity === 'problem')
    expect(found?.code).toBe(code)
    expect(`${found?.message} ${found?.hint}`).toContain(words)
    const { file, line, column } = found?.place ?? {}
    expect(`${file}:${line}:${column}`).toBe(at)
  })

  test('and in the study what stands there', () => {
    const broken = exampleDocument.replace('value: 40', 'value: 9 to 5')
    const overlays = [{ text: `${head}  - { id: volume, value: 1 }`, file: 'acme.yaml' }]
    const { findings } = readStudy(broken, 'study.yaml', undefined, overlays)
    expect(findings.find(({ code }) => code === 'range')?.place.file).toBe('study.yaml')
  })
})

describe('what a document lies over', () => {
  const named = (name: string) => extensionOf({ text: `extends: ${name}\n`, file: 'acme.yaml' })

  test('is named by its file', () => {
    expect(named('study.yaml')).toMatchObject({
      name: 'study.yaml',
      place: { line: 1, column: 10 },
    })
    expect(extensionOf({ text: exampleDocument, file: 'study.yaml' })).toBeUndefined()
    expect(extensionOf({ text: 'title: it extends', file: 'study.yaml' })).toBeUndefined()
    expect(extensionOf({ text: 'extends: [', file: 'study.yaml' })).toBeUndefined()
  })

  test.each([
    ['../study.yaml', 'outside-folder'],
    ['/etc/passwd', 'outside-folder'],
    ['a\\b.yaml', 'outside-folder'],
    ['..', 'outside-folder'],
    ['5', 'wrong-value'],
    ['""', 'wrong-value'],
    ['acme.yaml', 'circular-reference'],
    ['study.yaml', undefined],
  ])('%s: %s', (name, code) => {
    const found = extensionFinding(named(name)!, ['acme.yaml'])
    expect(found?.code).toBe(code)
    expect(found?.hint ?? 'none').not.toBe('')
  })
})
