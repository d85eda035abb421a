import { z } from 'zod'
import { directions, solutionRoles } from '#job/job'
import { metricKinds } from '#job/metric'
import { price } from '#study/document/schema/market/price'
import { bound, day, id, source, text } from '#study/document/schema/text'

export const performer = z
  .strictObject({
    id: id.describe('Id of the performer.'),
    name: text.describe('In words.'),
    role: z.enum(['buyer', 'customer', 'end-user']).describe('What they are to the seller.'),
  })
  .describe('Who has the job.')

const statement = z
  .strictObject({
    verb: text.describe('An action verb: `secure`.'),
    object: text.describe("What the verb acts on: `the patient's airway`."),
    context: text.optional().describe('The clarifier: `before surgery`.'),
  })
  .describe('Verb + object + context.')

const validation = z
  .strictObject({
    by: text.describe('Which customer.'),
    date: day.optional().describe('When.'),
    segment: text.optional().describe('Which segment they belong to.'),
    method: text.optional().describe('How they were asked.'),
    verdict: z.enum(['confirmed', 'disputed']).describe('What they said of it.'),
    quote: text.optional().describe('In their own words.'),
  })
  .describe('A customer who confirmed or disputed it.')

const kind = z
  .enum(metricKinds)
  .describe('Kind of job performance metric: the column of the Job Value Matrix.')
const name = text.optional().describe('Name of a custom metric.')
const metric = z
  .discriminatedUnion('type', [
    z.strictObject({
      kind,
      name,
      type: z
        .enum(['count', 'money', 'number'])
        .describe('What stands in a row: a count, money or a number.'),
      unit: text.describe('Unit of the figures: `failure`, `EUR`.'),
    }),
    z.strictObject({
      kind,
      name,
      type: z.literal('duration').describe('A duration in a row.'),
      unit: text.describe('Unit of the figures: `s`, `min`, `day`.'),
      'failures-at': bound
        .optional()
        .describe(
          'At which time an execution that failed counts in a second figure: `600 s`. What failed is said by the yes-no need of kind completion on the same step.',
        ),
    }),
    z.strictObject({
      kind,
      name,
      type: z
        .literal('time-to-event')
        .describe('The time until something happens, with cases that are still open.'),
      unit: text.describe('Unit of the times: `month`.'),
      until: bound
        .optional()
        .describe('Up to when it is looked at, set before looking: `36 month`.'),
    }),
    z.strictObject({
      kind,
      name,
      type: z.literal('yes-no').describe('Yes or no in a row.'),
    }),
    z.strictObject({
      kind,
      name,
      type: z.literal('share').describe('A share in every row.'),
      unit: z
        .enum(['%', '1'])
        .optional()
        .describe('`%` where the rows hold percentages; otherwise they hold shares.'),
    }),
    z.strictObject({
      kind,
      name,
      type: z.literal('rate').describe('Errors per opportunity: the ratio of two totals.'),
      unit: text.describe('Such as `error/opportunity`.'),
    }),
    z.strictObject({
      kind,
      name,
      type: z.literal('scale').describe('A rating whose zero is arbitrary.'),
      from: z.number().describe('The lowest answer.'),
      to: z.number().describe('The highest answer.'),
    }),
    z.strictObject({
      kind,
      name,
      type: z.literal('spread').describe("The standard deviation of another need's metric."),
      of: id.describe('That need.'),
    }),
    z.strictObject({
      kind,
      name,
      type: z.literal('share-within').describe("The share of another need's values in a bound."),
      of: id.describe('That need.'),
      'at-most': bound.optional().describe('Upper bound, included: `60 min`.'),
      'at-least': bound.optional().describe('Lower bound, included.'),
    }),
  ])
  .describe('What is measured on the need.')

const need = z
  .strictObject({
    id: id.describe('Id of the need; columns and formulas name it.'),
    outcome: z
      .strictObject({
        direction: z.enum(directions).describe('Which way is better.'),
        measure: text.describe('What is to change: `time`.'),
        focus: text.describe('Of what: `until the airway is secured`.'),
      })
      .describe('Direction + measure + focus.'),
    metric: metric.optional(),
    target: z
      .strictObject({
        'at-most': bound.optional().describe('To be reached from above: `4 h`.'),
        'at-least': bound.optional().describe('To be reached from below.'),
        by: day.optional().describe('By when.'),
      })
      .optional()
      .describe('What would be good enough.'),
    horizon: z.enum(['urgent', 'long-term']).optional().describe('How soon it matters.'),
    critical: z.boolean().optional().describe('Whether the job fails without it.'),
    importance: z
      .strictObject({
        value: z.number().describe('How important.'),
        of: z.number().positive().describe('On a scale up to this.'),
        source: source.optional(),
      })
      .optional()
      .describe('How important it is to the performer.'),
    'found-by': z
      .enum(['observation', 'interview', 'story', 'experiment'])
      .optional()
      .describe('How it was found.'),
    validation: z.array(validation).optional().describe('What customers said of it.'),
  })
  .describe('A need, also called desired outcome.')

const step = z
  .strictObject({
    id: id.describe('Id of the step.'),
    statement,
    today: text.optional().describe('How customers do it today, workarounds included.'),
    needs: z.array(need).optional().describe('Needs of this step.'),
    validation: z.array(validation).optional().describe('What customers said of it.'),
  })
  .describe('A step of the job map.')

export const job = z
  .strictObject({
    id: id.optional().describe('Id of the job; `main` where there is one only.'),
    rank: z.enum(['main', 'supporting']).optional().describe('Main or supporting.'),
    dimension: z
      .enum(['functional', 'emotional', 'social'])
      .optional()
      .describe('What sort of progress it is.'),
    chain: z
      .enum(['core', 'purchase', 'consumption'])
      .optional()
      .describe('The job itself, or a job around buying or using the product.'),
    performer: id.describe('Who has it: the id of a performer.'),
    statement,
    starts: text.optional().describe('What is true when it starts.'),
    ends: text.optional().describe('What is true when it is done.'),
    needs: z.array(need).optional().describe('Needs on the job as a whole.'),
    steps: z.array(step).optional().describe('The job map, in order.'),
    validation: z.array(validation).optional().describe('What customers said of it.'),
  })
  .describe('What the performer wants done.')

export const solution = z
  .strictObject({
    id: id.describe('Id of the solution.'),
    name: text.describe('Its name.'),
    role: z.enum(solutionRoles).describe('What it is to us.'),
    price: price.optional(),
  })
  .describe('A way to get the job done.')
