import { z } from 'zod'
import { blockKeys, column } from '#study/document/schema/market/block'
import { id, text } from '#study/document/schema/text'

const featureKeys = {
  of: column
    .optional()
    .describe('Column that it is made from; left out where rows are counted (`as: count`).'),
  as: z
    .enum(['mean', 'sum', 'least', 'most', 'spread', 'count', 'recency', 'most-common'])
    .optional()
    .describe(
      'What the rows of one customer come to: a number; `count` of the rows; `recency`, days from the last date to the last of all customers; `most-common`, the category. The mean where absent, of latent classes `most-common`.',
    ),
}

const feature = z
  .strictObject({
    ...featureKeys,
    name: text.optional().describe('Its name; column and summary where absent.'),
    log: z
      .boolean()
      .optional()
      .describe('Whether groups are sought on ln(1 + value): for amounts of which few are huge.'),
  })
  .describe('Something by which customers differ.')

const targetingPart = z
  .strictObject({
    ...featureKeys,
    part: id.describe(
      '`size` is the share of customers; else a word of your own: `need`, `value`.',
    ),
    figure: text
      .optional()
      .describe(
        'A figure by segment in place of a column, `{segment}` where its id stands: `value.annual[segment={segment}]`.',
      ),
    weight: z.number().positive().optional().describe('How much it counts; 1 where absent.'),
    more: z
      .enum(['better', 'worse'])
      .optional()
      .describe('Whether more of it speaks for a segment; `better` where absent.'),
  })
  .describe('Something that speaks for turning to a segment.')

export const segmentation = z
  .strictObject({
    ...blockKeys,
    per: column
      .optional()
      .describe('Column that names the customer; each row is one where absent.'),
    features: z.array(feature).min(1).describe('By what customers are alike or differ.'),
    scale: z
      .enum(['standardize', 'none'])
      .optional()
      .describe('Whether every feature gets the same say, whatever its unit; yes where absent.'),
    method: z
      .enum(['k-means', 'mixture', 'latent-class', 'given'])
      .describe(
        'Groups around means; normal groups; classes of people who answer alike; or `given`, the segments of the study.',
      ),
    within: z
      .enum(['independent', 'correlated'])
      .optional()
      .describe(
        'Of a mixture: whether features hang together within a group; `independent` where absent.',
      ),
    groups: z
      .union([z.int().min(2), text])
      .optional()
      .describe('How many: `4`, or `2 to 6`, of which the best is taken; `2 to 6` where absent.'),
    resamples: z
      .int()
      .min(10)
      .optional()
      .describe(
        'How often customers are drawn anew to see if groups come again; 100 where absent.',
      ),
    targeting: z
      .array(targetingPart)
      .min(1)
      .optional()
      .describe('What speaks for turning to a segment; its share of customers where absent.'),
  })
  .describe('Customers who are alike, sought in the rows or given, and what distinguishes them.')
