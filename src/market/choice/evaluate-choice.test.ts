import { describe, expect, it } from 'vitest'
import type { Categories, UnitsAnswer } from '#evidence/rows/question'
import { choice } from '../../../test/reference/choice.ts'
import type { ChoiceSurvey } from './choice-survey.ts'
import { evaluateChoice } from './evaluate-choice.ts'
import { addSharesAlong, type PriceRange } from './price-range.ts'

/** The choices that R's clogit was fitted to: 30 people, 5 tasks of 3 offers. */
const reference = choice.cases['three']!

const survey: ChoiceSurvey = {
  kind: 'choice',
  id: 'phones',
  path: 'surveys.phones',
  data: 'rows',
  respondent: 'person',
  task: 'task',
  chosen: 'chosen',
  stated: true,
  price: { column: 'price', money: { unit: 'EUR/phone', scale: 100 } },
  attributes: [
    { id: 'speed', column: 'speed', unit: 's' },
    { id: 'maker', column: 'maker', base: 'theirs' },
  ],
  scenarios: [],
}

const settings = { level: 0.95, seed: 1, resamples: 2000 }

function categories(labels: readonly (string | number)[]): Categories {
  const known = [...new Set(labels)]
  return {
    codes: Int32Array.from(labels, (label) => known.indexOf(label)),
    labels: known.map(String),
  }
}

type Columns = Readonly<
  Record<'price' | 'speed' | 'chosen' | 'task' | 'person', readonly number[]>
> & {
  readonly maker: readonly string[]
}

const columns: Columns = {
  ...reference,
  maker: reference.ours.map((ours) => (ours === 1 ? 'ours' : 'theirs')),
}

function answerOf(changed: Partial<Columns> = {}, rows = columns.price.length): UnitsAnswer {
  const { price, speed, chosen, task, person, maker } = { ...columns, ...changed }
  const numbers = Object.entries({ price, speed, chosen }).map(([id, values]) => [
    id,
    Float64Array.from(values.slice(0, rows)),
  ])
  return {
    kind: 'units',
    rows,
    lines: Float64Array.from({ length: rows }, (_, row) => row + 2),
    numbers: Object.fromEntries(numbers) as Record<string, Float64Array>,
    categories: {
      task: categories(task.slice(0, rows)),
      person: categories(person.slice(0, rows)),
      maker: categories(maker.slice(0, rows)),
    },
  }
}

const evaluate = (changed: Partial<ChoiceSurvey> = {}, answer = answerOf()) =>
  evaluateChoice({ ...survey, ...changed }, answer, settings)

const codes = (view: ReturnType<typeof evaluate>): readonly string[] =>
  view.findings.map(({ code }) => code)

