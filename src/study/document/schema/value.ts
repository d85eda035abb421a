import { z } from 'zod'
import { inputGroup, plannedTest } from '#study/document/schema/information'
import { adoptionCurve, scenario } from '#study/document/schema/plan'
import { day, formula, id, source, text } from '#study/document/schema/text'
import { costKinds, driverKinds } from '#value/model'

const assumptionId = id.meta({ refersTo: 'assumptions' })

const expert = z
  .strictObject({
    by: text.describe('Who says so.'),
    value: formula.describe('A number, a range (`2 to 4`) or a distribution.'),
    weight: z.number().positive().optional().describe('How much it counts; 1 where absent.'),
  })
  .describe('What one of several people says.')

/** What an assumption says, and who stands behind it. */
export const assumptionKeys = {
  id: id.describe('Id of the assumption; formulas name it.'),
  value: formula
    .optional()
    .describe('A number, a range (`1500 to 2500`), a distribution, or `empirical(data.column)`.'),
  experts: z
    .array(expert)
    .min(1)
    .optional()
    .describe('What several people say, instead of one value: pooled.'),
  basis: z
    .enum([
      'labour-cost',
      'historical-records',
      'outcome-analysis',
      'utilization',
      'opportunity-cost',
    ])
    .optional()
    .describe('How the worth of a unit was found.'),
  wage: formula
    .optional()
    .describe('Of a labour cost, instead of a value: pay, such as `52000 EUR/year`.'),
  'on-costs': formula
    .optional()
    .describe('Of a labour cost: what the employer pays on top, as a share of the wage.'),
  'productive-hours': formula
    .optional()
    .describe('Of a labour cost: hours worked, such as `1550 to 1650 hour/year`.'),
  unit: text.optional().describe('Unit of the value; none is a share or a plain number.'),
  source: source.optional(),
  owner: text.optional().describe('Who answers for it.'),
  review: day.optional().describe('When it is to be looked at again.'),
}

export const assumption = z
  .strictObject({
    ...assumptionKeys,
    name: text.optional().describe('In words; the id where absent.'),
    'by-segment': z
      .record(id, formula)
      .refine((values) => Object.keys(values).length > 0)
      .optional()
      .describe('What it is for segments of their own: `{ desk: 35 to 45 }`.'),
  })
  .describe('A quantity that was not measured here.')

export const correlation = z
  .strictObject({
    of: z.array(assumptionId).length(2).meta({ title: 'Which two' }).describe('Two assumptions.'),
    rank: z
      .number()
      .min(-1)
      .max(1)
      .meta({ title: 'How closely' })
      .describe("Spearman's rank correlation."),
    source: source.optional(),
  })
  .describe('Two assumptions that move together.')

export const namedFormula = z
  .strictObject({
    id: id.describe('Id of the formula; other formulas name it.'),
    formula: formula.describe('The formula.'),
  })
  .describe('A part of several formulas, written once.')

const books = z.enum(['capex', 'opex']).optional().describe('How finance books it.')

const driver = z
  .strictObject({
    id: id.describe('Id of the driver.'),
    name: text.optional().describe('In words; the id where absent.'),
    kind: z.enum(driverKinds).describe('What sort of value it is.'),
    class: z
      .enum(['cash', 'capacity', 'soft'])
      .describe(
        'Cash: a bill gets smaller or revenue comes in. Capacity: hours are freed. Soft: neither.',
      ),
    formula: formula.describe('Money a year.'),
    capture: formula.optional().describe('Share of the gain that turns into value.'),
    attribution: formula.optional().describe('Share of the improvement that is ours.'),
    'execution-risk': formula.optional().describe('Share of the gain that is not delivered.'),
    decay: formula.optional().describe('Share by which the gain fades a year: `5 %/year`.'),
    growth: formula.optional().describe('Growth a year, from the second period on.'),
    starts: formula
      .optional()
      .describe('Time until the first value: `3 month`; or its day, in a plan with a `start`.'),
    uses: z
      .array(id)
      .optional()
      .describe('What it draws on (hours, heads); two drivers with one use count twice.'),
    books,
  })
  .describe('A formula that comes out in money a year.')

const cost = z
  .strictObject({
    id: id.describe('Id of the cost.'),
    name: text.optional().describe('In words; the id where absent.'),
    solution: id.describe('Whose cost it is.'),
    kind: z.enum(costKinds).describe('What it is paid for.'),
    amount: formula.optional().describe('Money, or money a year.'),
    hours: formula.optional().describe("Hours of the customer's own people, instead of an amount."),
    rate: formula.optional().describe('What such an hour costs.'),
    at: text
      .optional()
      .describe(
        'One-off: `start`, the time from the start (`2 year`), or its day in a plan with a `start`.',
      ),
    scales: z
      .enum(['adoption', 'none'])
      .optional()
      .describe('Recurring: whether it grows with adoption.'),
    growth: formula.optional().describe('Growth a year, from the second period on.'),
    books,
  })
  .describe('A cost of a solution: one-off (`at`) or recurring (`scales`).')

export const value = z
  .strictObject({
    ours: id.describe('The solution whose value is in question.'),
    reference: id.describe('What it is compared with; doing nothing is a solution too.'),
    horizon: text.describe('How long counts: `5 year`, `30 month`.'),
    start: day
      .optional()
      .describe('The day on which the plan begins: flows fall on days, discounted by days / 365.'),
    period: z
      .enum(['year', 'month'])
      .optional()
      .describe('In what steps money flows; `year` where absent and the horizon is whole years.'),
    'discount-rate': formula.describe('A year: 0.08.'),
    adoption: z
      .union([formula, z.array(formula).min(1), adoptionCurve])
      .optional()
      .describe('Share in use in year 1, 2, ..., the last carried forward; or a curve. Absent: 1.'),
    losses: z
      .enum(['full', 'same'])
      .optional()
      .describe('`full` (the default): haircuts never shrink a loss.'),
    'mid-period': z
      .boolean()
      .optional()
      .describe('Flows in the middle of a period, not at its end.'),
    'payback-basis': z
      .enum(['cash', 'all'])
      .optional()
      .describe('Which benefits payback counts; `cash` is the default.'),
    drivers: z.array(driver).min(1).describe('Where the value comes from.'),
    costs: z.array(cost).optional().describe('What the solutions cost.'),
    scenarios: z
      .array(scenario)
      .optional()
      .describe('Other assumptions; absent: conservative, optimistic and half-true.'),
    groups: z.array(inputGroup).optional().describe('Assumptions that belong together.'),
    tests: z.array(plannedTest).optional().describe('What it costs to find something out.'),
    serves: z
      .number()
      .positive()
      .optional()
      .describe('How many decisions like this one a finding serves; 1 where absent.'),
    intangibles: z
      .array(
        z.strictObject({
          id: id.describe('Id of the intangible.'),
          'in-words': text.meta({ title: 'What it is' }).describe('What it is, in words.'),
          need: id.optional().describe('The need it belongs to.'),
        }),
      )
      .optional()
      .describe('What has no price: listed, never added.'),
  })
  .describe('From measured improvement to money.')
