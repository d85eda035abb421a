/** Studies as files of the Value Project, and value models of others as studies, as people run it. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { centralResult } from '#value/central-result'
import { worthline } from './command-here.ts'
import { pricedStudy } from './spreadsheet/priced-model.ts'
import { byMonths, customer, everyForm, page } from './value-project/studies.ts'

let folder = ''
const at = (name: string): string => join(folder, name)
const json = (name: string) => JSON.parse(readFileSync(at(name), 'utf8'))

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-project-'))
  writeFileSync(at('parcels.yaml'), everyForm)
  writeFileSync(at('press.yaml'), byMonths)
  cpSync(join(import.meta.dirname, '../examples/intake-portal'), at('portal'), { recursive: true })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function figures(study: string) {
  const { out } = await worthline('assess', study, '--format', 'json', '--draws', '2000')
  const all = JSON.parse(out).figures as { id: string; value?: unknown; quantiles?: unknown }[]
  return Object.fromEntries(
    all.map(({ id, value, quantiles }) => [id, { value, quantiles }] as const),
  )
}

const files = (stem: string): string[] => [at(`${stem}.json`), at(`${stem}.customer.json`)]

async function roundTrip(study: string, stem: string) {
  const out = await worthline(
    'export',
    study,
    '--format',
    'value-project',
    '--out',
    at(`${stem}.json`),
  )
  expect(out.code).toBe(0)
  const [model = '', ...others] = files(stem)
  return worthline('import', model, at(`${stem}.yaml`), '--with', ...others, '--write')
}

describe('a study without rows, out and back', () => {
  test('keeps drivers, assumptions, formulas and costs; every figure is the same', async () => {
    const back = await roundTrip(at('parcels.yaml'), 'back')
    expect(back).toMatchObject({ code: 0, out: '' })
    const [before, after] = [parse(everyForm), parse(readFileSync(at('back.yaml'), 'utf8'))]
    expect(after).toEqual(before)
    const [was, is] = [await figures(at('parcels.yaml')), await figures(at('back.yaml'))]
    expect(Object.keys(was).length).toBeGreaterThan(100)
    expect(is).toEqual(was)
  })

  test('by months, in two currencies, with a curve and scenarios too', async () => {
    expect((await roundTrip(at('press.yaml'), 'press-back')).code).toBe(0)
    expect(parse(readFileSync(at('press-back.yaml'), 'utf8'))).toEqual(parse(byMonths))
    expect(await figures(at('press-back.yaml'))).toEqual(await figures(at('press.yaml')))
    const [driver] = json('press-back.json').value_drivers
    expect(driver.equation).toBe('parts * (scrap * rate_usd) * (20 / 100)')
  })

  test('equations give what the model gives at its central values, evaluated by a JavaScript engine', async () => {
    const { model } = await pricedStudy(at('parcels.yaml'))
    const { drivers } = centralResult(model, {}, {}).value!
    const project = json('back.json')
    const scope: Record<string, unknown> = { Math }
    for (const { name, type, default_value: value } of project.variables) {
      if (value !== undefined) scope[name] = type === 'Percentage' ? value / 100 : value
    }
    const context = createContext(scope)
    for (const { variable, equation } of project.dependencies) {
      scope[variable] = runInContext(equation, context)
    }
    const money = project.value_drivers.map(({ equation }: { equation: string }) =>
      runInContext(equation, context),
    )
    // The capture stands in the equation; execution risk and attribution stand beside it.
    const [hours, errors, noise] = drivers
    expect(money[0]).toBeCloseTo(hours!.annual.mean / 0.9, 6)
    // A formula with `year` is that of year 1 (0.8); a year of the model is the mean of its four (0.95).
    expect(money[1]).toBeCloseTo((errors!.beforeHaircuts.mean * 0.8) / 0.95, 6)
    expect(money[2]).toBeCloseTo(noise!.annual.mean, 6)
  })

  test('has what the public schemas require', () => {
    const [model, values] = [json('back.json'), json('back.customer.json')]
    const has = (each: object, keys: string): void =>
      expect(Object.keys(each)).toEqual(expect.arrayContaining(keys.split(' ')))
    // `required` of value_model.json, customer_variables.json (both forms published in May 2026).
    has(
      model,
      'schema_version model_id product_name variables dependencies value_drivers tiers_and_modules',
    )
    expect(model.schema_version).toBe('1.0.0')
    const names = model.variables.map(({ name }: { name: string }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const variable of model.variables) {
      has(variable, 'name display_name description type category')
      expect(variable.name).toMatch(/^[a-zA-Z_][a-zA-Z0-9_]*$/)
      expect(['Money', 'Numeric', 'Percentage']).toContain(variable.type)
    }
    for (const driver of model.value_drivers) {
      has(driver, 'name number category subcategory equation description variables_used')
      has(
        driver,
        'continuity_profile tiers_or_modules key_category_metric key_category_metric_equation',
      )
      expect(names).toEqual(expect.arrayContaining(driver.variables_used))
    }
    has(values, 'customer variables value_drivers')
    const ids = values.sources_summary.map(({ id }: { id: number }) => id)
    for (const value of values.variables) {
      has(value, 'name value confidence sources triangulation_notes')
      expect(ids).toEqual(expect.arrayContaining(value.sources))
    }
    for (const driver of values.value_drivers) {
      has(driver, 'name selected reason risk_adjustments')
      has(driver.risk_adjustments, 'execution_risk attribution_percentage')
    }
    // A word that JavaScript keeps for itself names no variable.
    expect(names).toContain('new_')
  })

  test('what somebody changed in the files takes its place; the rest stays', async () => {
    const values = json('back.customer.json')
    const model = json('back.json')
    const change = (name: string, value: number): void => {
      values.variables.find((each: { name: string }) => each.name === name).value = value
    }
    change('cost_of_error', 9)
    change('used', 45)
    change('sorter_hour_wage', 40000)
    values.customer = 'ACME'
    values.value_drivers[0].risk_adjustments.execution_risk = 0.3
    values.value_drivers[2].selected = false
    const errors = model.value_drivers[1]
    errors.equation = 'wrong_cages * cost_of_error * 0.5'
    writeFileSync(at('changed.json'), JSON.stringify(model))
    writeFileSync(at('changed.customer.json'), JSON.stringify(values))
    const [file = '', ...others] = files('changed')
    const said = await worthline('import', file, at('changed.yaml'), '--with', ...others, '--write')
    expect(said.code).toBe(0)
    expect(said.err).toContain('`sorter_hour_wage` is 40000 now')
    expect(said.err).toContain('does not count for the customer')
    const { assumptions, value } = parse(readFileSync(at('changed.yaml'), 'utf8'))
    const of = (id: string) => assumptions.find((each: { id: string }) => each.id === id)
    expect(of('cost-of-error')).toMatchObject({
      value: 9,
      unit: 'EUR/error',
      source: { by: 'ACME' },
    })
    expect(of('used')).toMatchObject({ value: '45 %' })
    expect(of('parcels')).toMatchObject({ value: '90000 to 120000' })
    const [hours, changed, ...more] = value.drivers
    expect(hours).toMatchObject({
      formula: 'parcels * time-saved * sorter-hour',
      'execution-risk': 0.3,
    })
    expect(more).toEqual([])
    expect(changed).toMatchObject({ id: 'errors', attribution: 'new' })
    // 0.5 x (mean of wrong cages) x 9 EUR, by hand: units taken off and put on again.
    const { model: read } = await pricedStudy(at('changed.yaml'))
    const wrong = values.variables.find(
      ({ name }: { name: string }) => name === 'wrong_cages',
    ).value
    const result = centralResult(read, {}, {}).value!
    expect(result.drivers[1]!.beforeHaircuts.mean).toBeCloseTo(0.5 * wrong * 9, 6)
  })
})

describe('a study with rows', () => {
  test('what was measured becomes claims with a range; at the central values the money is the same', async () => {
    const back = await roundTrip(at('portal'), 'portal-back')
    expect(back.code).toBe(0)
    const [was, is] = [await pricedStudy(at('portal')), await pricedStudy(at('portal-back.yaml'))]
    const of = (each: typeof was) => centralResult(each.model, {}, {}).value!.npv.mean
    expect(of(is)).toBeCloseTo(of(was), 4)
    const errors = Math.hypot(was.value.npv.simulationError, is.value.npv.simulationError)
    expect(Math.abs(is.value.npv.mean - was.value.npv.mean)).toBeLessThan(4 * errors)
    const [claim] = json('portal-back.claims.json').claims
    expect(claim).toMatchObject({ variable_name: 'saved_entry_time', basis: 'customer_data' })
    expect(claim.min).toBeLessThan(claim.median)
    expect(claim.notes).toContain('randomized; grade 5; n = 480')
  })
})

describe('a value model of somebody else', () => {
  beforeAll(() => {
    writeFileSync(at('page.md'), page)
    writeFileSync(at('acme.json'), JSON.stringify(customer))
  })

  test('becomes a study: equations as formulas, claims as quantiles, haircuts as fields', async () => {
    const said = await worthline(
      'import',
      at('page.md'),
      at('robot.yaml'),
      '--with',
      at('acme.json'),
      '--write',
    )
    expect(said.code).toBe(0)
    const { title, currency, assumptions, formulas, value } = parse(
      readFileSync(at('robot.yaml'), 'utf8'),
    )
    expect(currency).toBe('EUR')
    expect(title).toBe('Parcel robot for ACME Logistics')
    const of = (id: string) => assumptions.find((each: { id: string }) => each.id === id)
    expect(of('cut-hours').value).toBe('from quantiles (5 %: 15, 50 %: 30, 95 %: 55) %')
    expect(of('cut-services').value).toBe('pert(80, 100, 100) %')
    expect(of('services')).toMatchObject({ value: 20000, unit: 'EUR' })
    expect(of('n-parcels')).toMatchObject({
      value: 100000,
      source: {
        kind: 'customer-record',
        by: 'ACME Logistics',
        cite: 'Interview with the site; asked',
      },
    })
    expect(formulas).toEqual([
      { id: 'hours-formula', formula: 'n-parcels * seconds-per-parcel / 3600' },
    ])
    expect(value.drivers).toMatchObject([
      {
        id: 'fewer-hours-of-sorting',
        formula: 'hours-formula * cost-per-hour * cut-hours * 1 1/year',
        attribution: 0.8,
        'execution-risk': 0.25,
        decay: 0.1,
      },
      { id: 'no-services', formula: 'if(year = 1, services * cut-services * 1 1/year, 0)' },
    ])
    expect(value).toMatchObject({ horizon: '3 year', 'discount-rate': 0 })
    expect(readFileSync(at('robot.yaml'), 'utf8')).toContain('# Less sorting by hand.')
  })

  test('comes to what the reference of the project says, by hand', async () => {
    // 100000 x 36 s = 1000 h; x 30 EUR x the claim's mean x 0.75 x 0.8, fading by a tenth a year over 3 years.
    const { model, value } = await pricedStudy(at('robot.yaml'))
    const cut = centralResult(model, { 'cut-hours': 30 }, {})
    const flows = cut.value!.cashFlow.map(({ all }) => all.mean)
    const share =
      model.assumptions.find(({ id }) => id === 'cut-hours')!.unit.text === '%' ? 1 : 100
    const plain = centralResult(model, { 'cut-hours': 30 / share }, {}).value!
    const yearly = 1000 * 30 * 0.3 * 0.75 * 0.8
    expect(plain.drivers[0]!.annual.mean).toBeCloseTo(yearly, 6)
    expect(plain.drivers[0]!.presentValue.mean).toBeCloseTo(yearly * (1 + 0.9 + 0.81), 6)
    expect(flows).toHaveLength(4)
    expect(value.npv.mean).toBeGreaterThan(0)
  })

  test('what could not be carried over is listed with its place', async () => {
    const said = await worthline(
      'import',
      at('page.md'),
      at('none.yaml'),
      '--with',
      at('acme.json'),
    )
    expect(said.code).toBe(0)
    expect(existsSync(at('none.yaml'))).toBe(false)
    expect(said.out).toContain('worthline: 1')
    for (const words of [
      '`margin` has no value',
      'there is no value of `margin`',
      'The customer could not say `margin`',
      'the function `process.exit` is not known',
      'Teams',
      'The metrics to watch after the sale',
      'discount rate is 0',
      'no price and no costs',
      'class `capacity`',
      'least, most likely and greatest',
    ]) {
      expect(said.err).toContain(words)
    }
  })

  test('without values there is no study, and it is said which are missing', async () => {
    writeFileSync(at('bare.md'), page.replace('"default_value": 20000', '"x-none": 0'))
    const said = await worthline('import', at('bare.md'), at('bare.yaml'), '--write')
    expect(said).toMatchObject({ code: 2, out: '' })
    expect(said.err).toContain('`n_parcels` has no value')
    expect(said.err).toContain('--with customer-variables.json')
    expect(existsSync(at('bare.yaml'))).toBe(false)
  })

  test('never writes over a study, and refuses values without a model', async () => {
    const over = await worthline(
      'import',
      at('page.md'),
      at('parcels.yaml'),
      '--with',
      at('acme.json'),
      '--write',
    )
    expect(over.code).toBe(2)
    expect(over.err).toContain('is there already')
    expect(readFileSync(at('parcels.yaml'), 'utf8')).toBe(everyForm)
    const alone = await worthline('import', at('acme.json'), at('alone.yaml'))
    expect(alone).toMatchObject({ code: 2 })
    expect(alone.err).toContain('holds no value model')
    const gone = await worthline('import', at('gone.json'), at('gone.yaml'))
    expect(gone.err).toContain('There is no file')
  })
})
