import type { CostCategory, CostKind } from './model.ts'

/** In which of the five parts of a total cost of ownership does a cost stand? */
export const categoryOf: Readonly<Record<CostKind, CostCategory>> = {
  purchase: 'purchase',
  implementation: 'implementation',
  training: 'implementation',
  switching: 'implementation',
  operation: 'operation',
  maintenance: 'maintenance',
  support: 'maintenance',
  upgrade: 'upgrade',
  replacement: 'upgrade',
}

/** The five, in the order in which they fall due, in words. */
export const costCategories: Readonly<Record<CostCategory, string>> = {
  purchase: 'purchase',
  implementation: 'implementation, training and switching',
  operation: 'operation',
  maintenance: 'maintenance and support',
  upgrade: 'upgrade and replacement',
}