describe('evaluateChoice', () => {
  it("has the coefficients of R's clogit, and errors by person", () => {
    const { terms, people, tasks, fit } = evaluate()
    expect({ people, tasks }).toEqual({ people: 30, tasks: 150 })
    expect(terms.map(({ term }) => term.id)).toEqual(['price', 'speed', 'maker.ours'])
    for (const [k, { coefficient }] of terms.entries()) {
      expect(coefficient).toMatchObject({
        value: expect.closeTo(reference.plain.coefficients[k]!, 6),
      })
      // Student's t with 29 degrees of freedom, from R: qt(0.975, 29).
      const half = 2.04523 * Math.sqrt(reference.robust[k]![k]!)
      const { low, high } = (coefficient as { interval: { low: number; high: number } }).interval
      expect((high - low) / 2 / half).toBeCloseTo(1, 5)
    }
    expect(fit.logLikelihood).toMatchObject({
      value: expect.closeTo(reference.plain.logLikelihood, 7),
    })
  })

  it('says worth in money as minus the ratio, with the delta method', () => {
    const [price, speed] = reference.plain.coefficients as [number, number]
    const [, { worth, drawnWorth }] = evaluate().terms as [
      unknown,
      ReturnType<typeof evaluate>['terms'][number],
    ]
    expect(worth).toMatchObject({ value: expect.closeTo((-100 * speed) / price, 4) })
    // Gradient of -b/p: (b/p^2, -1/p), with R's robust covariance.
    const gradient = [speed / price ** 2, -1 / price]
    const variance = gradient.reduce(
      (sum, a, i) =>
        sum + gradient.reduce((own, b, j) => own + a * b * reference.robust[i]![j]!, 0),
      0,
    )
    const { low, high } = (worth as { interval: { low: number; high: number } }).interval
    expect((high - low) / 2).toBeCloseTo(2.04523 * 100 * Math.sqrt(variance), 2)
    expect(drawnWorth!.low).toBeGreaterThan(low - (high - low) / 4)
    expect(drawnWorth!.high).toBeLessThan(high + (high - low) / 4)
  })

  it('does not mind in which order rows stand, nor that tasks are counted for each person', () => {
    const order = [...columns.price.keys()].toSorted((a, b) => (a % 7) - (b % 7) || b - a)
    const dealt = Object.fromEntries(
      Object.entries(columns).map(([id, values]) => [id, order.map((row) => values[row]!)]),
    ) as unknown as Columns
    const own = dealt.task.map((task) => ((task - 1) % 5) + 1)
    const view = evaluate({}, answerOf({ ...dealt, task: own }))
    for (const [k, { coefficient }] of view.terms.entries())
      expect(coefficient).toMatchObject({
        value: expect.closeTo(reference.plain.coefficients[k]!, 6),
      })
  })

  it('counts people by their weights', () => {
    const answer = answerOf()
    const weighted = {
      ...answer,
      numbers: { ...answer.numbers, weight: Float64Array.from(reference.weight) },
    }
    for (const [k, { coefficient }] of evaluate({}, weighted).terms.entries())
      expect(coefficient).toMatchObject({
        value: expect.closeTo(reference.weighted.coefficients[k]!, 6),
      })
  })

  it('says what share each offer would have: the logit of its utility', () => {
    const offers = [
      { id: 'one', values: { price: 10, speed: 10, maker: 'ours' } },
      { id: 'two', values: { price: 12, speed: 9 } },
    ]
    const [scenario] = evaluate({ scenarios: [{ id: 'now', offers }] }).scenarios
    const [price, speed, ours] = reference.plain.coefficients as [number, number, number]
    const share = 1 / (1 + Math.exp(2 * price - speed - ours))
    const [one, two] = scenario!.offers
    expect(one!.share).toMatchObject({ value: expect.closeTo(share, 6) })
    expect(one!.revenue).toMatchObject({ value: expect.closeTo(1000 * share, 3) })
    expect(two!.share).toMatchObject({ value: expect.closeTo(1 - share, 6) })
    const { low, high } = (one!.share as { interval: { low: number; high: number } }).interval
    expect(low).toBeLessThan(share)
    expect(high).toBeGreaterThan(share)
  })
})

