import { describe, expect, it } from 'vitest'
import { evaluate, need, type Rows } from '../../../test/evidence/evidence-rows.ts'

const cured = need('cured', { type: 'yes-no' })

type Cell = readonly [solution: string, stones: string, cured: number, of: number]

/** Charig et al., BMJ 1986;292:879: open surgery against percutaneous nephrolithotomy, by the size of the stones. */
const published: readonly Cell[] = [
  ['old', 'small', 234, 270],
  ['old', 'large', 55, 80],
  ['new', 'small', 81, 87],
  ['new', 'large', 192, 263],
]

function rowsOf(cells: readonly Cell[]): Rows {
  const rows = cells.flatMap(([solution, stones, successes, of]) =>
    Array.from({ length: of }, (_, i) => ({ solution, stones, cured: i < successes ? 1 : 0 })),
  )
  return {
    numbers: { cured: rows.map((row) => row.cured) },
    categories: {
      solution: rows.map((row) => row.solution),
      stones: rows.map((row) => row.stones),
    },
  }
}

const evaluated = (cells: readonly Cell[], changed = {}) =>
  evaluate(rowsOf(cells), [cured], { design: 'usage', by: ['stones'], ...changed })

const reversals = (cells: readonly Cell[], changed = {}) =>
  evaluated(cells, changed).findings.filter(({ code }) => code === 'direction-reversed')

describe('an effect that is the other way in every group', () => {
  // As published: 83 against 78 % over all; 87 against 93 % of small stones, 69 against 73 % of large ones.
  it('is said of kidney stones', () => {
    const { estimates, subgroups } = evaluated(published)
    const { difference } = estimates[0]!
    expect('value' in difference! && difference.value).toBeCloseTo(273 / 350 - 289 / 350, 12)
    expect(subgroups.map(({ difference: { value } }) => value)).toEqual([
      expect.closeTo(81 / 87 - 234 / 270, 12),
      expect.closeTo(192 / 263 - 55 / 80, 12),
    ])
    const [found] = reversals(published)
    expect(found).toMatchObject({ severity: 'warning', place: { path: 'evidence.trial' } })
    expect(found!.message).toContain('Simpson’s paradox')
    expect(found!.hint).toContain('`stones`')
  })

  it('is not said where one of two groups goes with the whole', () => {
    const [first, second, , fourth] = published
    expect(reversals([first!, second!, ['new', 'small', 60, 87], fourth!])).toEqual([])
  })

  it('is said where one small group of five goes with the whole', () => {
    // Each of four groups gains 10 points, the fifth loses; the whole loses by the mix of the groups.
    const cells = (last: number): readonly Cell[] =>
      ['a', 'b', 'c', 'd']
        .flatMap((group, i): readonly Cell[] => [
          ['old', group, i < 2 ? 160 : 4, i < 2 ? 200 : 20],
          ['new', group, i < 2 ? 18 : 60, i < 2 ? 20 : 200],
        ])
        .concat([
          ['old', 'e', last / 2, last],
          ['new', 'e', last / 2 - 2, last],
        ])
    expect(reversals(cells(20))).toHaveLength(1)
    expect(reversals(cells(200))).toEqual([])
  })

  it('is said of the segments of the study too', () => {
    const segments = [
      { id: 'small-stones', name: 'Small stones', where: { stones: ['small'] } },
      { id: 'large-stones', name: 'Large stones', where: { stones: ['large'] } },
    ]
    const changed = { by: ['segment'], segments }
    const { subgroups } = evaluated(published, changed)
    expect(subgroups.map(({ level, n }) => [level, n])).toEqual([
      ['small-stones', 357],
      ['large-stones', 343],
    ])
    expect(reversals(published, changed)).toHaveLength(1)
  })
})
