/** Expected values are worked out by hand from the fixed numbers of the document. */
import { describe, expect, test } from 'vitest'
import type { Figure } from '#quantity/figure'
import { readStudy } from '#study/document/resolve-study'
import type { Assessment } from '#study/evaluation/assessment'
import { evaluateStudy } from '#study/evaluation/evaluate-study'
import { createMemory } from '#study/evaluation/memory'
import { computeHere } from '#study/evaluation/value-parts'

const base = `
worthline: 1
title: Helpdesk
currency: EUR
units: [call]
performers: [{ id: agent, name: agent, role: end-user }]
job:
  performer: agent
  statement: { verb: answer, object: a question, context: of a customer }
  starts: the phone rings
  ends: the customer hangs up
  needs:
    - id: wait
      outcome: { direction: minimize, measure: time, focus: until somebody answers }
      metric: { kind: speed, type: duration, unit: min }
      importance: { value: 6, of: 10 }
    - id: solved
      outcome: { direction: maximize, measure: likelihood, focus: of a question solved at once }
      metric: { kind: completion, type: yes-no }
      importance: { value: 2, of: 10 }
solutions:
  - { id: new, name: Desk, role: ours, price: { list: 25 EUR/month } }
  - { id: old, name: Phone, role: status-quo, price: { list: 200 EUR/year } }
  - { id: rival, name: Rival, role: competitor, price: { list: 240 EUR/year } }
  - { id: dear, name: Dear, role: competitor, price: { list: 500 EUR/year } }
  - { id: secret, name: Secret, role: competitor, price: not-known }
ratings:
  - { need: wait, solution: new, value: 4 min, by: ann, date: 2026-01-01 }
  - { need: wait, solution: old, value: 10 min, by: ann, date: 2026-01-01 }
  - { need: wait, solution: rival, value: 8 min, by: ann, date: 2026-01-01 }
  - { need: wait, solution: dear, value: 3 min, by: ann, date: 2026-01-01 }
  - { need: solved, solution: new, value: 80 %, by: ann, date: 2026-01-01 }
  - { need: solved, solution: old, value: 50 %, by: ann, date: 2026-01-01 }
  - { need: solved, solution: rival, value: none, by: ann, date: 2026-01-01 }
segments:
  - { id: desk, where: { channel: desk } }
assumptions:
  - { id: calls, value: 100, unit: call/year, by-segment: { desk: 200 }, source: { by: ann } }
  - { id: call-cost, value: 5, unit: EUR/call, source: { by: ann } }
  - { id: penalty, value: 50, unit: EUR/year, source: { by: ann } }
value:
  ours: new
  reference: old
  horizon: 4 year
  discount-rate: 0
  drivers:
    - { id: fewer, kind: error-reduction, class: cash, formula: calls * call-cost }
    - { id: fines, kind: custom, class: cash, formula: 0 EUR/year - penalty }
    - { id: calm, kind: custom, class: soft, formula: 1000 EUR/year }
  costs:
    - { id: training, solution: new, kind: training, amount: 400 EUR, at: start }
    - { id: licence, solution: new, kind: purchase, amount: 999 EUR, at: start }
economic-value:
  - { id: all, solution: new, reference: old }
  - { id: desk, solution: new, reference: old, segment: desk }
maps:
  - id: speed
    x: price
    y: wait
    line: regression
    frontier: true
    expectations:
      - { need: wait, solution: rival, date: 2027-01-01 to 2027-04-11, source: { by: ann } }
  - { id: index, x: price, y: improvement }
  - { id: worth, x: price, y: economic-value, line: equal-ratio }
reconciliation:
  - { id: price, economic-value: all, floor: { value: 100 EUR/year, source: { by: ann } } }
metric-candidates:
  - { need: wait, category: lead-time, move: new, need-to-improve: 8, chance-to-improve: 0.5, stakes: 100000 EUR/year, source: { by: ann } }
  - { need: solved, category: risk, move: reweigh, need-to-improve: 6, chance-to-improve: 0.9, stakes: 500 EUR/month, source: { by: ann } }
questions: { fit: waiting }
`