describe('choices that say little or nothing', () => {
  it.each([
    ['no rows', answerOf({}, 0), ['too-few']],
    ['one row', answerOf({}, 1), ['impossible-value', 'too-few']],
    [
      'all missing',
      answerOf({ price: columns.price.map(() => NaN) }),
      ['missing-value', 'too-few'],
    ],
    [
      'nothing taken',
      answerOf({ chosen: columns.chosen.map(() => 0) }),
      ['impossible-value', 'too-few'],
    ],
    [
      'two taken in each task',
      answerOf({ chosen: columns.chosen.map((_, row) => Number(row % 3 < 2)) }),
      ['impossible-value', 'too-few'],
    ],
    [
      'one offer a task',
      answerOf({ task: columns.task.map((_, row) => row), chosen: columns.chosen.map(() => 1) }),
      ['impossible-value', 'too-few'],
    ],
  ])('%s', (_, answer, expected) => {
    const view = evaluate({}, answer)
    expect(view.terms).toEqual([])
    expect(view.reason).toBeDefined()
    expect(codes(view)).toEqual(expect.arrayContaining(expected))
  })

  it('names tasks with no or two offers taken by their lines, and goes on without them', () => {
    const chosen = columns.chosen.map((taken, row) => (row < 3 ? 1 : row < 6 ? 0 : taken))
    const view = evaluate({}, answerOf({ chosen }))
    expect(view.tasks).toBe(148)
    expect(view.findings).toMatchObject([
      {
        code: 'impossible-value',
        place: { path: 'surveys.phones.chosen' },
        message: expect.stringContaining('from line 2, 5'),
      },
    ])
  })

  it('says which rows name nobody or no task', () => {
    const answer = answerOf()
    const without = (id: 'person' | 'task', row: number) => {
      const { codes: own, labels } = answer.categories[id]!
      return { codes: own.map((code, at) => (at === row ? -1 : code)), labels }
    }
    const categories = {
      ...answer.categories,
      person: without('person', 0),
      task: without('task', 3),
    }
    const view = evaluate({}, { ...answer, categories })
    expect(view.findings.map(({ place: { path }, message }) => [path, message])).toEqual(
      expect.arrayContaining([
        [
          'surveys.phones.respondent',
          '1 row of `phones` names no respondent, and counts for nothing.',
        ],
        ['surveys.phones.task', '1 row of `phones` names no task, and counts for nothing.'],
      ]),
    )
  })

  it('one respondent has coefficients without intervals', () => {
    const view = evaluate({}, answerOf({ person: columns.person.map(() => 1) }))
    expect(view.terms[0]!.coefficient).toEqual({
      value: expect.closeTo(reference.plain.coefficients[0]!, 6),
    })
    expect(codes(view)).toContain('too-few')
  })

  it('three people are shaky', () => {
    const view = evaluate({}, answerOf({ person: columns.person.map((person) => person % 3) }))
    expect(codes(view)).toContain('few-rows')
    expect(view.terms).toHaveLength(3)
  })

  it('a price that never varies has no worth in money', () => {
    const view = evaluate({}, answerOf({ price: columns.price.map(() => 10) }))
    expect(view.terms.map(({ term }) => term.id)).toEqual(['speed', 'maker.ours'])
    expect(view.terms.every(({ worth }) => worth === undefined)).toBe(true)
    expect(view.findings).toMatchObject([
      { code: 'no-variation', place: { path: 'surveys.phones.price' } },
    ])
  })

  it('an attribute without variation is left out by name', () => {
    const view = evaluate({}, answerOf({ speed: columns.task }))
    expect(view.terms.map(({ term }) => term.id)).toEqual(['price', 'maker.ours'])
    expect(view.findings).toMatchObject([
      { code: 'no-variation', place: { path: 'surveys.phones.attributes.speed' } },
    ])
  })

  it('names without a base, and a base that is not there, are problems', () => {
    const bare = evaluate({ attributes: [{ id: 'maker', column: 'maker' }] })
    const strange = evaluate({ attributes: [{ id: 'maker', column: 'maker', base: 'nobody' }] })
    for (const view of [bare, strange]) {
      expect(view.findings).toMatchObject([{ code: 'wrong-value', severity: 'problem' }])
      expect(view.terms).toEqual([])
    }
    expect(bare.findings[0]!.hint).toContain('base')
    expect(strange.findings[0]!.message).toContain('ours, theirs')
  })

  it('an attribute that follows from others is named', () => {
    const speed = columns.price.map((price) => 3 * price + 1)
    const view = evaluate({}, answerOf({ speed }))
    expect(view.findings).toMatchObject([
      { code: 'collinear', message: expect.stringContaining('`speed`') },
    ])
    expect(view.reason).toBeDefined()
  })

  it('a value that is never taken is named, and so is one that tells every choice', () => {
    const never = columns.maker.map((maker, row) =>
      columns.chosen[row] === 0 && row % 3 === 1 ? 'odd' : maker,
    )
    const view = evaluate({}, answerOf({ maker: never }))
    expect(view.findings).toMatchObject([
      {
        code: 'certain-choice',
        severity: 'warning',
        message: expect.stringContaining('`maker.odd`'),
      },
    ])
    const told = evaluate({}, answerOf({ speed: columns.chosen }))
    expect(told.findings).toMatchObject([
      { code: 'certain-choice', message: expect.stringContaining('the least, of `speed`') },
    ])
    const byPerson = evaluate(
      { bayes: { chains: 2, burnIn: 100, draws: 100 } },
      answerOf({ maker: never }),
    )
    expect(byPerson.terms.map(({ term }) => term.id)).toContain('maker.odd')
  })

  it('where a higher price attracts, nothing is worth money', () => {
    const view = evaluate({}, answerOf({ price: columns.price.map((price) => 40 - price) }))
    expect(view.terms[1]!.worth).toMatchObject({ reason: expect.stringContaining('higher price') })
    expect(view.findings).toMatchObject([
      { code: 'price-sign', place: { path: 'surveys.phones.price' } },
    ])
  })
})

