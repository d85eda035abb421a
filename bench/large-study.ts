/** A study with 20 steps, 100 needs measured in rows, and 50 assumptions, as files in a folder. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const steps = 20
const needsOfStep = 5
const drivers = 25
const rows = 600

const needs = Array.from({ length: steps * needsOfStep }, (_, i) => `need-${i}`)

/** Writes the study and its rows; gives the path of the document. */
export function writeLargeStudy(folder: string): string {
  const path = join(folder, 'study.yaml')
  writeFileSync(path, JSON.stringify(documentOf(), undefined, 1))
  writeFileSync(join(folder, 'rows.csv'), table())
  return path
}

function documentOf(): object {
  return {
    worthline: 1,
    title: 'A large study',
    currency: 'EUR',
    performers: [{ id: 'clerk', name: 'clerk', role: 'end-user' }],
    job: {
      performer: 'clerk',
      statement: { verb: 'take in', object: 'an application' },
      steps: Array.from({ length: steps }, (_, i) => step(i)),
    },
    solutions: [
      { id: 'paper', name: 'Paper', role: 'status-quo' },
      { id: 'portal', name: 'Portal', role: 'ours' },
    ],
    data: [
      {
        id: 'trial',
        file: 'rows.csv',
        row: 'execution',
        source: { kind: 'measurement', by: 'a bench', date: '2026-09-30' },
        columns: {
          execution: { from: 'execution' },
          solution: { from: 'solution' },
          ...Object.fromEntries(needs.map((id) => [id, { from: id, unit: 'min' }])),
        },
      },
    ],
    evidence: [
      {
        id: 'measured',
        data: 'trial',
        design: 'randomized',
        setting: 'field',
        baseline: 'paper',
        treatment: 'portal',
        split: { paper: 1, portal: 1 },
        needs,
      },
    ],
    assumptions: Array.from({ length: drivers }, (_, i) => assumptions(i)).flat(),
    value: {
      ours: 'portal',
      reference: 'paper',
      horizon: '5 year',
      'discount-rate': 0.05,
      drivers: Array.from({ length: drivers }, (_, i) => driver(i)),
    },
  }
}

function step(index: number): object {
  return {
    id: `step-${index}`,
    statement: { verb: 'check', object: `part ${index} of the application` },
    needs: needs.slice(index * needsOfStep, (index + 1) * needsOfStep).map((id) => ({
      id,
      outcome: { direction: 'minimize', measure: 'time', focus: `until ${id} is met` },
      metric: { kind: 'speed', type: 'duration', unit: 'min' },
    })),
  }
}

function assumptions(index: number): readonly object[] {
  const source = { kind: 'judgement', by: 'a bench', date: '2026-06-01' }
  return [
    {
      id: `volume-${index}`,
      name: `Executions a year, ${index}`,
      value: `${900 + index} to ${1300 + index}`,
      unit: 'execution/year',
      source,
    },
    {
      id: `hour-${index}`,
      name: `Worth of an hour, ${index}`,
      value: `${40 + index} to ${60 + index}`,
      unit: 'EUR/hour',
      source,
    },
  ]
}

function driver(index: number): object {
  return {
    id: `driver-${index}`,
    name: `Time of ${index}`,
    kind: 'time-savings',
    class: 'capacity',
    formula: `saved(${needs[index * 4]}) * volume-${index} * hour-${index}`,
  }
}

function table(): string {
  const head = ['execution', 'solution', ...needs].join(',')
  const lines = Array.from({ length: rows }, (_, row) => {
    const ours = row % 2
    const values = needs.map((_need, i) =>
      (20 + scattered(row * needs.length + i) - ours * (i % 4)).toFixed(1),
    )
    return [row, ours === 1 ? 'portal' : 'paper', ...values].join(',')
  })
  return [head, ...lines].join('\n')
}

/** From 0 to 10, without a pattern across rows or columns (an integer hash). */
function scattered(index: number): number {
  const mixed = Math.imul(index ^ (index >>> 16), 0x45d9f3b)
  return ((Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b) >>> 0) / 2 ** 32) * 10
}
