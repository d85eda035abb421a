/** A study without rows that has every form which a value model can carry. */
export const everyForm = `worthline: 1
title: Sorting returned parcels
about: A study of a warehouse, made up.
currency: EUR
units: [parcel, error]
performers: [{ id: sorter, name: sorter, role: end-user }]
job:
  performer: sorter
  statement: { verb: sort, object: returned parcels, context: by where they go next }
  starts: a parcel arrives
  ends: the parcel lies in its cage
  needs:
    - id: sorting-time
      outcome: { direction: minimize, measure: time, focus: until a parcel lies in its cage }
solutions:
  - { id: by-hand, name: By hand, role: status-quo }
  - { id: robot, name: 'Robot "R 2"', role: ours }
assumptions:
  - { id: parcels, name: Parcels a year, value: 90000 to 120000, unit: parcel/year, source: { kind: customer-record, by: warehouse, date: 2026-04-01 } }
  - { id: time-saved, value: 'pert(8, 14, 25)', unit: s/parcel, source: { kind: measurement, cite: stopwatch } }
  - id: sorter-hour
    basis: labour-cost
    wage: 33000 to 39000 EUR/year
    on-costs: 22 % to 26 %
    productive-hours: 1550 to 1650 hour/year
    source: { kind: customer-record, by: payroll }
  - id: wrong-cages
    experts:
      - { by: first, value: 300 to 500 }
      - { by: second, value: 350 to 700, weight: 2 }
    unit: error/year
    source: { kind: interview, by: two shift leaders }
  - { id: cost-of-error, value: 6.5, unit: EUR/error, source: { kind: benchmark, cite: trade press } }
  - { id: used, value: 30 % to 70 %, source: { kind: judgement, by: head of shift } }
  - { id: new, value: 0.9, source: { kind: judgement, by: us } }
  - { id: wear, value: 3 to 5, unit: '%', source: { kind: judgement, by: us } }
  - { id: rate, value: 0.06 to 0.1, source: { kind: judgement, by: finance } }
correlations: [{ of: [parcels, wrong-cages], rank: 0.5 }]
formulas:
  - { id: errors-avoided, formula: wrong-cages * (1 - 20 %) }
  - { id: busy, formula: 'if(year = 1, 0.8, 1)' }
value:
  ours: robot
  reference: by-hand
  horizon: 4 year
  discount-rate: rate
  adoption: [0.4, 0.9, 1]
  drivers:
    - { id: sorting-hours, name: Hours of sorting, kind: time-savings, class: capacity, formula: parcels * time-saved * sorter-hour, capture: used, execution-risk: 10 %, decay: wear }
    - { id: errors, kind: error-reduction, class: cash, formula: 'max(0, errors-avoided - 40 error/year) * cost-of-error * busy', attribution: new, growth: 2 %, starts: 3 month }
    - { id: noise, kind: custom, class: soft, formula: 500 to 900 EUR/year }
  costs:
    - { id: robots, solution: robot, kind: purchase, amount: 30000 to 36000 EUR, at: start }
    - { id: care, solution: robot, kind: maintenance, amount: 0.02 EUR/parcel * parcels, scales: adoption, growth: 2 % }
    - { id: moving, solution: robot, kind: switching, hours: 200 to 400 hour, rate: sorter-hour, at: start }
    - { id: cages, solution: by-hand, kind: operation, amount: 1200 EUR/year, scales: none }
`

/** By months, in two currencies, with a curve of adoption and scenarios. */
export const byMonths = `worthline: 1
title: A press in two currencies
currency: EUR
rates: { USD: 0.88 to 0.95 EUR/USD }
units: [part]
performers: [{ id: operator, name: operator, role: end-user }]
job:
  performer: operator
  statement: { verb: press, object: parts, context: for the next shift }
solutions:
  - { id: old, name: Old press, role: status-quo }
  - { id: press, name: New press, role: ours }
assumptions:
  - { id: parts, value: 90000 to 120000, unit: part/year, source: { kind: judgement, by: us } }
  - { id: scrap, value: 0.4 to 0.9, unit: USD/part, source: { kind: judgement, by: us } }
value:
  ours: press
  reference: old
  horizon: 30 month
  period: month
  discount-rate: 0.08
  adoption: { curve: s-curve, to: 90 %, halfway: 8 month, over: 12 month }
  drivers:
    - { id: less-scrap, kind: quality-improvement, class: cash, formula: parts * scrap * 20 % }
  costs:
    - { id: price, solution: press, kind: purchase, amount: 14000 USD, at: start }
  scenarios:
    - { id: dear, set: { scrap: p90, parts: 100000 } }
    - { id: half-true }
`

