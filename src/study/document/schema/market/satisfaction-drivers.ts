import { z } from 'zod'
import { answerScale, missingAnswers, straightLine } from '#study/document/schema/market/answers'
import { blockKeys, column } from '#study/document/schema/market/block'
import { id } from '#study/document/schema/text'

const asked = z.union([
  column,
  z
    .strictObject({ 'mean-of': z.array(column).min(2).describe('Questions on one thing.') })
    .describe('The mean of several questions; how far they hang together is shown.'),
])

export const satisfactionDrivers = z
  .strictObject({
    ...blockKeys,
    kind: z
      .literal('satisfaction-drivers')
      .describe('What sort of survey it is: which parts go with how people see the whole.'),
    overall: asked.describe('Column with the overall answer, or the mean of several.'),
    drivers: z
      .union([z.array(column).min(1), z.record(id, asked)])
      .describe(
        'Columns with the answers on the parts; by a name of your own where it is a table.',
      ),
    scale: answerScale,
    missing: missingAnswers,
    method: z.literal('lmg').optional().describe('How R^2 is shared out: `lmg`.'),
    quality: z
      .strictObject({ 'straight-line': straightLine.optional() })
      .optional()
      .describe('How carefully people answered.'),
  })
  .describe('People rate a thing overall and in its parts; which parts go with the whole.')
