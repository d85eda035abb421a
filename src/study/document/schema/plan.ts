import { z } from 'zod'
import { formula, id, text } from '#study/document/schema/text'

const point = z
  .strictObject({
    at: text.describe('Time from the start: `6 month`.'),
    share: formula.describe('Share in use then.'),
  })
  .describe('An entry of a table of adoption.')

/** How use spreads, as a curve or a table. */
export const adoptionCurve = z
  .strictObject({
    curve: z
      .enum(['linear', 's-curve', 'table'])
      .describe('`linear`: a straight ramp. `s-curve`: logistic. `table`: by `points`.'),
    from: formula.optional().describe('Of a ramp: share in use before it begins; 0 where absent.'),
    to: formula.optional().describe('Share in use in the end; of a ramp or an S-curve.'),
    starts: formula.optional().describe('Of a ramp: when it begins; at the start where absent.'),
    halfway: formula.optional().describe('Of an S-curve: when half of `to` is reached.'),
    over: formula
      .optional()
      .describe('How long it takes; of an S-curve from a tenth of `to` to nine tenths.'),
    points: z.array(point).min(1).optional().describe('Of a table: linear between its entries.'),
  })
  .describe('How use spreads.')

export const scenario = z
  .strictObject({
    id: id.describe('Id of the scenario.'),
    name: text.optional().describe('In words; the id where absent.'),
    set: z
      .record(z.string(), formula)
      .optional()
      .describe('Assumptions by id: `p10` of their own range, or another value.'),
    gains: formula.optional().describe('Share of every gain that is left: `50 %`.'),
  })
  .describe('Other assumptions to see the study under.')

/** Rates of other currencies, by their codes. */
export const rates = z
  .record(z.string().regex(/^[A-Z]{3}$/), formula)
  .describe('What one unit of another currency is in the currency of the study: `0.92 EUR/USD`.')
