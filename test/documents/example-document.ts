/** A small study document for tests: one need measured before and after, one driver, one cost. */
export const exampleDocument = `worthline: 1
title: A shorter wait
currency: EUR
performers: [{ id: clerk, name: clerk, role: end-user }]
job:
  performer: clerk
  statement: { verb: confirm, object: the application, context: after it was handed in }
  starts: the application lies on the desk
  ends: the receipt is confirmed
  steps:
    - id: confirm
      statement: { verb: confirm, object: the receipt, context: of the application }
      needs:
        - id: wait
          outcome: { direction: minimize, measure: time, focus: until the receipt is confirmed }
          metric: { kind: speed, type: duration, unit: min }
solutions:
  - { id: paper, name: Paper, role: status-quo }
  - { id: portal, name: Portal One, role: ours }
data:
  - id: trial
    file: trial.csv
    row: execution
    columns:
      solution: { from: arm, map: { 0: paper, 1: portal } }
      wait: { from: seconds, unit: s }
      age: { unit: year }
evidence:
  - { id: trial, data: trial, design: randomized, baseline: paper, treatment: portal, needs: [wait], covariates: [age] }
assumptions:
  - { id: volume, value: 1500 to 2500, unit: execution/year, source: { kind: judgement, by: office } }
  - { id: hourly, value: 40, unit: EUR/hour, source: { kind: customer-record, by: finance } }
  - { id: used, value: "pert(0, 0.2, 0.6)", source: { kind: judgement, by: office } }
value:
  ours: portal
  reference: paper
  horizon: 3 year
  discount-rate: 0.08
  adoption: [0.5, 1]
  drivers:
    - { id: clerk-time, kind: time-savings, class: capacity, capture: used, formula: saved(wait) * volume * hourly }
  costs:
    - { id: licence, solution: portal, kind: purchase, amount: 4000 to 9000 EUR, at: start }
`
