import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { worthline } from './command.ts'
import { exampleDocument } from './documents/example-document.ts'

let folder = ''
let study = ''

interface Answer {
  readonly figures: readonly { readonly id: string; readonly value?: unknown }[]
  readonly problems: readonly { readonly severity: string }[]
}

/** 40 executions: 20 on paper around 600 s, 20 in the portal around 480 s. */
function rows(): string {
  const lines = Array.from({ length: 40 }, (_, i) => {
    const seconds = (i % 2 === 0 ? 600 : 480) + ((i * 37) % 90)
    return `${i % 2},${seconds},${25 + ((i * 11) % 40)}`
  })
  return `arm,seconds,age\n${lines.join('\n')}\n`
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-command-'))
  study = join(folder, 'study.yaml')
  writeFileSync(study, exampleDocument)
  writeFileSync(join(folder, 'trial.csv'), rows())
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function change(from: string, to: string): void {
  const text = readFileSync(study, 'utf8')
  expect(text).toContain(from)
  writeFileSync(study, text.replace(from, to))
}

describe('worthline', () => {
  test('says what it can do, for each command with examples', () => {
    for (const words of [[], ['init'], ['check'], ['assess'], ['trace'], ['compare'], ['schema']]) {
      const { code, out } = worthline(...words, '--help')
      expect(code).toBe(0)
      expect(out).toMatch(/Examples?:\n {2}worthline/)
    }
  })

  test.each([
    ['an unknown command', ['assses']],
    ['an unknown option', ['assess', 'x', '--fromat', 'json']],
    ['a missing argument', ['trace']],
    ['a number that is none', ['assess', 'x', '--seed', 'two']],
    ['a level out of range', ['assess', 'x', '--level', '95']],
    ['no command at all', []],
  ])('%s is a mistake of usage: 1', (_, words) => {
    const { code, out, err } = worthline(...words)
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).not.toBe('')
  })

  test('no study is a problem of the input: 2, and nothing on standard output', () => {
    const { code, out, err } = worthline('assess', join(folder, 'nowhere.yaml'))
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('no-file')
  })

  test('a place where nothing can be written is 2', () => {
    const { code, err } = worthline('assess', study, '--out', join(study, 'below-a-file'))
    expect(code).toBe(2)
    expect(err).toContain('A folder is expected where a file stands')
  })

  test('a fault of ours is 3 and loses nothing', () => {
    const breaks = 'data:text/javascript,Math.expm1=()=>{throw%20TypeError(`planted`)}'
    vi.stubEnv('NODE_OPTIONS', `--import=${breaks}`)
    const out = join(folder, 'kept.json')
    writeFileSync(out, 'as it was')
    const { code, err } = worthline('assess', study, '--format', 'json', '--out', out)
    vi.unstubAllEnvs()
    expect(code).toBe(3)
    expect(err).toContain('Your files are as they were')
    expect(err).toContain('planted')
    expect(readFileSync(out, 'utf8')).toBe('as it was')
  })
})

