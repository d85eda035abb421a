import { describe, expect, test } from 'vitest'
import { readValueProject, joinProjects } from './value-project-read.ts'

const driver = {
  name: 'Faster cases',
  equation: 'cases * hours * rate * cut',
  continuity_profile: { mode: 'recurring', annual_decay_rate: 0.1, time_horizon_years: 3 },
  tiers_or_modules: ['Pro'],
}
const model = {
  model_id: 'vm_cases',
  product_name: 'Cases',
  variables: [
    { name: 'cases', display_name: 'Cases', type: 'Numeric', category: 'Customer Variable' },
    { name: 'cut', type: 'percentage', category: 'improvement claim', default_value: '30 %' },
  ],
  value_drivers: [driver],
  tiers_and_modules: [{ name: 'Pro', module: false, description: '' }],
}
const read = (value: unknown) => readValueProject(JSON.stringify(value), 'model.json')

describe('files of the Value Project', () => {
  test('a value model, leniently: words in another case, a number as text, `mode` for `type`', () => {
    const { value, findings } = read(model)
    expect(value?.model).toMatchObject({ id: 'vm_cases', product: 'Cases', tiers: ['Pro'] })
    expect(value?.model?.variables[1]).toMatchObject({
      displayName: 'cut',
      type: 'Percentage',
      category: 'Improvement Claim',
      defaultValue: 30,
    })
    expect(value?.model?.drivers[0]).toMatchObject({ once: false, decay: 0.1, horizon: 3 })
    expect(findings.map(({ severity, place }) => [severity, place.path])).toEqual([
      ['warning', 'variables.cut.default_value'],
    ])
  })

  test('`type: one_time`, as the schema has it', () => {
    const once = { ...driver, continuity_profile: { type: 'one_time' } }
    const { value } = read({ ...model, value_drivers: [once] })
    expect(value?.model?.drivers[0]).toMatchObject({ once: true })
  })

  test('keys that nothing is read from are named, with their place', () => {
    const extended = { ...driver, driver_impact: 'x', customer_criteria: 'y' }
    const { findings } = read({ ...model, value_drivers: [extended], vendor: 'z' })
    const said = findings.filter(({ code }) => code === 'not-carried')
    expect(said.map(({ message, place }) => `${place.path}: ${message}`)).toEqual([
      ': Not carried over: `vendor`.',
      'value_drivers.Faster cases: Not carried over: `driver_impact`, `customer_criteria`.',
    ])
  })

  test('customer variables: sources by their number, fractions and whole percents', () => {
    const { value } = read({
      customer: 'ACME',
      variables: [
        { name: 'cases', value: 1200, confidence: 0.8, sources: [2], triangulation_notes: 'asked' },
      ],
      value_drivers: [
        {
          name: 'Faster cases',
          selected: true,
          reason: 'yes',
          risk_adjustments: { execution_risk: 0.2, attribution_percentage: 80 },
        },
      ],
      sources_summary: [{ id: 2, title: 'Annual report', url: 'https://example.org' }],
      missing_variables: [{ name: 'rate', reason: 'not known' }],
    })
    expect(value?.customer).toEqual({
      customer: 'ACME',
      values: [
        {
          name: 'cases',
          value: 1200,
          sources: ['Annual report, https://example.org'],
          notes: 'asked',
        },
      ],
      adjustments: [
        {
          name: 'Faster cases',
          selected: true,
          reason: 'yes',
          executionRisk: 0.2,
          attribution: 0.8,
        },
      ],
      missing: ['rate'],
    })
  })

  test('a page: every block of JSON in it', () => {
    const claims = {
      model_id: 'vm_cases',
      effective_date: '2026-05-15',
      claims: [
        { variable_name: 'cut', unit: '%', median: 20, min: 10, max: 40, basis: 'vendor_estimate' },
      ],
    }
    const block = (json: unknown): string =>
      `\`\`\`json\n${JSON.stringify(json, undefined, 2)}\n\`\`\`\n`
    const page = `# Cases\n\n${block(claims)}\ntext\n\n${block(model)}\n---\n`
    const { value, findings } = readValueProject(page, 'page.md')
    expect(value?.claims).toMatchObject({ date: '2026-05-15', claims: [{ median: 20, max: 40 }] })
    expect(value?.model?.product).toBe('Cases')
    expect(findings.every(({ severity }) => severity === 'warning')).toBe(true)
  })

  test.each([
    ['{"variables": [', 'broken-file'],
    ['{"rows": []}', 'not-a-table'],
    ['# A page without JSON', 'not-a-table'],
    ['[1, 2]', 'wrong-value'],
    ['{"variables": 3, "value_drivers": []}', 'wrong-value'],
    [
      JSON.stringify({ ...model, variables: [{ name: 'a', default_value: 'many' }] }),
      'unreadable-value',
    ],
    [JSON.stringify({ claims: [{ variable_name: 'a', median: 9, min: 10, max: 20 }] }), 'range'],
  ])('%s is refused', (text, code) => {
    const { value, findings } = readValueProject(text, 'model.json')
    expect(value).toBeUndefined()
    expect(findings.find(({ severity }) => severity === 'problem')).toMatchObject({ code })
  })

  test('a decay of 10 is read as 10 %, and said; one of 200 is refused', () => {
    const of = (rate: number) =>
      read({
        ...model,
        value_drivers: [
          { ...driver, continuity_profile: { type: 'recurring', annual_decay_rate: rate } },
        ],
      })
    expect(of(10).value?.model?.drivers[0]?.decay).toBe(0.1)
    expect(of(200).value).toBeUndefined()
  })

  test('of two value models the later one holds, and it is said', () => {
    const first = read(model).value!
    const second = read({ ...model, product_name: 'Other' }).value!
    const joined = joinProjects([
      { file: 'a.json', project: first },
      { file: 'b.json', project: second },
    ])
    expect(joined.value?.model?.product).toBe('Other')
    expect(joined.findings).toHaveLength(1)
  })
})