async function assess(
  text: string,
): Promise<Assessment & { readonly figure: (id: string) => Figure }> {
  const read = readStudy(text, 'study.yaml')
  if (read.value === undefined) throw new Error(read.findings.map(({ message }) => message).join())
  const assessment = await evaluateStudy(
    read.value.study,
    { dataSets: [], readings: [], answers: {} },
    {
      settings: { seed: 1, draws: 4096, level: 0.95 },
      version: '0',
      findings: [],
      memory: createMemory(10),
      compute: computeHere,
      progress: () => undefined,
      placeOf: (path) => ({ path }),
    },
  )
  const figure = (id: string): Figure => {
    const found = assessment.figures.find((one) => one.id === id)
    if (found === undefined) throw new Error(`no figure ${id}`)
    return found
  }
  return { ...assessment, figure }
}

const study = await assess(base)
const value = (id: string): number => Number(study.figure(id).value)
const about = async (code: string, text: string): Promise<readonly string[]> =>
  (await assess(text)).findings
    .filter((finding) => finding.code === code)
    .map(({ message, place, hint }) => `${place.path}: ${message} ${hint}`)

describe('economic value', () => {
  // A year: 500 of fewer calls, less 50 of fines and 400 / 4 of training, on a reference price of 200.
  test('is the reference price plus what is better less what is worse', () => {
    expect(value('market.economic-value.all.reference')).toBe(200)
    expect(value('market.economic-value.all.positive')).toBe(500)
    expect(value('market.economic-value.all.negative')).toBeCloseTo(150, 9)
    expect(value('market.economic-value.all.total')).toBeCloseTo(550, 9)
  })

  test('is split by the price: 25 a month is 300 a year', () => {
    expect(value('market.economic-value.all.price')).toBeCloseTo(300, 9)
    expect(value('market.economic-value.all.customer-share')).toBeCloseTo(250 / 350, 9)
    expect(value('market.economic-value.all.vendor-share')).toBeCloseTo(100 / 350, 9)
    expect(value('market.economic-value.all.value-to-price')).toBeCloseTo(550 / 300, 9)
  })

  test('leaves out soft benefits and costs that are the price itself, and says so', () => {
    const view = study.market.find(({ view: one }) => one.block.id === 'all')?.view
    expect(view).toMatchObject({ soft: ['Calm'], inPrice: ['Licence'] })
  })

  test('of a segment rests on the assumptions of that segment', () => {
    expect(value('market.economic-value.desk.total')).toBeCloseTo(1050, 9)
    // Four years of 1000 - 50, less 1399 at the start.
    expect(value('value.npv[segment=desk]')).toBeCloseTo(4 * 950 - 1399, 9)
    expect(value('value.npv')).toBeCloseTo(4 * 450 - 1399, 9)
    expect(study.figure('value.npv[segment=desk]').settings).toMatchObject({ 'set.calls': '200' })
    // Gains by half, the loss in full.
    expect(value('value.npv[segment=desk, scenario=half-true]')).toBeCloseTo(4 * 450 - 1399, 9)
  })

  test('over the whole plan where prices are paid once', async () => {
    const once = await assess(
      base.replace('25 EUR/month', '300 EUR').replace('list: 200 EUR/year', 'list: 200 EUR'),
    )
    // Present values at rate 0: 4 x 450 less 400 of training, on 200.
    expect(once.figure('market.economic-value.all.total').value).toBeCloseTo(1600, 9)
    expect(once.figure('market.economic-value.all.total').unit).toBe('EUR')
  })

  test('carries the range of a price', async () => {
    const ranged = await assess(base.replace('list: 200 EUR/year', 'list: 100 to 300 EUR/year'))
    const figure = ranged.figure('market.economic-value.all.total')
    // Lognormal with 100 and 300 at 5 % and 95 %.
    const sigma = Math.log(3) / (2 * 1.6448536269514722)
    const mean = Math.sqrt(30_000) * Math.exp(sigma ** 2 / 2)
    expect(Math.abs(Number(figure.value) - (mean + 350))).toBeLessThan(
      4 * Number(figure['simulation-error']),
    )
    expect(figure.quantiles?.p5).toBeCloseTo(450, 0)
    expect(figure.quantiles?.p95).toBeCloseTo(650, 0)
  })

  test('without the price of the reference has a reason and a warning with its remedy', async () => {
    const text = base.replace('price: { list: 200 EUR/year }', 'price: not-known')
    expect((await assess(text)).figure('market.economic-value.all.total').reason).toContain(
      'the price of Phone is not known',
    )
    expect((await about('missing-value', text))[0]).toMatch(
      /^economic-value\.all: .*Add a `price` to `old`/,
    )
  })

  test('against another reference asks the value model for these two', async () => {
    const text = base.replace(
      'reference: old }\n  - { id: desk',
      'reference: rival }\n  - { id: desk',
    )
    expect((await assess(text)).figure('market.economic-value.all.reference').value).toBe(240)
  })

  test('below the price is a warning', async () => {
    const text = base.replace('25 EUR/month', '100 EUR/month')
    expect(await about('above-value', text)).toHaveLength(2)
  })
})