describe('worthline assess', () => {
  test('answers in every format', () => {
    expect(worthline('assess', study).out).toMatch(/80\s% range/)
    expect(worthline('assess', study, '--format', 'markdown').out).toMatch(/^# /)
    expect(worthline('assess', study, '--format', 'html').out).toMatch(/^<!doctype html>/)
    const json = JSON.parse(worthline('assess', study, '--format', 'json').out) as object
    expect(Object.keys(json)).toEqual(['study', 'seed', 'draws', 'version', 'figures', 'problems'])
  })

  test('takes the folder of a study too', () => {
    expect(worthline('assess', folder).out).toBe(worthline('assess', study).out)
  })

  test('hand-made figures: 10.7 min against 8.7 min, the same bytes twice', () => {
    const [first, second] = [1, 2].map(() => worthline('assess', study, '--format', 'json').out)
    expect(first).toBe(second)
    const { figures } = JSON.parse(first ?? '') as { figures: { id: string; value: number }[] }
    const value = (id: string): number => figures.find((figure) => figure.id === id)?.value ?? NaN
    const seconds = rows()
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(',').map(Number))
    const mean = (arm: number): number => {
      const own = seconds.filter(([a]) => a === arm)
      return own.reduce((sum, [, s]) => sum + (s ?? 0), 0) / own.length / 60
    }
    expect(value('evidence.trial.wait.baseline')).toBeCloseTo(mean(0), 12)
    expect(value('evidence.trial.wait.treatment')).toBeCloseTo(mean(1), 12)
  })

  test('writes files whole and says where they are', () => {
    const [out, report] = [join(folder, 'answer.txt'), join(folder, 'report.html')]
    const said = worthline('assess', study, '--out', out, '--report', report)
    expect([said.code, said.out]).toEqual([0, ''])
    expect(readFileSync(out, 'utf8')).not.toContain('\u001B')
    expect(readFileSync(report, 'utf8')).toMatch(/<\/html>\s*$/)
    expect(readdirSync(folder).toSorted()).toEqual(
      ['answer.txt', 'report.html', 'study.yaml', 'trial.csv'].toSorted(),
    )
  })

  test('lists every problem at once and writes nothing', () => {
    change('treatment: portal', 'treatment: portl')
    change('unit: EUR/hour', 'unit: EUR/huor')
    const out = join(folder, 'answer.txt')
    const said = worthline('assess', study, '--out', out, '--save')
    expect(said.code).toBe(2)
    expect(said.err).toContain('Did you mean `portal`?')
    expect(said.err).toContain('huor')
    expect(readdirSync(folder).toSorted()).toEqual(['study.yaml', 'trial.csv'])
  })

  test('an answer goes into a folder that exists', () => {
    for (const option of ['--out', '--report']) {
      const said = worthline('assess', study, option, join(folder, 'nowhere', 'answer.html'))
      expect([said.code, said.out]).toEqual([2, ''])
      expect(said.err).toContain(`There is no folder \`${join(folder, 'nowhere')}\``)
    }
    expect(readdirSync(folder).toSorted()).toEqual(['study.yaml', 'trial.csv'])
  })

  test('a wrong reference and a wrong column are found in one run, each on its line', () => {
    change('treatment: portal', 'treatment: portl')
    change('from: seconds', 'from: secnds')
    const { err } = worthline('assess', study)
    expect(err).toMatch(/study\.yaml:29:\d+ .*There is no solution `portl`/)
    expect(err).toMatch(/study\.yaml:26:\d+ .*`trial\.csv` has no column `secnds`/)
    expect(err.indexOf('secnds')).toBeLessThan(err.indexOf('portl'))
    expect(err).toContain('2 problems')
  })

  test('a problem in a block of the market leaves the other figures standing', () => {
    const alone = JSON.parse(worthline('assess', study, '--format', 'json').out) as Answer
    const prices = Array.from({ length: 30 }, (_, i) =>
      [2, 9, 5, 12].map((price) => price + (i % 7)),
    )
    writeFileSync(join(folder, 'prices.csv'), `a,b,c,d\n${prices.join('\n')}\n`)
    change('data:\n', `data:\n  - { id: prices, file: prices.csv, row: respondent, columns: {} }\n`)
    const asked = 'too-cheap: a, cheap: b, expensive: c, too-expensive: d'
    const survey = `surveys: [ { id: psm, kind: van-westendorp, data: prices, ${asked} } ]\n`
    writeFileSync(study, readFileSync(study, 'utf8') + survey)
    const said = worthline('assess', study, '--format', 'json')
    const { figures, problems } = JSON.parse(said.out) as Answer
    expect(said.code).toBe(2)
    expect(said.err).toMatch(/study\.yaml:\d+.*swapped-columns/)
    expect(problems.filter(({ severity }) => severity === 'problem')).toHaveLength(1)
    expect(figures.map(({ id, value }) => [id, value])).toEqual(
      alone.figures.map(({ id, value }) => [id, value]),
    )
  })

  test('one arm is said once, without what would follow from it', () => {
    change('0: paper, 1: portal', '0: paper, 2: portal')
    const { err } = worthline('assess', study)
    expect(err).toContain('one-arm')
    expect(err).not.toContain('needs-proxy')
  })
})

