import { z } from 'zod'
import { dataSet, join } from '#study/document/schema/data'
import { evidence } from '#study/document/schema/evidence'
import { period } from '#study/document/schema/log'
import { rates } from '#study/document/schema/plan'
import { job, performer, solution } from '#study/document/schema/job'
import { synthesis } from '#study/document/schema/stated'
import { opinion, rowSolutions, valueMap } from '#study/document/schema/market/alternatives'
import { attributePrices } from '#study/document/schema/market/attribute-prices'
import { demand } from '#study/document/schema/market/demand'
import { element } from '#study/document/schema/market/element'
import { evolution } from '#study/document/schema/market/evolution'
import { paidByPerson } from '#study/document/schema/market/paid-by-person'
import { perception } from '#study/document/schema/market/perception'
import { segment } from '#study/document/schema/market/segment'
import { segmentation } from '#study/document/schema/market/segmentation'
import { survey } from '#study/document/schema/market/surveys'
import {
  economicValue,
  metricCandidate,
  questions,
  paidImprovement,
  reconciliation,
} from '#study/document/schema/market/worth'
import { text } from '#study/document/schema/text'
import { assumption, correlation, namedFormula, value } from '#study/document/schema/value'

/** The version of the format that this product writes. */
export const documentVersion = 1

/** The study document: what people write. */
export const studySchema = z
  .strictObject({
    worthline: z.literal(documentVersion).describe('Version of the format: 1.'),
    title: text.describe('What the study is about.'),
    simulated: z.boolean().optional().describe('True where a script made the rows.'),
    about: text.optional().describe('A few words on the study.'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .describe('Currency of all money: three capital letters.'),
    rates: rates.optional(),
    units: z.array(text).optional().describe('Counting nouns: failure, page, ticket.'),
    performers: z.array(performer).min(1).describe('Who has the jobs.'),
    job: job.optional().describe('The one job; several stand under `jobs`.'),
    jobs: z.array(job).min(1).optional().describe('Several jobs.'),
    solutions: z.array(solution).min(1).describe('What can be hired for the job.'),
    'solutions-from': z.array(rowSolutions).optional().describe('Rows that become solutions.'),
    periods: z.array(period).optional().describe('Stretches of time, such as before and after.'),
    data: z.array(dataSet).optional().describe('Rows.'),
    joins: z.array(join).optional().describe('Data sets that lend their columns to others.'),
    evidence: z.array(evidence).optional().describe('What the rows say.'),
    benchmarks: z
      .string()
      .regex(/^[^/\\]+\.(ya?ml|json)$/)
      .optional()
      .describe('File beside the study with published figures; `benchmarks.yaml` where absent.'),
    synthesis: z.array(synthesis).optional().describe('Evidence combined.'),
    segments: z.array(segment).min(1).optional().describe('Groups of customers who are alike.'),
    segmentation: z
      .array(segmentation)
      .optional()
      .describe('Customers who are alike, sought or given.'),
    surveys: z.array(survey).optional().describe('What people were asked.'),
    'attribute-prices': z
      .array(attributePrices)
      .optional()
      .describe('What attributes add to the price of an offer.'),
    demand: z.array(demand).optional().describe('What was sold at which price.'),
    elements: z.array(element).optional().describe('What customers value.'),
    perception: z.array(perception).optional().describe('Perceived against measured value.'),
    evolution: z.array(evolution).optional().describe('Value elements over time.'),
    ratings: z.array(opinion).optional().describe('Single opinions on how a solution does.'),
    maps: z.array(valueMap).optional().describe('Alternatives by price and performance.'),
    'economic-value': z.array(economicValue).optional().describe('What a solution is worth.'),
    reconciliation: z.array(reconciliation).optional().describe('Prices on one axis.'),
    'paid-improvement': z
      .array(paidImprovement)
      .optional()
      .describe('Willingness to pay against measured improvement, by segment.'),
    'paid-by-person': z
      .array(paidByPerson)
      .optional()
      .describe('Willingness to pay against measured improvement, by person.'),
    'metric-candidates': z.array(metricCandidate).optional().describe('What to measure next.'),
    questions: questions.optional(),
    assumptions: z.array(assumption).optional().describe('Quantities that were not measured here.'),
    correlations: z.array(correlation).optional().describe('Assumptions that move together.'),
    formulas: z.array(namedFormula).optional().describe('Parts of several formulas.'),
    value: value.optional(),
  })
  .describe('A Worthline study.')

export type StudyDocument = z.infer<typeof studySchema>
export type JobDocument = NonNullable<StudyDocument['job']>
export type DataDocument = NonNullable<StudyDocument['data']>[number]
export type SegmentationDocument = NonNullable<StudyDocument['segmentation']>[number]
export type SurveyDocument = NonNullable<StudyDocument['surveys']>[number]
export type SurveyOfKind<K extends SurveyDocument['kind']> = Extract<SurveyDocument, { kind: K }>
export type EvolutionDocument = NonNullable<StudyDocument['evolution']>[number]
export type PaidByPersonDocument = NonNullable<StudyDocument['paid-by-person']>[number]
export type PerceptionDocument = NonNullable<StudyDocument['perception']>[number]
export type ValueDocument = NonNullable<StudyDocument['value']>