describe('a competitive value map', () => {
  test('lists who has no price, and never draws it as free', () => {
    expect(value('market.map.speed.priced')).toBe(4)
    expect(study.figure('market.map.speed.unpriced')).toMatchObject({
      value: 1,
      settings: { 'which-ones': 'secret' },
    })
    expect(study.figures.some(({ id }) => id === 'market.map.speed.price[solution=secret]')).toBe(
      false,
    )
  })

  // By price: Phone 200 (10 min), Rival 240 (8), Desk 300 (4), Dear 500 (3): each dearer one is better.
  test('knows who is beaten', async () => {
    const front = async (text: string) =>
      (await assess(text)).figures
        .filter(({ id }) => id.startsWith('market.map.speed.frontier['))
        .filter(({ value: at }) => at === 1)
        .map(({ id }) => /=(.+)\]/.exec(id)?.[1])
    expect(await front(base)).toEqual(['new', 'old', 'rival', 'dear'])
    expect(
      await front(base.replace('solution: rival, value: 8 min', 'solution: rival, value: 11 min')),
    ).toEqual(['new', 'old', 'dear'])
  })

  test('draws fair value by regression of price on performance', () => {
    // Least squares of (200, 240, 300, 500) on (10, 8, 4, 3): means 310 and 6.25; Sxy -1130 over Sxx 32.75.
    const slope = -1130 / 32.75
    expect(value('market.coefficient.speed.slope')).toBeCloseTo(slope, 9)
    expect(value('market.map.speed.fair-price[solution=new]')).toBeCloseTo(
      310 + slope * (4 - 6.25),
      9,
    )
    expect(value('market.map.speed.premium[solution=new]')).toBeCloseTo(
      300 - 310 - slope * (4 - 6.25),
      8,
    )
  })

  test('has no ratio where less is better', () => {
    expect(study.figures.some(({ id }) => id.startsWith('market.map.speed.ratio'))).toBe(false)
    expect(value('market.map.worth.ratio[solution=new]')).toBeCloseTo(550 / 300, 9)
  })

  test('of economic value has the reference at its price, and one price for each unit of value', () => {
    expect(value('market.map.worth.performance[solution=old]')).toBe(200)
    expect(value('market.coefficient.worth.slope')).toBeCloseTo(500 / 750, 9)
    expect(study.figure('market.map.worth.unmeasured').value).toBe(3)
  })

  // 80 % for 300 a year.
  test('has performance for money in the unit of both', async () => {
    const solved = await assess(base.replace('x: price\n    y: wait', 'x: price\n    y: solved'))
    const ratio = solved.figure('market.map.speed.ratio[solution=new]')
    expect(ratio.value).toBeCloseTo(0.8 / 300, 12)
    expect(ratio.unit).toBe('year/EUR')
  })

  test('never puts value a year beside value over the whole plan', async () => {
    const mixed = base
      .replace('240 EUR/year', '240 EUR')
      .replace('500 EUR/year', '500 EUR')
      .replace('maps:', '  - { id: once, solution: dear, reference: rival }\nmaps:')
    const { figure } = await assess(mixed)
    expect(figure('market.economic-value.once.total').unit).toBe('EUR')
    expect(figure('market.map.worth.performance[solution=new]').unit).toBe('EUR/year')
    expect(figure('market.map.worth.unmeasured').settings?.['which-ones']).toBe(
      'rival, dear, secret',
    )
  })

  // Waiting 0.6 / 0.8 of the importance: (10 - 4) / 10; solved 0.2 / 0.8: 30 points.
  test('of improvement is an index by importance over the status quo', () => {
    expect(value('market.map.index.performance[solution=new]')).toBeCloseTo(
      0.75 * 0.6 + 0.25 * 0.3,
      9,
    )
    expect(value('market.map.index.performance[solution=old]')).toBe(0)
    expect(study.figures.some(({ id }) => id.startsWith('market.map.index.ratio'))).toBe(false)
  })

  test('makes no money of a line that falls, and warns', async () => {
    const text = base
      .replace('new, value: 4 min', 'new, value: 20 min')
      .replace('dear, value: 3 min', 'dear, value: 30 min')
    expect(await about('falling-line', text)).toEqual([
      expect.stringMatching(/^maps\.speed\.line: On the line of fair value of `speed` the better/),
    ])
    expect(
      (await assess(text)).figure('market.map.speed.fair-price[solution=new]'),
    ).not.toHaveProperty('value')
  })

  test('of equal prices has no line, and says why', async () => {
    const text = base
      .replace('25 EUR/month', '200 EUR/year')
      .replace('list: 240', 'list: 200')
      .replace('list: 500', 'list: 200')
    expect((await about('no-variation', text))[0]).toContain('all prices are equal')
    expect((await assess(text)).figure('market.coefficient.speed.slope').reason).toContain('equal')
  })

  test('of one alternative asks for more', async () => {
    const text = base.replace('    frontier: true', '    frontier: true\n    solutions: [new]')
    expect((await about('too-few', text))[0]).toMatch(/^maps\.speed: Only 1 of 1 alternatives/)
  })

  test('of a need that nobody measured lists everyone with the remedy', async () => {
    const text = base.replace(/ratings:\n(?: {2}- .*\n)+/u, '')
    expect((await about('too-few', text))[0]).toMatch(
      /Measure, or rate under `ratings`: new, old, rival/,
    )
    expect(value('market.map.speed.unmeasured')).toBe(1)
  })

  test('keeps prices of another kind out, and names them', async () => {
    const text = base.replace('240 EUR/year', '240 EUR')
    expect((await about('unit', text))[0]).toMatch(
      /^maps\.speed\.x: .*Rival is priced in EUR, others in EUR\/year/,
    )
    expect((await assess(text)).figure('market.map.speed.priced').value).toBe(3)
  })
})

