import { z } from 'zod'
import { id, text } from '#study/document/schema/text'

export const element = z
  .strictObject({
    id: id.describe('Id of the value element.'),
    name: text.optional().describe('In words: `Quick confirmation`; the id where absent.'),
    needs: z.array(id).min(1).optional().describe('Needs that it is felt in.'),
    drivers: z.array(id).min(1).optional().describe('Drivers that turn it into money.'),
  })
  .describe('Something that customers value.')