describe('offers', () => {
  const scenario = (
    offers: Readonly<Record<string, Readonly<Record<string, string | number>>>>,
  ) => ({
    scenarios: [
      { id: 'now', offers: Object.entries(offers).map(([id, values]) => ({ id, values })) },
    ],
  })

  it('that stand alone, name what was never shown, or lie outside it, are said', () => {
    expect(codes(evaluate(scenario({ one: { price: 10, speed: 10 } })))).toEqual(['too-few'])
    const strange = evaluate(
      scenario({ one: { price: 10, speed: 10, maker: 'nobody' }, two: { price: 10, speed: 10 } }),
    )
    expect(strange.findings).toMatchObject([
      {
        code: 'unknown-reference',
        place: { path: 'surveys.phones.simulate.now.offers.one.maker' },
      },
    ])
    expect(strange.scenarios).toEqual([])
    const far = evaluate(scenario({ one: { price: 100, speed: 10 }, two: { speed: 10 } }))
    expect(far.findings.map(({ code, place }) => [code, place.path])).toEqual([
      ['outside-shown', 'surveys.phones.simulate.now.offers.one.price'],
      ['outside-shown', 'surveys.phones.simulate.now.offers.two.price'],
    ])
    expect(far.scenarios).toHaveLength(1)
  })

  it('mean the value that is written so, where two give one id', () => {
    const maker = columns.maker.map((one, row) =>
      one === 'ours' ? (row % 2 === 0 ? 'A+' : 'A-') : one,
    )
    const offers = {
      plus: { price: 10, speed: 10, maker: 'A+' },
      minus: { price: 10, speed: 10, maker: 'A-' },
    }
    const view = evaluate(scenario(offers), answerOf({ maker }))
    const weights = new Map(
      view.terms.map(({ term, coefficient }) => [
        term.id,
        'value' in coefficient ? coefficient.value : NaN,
      ]),
    )
    expect([...weights.keys()]).toEqual(['price', 'speed', 'maker.a', 'maker.a-2'])
    const [plus, minus] = [weights.get('maker.a')!, weights.get('maker.a-2')!]
    // The logit of two offers that differ in the maker alone.
    expect(view.scenarios[0]!.offers[0]!.share).toMatchObject({
      value: expect.closeTo(1 / (1 + Math.exp(minus - plus)), 9),
    })
  })

  it('compete with none of these where people had that choice', () => {
    const none = columns.price.map((_, row) => Number(row % 3 === 2))
    const answer = answerOf()
    const view = evaluate(
      { none: 'none', ...scenario({ one: { price: 10, speed: 10 } }) },
      { ...answer, numbers: { ...answer.numbers, none: Float64Array.from(none) } },
    )
    expect(view.terms.at(-1)!.term.id).toBe('asc.none')
    expect(view.scenarios[0]!.offers.map(({ id }) => id)).toEqual(['one', 'none'])
    expect(view.scenarios[0]!.offers[1]!.revenue).toBeUndefined()
  })
})

