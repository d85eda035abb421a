import { describe, expect, it } from 'vitest'
import type { Contrast } from '#evidence/joint-arms'
import type { Finding } from '#quantity/finding'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import { checkModel } from './check-model.ts'
import type { ValueModel } from './model.ts'
import { assumption, cost, driver, formula, valueModel } from './reference-model-fixture.ts'

const units = (list: Readonly<Record<string, string>>): Readonly<Record<string, Unit>> =>
  Object.fromEntries(Object.entries(list).map(([need, text]) => [need, readUnit(text).value!]))

const needUnits = units({
  wait: 'min/execution',
  'felt-effort': 'point',
  spread: 's/execution',
  calls: 'call/year',
})

/** Every formula stands at line 7, column 12 of the document. */
function check(rest: Partial<ValueModel>): readonly Finding[] {
  const placeOf = (path: string) => ({ file: 'study.yaml', line: 7, column: 12, path })
  return checkModel(valueModel(rest), { needUnits, placeOf })
}

function contrast(need: string, block: string, rest: Partial<Contrast> = {}): Contrast {
  return {
    need,
    block,
    better: 'lower',
    baseline: { solution: 'theirs', parameter: `d.${need}.theirs` },
    treatment: { solution: 'ours', parameter: `d.${need}.ours.${block}` },
    controlled: false,
    ...rest,
  }
}

const volume = assumption('volume', { family: 'uniform', low: 1, high: 2 }, 'execution/year')
const wage = assumption('wage', { family: 'uniform', low: 30, high: 50 }, 'USD/hour')
const half = assumption('half', { family: 'fixed', value: 0.5 })
const waits = { wait: contrast('wait', 'quarters') }

describe('checkModel: units', () => {
  it('lets units that agree pass', () => {
    expect(
      check({
        assumptions: [volume, wage, half],
        contrasts: waits,
        formulas: { 'unit-value': formula('saved(wait) * wage') },
        drivers: [
          driver('time', 'volume * unit-value', {
            haircuts: { capture: formula('half'), decay: formula('5 %/year') },
            growth: formula('2 %'),
            starts: formula('3 month'),
          }),
        ],
        costs: [
          cost('price', '10 USD'),
          cost('rent', '10 USD/month', { timing: { once: false, scales: 'none' } }),
          cost('nothing', '0'),
        ],
        discountRate: formula('8 %/year'),
        adoption: [formula('30 %')],
      }),
    ).toEqual([])
  })

  it('names both units, and where the part stands', () => {
    const findings = check({
      assumptions: [volume, wage],
      drivers: [driver('time', '10 USD/year + volume')],
    })
    expect(findings).toMatchObject([
      {
        code: 'unit',
        severity: 'problem',
        place: { path: 'value.drivers.time.formula', line: 7, column: 12 + 14 },
      },
    ])
    expect(findings[0]?.message).toMatch(/USD\/year and execution\/year/)
  })

  it.each([
    [
      { drivers: [driver('x', '3 hour')] },
      'value.drivers.x.formula',
      'comes out in hour, not in USD/year',
    ],
    [
      { drivers: [driver('x', '3 USD')] },
      'value.drivers.x.formula',
      'comes out in USD, not in USD/year',
    ],
    [
      { costs: [cost('x', '3 USD/year')] },
      'value.costs.x.amount',
      'comes out in USD/year, not in USD',
    ],
    [
      { costs: [cost('x', '3 USD', { timing: { once: false, scales: 'none' } })] },
      'value.costs.x.amount',
      'comes out in USD, not in USD/year',
    ],
    [{ adoption: [formula('3 month')] }, 'value.adoption', 'comes out in month'],
    [{ discountRate: formula('3 USD') }, 'value.discount-rate', 'not in a plain number'],
    [
      { drivers: [driver('x', '3 USD/year', { starts: formula('3 USD') })] },
      'value.drivers.x.starts',
      'not in year',
    ],
    [
      { drivers: [driver('x', '3 USD/year', { haircuts: { executionRisk: formula('3 USD') } })] },
      'value.drivers.x.execution-risk',
      'not in a plain number',
    ],
  ] as const)('says what an expression should come out in: %#', (rest, path, words) => {
    const findings = check(rest)
    expect(findings).toMatchObject([{ code: 'unit', place: { path } }])
    expect(findings[0]?.message).toContain(words)
    expect(findings[0]?.hint).toBeTruthy()
  })

  it.each([
    [{ costs: [cost('x', '600')] }, '`600 USD`'],
    [{ drivers: [driver('x', '0.5')] }, '`0.5 USD/year`'],
  ] as const)('shows a bare number with the unit that it lacks: %#', (rest, written) => {
    expect(check(rest)[0]?.hint).toBe(`Write its unit behind it: ${written}.`)
  })

  it('asks for the rate of another currency', () => {
    const findings = check({ drivers: [driver('x', '3 EUR/year')] })
    expect(findings).toMatchObject([
      {
        code: 'currency',
        place: { path: 'value.drivers.x.formula' },
        message: 'The formula of the driver x comes out in EUR/year, not in USD/year.',
        hint: 'Write what one EUR is at the top: `rates: { EUR: 0.9 USD/EUR }`.',
      },
    ])
  })

  it('finds names that nothing has, and ranges without a name', () => {
    const findings = check({
      assumptions: [volume],
      drivers: [
        driver('x', 'volum * 1 USD/execution'),
        driver('y', '1 USD/year', {
          growth: {
            kind: 'distribution',
            distribution: { family: 'uniform', low: 0, high: 0.1 },
            span: { start: 0, end: 8 },
          },
        }),
      ],
    })
    expect(findings.map(({ code, place }) => [code, place.path])).toEqual([
      ['unknown-reference', 'value.drivers.x.formula'],
      ['formula', 'value.drivers.y.growth'],
    ])
  })

  it('reports a broken formula once, where it stands', () => {
    const findings = check({
      assumptions: [volume],
      formulas: { part: formula('volume + 1 USD') },
      drivers: [driver('x', 'part * 2'), driver('y', 'part * 3')],
    })
    expect(findings.map(({ place }) => place.path)).toEqual(['formulas.part.formula'])
  })
})

