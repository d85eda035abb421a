import { expect, test } from 'vitest'
import { readOverlay } from '#study/document/read-overlay'
import { readStudy } from '#study/document/resolve-study'
import { requestOverlay } from '#study/request-overlay'
import type { RequestedFigure } from '#study/request-sheet'
import { exampleDocument } from '../../test/documents/example-document.ts'

function figure(id: string, rest: Partial<RequestedFigure> = {}): RequestedFigure {
  return {
    id,
    name: id,
    unit: '1',
    written: '5 to 9',
    central: 7,
    low: 5,
    high: 9,
    npv: [10, 90],
    swing: 80,
    simulationError: 1,
    ...rest,
  }
}

const sheet = {
  title: 'Portal',
  customer: 'ACME: north',
  currency: 'EUR',
  left: 0,
  figures: [
    figure('volume', { unit: 'execution/year', source: { by: 'J. Doe', date: '2026-11-01' } }),
    figure('hourly.wage', { unit: 'EUR/year' }),
    figure('used', { written: 'pert(0, 0.2, 0.6)' }),
    figure('hourly.productive-hours', { unit: 'hour/year' }),
  ],
}

const text = requestOverlay(sheet, 'study.yaml')

/** The file as it is once the lines are filled in. */
const filled = (value: string): string =>
  text.replaceAll('# - {', '- {').replaceAll('THEIRS', value)

test('nothing counts before a line is filled in, and the file says so', () => {
  const { findings } = readOverlay({ text, file: 'acme.yaml' })
  expect(findings).toMatchObject([
    { code: 'missing-key', message: 'No figure of the customer stands here yet.' },
  ])
})

test('a line that is filled in is an entry of the file; parts of a labour cost are one', () => {
  const { value, findings } = readOverlay({ text: filled('12'), file: 'acme.yaml' })
  expect(findings).toEqual([])
  const source = { kind: 'customer-record', by: 'ACME: north' }
  expect(value!.document).toMatchObject({
    extends: 'study.yaml',
    customer: 'ACME: north',
    assumptions: [
      { id: 'volume', value: 12, unit: 'execution/year', source },
      { id: 'hourly', wage: 12, 'productive-hours': 12, source },
      { id: 'used', value: 12, source },
    ],
  })
})

test('a line whose figure was forgotten is refused, and never taken for ours', () => {
  const overlay = { text: filled('THEIRS').replaceAll(/.*hourly.*\n/g, ''), file: 'acme.yaml' }
  const { findings } = readStudy(exampleDocument, 'study.yaml', undefined, [overlay])
  const codes = findings.filter(({ severity }) => severity === 'problem').map(({ code }) => code)
  expect(codes).toEqual(['formula', 'formula'])
})

test('says what the study takes, on whose word, and what it moves', () => {
  expect(text).toContain('volume: the study takes 5 to 9 execution/year (J. Doe, 1 Nov 2026),')
  expect(text).toContain('in the middle 7, between 5 and 9 in 9 of 10 cases;')
  expect(text).toContain('(no source)')
})
