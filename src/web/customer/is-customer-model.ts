import type { Json } from '#contract/edit'
import { textOf } from '../fields/entries.ts'

/** Whether a document holds the figures of a customer over those of another study. */
export function isCustomerModel(document: Json): boolean {
  return textOf(document, 'extends') !== ''
}