describe('what a map is across', () => {
  // 400 of training and 999 of a licence, both at the start; the other solutions cost nothing in the model.
  test('may be all that the value model says of costs', async () => {
    const tco = await assess(base.replace('x: price\n    y: wait', 'x: tco\n    y: wait'))
    expect(tco.figure('market.map.speed.price[solution=new]').value).toBeCloseTo(1399, 9)
    expect(tco.figure('market.map.speed.priced').value).toBe(1)
    expect(tco.figure('market.map.speed.price[solution=new]').inputs).toEqual([
      { figure: 'value.tco[solution=new]' },
    ])
  })

  test('may be the realized price, and each says what it is for', async () => {
    const price = '{ list: 25 EUR/month, realized: 20 EUR/month, per: desk, date: 2026-05-01 }'
    const text = base
      .replace('{ list: 25 EUR/month }', price)
      .replace('x: price\n    y: wait', 'x: price\n    price: realized\n    y: wait')
    const assessed = await assess(text)
    expect(assessed.figure('market.map.speed.price[solution=new]')).toMatchObject({
      value: 240,
      unit: 'EUR/year',
      settings: { kind: 'realized', per: 'desk', date: '2026-05-01' },
    })
    expect(assessed.figure('market.map.speed.price[solution=old]').settings?.['kind']).toBe('list')
  })

  test('warns where prices are for different things', async () => {
    const text = base
      .replace('{ list: 25 EUR/month }', '{ list: 25 EUR/month, per: seat }')
      .replace('{ list: 200 EUR/year }', '{ list: 200 EUR/year, per: company }')
    expect(await about('unit', text)).toEqual([
      expect.stringMatching(/^economic-value\.all: .*seat \(Desk\), company \(Phone\)/),
      expect.stringMatching(/^economic-value\.desk: /),
      expect.stringMatching(/^maps\.speed\.x: /),
      expect.stringMatching(/^maps\.index\.x: /),
      expect.stringMatching(/^maps\.worth\.x: /),
    ])
  })
})