/** A value model as vendors publish it: a page with claims and a model, without values. */
export const page = `---
document_type: value-model
schema_version: "1.0"
product: Parcel robot
---

# Parcel robot: value model

> A page for people and programs.

## Benchmark claims

\`\`\`json
{
  "model_id": "parcel-robot",
  "effective_date": "2026-05-01",
  "claims": [
    { "variable_name": "cut_hours", "display_name": "Cut in hours", "unit": "%", "median": 30, "min": 15, "max": 55, "basis": "customer_data", "notes": "eleven sites" },
    { "variable_name": "cut_services", "display_name": "Services avoided", "unit": "%", "median": 100, "min": 80, "max": 100, "basis": "vendor_estimate" }
  ]
}
\`\`\`

## Value model

\`\`\`json
{
  "variables": [
    { "name": "n_parcels", "display_name": "Parcels a year", "type": "Numeric", "category": "Customer Variable" },
    { "name": "secondsPerParcel", "display_name": "Seconds per parcel", "type": "Numeric", "category": "Customer Variable", "unit": "seconds" },
    { "name": "cost_per_hour", "display_name": "Cost of an hour", "type": "Money", "category": "Customer Variable", "unit": "EUR" },
    { "name": "cut_hours", "display_name": "Cut in hours", "type": "Percentage", "category": "Improvement Claim" },
    { "name": "services", "display_name": "Services of another vendor", "type": "Money", "category": "Market Variable", "default_value": 20000 },
    { "name": "cut_services", "display_name": "Services avoided", "type": "Percentage", "category": "Improvement Claim" },
    { "name": "margin", "display_name": "Margin", "type": "Percentage", "category": "Customer Variable" },
    { "name": "hours", "display_name": "Hours of sorting", "description": "All hours that go into sorting in a year.", "type": "Numeric", "category": "Customer Variable" }
  ],
  "dependencies": [{ "variable": "hours", "equation": "n_parcels * secondsPerParcel / 3600" }],
  "value_drivers": [
    { "name": "Fewer hours of sorting", "number": 1, "category": "Cost Reduction", "subcategory": "", "equation": "hours * cost_per_hour * cut_hours", "description": "Less sorting by hand.", "variables_used": ["hours", "cost_per_hour", "cut_hours"], "tiers_or_modules": ["Teams"], "continuity_profile": { "mode": "recurring", "annual_decay_rate": 0.1, "time_horizon_years": 3 }, "key_category_metric": "Hours", "key_category_metric_equation": "hours" },
    { "name": "No services", "number": 2, "category": "Capital Expenditure Savings", "equation": "services * (cut_services / 100)", "description": "", "variables_used": [], "tiers_or_modules": [], "continuity_profile": { "mode": "one_time" } },
    { "name": "More margin", "number": 3, "category": "Revenue", "equation": "n_parcels * margin", "description": "", "variables_used": [], "tiers_or_modules": [], "continuity_profile": { "mode": "recurring" } },
    { "name": "Run this", "number": 4, "category": "Revenue", "equation": "process.exit(3)", "description": "", "variables_used": [], "tiers_or_modules": [], "continuity_profile": { "mode": "recurring" } }
  ],
  "tiers_and_modules": [{ "name": "Teams", "module": false, "description": "", "includes": [] }]
}
\`\`\`
`

/** What a customer says of it. */
export const customer = {
  customer: 'ACME Logistics',
  variables: [
    {
      name: 'n_parcels',
      value: 100000,
      confidence: 0.9,
      sources: [1],
      triangulation_notes: 'asked',
    },
    { name: 'secondsPerParcel', value: 36, confidence: 0.7, sources: [1], triangulation_notes: '' },
    { name: 'cost_per_hour', value: 30, confidence: 0.7, sources: [], triangulation_notes: '' },
  ],
  value_drivers: [
    {
      name: 'Fewer hours of sorting',
      selected: true,
      reason: 'it fits',
      risk_adjustments: { execution_risk: 0.25, attribution_percentage: 80 },
    },
  ],
  sources_summary: [{ id: 1, title: 'Interview with the site', variables_supported: [] }],
  missing_variables: [{ name: 'margin', reason: 'confidential' }],
}
