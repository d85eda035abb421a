import { join } from 'node:path'

/** What a new study can start from; the first is the default. */
export const templates = ['before-after', 'randomized-trial', 'competitor-comparison'] as const

/** The folder that holds a template. */
export function templateFolder(name: string): string {
  return join(import.meta.dirname, 'templates', name)
}
