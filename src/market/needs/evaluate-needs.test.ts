import { describe, expect, test } from 'vitest'
import type { UnitsAnswer } from '#evidence/rows/question'
import { evaluateNeeds } from './evaluate-needs.ts'
import { rankedNeeds } from './needs-view.ts'
import type { ImportanceQuestion, NeedsSurvey } from './needs-survey.ts'

const settings = { level: 0.95, resamples: 200, seed: 1 }
const fiveSteps = { worst: 1, best: 5, top: 2, missing: [9] }
const onScale: ImportanceQuestion = {
  form: 'scale',
  scale: fiveSteps,
  columns: { a: 'ia', b: 'ib' },
}

const survey = (changed: Partial<NeedsSurvey> = {}): NeedsSurvey => ({
  kind: 'needs',
  id: 'all',
  path: 'surveys.all',
  data: 'people',
  needs: [
    { id: 'a', label: 'A' },
    { id: 'b', label: 'B' },
  ],
  importance: onScale,
  satisfaction: { scale: fiveSteps, columns: { a: 'sa', b: 'sb' } },
  thresholds: [10, 12, 15],
  quality: { straightLine: { atLeast: 2, leaveOut: false } },
  ...changed,
})

type Cells = readonly (number | string | undefined)[]

function answer(columns: Readonly<Record<string, Cells>>): UnitsAnswer {
  const rows = Object.values(columns)[0]!.length
  const isText = (cells: Cells): boolean => cells.some((cell) => typeof cell === 'string')
  const entries = Object.entries(columns)
  const numbers = entries
    .filter(([, cells]) => !isText(cells))
    .map(([id, cells]) => [id, Float64Array.from(cells, (cell) => Number(cell ?? NaN))])
  const categories = entries
    .filter(([, cells]) => isText(cells))
    .map(([id, cells]) => {
      const labels = [...new Set(cells.filter((cell) => cell !== undefined))].map(String)
      const codes = Int32Array.from(cells, (cell) => labels.indexOf(String(cell)))
      return [id, { codes, labels }]
    })
  return {
    kind: 'units',
    rows,
    lines: Float64Array.from({ length: rows }, (_, row) => row + 2),
    numbers: Object.fromEntries(numbers) as UnitsAnswer['numbers'],
    categories: Object.fromEntries(categories) as UnitsAnswer['categories'],
  }
}

const four = {
  ia: [5, 4, 3, 2],
  ib: [1, 5, 2, 3],
  sa: [1, 2, 4, 9],
  sb: [5, 4, 4, 1],
}

const rounded = (value: number): number => Number(value.toPrecision(12))
const levels = (view: ReturnType<typeof evaluateNeeds>) =>
  view.needs.map(({ standing }) =>
    standing === undefined
      ? undefined
      : [standing.importance.value, standing.satisfaction.value, standing.score.value].map(rounded),
  )
const codes = (view: ReturnType<typeof evaluateNeeds>) => view.findings.map(({ code }) => code)