describe('checkModel: formulas', () => {
  it('finds each circle once', () => {
    const findings = check({
      formulas: {
        b: formula('c + 1'),
        a: formula('b * 2'),
        c: formula('a'),
        self: formula('self + 1'),
        fine: formula('2'),
      },
      drivers: [driver('x', 'fine * 1 USD/year + a * 1 USD/year')],
    })
    expect(findings.map(({ code, place }) => [code, place.path])).toEqual([
      ['circular-reference', 'formulas.a.formula'],
      ['circular-reference', 'formulas.self.formula'],
    ])
    expect(findings[0]?.message).toContain('`a` uses `b` uses `c` uses `a`')
  })
})

describe('checkModel: needs', () => {
  const money = 'saved(wait) * volume * wage'

  it('asks for a block where several measure a need', () => {
    const findings = check({
      assumptions: [volume, wage],
      contrasts: {
        'wait|quarters': contrast('wait', 'quarters'),
        'wait|lab': contrast('wait', 'lab'),
      },
      drivers: [driver('x', money)],
    })
    expect(findings).toMatchObject([
      { code: 'formula', hint: 'Say which: `saved(wait, lab)`.', place: { column: 12 } },
    ])
    const named = 'saved(wait, quarters) * volume * wage'
    expect(
      check({
        assumptions: [volume, wage],
        contrasts: {
          'wait|quarters': contrast('wait', 'quarters'),
          'wait|lab': contrast('wait', 'lab'),
        },
        drivers: [driver('x', named)],
      }),
    ).toEqual([])
  })

  it('finds needs that nothing measures, and blocks that do not exist', () => {
    const findings = check({
      assumptions: [volume, wage],
      contrasts: waits,
      drivers: [
        driver('x', 'saved(calls) * 3 USD/call'),
        driver('y', 'saved(wait, other) * volume * wage'),
        driver('z', 'saved(nobody) * 1 USD/year'),
      ],
    })
    expect(findings.map(({ code, place }) => [code, place.path])).toEqual([
      ['unknown-reference', 'value.drivers.x.formula'],
      ['unknown-reference', 'value.drivers.y.formula'],
      ['unknown-reference', 'value.drivers.z.formula'],
    ])
  })

  it('asks for a proxy where a need has no money', () => {
    const refused = 'Effort on a scale has no money.'
    const findings = check({
      contrasts: { 'felt-effort': contrast('felt-effort', 'trial', { refused }) },
      drivers: [driver('x', 'saved(felt-effort) * 3 USD/point/year')],
    })
    expect(findings).toMatchObject([{ code: 'needs-proxy', message: refused }])
    expect(findings[0]?.hint).toContain('proxy')
  })

  it('wants both arms for what is saved', () => {
    const { treatment: _, ...baseline } = contrast('wait', 'now')
    const rest = { assumptions: [volume, wage], contrasts: { wait: baseline } }
    expect(check({ ...rest, drivers: [driver('x', money)] })).toMatchObject([{ code: 'formula' }])
    expect(check({ ...rest, drivers: [driver('x', 'before(wait) * volume * wage')] })).toEqual([])
  })
})

