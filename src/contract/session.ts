import { z } from 'zod'

/** Who is asking, where, and what serves it. */
export const sessionSchema = z
  .object({
    actor: z.object({ id: z.string(), name: z.string() }),
    workspace: z.object({ id: z.string(), name: z.string() }),
    version: z.string().meta({ description: 'Of the product.' }),
  })
  .meta({ id: 'Session' })
