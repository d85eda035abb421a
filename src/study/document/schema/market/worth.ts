import { z } from 'zod'
import { metricQuestions } from '#market/metrics/metric-choice'
import { formula, id, source, text } from '#study/document/schema/text'

/** What a solution is worth to a customer who has another one. */
export const economicValue = z
  .strictObject({
    id: id.describe('Id of the estimate.'),
    solution: id.describe('The solution in question.'),
    reference: id.describe('The next best alternative; doing nothing is a solution too.'),
    segment: id.optional().describe('Whose assumptions are taken; those of all where absent.'),
    price: z
      .enum(['list', 'realized'])
      .optional()
      .describe('Which prices; the list price where absent, else the realized one.'),
  })
  .describe('Reference price + positive - negative differentiation = total economic value.')

/** Everything that is known of the price, on one axis. */
export const reconciliation = z
  .strictObject({
    id: id.describe('Id of the reconciliation.'),
    segment: id.optional().describe('Whose answers are taken; those of all where absent.'),
    solution: id.optional().describe('Whose prices; that of the economic value where absent.'),
    survey: z
      .union([id, z.array(id).min(1)])
      .optional()
      .describe('Surveys of what people would pay.'),
    'economic-value': id.optional().describe('The economic value that is the ceiling.'),
    floor: z
      .strictObject({
        value: formula.describe('What it costs to make and serve one: `12 to 15 EUR/year`.'),
        source: source.optional(),
      })
      .optional()
      .describe('The cost floor.'),
  })
  .describe('Floor, reference, value, willingness to pay and prices on one axis.')

/** What segments would pay, beside how far their job was improved. */
export const paidImprovement = z
  .strictObject({
    id: id.describe('Id of the comparison.'),
    need: id.describe('The need whose improvement is measured by segment.'),
    survey: id.describe('What people would pay, asked or chosen, by segment.'),
    attribute: text
      .optional()
      .describe('Of a survey of choices: what is paid for, `speed` or `brand.hunts`.'),
  })
  .describe('Whether segments whose job was improved more would pay more.')

/** What could be measured and improved next. */
export const metricCandidate = z
  .strictObject({
    id: id.optional().describe('Id of the candidate; the need where absent.'),
    need: id.optional().describe('The need that it measures, where the study has it.'),
    name: text.optional().describe('In words; those of the need where absent.'),
    category: z
      .enum([
        'monetary',
        'risk',
        'execution-time',
        'lead-time',
        'jobs-removed',
        'jobs-added',
        'buyer-interface',
        'business-model',
      ])
      .describe('What sort of value it is.'),
    move: z
      .enum(['new', 'reweigh', 'reverse'])
      .describe('A new metric, another weight, or the other direction of improvement.'),
    'need-to-improve': z.number().min(0).max(10).describe('A: from 0 to 10.'),
    'chance-to-improve': z.number().min(0).max(1).describe('B: that a solution can improve it.'),
    stakes: formula.optional().describe('Money a year: `200000 to 800000 EUR/year`.'),
    'set-up-change': text.optional().describe('What has to change in how we operate.'),
    source: source.optional(),
  })
  .describe('A metric that could be chosen.')

/** The five questions on the choice of metrics, with their answers. */
export const questions = z
  .strictObject({
    'represents-today': text.optional().describe(metricQuestions['represents-today']),
    aligned: text.optional().describe(metricQuestions.aligned),
    weighting: text.optional().describe(metricQuestions.weighting),
    fit: text.optional().describe(metricQuestions.fit),
    'can-pull-off': text.optional().describe(metricQuestions['can-pull-off']),
  })
  .describe('Five questions on the choice of metrics.')