describe('bad rows, each with its remedy:', () => {
  test.each([
    ['a file that is not there', () => rmSync(join(folder, 'trial.csv')), 'no-file'],
    ['an empty file', () => writeFileSync(join(folder, 'trial.csv'), ''), 'empty-file'],
    [
      'a header alone',
      () => writeFileSync(join(folder, 'trial.csv'), 'arm,seconds,age\n'),
      'empty-file',
    ],
    [
      'a picture',
      () => writeFileSync(join(folder, 'trial.csv'), '\u0089PNG\u0000\u0000'),
      'not-a-table',
    ],
    ['a folder', () => change('file: trial.csv', 'file: .'), 'not-a-table'],
    [
      'a path out of the folder',
      () => change('file: trial.csv', 'file: ../trial.csv'),
      'outside-folder',
    ],
    ['a glob', () => change('file: trial.csv', 'file: "*.csv"'), 'outside-folder'],
    ['an address', () => change('file: trial.csv', 'file: "http://x/y.csv"'), 'outside-folder'],
    ['a column that is not there', () => change('from: seconds', 'from: secnds'), 'no-column'],
    ['one arm only', () => change('0: paper, 1: portal', '0: paper, 2: portal'), 'one-arm'],
    [
      'one row in an arm',
      () =>
        writeFileSync(join(folder, 'trial.csv'), 'arm,seconds,age\n0,1,2\n0,3,4\n0,4,2\n1,3,5\n'),
      'too-few',
    ],
  ])('%s', (_, spoil, code) => {
    spoil()
    const { code: exit, out, err } = worthline('assess', study)
    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain(code)
    expect(err).toMatch(/\n {4}\S/)
  })

  test('a value that cannot be read is listed by line and only it is kept out', () => {
    writeFileSync(join(folder, 'trial.csv'), rows().replace('600', 'soon'))
    const { code, out } = worthline('check', study)
    expect(code).toBe(0)
    expect(out).toContain('unreadable-value')
    expect(out).toContain('soon')
  })

  test('semicolons, decimal commas, a byte-order mark and no-break spaces are read silently', () => {
    const before = worthline('check', study).out
    const foreign = rows().replace('arm,seconds', 'arm,\u00A0seconds').replaceAll(',', ';')
    writeFileSync(join(folder, 'trial.csv'), `\uFEFF${foreign.replaceAll(/;(\d+);/g, ';$1,0;')}`)
    expect(worthline('check', study).out).toBe(before)
  })
})

describe('worthline trace', () => {
  test('ends in rows with their hash and in sources', () => {
    const { code, out } = worthline('trace', study, 'value.npv')
    expect(code).toBe(0)
    expect(out).toMatch(/rows trial .*40 rows · sha256 [0-9a-f]{64}/)
    expect(out.match(/sha256 [0-9a-f]{64}\b/g)).toHaveLength(1)
    expect(out.match(/sha256 [0-9a-f]{12}$/gm)?.length).toBeGreaterThan(0)
    expect(out).toMatch(/assumption hourly .*40 EUR\/hour.*finance/)
  })

  test('shows rows when asked', () => {
    const { out } = worthline('trace', study, 'evidence.trial.wait.difference', '--rows')
    expect(out).toContain('of 40 rows')
  })

  test('without a figure lists them all with their labels', () => {
    const { code, out } = worthline('trace', study)
    expect(code).toBe(0)
    expect(out).toMatch(/^value\.npv +Net present value/m)
    expect(out).toMatch(/^evidence\.trial\.wait\.difference +Time until/m)
  })

  test('takes the last part of an id for the figure that is meant', () => {
    const { code, err } = worthline('trace', study, 'npv')
    expect(code).toBe(2)
    expect(err).toContain('Did you mean `value.npv`?')
    expect(err).toContain('value.loss-probability')
  })

  test('offers the nearest figure', () => {
    const { code, err } = worthline('trace', study, 'value.nvp')
    expect(code).toBe(2)
    expect(err).toContain('`value.npv`')
  })
})