describe('the best price', () => {
  const tried = {
    id: 'now',
    offers: [
      { id: 'one', values: { price: 10, speed: 10 } },
      { id: 'two', values: { price: 12, speed: 9 } },
    ],
  }
  const unitCost = { distribution: { family: 'fixed', value: 400 }, written: '400' } as const

  it('is the one at which the logit says that neither more nor less brings more', () => {
    const view = evaluate({ scenarios: [{ ...tried, bestPrice: { offer: 'one', unitCost } }] })
    const [price, speed] = reference.plain.coefficients as [number, number]
    const share = (at: number): number =>
      1 / (1 + Math.exp(price * (12 - at / 100) + speed * (9 - 10)))
    // Closed form: price - cost = 1 / (weight of the price times the share of the others).
    const best = (cost: number): number => {
      let at = 1500
      for (let i = 0; i < 200; i++) at += (cost - 100 / (price * (1 - share(at))) - at) / 5
      return at
    }
    const [range] = view.ranges
    expect(range!.prices[0]).toBe(500)
    expect(range!.prices.at(-1)).toBe(3000)
    expect(Math.abs(range!.bestRevenue.value - best(0))).toBeLessThan(10)
    expect(Math.abs(range!.bestProfit!.value - best(400))).toBeLessThan(10)
    for (const [i, at] of range!.prices.entries()) {
      expect(range!.share[i]!.value).toBeCloseTo(share(at), 5)
      expect(range!.revenue[i]!.value).toBeCloseTo(at * share(at), 2)
      expect(range!.profit![i]!.value).toBeCloseTo((at - 400) * share(at), 2)
    }
    const { low, high } = range!.bestRevenue.interval!
    expect(low).toBeLessThan(range!.bestRevenue.value)
    expect(high).toBeGreaterThan(range!.bestRevenue.value)
  })

  it('lies in the range that is asked for, by each person where weights are', () => {
    const bayes = { chains: 2, burnIn: 200, draws: 400 }
    const bestPrice = { offer: 'one', from: 8, until: 12 }
    const view = evaluate({ bayes, scenarios: [{ ...tried, bestPrice }] })
    const [range] = view.ranges
    expect([range!.prices[0], range!.prices.at(-1)]).toEqual([800, 1200])
    // At the price of the scenario the share is that of the scenario.
    expect(range!.prices[12]).toBeCloseTo(1000, 9)
    const { share } = view.scenarios[0]!.offers[0]!
    expect(range!.share[12]).toEqual({
      value: expect.closeTo((share as { value: number }).value, 9),
      interval: expect.anything(),
    })
    expect(range!.profit).toBeUndefined()
  })

  it('is that of odds that no number holds, too', () => {
    const range: PriceRange = {
      scenario: tried,
      offers: [
        { id: 'one', values: [10] },
        { id: 'two', values: [20] },
      ],
      offer: 0,
      prices: Float64Array.of(10, 15, 20, 25, 30),
      column: 0,
    }
    // By hand: the cheaper one is taken by all, of one price by half.
    for (const slope of [-200, 200]) {
      const into = new Float64Array(5)
      addSharesAlong(range, [[slope], 0], { weight: 1, into })
      expect([...into]).toEqual(slope < 0 ? [1, 1, 0.5, 0, 0] : [0, 0, 0.5, 1, 1])
    }
  })

  it('says where one end that is written lies beyond what was shown', () => {
    const view = evaluate({ scenarios: [{ ...tried, bestPrice: { offer: 'one', from: 90 } }] })
    expect(view.ranges).toEqual([])
    expect(view.findings).toMatchObject([
      { code: 'outside-shown', place: { path: 'surveys.phones.simulate.now.best-price' } },
    ])
    expect(view.findings[0]!.message).toContain('from 90 until 30')
  })

  it('says where prices lie beyond what was shown, and is not told without prices that vary', () => {
    const bestPrice = { offer: 'one', from: 1, until: 50 }
    const beyond = evaluate({ scenarios: [{ ...tried, bestPrice }] })
    expect(beyond.findings).toMatchObject([
      { code: 'outside-shown', place: { path: 'surveys.phones.simulate.now.best-price' } },
    ])
    const flat = evaluate(
      { scenarios: [{ ...tried, bestPrice: { offer: 'one' } }] },
      answerOf({ price: columns.price.map(() => 10) }),
    )
    expect(flat.ranges).toEqual([])
  })
})

