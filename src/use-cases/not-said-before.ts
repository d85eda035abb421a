import type { Finding } from '#quantity/finding'

/**
 * What the rows say that the document has not said already: a step that is misspelt is a problem of
 * the document, and again one of the log that does not have it.
 */
export function notSaidBefore(
  findings: readonly Finding[],
  said: readonly Finding[],
): readonly Finding[] {
  const refused = said.flatMap(({ code, place: { path = '' } }) =>
    code === 'unknown-reference' ? [path] : [],
  )
  return findings.filter(
    ({ code, place: { path } }) =>
      code !== 'unknown-reference' ||
      path === undefined ||
      !refused.some((one) => isAtOrBelow(one, path)),
  )
}

function isAtOrBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`)
}