describe('checkModel: ranges', () => {
  const share = (distribution: Parameters<typeof assumption>[1]) => ({
    assumptions: [assumption('share', distribution)],
    adoption: [formula('share')],
  })

  it('refuses shares outside 0 to 1 and rates of -100 %', () => {
    expect(check({ adoption: [formula('30')] })).toMatchObject([
      { code: 'probability', message: 'The adoption is 30: it must be a share from 0 to 1.' },
    ])
    expect(check({ discountRate: formula('-1') })).toMatchObject([{ code: 'range' }])
    expect(check({ discountRate: formula('-120 %/year') })).toMatchObject([{ code: 'range' }])
    const early = driver('x', '1 USD/year', { starts: formula('-3 month') })
    expect(check({ drivers: [early] })).toMatchObject([{ code: 'range' }])
    expect(check(share({ family: 'fixed', value: 1.2 }))).toMatchObject([{ code: 'probability' }])
    expect(check(share({ family: 'uniform', low: 0.5, high: 1.5 }))).toMatchObject([
      { code: 'probability' },
    ])
  })

  it('lets a share pass whose usual values lie inside', () => {
    // Normal(0.7, 0.15): the central 90 % ends at 0.95.
    expect(check(share({ family: 'normal', mean: 0.7, sd: 0.15 }))).toEqual([])
    expect(check({ adoption: [formula('0'), formula('100 %')], horizon: 2 })).toEqual([])
  })
})

describe('checkModel: haircuts', () => {
  it('refuses an assumption that shrinks a gain twice', () => {
    const findings = check({
      assumptions: [half],
      formulas: { part: formula('half * 2') },
      drivers: [
        driver('x', '10 USD/year', { haircuts: { capture: formula('half') } }),
        driver('y', '10 USD/year * half'),
        driver('z', '10 USD/year * part'),
      ],
    })
    expect(findings.map(({ code, place }) => [code, place.path, place.column])).toEqual([
      ['haircut', 'value.drivers.y.formula', 12 + 14],
      ['haircut', 'value.drivers.z.formula', 12],
    ])
    expect(findings[0]?.message).toContain('the capture of the driver x')
  })

  it('allows a haircut that several drivers share, and other fields that name it', () => {
    expect(
      check({
        assumptions: [half],
        drivers: [
          driver('x', '10 USD/year', { haircuts: { capture: formula('half') } }),
          driver('y', '10 USD/year', {
            haircuts: { capture: formula('half') },
            growth: formula('half'),
          }),
        ],
      }),
    ).toEqual([])
  })

  it('locks attribution at 1 where there is a control group', () => {
    const model = (controlled: boolean, attribution: string) => ({
      assumptions: [volume, wage],
      contrasts: { wait: contrast('wait', 'trial', { controlled }) },
      drivers: [
        driver('x', 'saved(wait) * volume * wage', {
          haircuts: { attribution: formula(attribution) },
        }),
      ],
    })
    expect(check(model(true, '0.8'))).toMatchObject([
      { code: 'haircut', place: { path: 'value.drivers.x.attribution' } },
    ])
    expect(check(model(true, '100 %'))).toEqual([])
    expect(check(model(false, '0.8'))).toEqual([])
  })
})