describe('importance and satisfaction on scales', () => {
  // By hand: 2 of 4 rate a 4 or 5, 1 of 3 are satisfied with it; 1 of 4 and 3 of 4 for b.
  const view = evaluateNeeds(survey(), answer(four), settings)

  test('are shares of the top of the scale, times 10, missing answers left out', () => {
    expect(levels(view)).toEqual([
      [5, rounded(10 / 3), rounded(20 / 3)],
      [2.5, 7.5, 2.5],
    ])
    expect(view.needs.map(({ standing }) => standing?.n)).toEqual([
      { importance: 4, satisfaction: 3 },
      { importance: 4, satisfaction: 4 },
    ])
    expect(view.needs.map(({ missing }) => missing)).toEqual([0.25, 0])
  })

  test('have means on ten, and a score of these', () => {
    // By hand: (10 + 7.5 + 5 + 2.5) / 4 = 6.25, (0 + 2.5 + 7.5) / 3 = 10 / 3.
    const [a] = view.needs
    expect(a?.standing?.means?.importance?.value).toBeCloseTo(6.25, 12)
    expect(a?.standing?.means?.satisfaction.value).toBeCloseTo(10 / 3, 12)
    expect(a?.standing?.meanBased?.value).toBeCloseTo(2 * 6.25 - 10 / 3, 12)
  })

  test('rank needs and say how sure that is', () => {
    expect(rankedNeeds(view).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(view.beats[0]![1]! + view.beats[1]![0]!).toBeCloseTo(1, 12)
    expect(view.needs.map(({ standing }) => standing?.zone)).toEqual([
      'table-stakes',
      'over-served',
    ])
  })

  test('turn where a scale is reversed', () => {
    const reversed = { worst: 5, best: 1, top: 2, missing: [9] }
    const turned = (cells: Cells) => cells.map((cell) => (cell === 9 ? 9 : 6 - Number(cell)))
    const rows = answer({
      ia: turned(four.ia),
      ib: turned(four.ib),
      sa: turned(four.sa),
      sb: turned(four.sb),
    })
    const turnedSurvey = survey({
      importance: { ...onScale, scale: reversed } as ImportanceQuestion,
      satisfaction: { ...survey().satisfaction, scale: reversed },
    })
    expect(levels(evaluateNeeds(turnedSurvey, rows, settings))).toEqual(levels(view))
  })

  test('count people by their weights', () => {
    const weighed = { ...four, w: [3, 1, 1, 1] }
    const [a] = levels(evaluateNeeds(survey({ weight: 'w' }), answer(weighed), settings))
    // By hand: 4 of 6 for importance, 1 of 5 for satisfaction.
    expect(a![0]).toBeCloseTo(20 / 3, 10)
    expect(a![1]).toBeCloseTo(2, 10)
  })

  test('leave rows without a weight out, and say so', () => {
    const view = evaluateNeeds(
      survey({ weight: 'w' }),
      answer({ ...four, w: [1, 0, 1, 1] }),
      settings,
    )
    expect(view.people).toBe(3)
    expect(codes(view)).toContain('no-weight')
  })

  test('keep answers outside the scale out, and say which', () => {
    const view = evaluateNeeds(survey(), answer({ ...four, sb: [5, 7, 0, 1] }), settings)
    expect(view.needs[1]?.standing?.n.satisfaction).toBe(2)
    expect(view.findings.find(({ code }) => code === 'impossible-value')).toMatchObject({
      place: { path: 'surveys.all.satisfaction', field: 'sb' },
      message: '2 answers in `sb` lie outside 1 to 5 (7, 0), and are kept out.',
    })
  })
})

describe('picks', () => {
  const question: ImportanceQuestion = {
    form: 'picks',
    columns: ['p1', 'p2'],
    codes: { '1': 'a', '2': 'b' },
    none: ['99'],
    base: 'all',
  }
  const rows = answer({
    p1: ['1', '2', '99', '1.0'],
    p2: ['2', 'x', undefined, '1'],
    sa: four.sa,
    sb: four.sb,
  })

  test('are shares of all people, numbers alike however written, each person once', () => {
    const view = evaluateNeeds(survey({ importance: question }), rows, settings)
    expect(levels(view).map((level) => level?.[0])).toEqual([5, 5])
    expect(view.quality.pickedNone).toBe(0.25)
    expect(view.needs[0]?.standing?.meanBased).toBeUndefined()
  })

  test('are shares of those who picked, on request', () => {
    const view = evaluateNeeds(
      survey({ importance: { ...question, base: 'picked' } }),
      rows,
      settings,
    )
    expect(levels(view).map((level) => level?.[0])).toEqual([20 / 3, 20 / 3].map(rounded))
  })

  test('that name no need are said with their place', () => {
    const view = evaluateNeeds(survey({ importance: question }), rows, settings)
    expect(view.findings.find(({ code }) => code === 'unmapped-value')).toEqual({
      code: 'unmapped-value',
      severity: 'warning',
      place: { path: 'surveys.all.importance.codes', field: 'p2' },
      message: '1 answer in `p2` names no need (x), and is kept out.',
      hint: 'Add them to `codes`, or to `none`.',
    })
  })

  test('may be the ids of needs themselves', () => {
    const { codes: _, ...plain } = question
    const own = answer({
      p1: ['A', 'b', 'b', 'a'],
      p2: ['b', 'a', 'b', 'a'],
      sa: four.sa,
      sb: four.sb,
    })
    expect(
      levels(evaluateNeeds(survey({ importance: plain }), own, settings)).map((l) => l?.[0]),
    ).toEqual([7.5, 7.5])
  })
})

describe('ranks and MaxDiff', () => {
  test('ranks up to the top count; whoever ranked something answered', () => {
    const importance: ImportanceQuestion = {
      form: 'ranks',
      columns: { a: 'ra', b: 'rb' },
      of: 3,
      top: 1,
    }
    const rows = answer({
      ra: [1, 2, undefined, undefined],
      rb: [2, 1, 1, 7],
      sa: four.sa,
      sb: four.sb,
    })
    const view = evaluateNeeds(survey({ importance }), rows, settings)
    expect(levels(view).map((level) => level?.[0])).toEqual([10 / 3, 20 / 3].map(rounded))
    expect(codes(view)).toContain('impossible-value')
  })

  const needs = ['a', 'b', 'c'].map((id) => ({ id, label: id }))
  const satisfaction = { scale: fiveSteps, columns: { a: 'sa', b: 'sb', c: 'sb' } }
  const byChoices = survey({
    needs,
    satisfaction,
    importance: { form: 'choices', best: 'best', worst: 'worst', items: ['x', 'y', 'z'] },
    respondent: 'who',
  })

  test('choices: (shown + best - worst) / (2 shown), over the sets of each person', () => {
    const rows = answer({
      who: ['ann', 'ann', 'bob', 'bob'],
      best: ['a', 'b', 'a', 'a'],
      worst: ['c', 'c', 'b', 'q'],
      x: ['a', 'b', 'a', 'a'],
      y: ['b', 'c', 'b', 'b'],
      z: ['c', undefined, 'c', 'c'],
      sa: four.sa,
      sb: four.sb,
    })
    const view = evaluateNeeds(byChoices, rows, settings)
    expect(view.people).toBe(2)
    // By hand. Ann: a (1+1)/2, b (2+1)/4, c (2-2)/4. Bob, one set: a 1, b 0, c 1/2.
    expect(levels(view).map((level) => level?.[0])).toEqual([10, 3.75, 2.5])
    expect(view.findings).toContainEqual({
      code: 'unmapped-value',
      severity: 'warning',
      place: { path: 'surveys.all.importance.codes', field: 'worst' },
      message: '1 answer in `worst` names no need (q), and is kept out.',
      hint: 'Add them to `codes`.',
    })
  })

  test('choices of one need as best and worst, or of nobody, are said', () => {
    const rows = answer({
      who: ['ann', 'bob', 'cid', undefined],
      best: ['a', 'a', 'b', 'b'],
      worst: ['c', 'a', 'c', 'c'],
      x: ['a', 'a', 'a', 'a'],
      y: ['b', 'b', 'b', 'b'],
      z: ['c', 'c', 'c', 'c'],
      sa: four.sa,
      sb: four.sb,
    })
    const view = evaluateNeeds(byChoices, rows, settings)
    expect(view.people).toBe(3)
    expect(view.findings).toContainEqual(
      expect.objectContaining({
        code: 'impossible-value',
        message: expect.stringMatching(/^1 set has .* or one need as both, and is kept out\.$/u),
      }),
    )
    expect(view.findings).toContainEqual(
      expect.objectContaining({
        code: 'missing-value',
        place: { path: 'surveys.all.respondent' },
        message: '1 row of `all` names no respondent, and counts for nothing.',
      }),
    )
  })

  test('counts: the same from how often each was best and worst', () => {
    const best = { a: 'ba', b: 'bb', c: 'bc' }
    const worst = { a: 'wa', b: 'wb', c: 'wc' }
    const importance: ImportanceQuestion = { form: 'counts', best, worst, shown: 2 }
    const rows = answer({
      ba: [2, 1],
      bb: [0, 1],
      bc: [0, 0],
      wa: [0, 0],
      wb: [1, 0],
      wc: [1, 3],
      sa: [1, 2],
      sb: [4, 5],
    })
    const view = evaluateNeeds(survey({ needs, satisfaction, importance }), rows, settings)
    expect(levels(view).map((level) => level?.[0])).toEqual([8.75, 5, 2.5])
    expect(view.findings.find(({ code }) => code === 'impossible-value')?.message).toBe(
      '1 answer in `bc` lies outside 0 to 2 (3), and is kept out.',
    )
  })
})

describe('how carefully people answered', () => {
  const rows = answer({ ...four, ia: [3, 4, 3, 2], ib: [3, 5, 2, 3], sec: [100, 120, 140, 20] })

  test('straight-liners and speeders are counted and said', () => {
    const quality = {
      straightLine: { atLeast: 2, leaveOut: false },
      speeders: { seconds: 'sec', leaveOut: false },
    }
    const view = evaluateNeeds(survey({ quality }), rows, settings)
    // The third of the median 110 is 36.7; person 1 rates both 3, person 3 is satisfied by 4 with both.
    expect(view.quality).toEqual({
      straightLiners: 0.5,
      speeders: { share: 0.25, below: 110 / 3 },
      silent: 0,
    })
    expect(view.counted).toBe(4)
    expect(
      view.findings
        .filter(({ code }) => code === 'careless-answers')
        .map(({ place }) => place.path),
    ).toEqual(['surveys.all.quality.straight-line', 'surveys.all.quality.speeders'])
  })

  test('and left out on request', () => {
    const quality = {
      straightLine: { atLeast: 2, leaveOut: true },
      speeders: { seconds: 'sec', below: 50, leaveOut: true },
    }
    const view = evaluateNeeds(survey({ quality }), rows, settings)
    expect([view.people, view.counted]).toEqual([4, 1])
    expect(view.needs[0]?.reason).toBe(
      'Under two people answered, and nothing can be said of others.',
    )
  })
})

describe('what cannot say much', () => {
  const none = (rows: number) => Array.from({ length: rows }, () => undefined)

  test('no rows, and one person', () => {
    const empty = evaluateNeeds(survey(), answer({ ia: [], ib: [], sa: [], sb: [] }), settings)
    expect([empty.people, codes(empty)]).toEqual([0, ['too-few']])
    const alone = evaluateNeeds(survey(), answer({ ia: [5], ib: [4], sa: [1], sb: [2] }), settings)
    expect(codes(alone)).toContain('too-few')
    expect(alone.needs.every(({ standing }) => standing === undefined)).toBe(true)
  })

  test('nobody answered for a need, or for any', () => {
    const view = evaluateNeeds(survey(), answer({ ...four, sa: none(4) }), settings)
    expect(view.needs[0]?.reason).toBe('Nobody said how far it is met.')
    expect(view.needs[1]?.standing).toBeDefined()
    expect(view.findings.find(({ code }) => code === 'missing-value')?.message).toBe(
      'Nobody answered for `a`.',
    )
    const silent = { ia: none(4), ib: none(4), sa: none(4), sb: none(4) }
    expect(evaluateNeeds(survey(), answer(silent), settings)).toMatchObject({
      beats: [],
      quality: { silent: 1 },
    })
    expect(
      evaluateNeeds(survey(), answer({ ...four, ia: none(4) }), settings).needs[0]?.reason,
    ).toBe('Nobody said how important it is.')
  })

  test('constant answers, with an interval without width', () => {
    const view = evaluateNeeds(survey(), answer({ ...four, sb: [4, 4, 4, 4] }), settings)
    expect(view.needs[1]?.standing?.satisfaction.interval).toEqual({
      low: 10,
      high: 10,
      level: 0.95,
    })
    expect(view.findings.find(({ code }) => code === 'no-variation')?.message).toBe(
      'Everybody who answered says the same of `b`.',
    )
  })

  test('three people are shaky', () => {
    const three = answer({ ia: [5, 4, 1], ib: [1, 5, 2], sa: [1, 2, 4], sb: [5, 4, 4] })
    const view = evaluateNeeds(survey(), three, settings)
    expect(codes(view)).toContain('few-rows')
    expect(view.needs[0]?.standing).toBeDefined()
  })
})
