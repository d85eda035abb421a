/** `worthline export` and `worthline import` as people run them. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { worthline } from './command-here.ts'
import { bookCells, emptied } from './spreadsheet/libre-office.ts'

const example = join(import.meta.dirname, '../examples/intake-portal')

let folder = ''
let study = ''
let model = ''
let exported = new Uint8Array()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-export-'))
  study = join(folder, 'study.yaml')
  model = join(folder, 'model.xlsx')
  cpSync(join(example, 'applications.csv'), join(folder, 'applications.csv'))
  cpSync(join(example, 'study.yaml'), study)
  await worthline('export', study, '--format', 'xlsx', '--out', model)
  exported = new Uint8Array(readFileSync(model))
}, 60_000)

beforeEach(() => {
  cpSync(join(example, 'study.yaml'), study)
  writeFileSync(model, exported)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The cell of an assumption in the sheet of assumptions. */
function cell(id: string, column: string): string {
  const found = [...bookCells(exported)].find(
    ([name, text]) => text === id && name.startsWith('Assumptions!A'),
  )
  return `Assumptions!${column}${found![0].slice('Assumptions!A'.length)}`
}

const change = (set: Readonly<Record<string, number | string>>): void =>
  writeFileSync(model, emptied(exported, set))

const written = (): { id: string; value: unknown; source: unknown }[] =>
  parse(readFileSync(study, 'utf8')).assumptions

describe('worthline export', () => {
  test('the sheets of a study, with its ids, and who stands behind each assumption', () => {
    const cells = bookCells(exported)
    const sheets = new Set([...cells.keys()].map((name) => name.split('!')[0]))
    expect([...sheets]).toEqual([
      'Summary',
      'Assumptions',
      'Evidence',
      'Drivers',
      'Costs',
      'Total cost',
      'Cash flow',
      'Workings',
      'Scenarios',
      'Sensitivity',
      'Lineage',
    ])
    expect(cells.get(cell('clerk-hour', 'J'))).toContain('payroll with on-costs')
    expect(cells.get(cell('clerk-hour', 'K'))).toBe('finance')
    expect([...cells.values()]).toContain('evidence.trial.entry-time.difference')
  })

  test('does not write over a workbook unless it is named', async () => {
    const before = process.cwd()
    process.chdir(folder)
    try {
      expect((await worthline('export', 'study.yaml')).err).toContain('Written to study.xlsx')
      const again = await worthline('export', 'study.yaml')
      expect(again).toMatchObject({ code: 2, out: '' })
      expect(again.err).toContain('`--out study.xlsx`')
      expect((await worthline('export', 'study.yaml', '--out', 'study.xlsx')).code).toBe(0)
    } finally {
      process.chdir(before)
    }
    const nowhere = await worthline('export', study, '--out', join(folder, 'none', 'x.xlsx'))
    expect(nowhere).toMatchObject({ code: 2, out: '' })
    expect(nowhere.err).toContain('no folder')
  })

  test('a study without money has nothing to export', async () => {
    const text = readFileSync(study, 'utf8')
    writeFileSync(study, text.slice(0, text.indexOf('\nassumptions:')))
    const said = await worthline('export', study, '--out', join(folder, 'none.xlsx'))
    expect(said.code).toBe(2)
    expect(said.err).toContain('no value model')
  })
})

