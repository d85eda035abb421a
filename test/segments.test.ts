/**
 * A study by its segments, given and found, as a person runs it. Rows: Charig et al., BMJ 1986;292:879, kidney stones by
 * treatment and size, where the effect is the other way within each size.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Figure } from '#quantity/figure'
import type { Finding } from '#quantity/finding'
import { worthline } from './command.ts'

const study = `
worthline: 1
title: Kidney stones
currency: GBP
performers: [{ id: patient, name: patient, role: end-user }]
job:
  performer: patient
  statement: { verb: remove, object: a kidney stone, context: in a hospital }
  starts: a stone is found
  ends: the stone is gone
  needs:
    - id: cured
      outcome: { direction: maximize, measure: likelihood, focus: of being rid of the stone }
      metric: { kind: completion, type: yes-no }
solutions:
  - { id: old, name: Percutaneous, role: status-quo }
  - { id: new, name: Open surgery, role: ours }
segments:
  - { id: small-stones, name: Small stones, where: { stones: small }, size: 5000 }
  - { id: large-stones, name: Large stones, where: { stones: large } }
data:
  - id: stones
    file: stones.csv
    row: execution
    columns: { solution: { map: { old: old, new: new } }, stones: {}, cured: { is: 1 }, size: { unit: mm } }
evidence:
  - { id: trial, data: stones, design: usage, baseline: old, treatment: new, needs: [cured], by: [BY] }
  - { id: found, data: stones, design: usage, baseline: old, treatment: new, needs: [cured], by: [by-size] }
segmentation:
  - { id: by-size, data: stones, features: [{ of: size }], method: k-means, groups: 2 to 3, resamples: 10, targeting: [{ part: care, figure: 'market.rating.ward.care[solution=old, segment={segment}]' }, { part: effect, figure: 'evidence.found.cured.difference', weight: 0.5 }] }
  - { id: as-told, data: stones, features: [{ of: size }], method: given, targeting: [{ part: effect, figure: 'evidence.trial.cured.difference[segment={segment}]', weight: 3 }, { part: size, more: worse }] }
surveys:
  - { id: ward, data: stones, kind: ratings, judge: nurse, item: solution, solution: solution, scores: { care: score }, by: [by-size] }
paid-by-person:
  - { id: told, data: stones, improvement: size, paid: score, by: [by-size] }
`

const cells = [
  ['old', 'small', 234, 270],
  ['old', 'large', 55, 80],
  ['new', 'small', 81, 87],
  ['new', 'large', 192, 263],
] as const

function rows(): string {
  const lines = cells.flatMap(([solution, size, cured, of]) =>
    Array.from({ length: of }, (_, i) =>
      [
        solution,
        size,
        i < cured ? 1 : 0,
        (size === 'small' ? 5 : 30) + (i % 7) / 7,
        `nurse ${i % 4}`,
        size === 'small' ? 8 : 4,
      ].join(','),
    ),
  )
  return ['solution,stones,cured,size,nurse,score', ...lines].join('\n')
}

const folder = mkdtempSync(join(tmpdir(), 'worthline-segments-'))
afterAll(() => rmSync(folder, { recursive: true }))

function assess(by: string): {
  readonly code: number
  readonly figures: readonly Figure[]
  readonly problems: readonly Finding[]
} {
  const file = join(folder, 'study.yaml')
  writeFileSync(file, study.replace('BY', by))
  writeFileSync(join(folder, 'stones.csv'), rows())
  const said = worthline('assess', file, '--format', 'json')
  const { figures = [], problems } = JSON.parse(said.out) as {
    figures?: Figure[]
    problems: Finding[]
  }
  return { code: said.code, figures, problems }
}

describe('kidney stones', () => {
  let assessed: ReturnType<typeof assess>
  beforeAll(() => {
    assessed = assess('segment')
  }, 60_000)
  const value = (id: string): number => {
    const found = assessed.figures.find((figure) => figure.id === id)
    if (found === undefined) throw new Error(`no figure ${id}`)
    return Number(found.value)
  }

  test('have an effect over all, and the other one in each segment of the study, which is said', () => {
    expect(assessed.problems.filter(({ severity }) => severity === 'problem')).toEqual([])
    expect(value('evidence.trial.cured.difference')).toBeCloseTo(273 / 350 - 289 / 350, 10)
    const within = (segment: string): number =>
      value(`evidence.trial.cured.difference[segment=${segment}]`)
    expect(within('small-stones')).toBeCloseTo(81 / 87 - 234 / 270, 10)
    expect(within('large-stones')).toBeCloseTo(192 / 263 - 55 / 80, 10)
    const said = assessed.problems.filter(({ code }) => code === 'direction-reversed')
    expect(said).toHaveLength(2)
    expect(said[0]!.message).toContain('the other way within each of the 2 groups of segment')
    expect(said[1]!.message).toContain('the other way within each of the 2 groups of by-size')
  })

  test('have a matrix for each segment, whose cells lead back to the differences among its rows', () => {
    const cell = 'matrix.job.cured[segment=small-stones]'
    expect(value(cell)).toBeCloseTo(81 / 87 - 234 / 270, 10)
    expect(value('matrix.job.cured.change[segment=large-stones]')).toBeCloseTo(
      192 / 263 - 55 / 80,
      10,
    )
    expect(assessed.figures.find(({ id }) => id === cell)!.inputs).toEqual([
      { figure: 'evidence.trial.cured.difference[segment=small-stones]' },
    ])
  })

  test('fall into two groups by size, which other blocks can be looked at by', () => {
    expect(value('market.segmentation.by-size.groups')).toBe(2)
    expect(value('market.segment.size[segment=group-1, groups=2]')).toBe(357)
    expect(value('market.segment.size[segment=group-2, groups=2]')).toBe(343)
    const care = (segment: string): number =>
      value(`market.rating.ward.care[solution=old, segment=${segment}]`)
    expect(care('by-size-group-1')).toBe(8)
    expect(care('by-size-group-2')).toBe(4)
  })

  test('have effects and a matrix by the groups that were found, which warn of that', () => {
    // Group 1 holds the small stones, group 2 the large ones.
    const within = (group: number): string => `segment=by-size-group-${group}`
    for (const name of ['evidence.found.cured.difference', 'matrix.job.cured']) {
      expect(value(`${name}[${within(1)}]`)).toBeCloseTo(81 / 87 - 234 / 270, 10)
      expect(value(`${name}[${within(2)}]`)).toBeCloseTo(192 / 263 - 55 / 80, 10)
    }
    const cell = assessed.figures.find(({ id }) => id === `matrix.job.cured[${within(1)}]`)
    expect(cell!.inputs).toEqual([{ figure: `evidence.found.cured.difference[${within(1)}]` }])
    const said = assessed.problems.filter(({ code }) => code === 'groups-of-same-rows')
    expect(said.map(({ message }) => message.split(',')[0])).toEqual([
      'The groups of `by-size` were sought in the rows that `found` compares',
    ])
    // Its effect among all rows stands as any other, and one by each group.
    expect(value('evidence.found.cured.difference')).toBeCloseTo(273 / 350 - 289 / 350, 10)
  })

  // R: lm, clubSandwich's CR3 by row with Satterthwaite's degrees of freedom, and cor(method = "spearman") of the same rows.
  test('have a price that goes with what was measured of the same person, and none within groups of one price', () => {
    const slope = assessed.figures.find(({ id }) => id === 'market.paid-by-person.told.slope')!
    expect(slope).toMatchObject({ unit: 'GBP/mm', n: 700 })
    expect(slope.value).toBeCloseTo(-0.159917695382, 9)
    expect(slope.interval!.low).toBeCloseTo(-0.160189515758, 9)
    expect(slope.interval!.high).toBeCloseTo(-0.159645875006, 9)
    expect(slope.inputs).toMatchObject([{ rows: { data: 'stones', count: 700 } }])
    expect(value('market.paid-by-person.told.rank-correlation')).toBeCloseTo(-0.868074436567, 9)
    const within = 'market.paid-by-person.told.slope[segment=by-size-group-1]'
    expect(assessed.figures.find(({ id }) => id === within)).toHaveProperty('reason')
  })

  test('have given segments with the size that the study says, and a mean in the unit of the column', () => {
    expect(value('market.segment.size[segment=small-stones]')).toBe(5000)
    expect(value('market.segment.share[segment=small-stones]')).toBeCloseTo(357 / 700, 12)
    // R's prop.test(357, 700, correct = FALSE).
    const share = assessed.figures.find(
      ({ id }) => id === 'market.segment.share[segment=small-stones]',
    )
    expect(share!.interval!.low).toBeCloseTo(0.4730141, 6)
    expect(share!.interval!.high).toBeCloseTo(0.5468767, 6)
    expect(value('market.segmentation.as-told.tree-accuracy')).toBe(1)
    const id = 'market.segment.mean.size[segment=large-stones]'
    expect(assessed.figures.find((figure) => figure.id === id)).toMatchObject({ unit: 'mm' })
  })

  // By hand: the effect is larger on small stones (3 of 4 parts), which are the larger segment (1 of 4, worse).
  test('have a targeting score of figures of other blocks, given and found, which lead back to them', () => {
    expect(value('market.segment.targeting[segment=small-stones]')).toBe(75)
    expect(value('market.segment.targeting[segment=large-stones]')).toBe(25)
    const found = 'market.segment.targeting[segment=group-1, groups=2]'
    expect(value(found)).toBe(100)
    // The effects of the two overlap, and so do their shares: in some draws the other one is ahead.
    const small = assessed.figures.find(
      ({ id }) => id === 'market.segment.targeting[segment=small-stones]',
    )
    expect(small!.interval).toEqual({ low: 0, high: 100, level: 0.95 })
    expect(assessed.figures.find(({ id }) => id === found)!.inputs).toContainEqual({
      figure: 'market.rating.ward.care[solution=old, segment=by-size-group-1]',
    })
  })
})

test('segments that a block’s rows cannot tell are refused by name', () => {
  const { code, problems } = assess('sgement')
  expect(code).toBe(2)
  expect(problems.map(({ code: of }) => of)).toContain('unknown-reference')
})
