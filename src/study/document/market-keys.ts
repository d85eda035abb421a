/** Keys of the study document that say something on the market, in the order of its story. */
export const marketKeys = [
  'solutions-from',
  'ratings',
  'maps',
  'segments',
  'surveys',
  'segmentation',
  'demand',
  'elements',
  'perception',
  'evolution',
  'economic-value',
  'reconciliation',
  'paid-improvement',
  'metric-candidates',
  'questions',
] as const