describe('checkModel: double counting', () => {
  it('warns where two drivers claim one saving or one thing', () => {
    const findings = check({
      assumptions: [volume, wage],
      contrasts: waits,
      formulas: { time: formula('saved(wait) * volume') },
      drivers: [
        driver('x', 'saved(wait) * volume * wage', { uses: ['clerk-hours'] }),
        driver('y', 'time * wage'),
        driver('z', '5 USD/year', { uses: ['clerk-hours'] }),
      ],
    })
    expect(findings.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['double-counting', 'warning', 'The drivers `x` and `y` both count what is saved on `wait`.'],
      ['double-counting', 'warning', 'The drivers `x` and `z` both count `clerk-hours`.'],
    ])
    expect(findings[0]?.hint).toContain('shares')
    expect(findings[1]?.hint).toContain('under `uses`')
  })

  const wards = assumption('ward-hours', { family: 'fixed', value: 900 }, 'hour/year')
  const staff = assumption('staff', { family: 'fixed', value: 3 }, 'person')
  const stay = assumption('stay', { family: 'fixed', value: 4 }, 'hour/execution')
  const model = { assumptions: [volume, wage, wards, staff, stay], contrasts: waits }

  it.each([
    ['saved(wait) * volume * wage', 'before(wait) * volume * wage - after(wait) * volume * wage'],
    ['-2 * saved(wait) * volume * wage', '-(saved(wait) * volume * wage)'],
    ['ward-hours * wage', 'max(ward-hours, 0) * wage'],
    ['staff * 9 USD/person/year', '2 * staff * 4 USD/person/year'],
  ])('warns where %s stands beside %s', (first, second) => {
    const drivers = [driver('x', first), driver('y', second)]
    const [finding, ...others] = check({ ...model, drivers })
    expect(finding).toMatchObject({ code: 'double-counting', severity: 'warning' })
    expect(finding?.hint).toContain('one of the two')
    expect(others).toEqual([])
  })

  it.each([
    ['saved(wait) * volume * wage', '-saved(wait) * volume * wage'],
    ['saved(wait) * volume * wage', 'after(wait) * volume * wage'],
    ['saved(wait) * volume * wage', 'ratio(wait) * 5 USD/year'],
    ['saved(wait) * volume * wage * staff / 1 person', 'staff * 4 USD/person/year'],
    ['stay * volume * wage', '2 * stay * volume * wage'],
    ['volume * 2 USD/execution', 'volume * 3 USD/execution'],
  ])('does not where %s stands beside %s', (first, second) => {
    expect(check({ ...model, drivers: [driver('x', first), driver('y', second)] })).toEqual([])
  })
})

describe('checkModel: the plan', () => {
  it('refuses more adoption than years, and a horizon that is no whole year', () => {
    const adoption = [formula('0.1'), formula('0.2')]
    expect(check({ adoption })).toMatchObject([{ code: 'wrong-value' }])
    expect(check({ adoption, horizon: 2 })).toEqual([])
    expect(check({ horizon: 1.5 })).toMatchObject([{ code: 'range' }])
  })

  it('says which cost falls outside the years', () => {
    const at = (time: number) => ({
      costs: [cost('x', '3 USD', { timing: { once: true, at: time } })],
    })
    expect(check(at(2))).toMatchObject([{ code: 'range', severity: 'warning' }])
    expect(check(at(-1))).toMatchObject([{ code: 'range', severity: 'problem' }])
    expect(check(at(1))).toEqual([])
  })

  it('refuses correlations of nothing and beyond 1', () => {
    const findings = check({
      assumptions: [volume],
      correlations: [
        { of: ['volume', 'nobody'], rank: 0.5 },
        { of: ['volume', 'volume'], rank: 1.5 },
      ],
    })
    expect(findings.map(({ code }) => code)).toEqual(['unknown-reference', 'wrong-value', 'range'])
  })

  it('finds everything at once', () => {
    const findings = check({
      horizon: 0,
      adoption: [formula('30')],
      drivers: [driver('x', '3 hour'), driver('y', 'nobody')],
      costs: [cost('z', '3 EUR')],
    })
    expect(findings.map(({ code }) => code)).toEqual([
      'range',
      'unit',
      'unknown-reference',
      'currency',
      'probability',
    ])
  })
})
