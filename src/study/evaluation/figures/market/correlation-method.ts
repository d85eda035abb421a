const errors = {
  values: { name: 'Pearson', error: 'Fisher z' },
  ranks: { name: 'Spearman', error: 'Fisher z with the error of Bonett and Wright' },
} as const

/** How a correlation over people came about, in words. */
export function correlationMethod(
  of: 'values' | 'ranks',
  { weighed }: { readonly weighed: boolean },
): string {
  const { name, error } = errors[of]
  return weighed
    ? `${name}, weighted${of === 'ranks' ? ' mid-ranks' : ''}; ${error} for as many as the weights leave, or linearised with t where that is wider`
    : `${name}, each counting once; ${error}`
}