describe('advantages and gaps', () => {
  test('are positive where ours is better, in the unit of the need', () => {
    expect(value('market.advantage.speed.wait[solution=old]')).toBeCloseTo(6, 9)
    expect(value('market.advantage.speed.wait[solution=dear]')).toBeCloseTo(-1, 9)
    expect(study.figure('market.advantage.speed.wait[solution=dear]').settings?.['best']).toBe(
      'yes',
    )
  })

  test('weigh the gap to the best by importance', () => {
    // 0.6 / 0.8 of the importance times 1 of our 4 minutes.
    expect(value('market.vulnerability.speed.wait')).toBeCloseTo(0.75 / 4, 9)
    expect(value('market.vulnerability.speed.solved')).toBe(0)
  })

  test('know what only ours serves, where it is said of all others', async () => {
    expect(value('market.unique.speed.wait')).toBe(0)
    const alone = base
      .replace('solved, solution: old, value: 50 %', 'solved, solution: old, value: none')
      .replace(
        'segments:',
        '  - { need: solved, solution: dear, value: none, by: ann }\n  - { need: solved, solution: secret, value: none, by: ann }\nsegments:',
      )
    expect((await assess(alone)).figure('market.unique.speed.solved').value).toBe(1)
    const open = base.replace(
      'solved, solution: old, value: 50 %',
      'solved, solution: old, value: none',
    )
    expect((await assess(open)).figure('market.unique.speed.solved').reason).toContain(
      'dear, secret',
    )
  })

  // A hundred days, each alike: half of them are over on 20 February.
  test('end on a range of days', () => {
    expect(study.figure('market.sustained.speed.wait')).toMatchObject({
      value: '2027-02-20',
      unit: 'date',
      settings: { p10: '2027-01-11', p90: '2027-04-01', probability: 1 },
    })
  })
})

describe('reconciliation and choice of metrics', () => {
  test('puts floor, reference, value and price on one axis, and lists what is missing', () => {
    expect(value('market.price.price.floor')).toBe(100)
    expect(value('market.price.price.reference')).toBe(200)
    expect(value('market.price.price.total-value')).toBeCloseTo(550, 9)
    expect(value('market.price.price.list')).toBeCloseTo(300, 9)
    expect(study.figure('market.price.price.realized').reason).toContain('no realized price')
    expect(study.figure('market.price.price.gap').reason).toContain('no survey')
  })

  test('warns of a price below cost', async () => {
    const text = base.replace('value: 100 EUR/year, source', 'value: 400 EUR/year, source')
    expect((await about('below-floor', text))[0]).toMatch(/^reconciliation\.price\.floor: /)
  })

  test('ranks candidates by A x B and marks small stakes', () => {
    expect(value('market.metric.solved.score')).toBeCloseTo(5.4, 12)
    expect(value('market.metric.solved.rank')).toBe(1)
    expect(value('market.metric.wait.score')).toBe(4)
    expect(study.figure('market.metric.solved.stakes')).toMatchObject({
      settings: { small: 'yes' },
      unit: 'EUR/year',
    })
    expect(value('market.metric.solved.stakes')).toBeCloseTo(6000, 9)
    expect(study.figure('market.metric.wait.stakes').settings?.['small']).toBe('no')
  })
})

test('the same bits in every run, and every input of a market figure is there', async () => {
  expect(JSON.stringify((await assess(base)).figures)).toBe(JSON.stringify(study.figures))
  const ids = new Set(study.figures.map(({ id }) => id))
  const named = study.figures
    .filter(({ id }) => id.startsWith('market.'))
    .flatMap(({ inputs }) => inputs.flatMap((input) => ('figure' in input ? [input.figure] : [])))
  expect(named.filter((id) => !ids.has(id))).toEqual([])
})