describe('saved results', () => {
  test('match, then say why they are stale, and compare names the cause', () => {
    expect(worthline('assess', study, '--save').err).toContain('study.results.json')
    expect(worthline('compare', study).out).toContain('Nothing changed')
    change('value: 40, unit: EUR/hour', 'value: 50, unit: EUR/hour')
    expect(worthline('assess', study).err).toMatch(/stale.*assumption hourly was 40/)
    const { code, out } = worthline('compare', study)
    expect(code).toBe(0)
    expect(out).toMatch(/value\.npv .*→.*\n\s+because of assumption hourly/)
    expect(out).not.toMatch(/evidence\.trial\.wait\.difference .*→/)
  })

  test.each(['', '/'])('stand beside the study where its folder is named: folder%s', (end) => {
    const { err } = worthline('assess', folder + end, '--save')
    expect(err).toContain(join(folder, 'study.results.json'))
    expect(readdirSync(folder)).toContain('study.results.json')
    expect(worthline('compare', folder + end).out).toContain('Nothing changed')
    expect(worthline('compare', study).out).toContain('Nothing changed')
    change('value: 40, unit: EUR/hour', 'value: 50, unit: EUR/hour')
    expect(worthline('assess', folder + end).err).toContain('stale')
  })

  test('the headline comes first, the rest when asked', () => {
    worthline('assess', study, '--save')
    change('"pert(0, 0.2, 0.6)"', '"pert(0, 0.3, 0.6)"')
    const [short, long] = [[], ['--all']].map((words) => worthline('compare', study, ...words).out)
    expect(short).toMatch(/Figures that moved .*\n {2}value\.npv /)
    expect(short).toMatch(/assumption used was pert\(0, 0\.2, 0\.6\), is pert\(0, 0\.3, 0\.6\)$/m)
    expect(short).toMatch(/and \d+ more: --all shows them/)
    expect(short).not.toContain('value.driver.clerk-time.annual ')
    expect(long).toContain('value.driver.clerk-time.annual ')
  })

  test('a change of the rows is named', () => {
    worthline('assess', study, '--save')
    writeFileSync(join(folder, 'trial.csv'), rows().replace('600', '601'))
    expect(worthline('compare', study).out).toMatch(/because of rows trial/)
  })

  test('two studies are compared', () => {
    const other = join(folder, 'other.yaml')
    copyFileSync(study, other)
    change('horizon: 3 year', 'horizon: 4 year')
    expect(worthline('compare', other, study).out).toContain('horizon was 3 years, is 4 years')
  })

  test('a file that holds none is refused', () => {
    writeFileSync(join(folder, 'study.results.json'), '{"worthline-results": 1')
    expect(worthline('compare', study).code).toBe(2)
  })
})

describe('worthline init', () => {
  test.each(['before-after', 'randomized-trial', 'competitor-comparison'])(
    '%s gives a study that assesses at once',
    (template) => {
      const place = join(folder, template)
      expect(worthline('init', place, '--template', template).code).toBe(0)
      expect(worthline('assess', place).code).toBe(0)
    },
  )

  test('says the next command as it is called', () => {
    const { out } = worthline('init', join(folder, 'new'))
    expect(out).toContain(`Next: ./bin/worthline assess ${join(folder, 'new')}/study.yaml`)
  })

  test('never writes over a file', () => {
    const { code, err } = worthline('init', folder)
    expect(code).toBe(2)
    expect(err).toContain('study.yaml')
    expect(readFileSync(study, 'utf8')).toBe(exampleDocument)
  })
})

test('worthline schema prints a JSON Schema', () => {
  const schema = JSON.parse(worthline('schema').out) as { properties: Record<string, unknown> }
  expect(Object.keys(schema.properties)).toContain('evidence')
})
