/** `worthline questionnaire`, and that a study reads the answers back as the questionnaire lays them out. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Figure } from '#quantity/figure'
import { type Said, worthline } from './command.ts'

const study = `worthline: 1
title: A portal against paper
currency: EUR
performers: [{ id: clerk, name: clerk, role: end-user }]
job:
  performer: clerk
  statement: { verb: take in, object: an application, context: for a benefit }
  starts: the applicant arrives
  ends: the case officer begins
  needs:
    - id: wait
      outcome: { direction: minimize, measure: time, focus: until the applicant is served }
      metric: { kind: speed, type: duration, unit: min }
    - id: asked-again
      outcome: { direction: minimize, measure: number, focus: "of documents that are asked for <again>" }
      metric: { kind: accuracy, type: count, unit: document }
solutions: [{ id: paper, name: Paper, role: status-quo }]
`

/** Importance and satisfaction of both needs, person by person. */
const said = [
  [5, 2, 1, 4],
  [4, 5, 9, 5],
  [5, 1, 2, 3],
  [2, 4, 4, 4],
]
/** By hand: top two of those who answered. */
const expected = {
  'importance.needs.wait': 7.5,
  'importance.needs.asked-again': 5,
  'satisfaction.needs.wait': 10 / 3,
  'satisfaction.needs.asked-again': 7.5,
}

let folder: string
let text: Said
let structure: Said
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-questionnaire-'))
  writeFileSync(join(folder, 'study.yaml'), study)
  text = questionnaire()
  structure = questionnaire('--format', 'limesurvey')
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

const questionnaire = (...words: string[]) =>
  worthline('questionnaire', join(folder, 'study.yaml'), ...words)

function holdsWith(block: string, headers: readonly string[]): void {
  const own = mkdtempSync(join(folder, 'answers-'))
  writeFileSync(join(own, 'study.yaml'), study + block)
  const lines = [headers, ...said].map((cells) => cells.join(','))
  writeFileSync(join(own, 'answers.csv'), `${lines.join('\n')}\n`)
  const { out, code } = worthline('assess', own, '--format', 'json')
  expect(code).toBe(0)
  const { figures } = JSON.parse(out) as { figures: Figure[] }
  for (const [name, value] of Object.entries(expected)) {
    const figure = figures.find(({ id }) => id === `market.${name}`)
    expect(figure?.value, name).toBeCloseTo(value, 10)
  }
}

describe('as text', () => {
  test('asks for importance and satisfaction, and names no solution', () => {
    const { out, code } = text
    expect(code).toBe(0)
    expect(out).toContain('# Questionnaire: Take in an application for a benefit')
    expect(out).toContain('how important is each of these to you?')
    expect(out).toContain('how satisfied are you with each of these today?')
    expect(out).toContain('5 = extremely satisfied, 9 = do not know')
    expect(out.toLowerCase()).not.toContain('paper')
  })

  test('the study reads the answers back as it lays them out', () => {
    const { out } = text
    const [, block = ''] = /```yaml\n([\s\S]*?)```/u.exec(out) ?? []
    const headers = [...out.matchAll(/\(`([^`]+)`\) ____/gu)].map(([, header]) => header!)
    expect(headers).toHaveLength(4)
    holdsWith(block, headers)
  })
})

test('as a table: a line a question, with the column of its answers', () => {
  const file = join(folder, 'questions.csv')
  const { code, err } = questionnaire('--format', 'csv', '--out', file)
  expect(code).toBe(0)
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  expect(lines[0]).toBe('column,need,question,about,answers')
  const headers = lines.slice(1).map((line) => line.split(',')[0]!)
  holdsWith(err.slice(err.indexOf('data:')), headers)
})

describe('as the structure of a survey in LimeSurvey', () => {
  /** Rows by header, as TSVImportSurvey reads them: tabs, cells in quotes where they hold some. */
  const rowsOf = (text: string): readonly Readonly<Record<string, string>>[] => {
    const [head = [], ...rest] = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'))
    return rest.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])))
  }

  test('has an array a battery, a sub-question a need and an answer a step, in this order', () => {
    const rows = rowsOf(structure.out)
    const battery = ['Q', 'SQ', 'SQ', 'A', 'A', 'A', 'A', 'A', 'A']
    expect(rows.map((row) => row['class'])).toEqual(['S', 'SL', 'SL', 'G', ...battery, ...battery])
    expect(
      rows.filter((row) => row['class'] === 'Q').map((row) => [row['type/scale'], row['name']]),
    ).toEqual([
      ['F', 'importance'],
      ['F', 'satisfaction'],
    ])
    expect(rows[0]).toMatchObject({ name: 'language', text: 'en' })
    expect(rows.find((row) => row['name'] === 'N02')?.['text']).toBe(
      'Minimize the number of documents that are asked for &lt;again&gt;',
    )
    // Question codes begin with a letter and hold letters and digits only; answer codes have five places.
    for (const row of rows.slice(4))
      expect(row['name']).toMatch(/^[A-Za-z][A-Za-z0-9]{0,19}$|^[0-9]{1,5}$/u)
  })

  test('the study reads back what it exports: codes of questions in brackets', () => {
    const { out, err } = structure
    let question = ''
    const headers = rowsOf(out).flatMap((row) => {
      if (row['class'] === 'Q') question = row['name']!
      return row['class'] === 'SQ' ? [`${question}[${row['name']}]`] : []
    })
    expect(headers).toHaveLength(4)
    holdsWith(err.slice(err.indexOf('data:')), headers)
  })
})

test('a study without needs has nothing to ask', () => {
  const bare = join(folder, 'bare.yaml')
  writeFileSync(bare, study.replace(/ {2}needs:[\s\S]*?(?=solutions)/u, ''))
  const { code, err } = worthline('questionnaire', bare)
  expect(code).toBe(2)
  expect(err).toContain('The study has no needs to ask about.')
})