describe('weights by person', () => {
  const bayes = { chains: 2, burnIn: 400, draws: 3000 }

  it('average people, with chains that say how they settled, by the seed alone', () => {
    const offers = [
      { id: 'one', values: { price: 10, speed: 10 } },
      { id: 'two', values: { price: 12, speed: 9 } },
    ]
    const view = evaluate({ bayes, scenarios: [{ id: 'now', offers }] })
    expect(view.chains!.rHat).toBeLessThan(1.1)
    expect(view.chains!.draws).toBe(6000)
    expect(view.terms.every(({ spread }) => spread !== undefined)).toBe(true)
    const [one, two] = view.scenarios[0]!.offers.map(({ share }) =>
      'value' in share ? share.value : NaN,
    )
    expect(one! + two!).toBeCloseTo(1, 10)
    // The tastes that the rows were made with: price -0.15, speed 0.2.
    const price = view.terms[0]!.coefficient as { interval: { low: number; high: number } }
    expect(price.interval.low).toBeLessThan(-0.15)
    expect(price.interval.high).toBeGreaterThan(-0.15)
    expect(evaluate({ bayes, scenarios: [{ id: 'now', offers }] })).toEqual(view)
  })

  it('do not settle in a few draws that hang together', () => {
    const view = evaluate({ bayes: { chains: 2, burnIn: 100, draws: 10 } })
    expect(codes(view)).toContain('not-settled')
  })

  it('may be normal in money: worth over people, with no ratio and no price that attracts', () => {
    const view = evaluate({ bayes: { ...bayes, inMoney: true } })
    const [price, speed] = view.terms
    // The tastes that the rows were made with: price -0.15, speed 0.2, so 4/3 of 100 EUR.
    const { interval } = speed!.worth as { interval: { low: number; high: number } }
    expect(interval.low).toBeLessThan(400 / 3)
    expect(interval.high).toBeGreaterThan(400 / 3)
    expect([price!.worth, price!.people]).toEqual([undefined, undefined])
    expect(price!.coefficient).toMatchObject({
      interval: { high: expect.toSatisfy((end: number) => end < 0) },
    })
    const [low, middle, high] = ['low', 'middle', 'high'].map(
      (end) => (speed!.people as Record<string, { value: number }>)[end]!.value,
    )
    expect(low).toBeLessThan(middle!)
    expect(middle).toBeLessThan(high!)
    expect(codes(view)).not.toContain('price-sign')
    // Whatever the sign that the rows suggest.
    const upward = evaluate(
      { bayes: { ...bayes, inMoney: true } },
      answerOf({ price: columns.price.map((value) => 40 - value) }),
    )
    expect(upward.terms[0]!.coefficient).toMatchObject({
      value: expect.toSatisfy((one: number) => one < 0),
    })
  })

  it('are utilities where the price never varies', () => {
    const view = evaluate(
      { bayes: { chains: 2, burnIn: 100, draws: 100, inMoney: true } },
      answerOf({ price: columns.price.map(() => 10) }),
    )
    expect(view.terms.map(({ worth, people }) => [worth, people])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ])
    // What is said of units and methods is said of utilities too.
    expect(view.block.bayes!.inMoney).toBe(false)
  })

  it('go on until they have settled, unless draws are asked for', () => {
    const heard: string[] = []
    const view = evaluateChoice(
      { ...survey, bayes: { chains: 2, burnIn: 200, draws: 100, most: 20_000 } },
      answerOf(),
      { ...settings, progress: (words) => void heard.push(words) },
    )
    expect(heard[0]).toMatch(/^phones: 100 draws a chain, R-hat \d\.\d{3}, \d+ independent$/u)
    expect(view.chains!.rHat).toBeLessThanOrEqual(1.05)
    expect(view.chains!.effective).toBeGreaterThanOrEqual(400)
    expect(view.chains!.draws).toBeGreaterThan(400)
    expect(codes(view)).not.toContain('not-settled')
    const cut = evaluate({ bayes: { chains: 2, burnIn: 200, draws: 100, most: 150 } })
    expect(cut.chains!.draws).toBe(300)
    expect(codes(cut)).toContain('not-settled')
  })

  it('need two people', () => {
    const view = evaluate({ bayes }, answerOf({ person: columns.person.map(() => 1) }))
    expect(view.reason).toBe('Weights by person need two people at least.')
  })
})