describe('worthline import', () => {
  test('says that nothing differs', async () => {
    const said = await worthline('import', model, study)
    expect(said).toMatchObject({ code: 0, out: '' })
    expect(said.err).toContain('Nothing differs')
  })

  test('shows the difference, and writes nothing unless asked to', async () => {
    change({ [cell('applications', 'C')]: 8000 })
    const said = await worthline('import', model, study)
    expect(said.code).toBe(0)
    expect(said.out).toMatch(/^applications\s+9500 to 13000\s+→\s+8000\s+execution\/year\n$/)
    expect(readFileSync(study, 'utf8')).toBe(readFileSync(join(example, 'study.yaml'), 'utf8'))
    expect((await worthline('import', model, study, '--write')).code).toBe(1)
  })

  test('writes a value with who and when; comments and all else stay', async () => {
    change({ [cell('applications', 'C')]: 8000, [cell('hours-used', 'C')]: 0.2 })
    const who = ['--who', 'ACME finance', '--kind', 'customer-record', '--date', '2026-11-05']
    expect((await worthline('import', model, study, '--write', ...who)).code).toBe(0)
    const source = { kind: 'customer-record', by: 'ACME finance', date: '2026-11-05' }
    const [applications, , hours] = written()
    expect(applications).toMatchObject({ id: 'applications', value: 8000, source })
    expect(hours).toMatchObject({ id: 'hours-used', value: 0.2, source })
    const [before, after] = [join(example, 'study.yaml'), study].map((path) =>
      readFileSync(path, 'utf8').split('\n'),
    )
    const kept = before!.filter((line) => after!.includes(line))
    expect(before!.length - kept.length).toBeLessThanOrEqual(7)
    expect((await worthline('check', study)).code).toBe(0)
    expect((await worthline('import', model, study)).code).toBe(0)
  })

  test('numbers of the plan are written where they stand', async () => {
    const places = { rate: 'value.discount-rate', second: 'value.adoption.2' }
    change({ [cell(places.rate, 'C')]: 0.05, [cell(places.second, 'C')]: 0.8 })
    const said = await worthline('import', model, study, '--write', '--who', 'x')
    expect(said.code).toBe(0)
    expect(said.out).toContain(places.second)
    const before = parse(readFileSync(join(example, 'study.yaml'), 'utf8')).value
    const { value } = parse(readFileSync(study, 'utf8'))
    expect(value).toEqual({
      ...before,
      'discount-rate': 0.05,
      adoption: before.adoption.map((share: number, index: number) => (index === 1 ? 0.8 : share)),
    })
    expect((await worthline('check', study)).code).toBe(0)
  })

  test('a day that no calendar has is refused', async () => {
    change({ [cell('applications', 'C')]: 8000 })
    const before = readFileSync(study, 'utf8')
    const who = ['--write', '--who', 'ACME finance', '--date', '2026-02-30']
    expect((await worthline('import', model, study, ...who)).code).toBe(1)
    expect(readFileSync(study, 'utf8')).toBe(before)
  })

  test('a changed P10 and P90 become the central 90 % range that has them', async () => {
    change({ [cell('clerk-hour', 'F')]: 30, [cell('clerk-hour', 'G')]: 60 })
    expect((await worthline('import', model, study, '--write', '--who', 'x')).code).toBe(0)
    // A lognormal with P10 30 and P90 60: ln 30 + ln 60 = 2 mu, z(0.9) = 1.281552, z(0.95) = 1.644854.
    const [mu, sigma] = [(Math.log(30) + Math.log(60)) / 2, Math.log(2) / 2 / 1.2815515655446004]
    const [low, high] = String(written()[1]!.value).split(' to ').map(Number)
    expect(low! / Math.exp(mu - 1.6448536269514722 * sigma)).toBeCloseTo(1, 5)
    expect(high! / Math.exp(mu + 1.6448536269514722 * sigma)).toBeCloseTo(1, 5)
  })

  test('an id that was changed is found, with the one that was meant; nothing is written', async () => {
    change({ [cell('correction', 'A')]: 'corection', [cell('applications', 'C')]: 8000 })
    const said = await worthline('import', model, study, '--write', '--who', 'x')
    expect(said.code).toBe(2)
    expect(said.err).toContain('Did you mean `correction`')
    expect(said.err).toContain('no row for the assumption `correction`')
    expect(written()[0]!.value).toBe('9500 to 13000')
  })

  test('what is no number, and what the study has moved on from, is said', async () => {
    change({ [cell('correction', 'C')]: '30,5' })
    expect((await worthline('import', model, study)).err).toContain(
      '`30,5` is a text that looks like a number',
    )
    change({ [cell('applications', 'C')]: 8000 })
    const text = readFileSync(study, 'utf8').replace('9500 to 13000', '9000 to 13000')
    writeFileSync(study, text)
    expect((await worthline('import', model, study)).err).toContain(
      'another value of `applications` now',
    )
  })

  test('a file that is not ours, a damaged one and one that grows without end are refused', async () => {
    const files = unzipSync(exported)
    const sheet = 'xl/worksheets/sheet2.xml'
    writeFileSync(model, zipSync({ ...files, [sheet]: new Uint8Array(64 * 1024 ** 2).fill(32) }))
    expect(await worthline('import', model, study)).toMatchObject({ code: 2, out: '' })
    expect((await worthline('import', model, study)).err).toContain('too-large')
    writeFileSync(model, exported.slice(0, 5000))
    expect((await worthline('import', model, study)).err).toContain('not-a-table')
    const other = new TextDecoder().decode(files[sheet]).replace('Central at export', 'x')
    writeFileSync(model, zipSync({ ...files, [sheet]: strToU8(other) }))
    expect((await worthline('import', model, study)).err).toContain(
      'no workbook that `worthline export`',
    )
  })

  /** The exported workbook with a cell written otherwise. */
  const rewrite = (place: string, written: (style: string) => string): void => {
    const files = unzipSync(exported)
    const sheet = 'xl/worksheets/sheet2.xml'
    const [, name = ''] = place.split('!')
    const found = new RegExp(`<c r="${name}" s="(\\d+)"[^>]*>.*?</c>`)
    const text = new TextDecoder().decode(files[sheet])
    expect(text).toMatch(found)
    const changed = text.replace(found, (_, style: string) => written(style))
    writeFileSync(model, zipSync({ ...files, [sheet]: strToU8(changed) }))
  }

  test('a formula in place of a number: what was saved of it is read, and said; without that it is refused', async () => {
    const place = cell('applications', 'C')
    const name = place.split('!')[1]
    rewrite(place, (style) => `<c r="${name}" s="${style}"><f>2*4000</f><v>8000</v></c>`)
    const said = await worthline('import', model, study)
    expect(said.out).toMatch(/^applications.*8000/)
    expect(said.err).toContain('The central value of `applications` is a formula')
    rewrite(place, (style) => `<c r="${name}" s="${style}"><f>2*4000</f></c>`)
    const bare = await worthline('import', model, study)
    expect(bare.code).toBe(2)
    expect(bare.err).toContain('no program has computed')
    rewrite(place, (style) => `<c r="${name}" s="${style}" t="e"><f>1/0</f><v>#DIV/0!</v></c>`)
    expect((await worthline('import', model, study)).err).toContain('shows the error #DIV/0!')
  })

  test('a day in place of a number is refused with its place', async () => {
    const place = cell('applications', 'C')
    rewrite(place, () => `<c r="${place.split('!')[1]}" t="d"><v>2026-05-01</v></c>`)
    const said = await worthline('import', model, study, '--write', '--who', 'x')
    expect(said.code).toBe(2)
    expect(said.err).toContain('a day or time (2026-05-01)')
    expect(said.err).toMatch(/model\.xlsx.*unreadable-value/)
    expect(written()[0]!.value).toBe('9500 to 13000')
  })

  test('another unit in the sheet is refused, whatever the number', async () => {
    change({ [cell('clerk-hour', 'E')]: 'EUR/min', [cell('clerk-hour', 'C')]: 0.8 })
    const said = await worthline('import', model, study, '--write', '--who', 'x')
    expect(said.code).toBe(2)
    expect(said.err).toContain('was changed from EUR/hour to EUR/min')
    expect(written()[1]!.value).toBe('41 to 52')
  })

  test('a renamed sheet is named, with those that are there', async () => {
    const files = unzipSync(exported)
    const book = new TextDecoder().decode(files['xl/workbook.xml'])
    const renamed = book.replaceAll('"Assumptions"', '"Annahmen"')
    writeFileSync(model, zipSync({ ...files, 'xl/workbook.xml': strToU8(renamed) }))
    const said = await worthline('import', model, study)
    expect(said.code).toBe(2)
    expect(said.err).toContain('has no sheet `Assumptions`')
    expect(said.err).toContain('Summary, Annahmen, Evidence')
  })

  test('a share above 1 where only a share can be is refused, also when nothing is written', async () => {
    change({ [cell('hours-used', 'C')]: 1.4 })
    const said = await worthline('import', model, study)
    expect(said).toMatchObject({ code: 2, out: '' })
    expect(said.err).toContain('The capture of the driver recording-hours is 1.4')
  })

  test('a range inside a formula is changed there; the rest of the formula stays', async () => {
    const text = readFileSync(study, 'utf8')
    const inline = text.replace('amount: set-up-price', "amount: '(38000 to 60000 EUR) * 1.1'")
    expect(inline).not.toBe(text)
    const own = join(folder, 'inline.yaml')
    const ownModel = join(folder, 'inline.xlsx')
    writeFileSync(own, inline)
    expect((await worthline('export', own, '--out', ownModel)).code).toBe(0)
    const bytes = new Uint8Array(readFileSync(ownModel))
    const [place = ''] =
      [...bookCells(bytes)].find(([, each]) => each === 'cost.set-up.amount') ?? []
    writeFileSync(ownModel, emptied(bytes, { [place.replace('!A', '!C')]: 50000 }))
    const said = await worthline('import', ownModel, own, '--write', '--who', 'x')
    expect(said.code).toBe(0)
    expect(said.err).toContain('stands inside a formula')
    const costs = parse(readFileSync(own, 'utf8')).value.costs as { id: string; amount: unknown }[]
    expect(costs.find(({ id }) => id === 'set-up')!.amount).toBe('(50000 EUR) * 1.1')
    expect(readFileSync(own, 'utf8').split('\n')).toHaveLength(inline.split('\n').length)
  })

  test('a table of values, with units, people and days', async () => {
    const table = join(folder, 'values.csv')
    writeFileSync(
      table,
      'id,value,unit,by,date\nclerk-hour,0.75,EUR/min,payroll,2026-10-01\ncorrection,10 to 20\n',
    )
    expect((await worthline('import', table, study, '--write', '--who', 'desk')).code).toBe(0)
    expect(written()[1]).toMatchObject({
      value: 45,
      source: { kind: 'judgement', by: 'payroll', date: '2026-10-01' },
    })
    expect(written()[4]).toMatchObject({ value: '10 to 20', source: { by: 'desk' } })
    writeFileSync(table, 'id;value\ncorrection;12,5\n')
    expect((await worthline('import', table, study)).out).toContain('12.5')
    writeFileSync(table, 'id,value,unit\ncorrection,3,hour\n')
    expect((await worthline('import', table, study)).err).toContain('is in EUR/error, not in hour')
  })
})
